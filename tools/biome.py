"""Biome, the linter and formatter of style sheets and scripts: one program, without Node.

`python -m tools.biome` installs it from its pinned npm package into the environment (35 MB); it
needs npm for that. `make check` uses it where it is and says so where it is not. Running and
testing never need it. `python -m tools.biome format` writes the files as `make check` wants them.
"""

import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import vendor

VERSION = "2.6.8"
# machine -> SHA-256 of the packed archive
ARCHIVES = {
    "linux-x64": "e9fc491ffec6ba4024549b7c797937cd4f01855b4fe66a78220efe83b95be7f1",
    "linux-arm64": "2db75b982f62fda24a864b3a4831ff9cc0899cc9673b3bd88de16dcf14b47290",
    "darwin-arm64": "05a72143395eb2fc387393b51444c9662513673ab4f8bb415dc17b93ad71c8fb",
}
PROCESSORS = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
HOME = Path(sys.prefix) / "biome"


def program() -> str | None:
    """The program in the pinned version, from the environment or the PATH; None without one.

    Another version has other rules and would complain of what this one takes.
    """
    places = [str(HOME / f"biome-{VERSION}"), shutil.which("biome")]
    return next((place for place in places if place and _version(place) == VERSION), None)


def install() -> Path:
    """Put the program into the environment; SystemExit where that cannot be."""
    machine = f"{sys.platform}-{PROCESSORS.get(platform.machine().lower(), platform.machine())}"
    if machine not in ARCHIVES:
        raise SystemExit(f"no pinned biome for {machine}")
    if not shutil.which("npm"):
        raise SystemExit("npm, which brings biome, is not here")
    name = f"@biomejs/cli-{machine}"
    package = vendor.Package(name, VERSION, "MIT OR Apache-2.0", ARCHIVES[machine], HOME)
    HOME.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        try:
            unpacked = vendor.fetch(package, Path(folder))
        except subprocess.CalledProcessError as problem:
            raise SystemExit(f"npm could not bring {name}: {problem.stderr[-300:]}") from None
        return Path(shutil.move(unpacked / "biome", HOME / f"biome-{VERSION}"))


def _version(place: str) -> str:
    try:
        done = subprocess.run([place, "--version"], capture_output=True, text=True, check=False)
    except OSError:  # not there, or made for another machine
        return ""
    return done.stdout.strip().removeprefix("Version: ")


def main(arguments: list[str]) -> None:
    """Install if it is missing; with "format", write the files."""
    found = program() or str(install())
    if arguments == ["format"]:
        sys.exit(subprocess.run([found, "format", "--write"], check=False).returncode)
    print(f"biome {VERSION} is installed")


if __name__ == "__main__":
    main(sys.argv[1:])
