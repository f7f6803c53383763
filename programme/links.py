"""Links that need no account: to one submission for its life, or to all of one partner's.

A link in a mail scanner's hands does nothing: opening it changes nothing, only a form does.
"""

from datetime import timedelta

from programme import journal, tokens
from programme.actors import PARTNER
from programme.models.district import District
from programme.models.link import Link
from programme.models.submission import Submission

PARTNER_DAYS = timedelta(days=90)


def to_submission(submission: Submission, *, at) -> str:
    """A new edit link's token. Older links stay: the receipt page and the mail have one each."""
    return _make(
        district=submission.programme.district,
        submission=submission,
        purpose=Link.Purpose.EDIT,
        created_at=at,
    )


def to_partner(district: District, email: str, *, at) -> str:
    """The token of a page with everything this address has offered; it ends after 90 days."""
    return _make(
        district=district,
        email=email.strip().casefold(),
        purpose=Link.Purpose.PARTNER,
        created_at=at,
        expires_at=at + PARTNER_DAYS,
    )


def request(district: District, email: str, language: str, *, at):
    """Ask for a partner link by mail, in `language`: the worker makes and sends it.

    The journal line names one submission of that address, never the address. An unknown address
    leaves a line too, which leads to nothing: both take the same time.
    """
    known = Submission.objects.filter(
        programme__district=district, contact_email__iexact=email.strip()
    ).first()
    journal.record(
        "link_requested",
        district=district,
        submission=known,
        by=PARTNER,
        at=at,
        data={"language": language},
    )


def _make(**fields) -> str:
    token = tokens.fresh()
    Link.objects.create(digest=tokens.digest(token), **fields)
    return token


def find(token: str, purpose: str, *, at) -> Link | None:
    """The valid link of this token, None for a wrong, ended or revoked one."""
    found = Link.objects.valid(at).filter(digest=tokens.digest(token), purpose=purpose)
    return found.select_related("district", "submission__programme__district").first()


def submissions(link: Link):
    """What a link opens: its one submission, or all that came from its address."""
    if link.purpose == Link.Purpose.EDIT:
        return Submission.objects.filter(pk=link.submission_id)
    return Submission.objects.filter(
        programme__district=link.district, contact_email__iexact=link.email
    )


def revoke(submission: Submission, *, at):
    """End every edit link of a submission (somebody forwarded one by mistake)."""
    submission.links.filter(revoked_at=None).update(revoked_at=at)
