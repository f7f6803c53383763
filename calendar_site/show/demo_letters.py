"""What the demo has mailed: each letter is a file in var/mail, and nothing leaves the machine.

Whoever reads a letter to a person of an office could sign in as this person. It is shown only where
everybody could do so already, by the password that is known.
"""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.policy import default
from email.utils import getaddresses
from itertools import chain, islice
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.filebased import EmailBackend
from django.urls import reverse

from programme import mail_addresses
from programme.demo import people

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
    """The last MOST letters that everybody may read, newest first."""
    folder, secret = Path(EmailBackend().file_path), people.secret_addresses()
    found = [(path.stat().st_mtime_ns, path) for path in folder.iterdir()]
    letters = chain.from_iterable(_letters(path) for _at, path in sorted(found, reverse=True))
    return list(islice((each for each in letters if not _reaches(each, secret)), MOST))


def _reaches(letter: Letter, secret: set[str]) -> bool:
    """Whether it is addressed to one of these."""
    return any(
        mail_addresses.key(address) in secret for _name, address in getaddresses([letter.to])
    )


def _letters(path: Path) -> Iterator[Letter]:
    """Those of one file, the last first: letters of one second may share it."""
    with path.open("rb") as file:
        source = file.read(LONGEST)
    bodies = (body.strip() for body in reversed(source.split(_RULER)))
    return (_letter(body) for body in bodies if body)


def _letter(source: bytes) -> Letter:
    said = email.message_from_bytes(source, policy=default)
    date = said["Date"]
    return Letter(
        to=str(said["To"] or ""),
        subject=str(said["Subject"] or ""),
        at=_in_utc(date.datetime) if date else None,
        parts=_parts(said.get_content().strip()),
    )


def _in_utc(moment: datetime) -> datetime:
    """Django writes "-0000", UTC of nowhere (RFC 5322 3.3), which is read without a zone."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _parts(text: str) -> tuple[Part, ...]:
    """The text with its links: those of this demo alone, so that nothing typed leads elsewhere."""
    link = re.compile(rf"({re.escape(settings.SITE_URL)}/[^\s<>\"]*[^\s<>\".,;:!?)])")
    pieces = enumerate(link.split(text))
    return tuple(Part(piece, piece if n % 2 else "") for n, piece in pieces if piece)
