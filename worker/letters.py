"""What all letters have in common: one per journal line, in a language we speak, never too late.

SMTP cannot promise more than "at least once": when a worker dies between the server's yes and our
note of it, the letter goes out again. It is then the same letter, with the same link and the same
Message-ID, so that mail programs show one.
"""

import logging
import smtplib
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from programme import domain_names, journal
from programme.models.journal import Entry

logger = logging.getLogger(__name__)

# A letter about last week would only confuse; what came from a backup or a demo is older still.
TOO_LATE = timedelta(days=2)
PERMANENT = 500  # RFC 5321, 4.2.1: from here on, asking again brings the same answer
# What says nothing about the address, but about the server or our account there.
OURS = (
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
)


class NotSent(Exception):
    """The mail server did not take the letter now. Told without its words, which name addresses."""


class Overtaken(Exception):
    """Another worker holds the line by now."""


def missed(entry: Entry, life: timedelta = TOO_LATE) -> bool:
    """Whether it is too late for this letter; the office hears of one that was tried in vain."""
    now = timezone.now()
    if now - entry.at <= life:
        return False
    if entry.attempts > 1:
        journal.give_up_letter(entry, code=None, at=now)
    return True


def spoken(language: str) -> str:
    """The language of the letter: the asked one, or the product's own."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def send(entry: Entry, text: str, *, to: str) -> None:
    """Send `text`, whose first line is the subject; answers go to the district's office.

    The line is done as soon as the server has taken the letter, or has refused it for good (then
    the office is told). Raises NotSent where another try may succeed.

    Domains are written in ASCII before Django does it: its IDNA 2003 would send what is meant for
    straße.example to strasse.example.
    """
    subject, _, body = text.strip().partition("\n")
    office = entry.district.email
    message = EmailMessage(
        subject=subject.strip(),
        body=body.strip() + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[domain_names.mail_address(to)],
        reply_to=[domain_names.mail_address(office)] if office else None,
        headers={
            # A mail reader shows one letter of a line that was sent twice.
            "Message-ID": f"<entry-{entry.pk}.{int(entry.at.timestamp())}@{settings.UID_DOMAIN}>",
            # No answering machine answers (RFC 3834, 5).
            "Auto-Submitted": "auto-generated",
        },
    )
    try:
        _hand_over(entry, message)
    except smtplib.SMTPException as problem:
        _refused(entry, problem)


def _hand_over(entry: Entry, message: EmailMessage) -> None:
    with _mail_server() as server:
        if not journal.renew(entry):
            raise Overtaken
        server.send_messages([message])
        _note(entry)


@contextmanager
def _mail_server() -> Iterator:
    """An open connection. Its end is our business only: the letter is out already."""
    server = get_connection()
    server.open()
    try:
        yield server
    finally:
        with suppress(smtplib.SMTPException, OSError):
            server.close()


def _note(entry: Entry) -> None:
    """Finish the line; while we hold it we wait for a database that is away."""
    end = time.monotonic() + settings.JOURNAL_LEASE
    while True:
        try:
            return journal.finish(entry, at=timezone.now())
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or time.monotonic() > end:
                raise
            connection.close()
            time.sleep(0.5)


def _refused(entry: Entry, problem: smtplib.SMTPException) -> None:
    code = _code(problem)
    if code is None or code < PERMANENT or isinstance(problem, OURS):
        raise NotSent(f"{type(problem).__name__} {code or ''}".strip()) from None
    logger.warning("letter of journal line %s: refused for good (%s)", entry.pk, code)
    journal.give_up_letter(entry, code=code, at=timezone.now())


def _code(problem: smtplib.SMTPException) -> int | None:
    """What the server answered, if it did: a letter has one receiver."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        return next(code for code, _ in problem.recipients.values())
    return getattr(problem, "smtp_code", None)
