"""Somebody is put into an office by whoever runs the machine, without an invitation."""

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from programme import access, journal
from programme.actors import Actor
from programme.models.district import District
from programme.models.membership import Membership
from programme.people import memberships
from programme.people.holding import hold
from programme.people.last_day import require_ahead


@transaction.atomic
def add(
    district: District, user: User, *, role: str, ends_on: date | None, by: Actor, at: datetime
) -> None:
    """Give a person this role and this last day: somebody new, back again, or here already.

    Whoever could sign in no more can again. Raises access.Forbidden, memberships.LastOrganiser
    where nobody else would organise the district, and last_day.Past.
    """
    hold(district)
    row = Membership.objects.filter(district=district, user=user).first()
    if row is not None and row.ended_at is None:
        memberships.change(row, role=role, ends_on=ends_on, by=by, at=at)
    else:
        _enter(district, user, role=role, ends_on=ends_on, by=by, at=at)
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])


def _enter(
    district: District, user: User, *, role: str, ends_on: date | None, by: Actor, at: datetime
) -> None:
    access.require_in(district, by, "people")
    require_ahead(ends_on, at)
    access_now = {"role": role, "ends_on": ends_on, "since": at, "ended_at": None}
    row, _is_new = Membership.objects.update_or_create(
        district=district, user=user, defaults=access_now
    )
    said = {"membership": row.pk, "role": role}
    journal.record("joined", district=district, data=said, by=by, at=at)
