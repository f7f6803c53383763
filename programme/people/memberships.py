"""Who works in a district's office: roles change and access ends, but somebody always organises."""

from collections.abc import Collection
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from programme import access, journal
from programme.actors import SYSTEM, Actor
from programme.credentials import api_tokens
from programme.models.district import District
from programme.models.membership import Membership, Role
from programme.models.token import ApiToken
from programme.people import inviting
from programme.people.holding import hold, hold_people
from programme.people.last_day import require_ahead
from programme.people.sessions import end_sessions
from programme.states import Overtaken


class LastOrganiser(Exception):
    """Nobody else would organise the district without an end; nothing was changed."""


def as_seen(membership: Membership) -> str:
    """What a page shows of it; whoever changes it says what was seen."""
    return f"{membership.role} {membership.ends_on or ''}".strip()


@transaction.atomic
def change(
    membership: Membership,
    *,
    role: str,
    ends_on: date | None,
    by: Actor,
    at: datetime,
    seen: str | None = None,
) -> None:
    """Give a person another role or another last day. What is so already is done.

    Raises access.Forbidden, LastOrganiser, last_day.Past, and states.Overtaken where the access has
    ended or is another one than was `seen` (as_seen).
    """
    row = _held(membership)
    access.require_in(row.district, by, "people")
    if row.ended_at:
        raise Overtaken
    if (row.role, row.ends_on) == (role, ends_on):
        return
    if seen is not None and seen != as_seen(row):
        raise Overtaken
    require_ahead(ends_on, at)
    if (role, ends_on) != (Role.ORGANISER, None):
        _require_another(row, at)
    data = {"membership": row.pk, "old": row.role, "new": role, "ends_on": str(ends_on or "")}
    row.role, row.ends_on = role, ends_on
    row.save(update_fields=["role", "ends_on"])
    if "people" not in access.rights(role):
        inviting.revoke_all(row.user, row.district, at=at)
    journal.record("role_changed", district=row.district, data=data, by=by, at=at)


@transaction.atomic
def end(membership: Membership, *, by: Actor, at: datetime, keep: Collection[str] = ()) -> None:
    """End a person's access at once, or one's own, with every session and every open invitation
    that the person made or that waits for the person.

    The API tokens that the person handed out end too, besides those to `keep` (public ids): that
    is for people with the right "people", others leave none behind. Whoever works nowhere any more
    can sign in no more. Twice does nothing more. Raises access.Forbidden and LastOrganiser.
    """
    row = _held(membership)
    if by.user != row.user:
        access.require_in(row.district, by, "people")
    if row.ended_at:
        return
    _require_another(row, at)
    kept = keep if access.may_in(row.district, by, "people") else ()
    _end(row, by=by, at=at, keep=kept)


def end_uncounted(user: User, district: District, *, at: datetime) -> None:
    """End an access that counts no more and was not ended yet: its last day, or the login, is over.

    Everything that `end` ends, ends with it. The district is held already.
    """
    rows = Membership.objects.filter(ended_at=None).select_related("user", "district")
    row = rows.filter(user=user, district=district).first()
    if row is not None and not Membership.objects.current(_day(at)).filter(pk=row.pk).exists():
        _end(row, by=SYSTEM, at=at)


def end_expired(at: datetime) -> int:
    """End what had its last day, as `end` does; how many there were. For every night."""
    over = Membership.objects.filter(ended_at=None, ends_on__lt=_day(at))
    return sum(_end_expired(row, at) for row in over.select_related("district"))


@transaction.atomic
def _end_expired(membership: Membership, at: datetime) -> bool:
    row = _held(membership)
    if row.ended_at or row.ends_on is None or row.ends_on >= _day(at):
        return False
    _end(row, by=SYSTEM, at=at)
    return True


def issued(membership: Membership, at: datetime) -> QuerySet[ApiToken]:
    """The valid API tokens that this person handed out in the district."""
    rows = api_tokens.of_district(membership.district)
    return rows.filter(pk__in=ApiToken.objects.valid(at), issued_by=membership.user)


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _held(membership: Membership) -> Membership:
    """The row as it is now and stays."""
    district: District = membership.district
    hold(district)
    row = Membership.objects.select_related("user").get(pk=membership.pk)
    row.district = district
    return row


def is_needed(row: Membership, at: datetime) -> bool:
    """Whether nobody else organises the district without an end, where this person does."""
    if row.role != Role.ORGANISER:
        return False
    current = Membership.objects.current(_day(at)).exclude(pk=row.pk)
    return not current.filter(district=row.district, role=Role.ORGANISER, ends_on=None).exists()


def _require_another(row: Membership, at: datetime) -> None:
    if is_needed(row, at):
        raise LastOrganiser


def _end(row: Membership, *, by: Actor, at: datetime, keep: Collection[str] = ()) -> None:
    data = {"membership": row.pk, "old": row.role}
    journal.record("access_ended", district=row.district, data=data, by=by, at=at)
    inviting.revoke_all(row.user, row.district, at=at)
    is_over = row.ends_on is not None and row.ends_on < _day(at)
    inviting.revoke_to(row.user, row.district, until=row.ends_on if is_over else None, at=at)
    revoker = by if access.may_in(row.district, by, "tokens") else SYSTEM
    for token in (each for each in issued(row, at) if each.public_id not in keep):
        api_tokens.revoke(token, by=revoker, at=at)
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    _lock_out(row.user, at)


def _lock_out(user: User, at: datetime) -> None:
    """End the sessions; the login too where this person works nowhere any more."""
    hold_people(User.objects.filter(pk=user.pk))
    elsewhere = Membership.objects.current(_day(at)).filter(user=user)
    if not elsewhere.exists():
        user.is_active = False
        user.save(update_fields=["is_active"])
    end_sessions(user)
