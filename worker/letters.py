"""What all letters have in common: one per journal line, in a language we speak, never too late."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from programme import domain_names
from programme.models.journal import Entry

# A letter about last week would only confuse; what came from a backup or a demo is older still.
TOO_LATE = timedelta(days=2)


def is_late(entry: Entry) -> bool:
    return timezone.now() - entry.at > TOO_LATE


def spoken(language: str) -> str:
    """The language of the letter: the asked one, or the product's own."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def send(entry: Entry, text: str, *, to: str):
    """Send `text`, whose first line is the subject; answers go to the district's office.

    Domains are written in ASCII before Django does it: its IDNA 2003 would send what is meant for
    straße.example to strasse.example.
    """
    subject, _, body = text.strip().partition("\n")
    office = entry.district.email
    EmailMessage(
        subject=subject.strip(),
        body=body.strip() + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[domain_names.mail_address(to)],
        reply_to=[domain_names.mail_address(office)] if office else None,
        # The same line sent twice (a worker died after sending) is one letter to a mail reader.
        headers={"Message-ID": f"<entry-{entry.pk}@{settings.UID_DOMAIN}>"},
    ).send()
