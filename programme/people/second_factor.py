"""A second factor besides the password: a code of an app, or a passkey.

A district can require one of everybody in its office, from a day on.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from programme import access, journal
from programme.actors import Actor
from programme.models.district import District
from programme.models.membership import Membership
from programme.people import account_letters
from programme.people.holding import hold
from programme.people.sessions import end_sessions
from programme.states import Overtaken

# Recovery codes stand in for one of these; they are none themselves.
KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Own(Exception):
    """One's own is changed on the page of the account, where one signs in again first."""


class OrganisesElsewhere(Exception):
    """The person organises another district: only its organisers, or who runs the server, may."""


class InThePast(Exception):
    """Nobody could have kept to it: the first day is before today."""


def is_required(district: District, day: date) -> bool:
    """Whether the district asks everybody at its desk for one on this day. Asks no database."""
    first = district.second_factor_from
    return first is not None and first <= day


def has_one(user: Any) -> bool:
    """Whether this person signs in by a second factor, or by a passkey alone."""
    return user.pk in those_with_one([user])


def those_with_one(people: Iterable[Any]) -> set[int]:
    """The primary keys of those of these people who have one, in one query."""
    rows = Authenticator.objects.filter(user__in=people, type__in=KINDS)
    return set(rows.values_list("user_id", flat=True))


def has_another(user: Any, pk: int) -> bool:
    """The same, besides the one with this primary key."""
    rows = Authenticator.objects.filter(user_id=user.pk, type__in=KINDS).exclude(pk=pk)
    return bool(rows.exists())


def is_required_of(user: Any, day: date) -> bool:
    """Whether a district in whose office the person works asks for one on this day."""
    return access.desks(user).filter(second_factor_from__lte=day).exists()


@transaction.atomic
def require(district: District, day: date | None, *, by: Actor, at: datetime) -> None:
    """From this day on the district asks everybody at its desk for one; None: it does not.

    Said twice it writes one line. Raises access.Forbidden, and InThePast where the day is before
    today and not the one that holds already.
    """
    access.require_in(district, by, "settings")
    held = District.objects.select_for_update(no_key=True).get(pk=district.pk)
    if held.second_factor_from != day:
        if day is not None and day < timezone.localdate(at):
            raise InThePast(day)
        held.second_factor_from = day
        held.save(update_fields=["second_factor_from"])
        said = {"day": day.isoformat() if day else None}
        journal.record("second_factor_required", district=district, data=said, by=by, at=at)
    district.second_factor_from = day


@transaction.atomic
def forget(membership: Membership, *, by: Actor, at: datetime) -> None:
    """Remove app, passkeys and recovery codes of a colleague who lost them, and end all sessions.

    The password stays, so that nobody else gets in by this. Who works for several districts may ask
    the office of each: it knows the colleague, who is told by a letter, and each has a line in its
    journal. Where nothing is set up nothing happens. Raises access.Forbidden, Own,
    OrganisesElsewhere, and Overtaken where the person works here no more.
    """
    district, person = membership.district, membership.user
    access.require_in(district, by, "people")
    if by.user is not None and by.user.pk == person.pk:
        raise Own
    hold(district)
    row = Membership.objects.current(timezone.localdate(at)).filter(pk=membership.pk).first()
    if row is None:
        raise Overtaken
    offices = list(_offices(person, at))
    if _organises_another(offices, row):
        raise OrganisesElsewhere
    if not Authenticator.objects.filter(user_id=person.pk).delete()[0]:
        return
    end_sessions(person)
    by = replace(by, role=by.role or access.role(by.user, district))  # here, in each journal
    for each in offices:
        said = {"membership": each.pk, "role": each.role, "office": district.name}
        journal.record("second_factor_forgotten", district=each.district, data=said, by=by, at=at)
    _tell(person, district, at)


def organises_elsewhere(membership: Membership, *, at: datetime) -> bool:
    """Whether the person organises another district, so that `forget` is refused here."""
    return _organises_another(_offices(membership.user, at), membership)


def _offices(person: Any, at: datetime) -> Iterable[Membership]:
    current = Membership.objects.current(timezone.localdate(at)).filter(user=person)
    return current.select_related("district").order_by("pk")


def _organises_another(offices: Iterable[Membership], row: Membership) -> bool:
    others = (each for each in offices if each.district_id != row.district_id)
    return any(each.role == access.ORGANISER for each in others)


def _tell(person: Any, district: District, at: datetime) -> None:
    proved = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "pk")
    if address := proved.first():
        letter, language = "second_factor_forgotten", district.page_languages[0]
        said = {"address": address.pk, "language": language, "office": district.name}
        account_letters.ask(person, letter, at=at, **said)
