"""Who works in an office, who did, and what its journal tells of people: for the page of people."""

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet

from programme.models.district import District
from programme.models.journal import Entry, EntryQuerySet
from programme.models.membership import Membership, MembershipQuerySet, Role
from programme.people import second_factor

MOST_LINES = 50
SIGN_INS = ("signed_in", "sign_in_failed", "account_changed")
VERBS = (
    *("invited", "invitation_revoked", "joined", "role_changed", "access_ended"),
    *("second_factor_required", "second_factor_forgotten", "access_regained"),
    "person_erased",
)


def working(district: District, day: date) -> list[Membership]:
    """Everybody who works here on this day, by role; each with `has_second_factor`."""
    return sorted(_known(district).current(day), key=_place)


def left(district: District, day: date) -> list[Membership]:
    """Everybody who worked here, until retention drops the row; the last one first."""
    rows = _known(district).exclude(pk__in=Membership.objects.current(day))
    return sorted(rows, key=_place_of_left, reverse=True)


def _known(district: District) -> MembershipQuerySet:
    factors = Authenticator.objects.filter(user=OuterRef("user"), type__in=second_factor.KINDS)
    rows = Membership.objects.filter(district=district).select_related("user")
    return rows.annotate(has_second_factor=Exists(factors))


def _place(row: Membership) -> tuple[int, str]:
    return Role.values.index(row.role), row.user.get_username().casefold()


def _place_of_left(row: Membership) -> tuple[str, int]:
    return str(row.ended_at or row.ends_on or ""), row.pk


def changes(district: District) -> list[Entry]:
    """What happened to people of the office, the newest first."""
    rows: EntryQuerySet = Entry.objects.filter(district=district)
    return _newest(
        rows.filter(verb__in=VERBS) | rows.filter(verb="undelivered", data__letter="invited")
    )


def sign_ins(district: District) -> list[Entry]:
    """Who came in, failed to, or changed the own login, the newest first."""
    return _newest(Entry.objects.filter(district=district, verb__in=SIGN_INS))


def _newest(told: EntryQuerySet) -> list[Entry]:
    return list(told.select_related("user", "district").order_by("-pk")[:MOST_LINES])


def names(district: District) -> dict[int, Any]:
    """The person behind each membership of the district, by its key."""
    rows: QuerySet[Membership] = district.memberships.select_related("user")
    return {row.pk: row.user for row in rows}
