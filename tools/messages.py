"""Compiles the translations; gettext's own programs are not on every machine.

`python -m tools.messages` writes each .mo beside its .po; `--check` only compares, and names
translations that are missing, uncertain, or lie in another package than the words they are of.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import to_locale

from tools.used_messages import Message, used

ROOT = Path(__file__).resolve().parent.parent
# The lowest first: what several say lies in the first of them.
PACKAGES = ("programme", "feeds", "worker", "calendar_site")
WRITTEN_IN = "en"  # the language of the messages themselves


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


def problems(root: Path, languages: Iterable[str]) -> list[str]:
    """What is not as it should be, one line each."""
    found = [line for path in catalogues(root) for line in _of_catalogue(path, root)]
    said = messages(root)
    for language in languages:
        for package in PACKAGES:
            name = f"{package}/locale/{to_locale(language)}/LC_MESSAGES/django.po"
            found += [f"{name}: {line}" for line in _of_package(root / name, said[package])]
    return found


def messages(root: Path) -> dict[str, set[Message]]:
    """The messages of each package that no lower one says too."""
    found: dict[str, set[Message]] = {}
    lower: set[Message] = set()
    for package in PACKAGES:
        said = used(root / package)
        found[package] = said - lower
        lower |= said
    return found


def _of_catalogue(path: Path, root: Path) -> Iterator[str]:
    name, entries = path.relative_to(root), polib.pofile(str(path))
    yield from (f"{name}: not translated: {e.msgid!r}" for e in entries.untranslated_entries())
    yield from (f"{name}: uncertain: {e.msgid!r}" for e in entries.fuzzy_entries())
    binary = path.with_suffix(".mo")
    if not binary.exists() or binary.read_bytes() != entries.to_binary():
        yield f"{name}: its .mo is older; `make messages` compiles it"


def _of_package(path: Path, said: set[Message]) -> Iterator[str]:
    entries = polib.pofile(str(path)) if path.exists() else []
    there = {Message(entry.msgctxt, entry.msgid) for entry in entries}
    for message in sorted(said - there, key=str):
        yield f"missing: {message.text!r}"
    for message in sorted(there - said, key=str):
        yield f"said elsewhere or nowhere: {message.text!r}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calendar_site.settings")
    os.environ.setdefault("EMBEDDED", "1")
    if "--check" not in sys.argv:
        compile_all()
    elif found := problems(ROOT, {code for code, _name in settings.LANGUAGES} - {WRITTEN_IN}):
        sys.exit("\n".join(found))
