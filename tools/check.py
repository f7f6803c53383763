"""`make check`: every check runs, also after one has failed; the last lines say which did.

Style sheets and scripts are checked where biome is installed (tools/biome.py).
Before the last line stand the figures of the house (tools/figures.py).
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools import biome, figures, house

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_BIOME = "biome is not here; `.venv/bin/python -m tools.biome` installs it"


def checks() -> dict[str, list[str]]:
    """Each check as a command: modules of this Python, except djade and biome, which are programs.

    A check whose program is missing has no command.
    """
    program = str(Path(sys.executable).with_name("djade"))
    module = [sys.executable, "-m"]
    templates = [str(path) for path in house.files() if _is_template(path)]
    return {
        "style": [*module, "ruff", "check", "--quiet"],
        "format": [*module, "ruff", "format", "--check", "--quiet"],
        "types": [*module, "mypy"],
        "templates": [program, "--check", *templates],
        "django": [*module, "django", "check", "--fail-level", "WARNING"],
        "migrations": [*module, "django", "makemigrations", "--check", "--dry-run"],
        "translations": [*module, "tools.messages", "--check"],
        "house": [*module, "tools.house"],
        "css and js": css_and_js(),
    }


def main() -> int:
    """Run all; the number of failed checks."""
    failed, skipped = [], []
    with tempfile.TemporaryDirectory() as var:
        environment = os.environ | _clean_environment(var)
        for name, command in checks().items():
            if not command:
                print(f"{name:<13} skipped {WITHOUT_BIOME}", flush=True)
                skipped.append(name)
                continue
            began = time.monotonic()
            done = subprocess.run(
                command, cwd=ROOT, env=environment, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
            )  # fmt: skip
            word = "failed" if done.returncode else "ok"
            print(f"{name:<13} {word:<7} {time.monotonic() - began:.1f} s", flush=True)
            if done.returncode:
                failed.append(name)
                print(done.stdout.rstrip())
    if skipped:
        print(f"NOT CHECKED: {', '.join(skipped)}")
    for line in figures.lines(house.files()):
        print(f"figures       {line}")
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks passed.")
    return len(failed)


def css_and_js() -> list[str]:
    """Biome as a command; empty where it is not installed."""
    program = biome.program()
    return [program, "check", "--error-on-warnings"] if program else []


def _is_template(path: Path) -> bool:
    return path.suffix == ".html" and "templates" in path.parts


def _clean_environment(var: str) -> dict[str, str]:
    """The embedded defaults, whatever stands in .env, and an empty database."""
    return {
        "DJANGO_SETTINGS_MODULE": "calendar_site.settings",
        "EMBEDDED": "1",
        "ENV_FILE": os.devnull,
        "VAR_DIR": var,
        "DATABASE_URL": f"sqlite:///{var}/check.sqlite3",
        "REDIS_URL": "",
    }


if __name__ == "__main__":
    sys.exit(main())
