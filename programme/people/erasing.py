"""Erase what is stored of a person who signs in (Art. 17 GDPR), as far as these districts may.

Who works here stays until the access has ended; lines of the journal stay with the role alone.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone
from django.utils.translation import gettext_noop

from programme.mentions import Stay
from programme.models.district import District
from programme.models.membership import Membership
from programme.people import memberships, traces
from programme.people.holding import hold_people
from programme.people.sessions import end_sessions

WORKS = gettext_noop("The person works here: end the access first, then erase")
LAST = gettext_noop(
    "The person is the last organiser here: name another one and end the access first, then erase"
)
RUNS = gettext_noop("The login runs this installation: whoever operates it has to be asked")
ELSEWHERE = gettext_noop("Another office answers for its part of this login: it has to be asked")


def staying(address: str, districts: Collection[District], *, at: datetime) -> list[Stay]:
    """What of each login would stay, and why."""
    return [stay for user in traces.people(address) for stay in _staying(user, districts, at)]


def kept(address: str, district: District, *, at: datetime) -> Counter[str]:
    """How many rows of each kind of personal_data.stored stay with the logins that stay."""
    counts: Counter[str] = Counter()
    for user in traces.people(address):
        whys = {stay.why for stay in _staying(user, [district], at)}
        told = traces.of_logins([user.pk], district) if whys else {}
        kinds = told if whys & {WORKS, LAST} else {"accounts"}
        counts.update({kind: len(rows) for kind, rows in told.items() if kind in kinds})
    return counts


def are_kept(stays: Collection[Stay]) -> int:
    """How many logins are told here no more, but are there."""
    return sum(stay.why in (RUNS, ELSEWHERE) for stay in stays)


def erase(address: str, districts: Collection[District], *, at: datetime) -> None:
    """Accesses that ended, the name under what was done, and logins that nobody needs any more."""
    for user in hold_people(traces.people(address)):
        stays, left = list(_staying(user, districts, at)), _left(user, districts, at)
        for district in left:
            memberships.end_uncounted(user, district, at=at)
            _unsign(user, district)
        if left and not stays:
            forget_login(user)


def forget_login(user: Any) -> None:
    """The login with its sessions, addresses and second factors; what it did stays, unsigned."""
    end_sessions(user)
    user.delete()


def erase_without_office(address: str) -> list[Stay]:
    """Logins that never were of an office; those which run the installation lose their address."""
    stays = []
    of_an_office = Membership.objects.values("user")
    traces.claims(address).exclude(user__in=of_an_office).delete()
    for user in hold_people(traces.people(address).exclude(pk__in=of_an_office)):
        if is_operator(user):
            EmailAddress.objects.filter(user=user).delete()
            type(user).objects.filter(pk=user.pk).update(email="", first_name="", last_name="")
            stays.append(Stay("login", "", RUNS))
        else:
            forget_login(user)
    return stays


def is_operator(user: Any) -> bool:
    """Whether the login is for the installation, besides any office."""
    return bool(user.is_superuser or user.is_staff)


def _staying(user: Any, districts: Collection[District], at: datetime) -> Iterator[Stay]:
    works = list(_current(at).filter(user=user, district__in=districts))
    if works:
        yield from (_works(each, at) for each in works)
    elif _left(user, districts, at):
        if is_operator(user):
            yield Stay("login", "", RUNS)
        elif user.memberships.exclude(district__in=districts).exists():
            yield Stay("login", "", ELSEWHERE)


def _works(membership: Membership, at: datetime) -> Stay:
    is_last = memberships.is_needed(membership, at)
    return Stay("login", f"({membership.role})", LAST if is_last else WORKS)


def _left(user: Any, districts: Collection[District], at: datetime) -> list[District]:
    """Districts in which the person left something and works no more."""
    works = set(_current(at).filter(user=user).values_list("district", flat=True))
    gone = (district for district in districts if district.pk not in works)
    return [district for district in gone if _is_known(user, district)]


def _is_known(user: Any, district: District) -> bool:
    if user.memberships.filter(district=district).exists():
        return True
    return any(rows.exists() for rows, _column in traces.signed(user, district))


def _current(at: datetime) -> Any:
    return Membership.objects.current(timezone.localdate(at))


def _unsign(user: Any, district: District) -> None:
    for rows, column in traces.signed(user, district):
        rows.update(**{column: None})
    user.memberships.filter(district=district).delete()
