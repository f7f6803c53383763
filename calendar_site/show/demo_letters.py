"""What the demo has mailed: each letter is a file in var/mail, and nothing leaves the machine."""

import email
import re
from dataclasses import dataclass
from datetime import datetime
from email.policy import default
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.filebased import EmailBackend
from django.urls import reverse

MOST = 200  # letters, the newest
LONGEST = 100_000  # bytes of a file that are read
FILES = "django.core.mail.backends.filebased.EmailBackend"
_RULER = b"-" * 79  # django.core.mail.backends.console ends each letter with it


@dataclass(frozen=True)
class Part:
    """A piece of a letter's text; `url` where it is an address of this demo."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Letter:
    to: str
    subject: str
    at: datetime | None
    parts: tuple[Part, ...]


def are_shown() -> bool:
    """Only in a demo, and only as long as its letters go nowhere else."""
    return settings.DEMO and settings.EMAIL_BACKEND == FILES


def address(lang: str) -> str:
    """Of the page that shows them; empty where there is none."""
    return reverse("demo-post", args=[lang]) if are_shown() else ""


def newest() -> list[Letter]:
    """The last letters, newest first; reads at most MOST files."""
    folder = Path(EmailBackend().file_path)
    found = [(path.stat().st_mtime_ns, path) for path in folder.iterdir()]
    return [_letter(path) for _at, path in sorted(found, reverse=True)[:MOST]]


def _letter(path: Path) -> Letter:
    with path.open("rb") as file:
        source = file.read(LONGEST)
    body, ruler, _rest = source.rpartition(_RULER)
    said = email.message_from_bytes(body if ruler else source, policy=default)
    date = said["Date"]
    return Letter(
        to=str(said["To"] or ""),
        subject=str(said["Subject"] or ""),
        at=date.datetime if date else None,
        parts=_parts(said.get_content().strip()),
    )


def _parts(text: str) -> tuple[Part, ...]:
    """The text with its links: those of this demo alone, so that nothing typed leads elsewhere."""
    link = re.compile(rf"({re.escape(settings.SITE_URL)}/[^\s<>\"]*[^\s<>\".,;:!?)])")
    pieces = enumerate(link.split(text))
    return tuple(Part(piece, piece if n % 2 else "") for n, piece in pieces if piece)
