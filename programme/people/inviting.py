"""Invitations to work in a district's office: a link by mail that works once and for a week.

The journal line names the invitation, never the address. The worker makes the link from the line,
the same each time; of its token only the digest is kept.
"""

from datetime import UTC, date, datetime, time, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from programme import access, journal, mail_addresses
from programme.actors import Actor
from programme.credentials import secret_tokens
from programme.models.district import District
from programme.models.journal import Entry
from programme.models.membership import OfficeInvitation, OfficeInvitationQuerySet
from programme.people import last_day, logins
from programme.people.holding import hold

LIFE = timedelta(days=7)
PURPOSE = "office invitation"


class AlreadyHere(Exception):
    """Somebody with this address works in this office; nobody was invited."""


class Unmailable(Exception):
    """No letter reaches this address; nobody was invited."""


class NotOpen(Exception):
    """The link leads nowhere: `why` is unknown, used, revoked or expired."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@transaction.atomic
def invite(
    district: District,
    email: str,
    *,
    role: str,
    ends_on: date | None,
    language: str,
    by: Actor,
    at: datetime,
) -> OfficeInvitation:
    """Invite somebody by a letter in `language`; an older invitation of the address ends.

    `ends_on` is the last day of the access. A second press of the button invites once. Raises
    access.Forbidden, Unmailable, AlreadyHere and last_day.Past.
    """
    if not mail_addresses.is_mailable(email):
        raise Unmailable
    hold(district)
    access.require_in(district, by, "people")
    last_day.require_ahead(ends_on, at)
    if works_here(logins.owner(email), district, at):
        raise AlreadyHere
    said = {"role": role, "ends_on": ends_on, "language": language, "invited_by": by.user}
    older = mail_addresses.rows_of(waiting(district, at), "email", email)
    if same := older.filter(created_at__gt=at - journal.AGAIN, **said).first():
        return same
    older.update(revoked_at=at)
    kept = {"created_at": at, "expires_at": at + LIFE, "by_system": by.kind == "system"}
    made = OfficeInvitation.objects.create(district=district, email=email.strip(), **said, **kept)
    _record("invited", made, by=by, at=at)
    return made


@transaction.atomic
def revoke(invitation: OfficeInvitation, *, by: Actor, at: datetime) -> None:
    """End an open invitation; one that is over stays as it is. Raises access.Forbidden."""
    hold(invitation.district)
    access.require_in(invitation.district, by, "people")
    if waiting(invitation.district, at).filter(pk=invitation.pk).update(revoked_at=at):
        _record("invitation_revoked", invitation, by=by, at=at)


def revoke_all(user: User, district: District, *, at: datetime) -> None:
    """End the open invitations that a person made who may invite no more."""
    waiting(district, at).filter(invited_by=user).update(revoked_at=at)


def revoke_to(user: User, district: District, *, until: date | None, at: datetime) -> None:
    """End the open invitations to any address of a person who goes now.

    After `until` somebody invited the person again: that one stays.
    """
    rows = waiting(district, at)
    if until is not None:
        rows = rows.filter(created_at__date__lte=until)
    for address in logins.addresses(user):
        mail_addresses.rows_of(rows, "email", address).update(revoked_at=at)


def _record(verb: str, invitation: OfficeInvitation, *, by: Actor, at: datetime) -> None:
    data = {"invitation": invitation.pk, "role": invitation.role}
    journal.record(verb, district=invitation.district, data=data, by=by, at=at)


def waiting(district: District, at: datetime) -> OfficeInvitationQuerySet:
    """Invitations that can still be used."""
    return OfficeInvitation.objects.open(at).filter(district=district)


def open_of(district: District, email: str, *, at: datetime) -> OfficeInvitation | None:
    """The open invitation of this address, which a newer one would end."""
    return mail_addresses.rows_of(waiting(district, at), "email", email).first()


def works_here(user: User | None, district: District, at: datetime) -> bool:
    """Whether this person works in the office already."""
    return user is not None and access.in_office(user, district)


def link(letter: Entry, *, at: datetime) -> tuple[OfficeInvitation, str] | None:
    """The invitation of a journal line and the token for its letter; None where it is over."""
    open_ones = waiting(letter.district, at).filter(pk=letter.data["invitation"])
    found = open_ones.select_related("district", "invited_by").first()
    if found is None:
        return None
    # The moment keeps lines apart that have one number in two databases with one key.
    line = f"{letter.pk} {letter.at.astimezone(UTC).isoformat()}"
    token = secret_tokens.derived(PURPOSE, line)
    OfficeInvitation.objects.filter(pk=found.pk).update(digest=secret_tokens.digest(token))
    return found, token


def find(token: str, *, at: datetime) -> OfficeInvitation:
    """The open invitation of this token. Raises NotOpen, which says why there is none."""
    rows = OfficeInvitation.objects.select_related("district", "invited_by")
    found = rows.filter(digest=secret_tokens.digest(token)).first()
    if found is None:
        raise NotOpen("unknown")
    require_open(found, at)
    return found


def works_until(invitation: OfficeInvitation) -> datetime:
    """Until when the link works: a week, or the end of an earlier last day."""
    if invitation.ends_on is None:
        return invitation.expires_at
    midnight = timezone.make_aware(datetime.combine(invitation.ends_on + timedelta(1), time.min))
    return min(invitation.expires_at, midnight - timedelta(minutes=1))


def require_open(invitation: OfficeInvitation, at: datetime) -> None:
    """Raise NotOpen where the link was used, is over, or its inviter could invite no more."""
    if invitation.used_at:
        raise NotOpen("used")
    if invitation.revoked_at or not _is_backed(invitation):
        raise NotOpen("revoked")
    if invitation.expires_at <= at or _is_over(invitation.ends_on, at):
        raise NotOpen("expired")


def _is_backed(invitation: OfficeInvitation) -> bool:
    """Whoever invited may still do so (the system may always); a login that is gone may not."""
    by, district = invitation.invited_by, invitation.district
    if by is None:
        return bool(invitation.by_system)
    return "people" in access.rights(access.role(by, district))


def _is_over(ends_on: date | None, at: datetime) -> bool:
    try:
        last_day.require_ahead(ends_on, at)
    except last_day.Past:
        return True
    return False
