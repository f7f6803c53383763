"""Links that need no account: to one submission for its life, or to all of one partner's.

Opening a link changes nothing, as mail scanners do; only a form that is sent does.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from programme import access, journal, mail_addresses
from programme.actors import PARTNER, Actor
from programme.credentials import secret_tokens
from programme.models.district import District
from programme.models.journal import Entry
from programme.models.link import Link
from programme.models.submission import Submission, SubmissionQuerySet

PARTNER_DAYS = timedelta(days=90)


class Unreachable(Exception):
    """No address is known to which a new link could go; nothing was changed."""


def to_submission(submission: Submission, *, at: datetime, letter: Entry | None = None) -> str:
    """An edit link's token. Older links stay: the receipt page and the mail have one each.

    The token is new, or that of the `letter` which a journal line asks for: the same each time.
    """
    return _make(
        letter,
        district=submission.programme.district,
        submission=submission,
        purpose=Link.Purpose.EDIT,
        created_at=at,
    )


def hand_out(submission: Submission, *, by: Actor, at: datetime) -> str:
    """`to_submission` for the office that passes the link on; else access.Forbidden."""
    access.require(by, "hand_out_link", submission)
    return to_submission(submission, at=at)


def to_partner(district: District, email: str, *, at: datetime, letter: Entry | None = None) -> str:
    """The token of a page with everything this address has offered; it ends after 90 days.

    `letter` as in `to_submission`.
    """
    return _make(
        letter,
        district=district,
        email=email.strip(),
        purpose=Link.Purpose.PARTNER,
        created_at=at,
        expires_at=at + PARTNER_DAYS,
    )


def request(district: District, email: str, language: str, *, at: datetime) -> None:
    """Ask for a partner link by mail, in `language`: the worker makes and sends it.

    The journal line names one submission of that address, never the address. An unknown address
    leaves a line too, which leads to nothing: both take the same time.
    """
    theirs = Submission.objects.filter(programme__district=district)
    known = mail_addresses.rows_of(theirs, "contact_email", email).first()
    journal.record(
        "link_requested",
        district=district,
        submission=known,
        by=PARTNER,
        at=at,
        data={"language": language},
    )


def _make(letter: Entry | None, **fields: Any) -> str:
    """A letter that is sent again holds the link it held before; one that was ended stays ended."""
    if letter is None:
        token = secret_tokens.fresh()
        Link.objects.create(digest=secret_tokens.digest(token), **fields)
        return token
    token = _of_letter(letter, fields["purpose"])
    Link.objects.get_or_create(digest=secret_tokens.digest(token), defaults=fields)
    return token


def _of_letter(letter: Entry, purpose: str) -> str:
    # The moment keeps lines apart that have one number in two databases with one key.
    line = f"{letter.pk} {letter.at.astimezone(UTC).isoformat()}"
    return secret_tokens.derived(purpose, line)


def find(token: str, purpose: str, *, at: datetime) -> Link | None:
    """The valid link of this token, None for a wrong, ended or revoked one."""
    found = Link.objects.valid(at).filter(digest=secret_tokens.digest(token), purpose=purpose)
    return found.select_related("district", "submission__programme__district").first()


def submissions(link: Link) -> SubmissionQuerySet:
    """What a link opens: its one submission, or all that came from its address."""
    if link.purpose == Link.Purpose.EDIT:
        return Submission.objects.filter(links=link)
    theirs = Submission.objects.filter(programme__district=link.district)
    return mail_addresses.rows_of(theirs, "contact_email", link.email)


@transaction.atomic
def renew(submission: Submission, *, by: Actor, at: datetime) -> None:
    """End every edit link of a submission; the worker mails a new one to the address it knows.

    For a link that was passed on by mistake. An ended link stays ended. A button that is pressed
    twice ends them once, and not the link in the letter of the first time; one that was handed
    out since then is ended. Raises access.Forbidden, and Unreachable where a partner would be left
    without any link.
    """
    access.require(by, "renew_link", submission)
    if by.kind == "partner" and not submission.contact_email:
        raise Unreachable(submission.number)
    Submission.objects.select_for_update(no_key=True).get(pk=submission.pk)
    last = submission.entries.filter(verb="link_renewed", at__gt=at - journal.AGAIN).last()
    if last and (last.actor, last.user) == (by.kind, by.user) and not _given_since(last):
        return
    _revoke(submission.links.all(), at)
    programme = submission.programme
    journal.record(
        "link_renewed",
        district=programme.district,
        programme=programme,
        submission=submission,
        by=by,
        at=at,
    )


def _given_since(letter: Entry) -> bool:
    """Whether there is a newer link than those that were ended then, besides that in the letter."""
    own = secret_tokens.digest(_of_letter(letter, Link.Purpose.EDIT))
    newer = Link.objects.filter(submission=letter.submission, created_at__gt=letter.at)
    return newer.filter(revoked_at=None).exclude(digest=own).exists()


@transaction.atomic
def renew_all(link: Link, *, language: str, at: datetime) -> None:
    """End a partner link, all others of its address, and every edit link they could have opened.

    A new partner link is mailed, in `language`. Other districts are not touched. Raises
    Unreachable where no letter could be written.
    """
    theirs = submissions(link)
    if not theirs.exists():
        raise Unreachable(link.pk)
    links = Link.objects.filter(district=link.district)
    _revoke(mail_addresses.rows_of(links, "email", link.email), at)
    _revoke(Link.objects.filter(submission__in=theirs), at)
    request(link.district, link.email, language, at=at)


def _revoke(rows: QuerySet[Link], at: datetime) -> None:
    rows.filter(revoked_at=None).update(revoked_at=at)
