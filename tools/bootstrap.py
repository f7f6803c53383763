"""Installs what the product needs into .venv; runs on a bare Python, so it uses nothing else.

`python tools/bootstrap.py run` or `dev` names the requirement file. The packages of dev contain
those of run, so a checkout that can test can also run. A mark in .venv keeps what is installed:
when no requirement file has changed since, nothing is asked and nothing is fetched.

VENV, UV_CACHE_DIR and PIP_CACHE_DIR put the environment and the caches elsewhere; a home folder
that cannot be written is noticed without being told.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(os.environ.get("VENV", ROOT / ".venv")).absolute()
PYTHON = VENV / "bin" / "python"
MARK = VENV / "installed"


def main(kind: str) -> None:
    """Leave a .venv behind that holds exactly the pinned packages of `kind` (or more: dev)."""
    if sys.version_info < (3, 11):  # noqa: UP036 this file meets every Python
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    accepted = {mark(kind), mark("dev")}
    if MARK.exists() and PYTHON.exists() and MARK.read_text() in accepted:
        return
    environment = os.environ | caches() | {"UV_PYTHON_DOWNLOADS": "never"}
    if not PYTHON.exists():
        make_environment(environment)
    install(kind, environment)
    MARK.write_text(mark(kind))


def mark(kind: str) -> str:
    """What is installed, in a word that changes when a requirement file does."""
    sha = hashlib.sha256()
    for name in (f"{kind}.txt", "tools.txt"):
        sha.update((ROOT / "requirements" / name).read_bytes())
    return f"{kind} {sha.hexdigest()}"


def caches() -> dict:
    """Places for downloads when the home folder cannot take them."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"))
    while not home.exists() and home != home.parent:
        home = home.parent
    if os.access(home, os.W_OK):
        return {}
    places = {"UV_CACHE_DIR": VENV / "cache" / "uv", "PIP_CACHE_DIR": VENV / "cache" / "pip"}
    return {name: os.environ.get(name, str(path)) for name, path in places.items()}


def make_environment(environment: dict) -> None:
    """A virtual environment; Debian keeps its pip in a package of its own (python3-venv)."""
    say(f"Making {VENV.name} with Python {sys.version.split()[0]}")
    whole = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if call(whole, environment, quiet=True):
        return
    if not call([*whole, "--without-pip"], environment):
        sys.exit("The virtual environment could not be made.")


def install(kind: str, environment: dict) -> None:
    """Install uv with checked hashes, then with it exactly the pinned packages."""
    uv = find_uv(environment)
    say(f"Installing the pinned packages (requirements/{kind}.txt), a minute the first time")
    requirements = str(ROOT / "requirements" / f"{kind}.txt")
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    sync = [*uv, "pip", "sync", "--require-hashes", *quiet, "--python", str(PYTHON), requirements]
    if call(sync, environment):
        return
    say("Trying once more with this machine's own certificates (a proxy may have put them there)")
    if not call(sync, environment | {"UV_SYSTEM_CERTS": "1"}):
        sys.exit("The packages could not be installed. Is the package index reachable?")


def find_uv(environment: dict) -> list:
    """uv as a command: from pip in the environment, the machine's pip, or the machine itself."""
    say("Installing the installer (uv)")
    pinned = ["--quiet", "--disable-pip-version-check", "--require-hashes"]
    pinned += ["-r", str(ROOT / "requirements" / "tools.txt")]
    own, machines = [str(PYTHON), "-m"], [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    if not call([*own, "pip", "--version"], environment, quiet=True):
        call([*own, "ensurepip"], environment, quiet=True)
    for pip in ([*own, "pip"], machines):
        has_pip = call([*pip, "--version"], environment, quiet=True)
        if has_pip and call([*pip, "install", *pinned], environment):
            return [str(PYTHON), "-m", "uv"]
    if on_path := shutil.which("uv"):
        return [on_path]
    sys.exit("Neither pip nor uv is here. On Debian: apt-get install python3-venv")


def call(command: list, environment: dict, quiet: bool = False) -> bool:
    """Whether the command succeeded."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.call(command, env=environment, stdout=output, stderr=output, cwd=ROOT) == 0


def say(text: str) -> None:
    print(f"· {text}", flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(130)
