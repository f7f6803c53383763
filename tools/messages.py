"""Compiles the translations; gettext's own programs are not on every machine.

`python -m tools.messages` writes each .mo beside its .po; `--check` only compares, and names
translations that are missing or uncertain.
"""

import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent


def catalogues(root: Path = ROOT) -> list[Path]:
    """Every .po of the packages below `root`."""
    return sorted(root.glob("[!.]*/locale/*/LC_MESSAGES/*.po"))


def compiled(catalogue: Path) -> bytes:
    return polib.pofile(str(catalogue)).to_binary()


def compile_all(root: Path = ROOT) -> None:
    """Write the .mo files that differ from their .po."""
    for path in catalogues(root):
        binary = path.with_suffix(".mo")
        if not binary.exists() or binary.read_bytes() != compiled(path):
            binary.write_bytes(compiled(path))
            print(f"compiled {path.relative_to(root)}")


def problems(root: Path = ROOT) -> list[str]:
    """What is not as it should be, one line each."""
    found = []
    for path in catalogues(root):
        name = path.relative_to(root)
        entries = polib.pofile(str(path))
        found += [f"{name}: not translated: {e.msgid!r}" for e in entries.untranslated_entries()]
        found += [f"{name}: uncertain: {e.msgid!r}" for e in entries.fuzzy_entries()]
        binary = path.with_suffix(".mo")
        if not binary.exists() or binary.read_bytes() != entries.to_binary():
            found.append(f"{name}: its .mo is older; `make messages` compiles it")
    return found


if __name__ == "__main__":
    if "--check" not in sys.argv:
        compile_all()
    elif found := problems():
        sys.exit("\n".join(found))
