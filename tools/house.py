"""Rules of the house that no linter knows: sizes and names of files, how much a function decides,
that the files which a text names exist, and what no line may say."""

import re
import subprocess
import sys
from pathlib import Path

from tools import complexity, references

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 400
COUNTED = {".py", ".css", ".js", ".html"}
BAD_NAMES = {"utils", "common", "helpers", "misc"}
# The patterns do not match themselves, so this file needs no exception.
NEVER = {
    "names a package registry": re.compile(
        r"[p]y(?:pi|thonhosted)\.org|[n]pmjs\.|extra-index[-_]url|index[-_]url"
    ),
    "names a path of one machine": re.compile(r"(?<![\w.)}>-])/(?:work|root|home|Users)/\w"),
}


def files() -> list[Path]:
    """What git knows or would take up."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True).stdout.split(b"\0")
    return [path for name in names if name and (path := ROOT / name.decode()).is_file()]


def problems(paths: list[Path], root: Path = ROOT) -> list[str]:
    """Every broken rule, one line each; files are named as seen from `root`."""
    return [line for path in sorted(paths) for line in _of_file(path, root)]


def _of_file(path: Path, root: Path) -> list[str]:
    name = path.relative_to(root)
    found = [f"{name}: a name that says nothing"] if path.stem in BAD_NAMES else []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return found
    written = "migrations" not in path.parts
    if written and path.suffix in COUNTED and len(lines) > MOST_LINES:
        found.append(f"{name}: {len(lines)} lines, more than {MOST_LINES}")
    if written and path.suffix == ".py":
        found += _of_code(lines, name)
    found += references.problems(path, root)
    for number, line in enumerate(lines, 1):
        found += [f"{name}:{number}: {why}" for why, bad in NEVER.items() if bad.search(line)]
    return found


def _of_code(lines: list[str], name: Path) -> list[str]:
    if name.parts[0] == "tests":
        return []
    return [
        f"{name}:{line}: {function} decides too much ({count}, the limit is {complexity.LIMIT})"
        for line, function, count in complexity.too_complex("\n".join(lines))
    ]


if __name__ == "__main__":
    if found := problems(files()):
        sys.exit("\n".join(found))
