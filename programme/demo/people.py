"""Invented people who work in the offices of the demo. Their password is public, unless others than
the owner of this machine reach the demo.
"""

import secrets
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password

from programme import access, mail_addresses
from programme.actors import SYSTEM, Actor, organiser
from programme.demo.demo_files import DISTRICTS
from programme.models.district import District
from programme.models.membership import Membership, OfficeInvitation, Role
from programme.people import logins

PASSWORD = "demo"  # noqa: S105 - it is meant to be known
MAIL = "buero.example"  # no such domain can be (RFC 2606)
# Each district has an organiser, whose login is its slug; one has an office of four.
BESIDES = {
    "wartburgkreis": {
        "wartburgkreis-vertretung": Role.DEPUTY,
        "wartburgkreis-redaktion": Role.EDITOR,
        "wartburgkreis-lesen": Role.READER,
    }
}


def usernames(slug: str) -> tuple[str, ...]:
    """The logins of a district's office, its organiser first."""
    return tuple(_roles(slug))


def _roles(slug: str) -> dict[str, Role]:
    return {slug: Role.ORGANISER} | BESIDES.get(slug, {})


def office(district: District) -> Actor:
    """Who decides in the district: its organiser, or nobody in particular where somebody took that
    role away. Adds people who are missing, without a password, and addresses; roles stay.
    """
    users, roles = get_user_model().objects, _roles(district.slug)
    found = {user.username: user for user in users.filter(username__in=roles)}
    for name, role in roles.items():
        if name not in found:
            found[name] = users.create(username=name, password=make_password(None))
            Membership.objects.create(district=district, user=found[name], role=role)
    _give_addresses(found.values())
    user = found[district.slug]
    head = organiser(user, access.role(user, district))
    return head if access.may_in(district, head, "decide") else SYSTEM


def _give_addresses(people) -> None:
    """Codes and links for a new password can be tried by them."""
    with_one = set(EmailAddress.objects.filter(user__in=people).values_list("user_id", flat=True))
    for user in people:
        if not user.email and user.pk not in with_one:
            logins.note_address(user, f"{user.username}@{MAIL}")


def everybody() -> list:
    """The demo's people who are there, in the order of DISTRICTS."""
    names = [name for slug in DISTRICTS for name in usernames(slug)]
    found = {user.username: user for user in get_user_model().objects.filter(username__in=names)}
    return [found[name] for name in names if name in found]


def have_known_passwords() -> None:
    """Everybody gets the known one."""
    for user in everybody():
        if not has_known_password(user):
            _set(user, _hash())


def have_known_passwords_where_none() -> None:
    """The known one for those who have none; whoever has one keeps it."""
    for user in everybody():
        if not user.has_usable_password():
            _set(user, _hash())


def have_own_passwords() -> dict[str, str]:
    """Random ones for those who have none or the known one; gives these, by login, this once."""
    given = {}
    for user in everybody():
        if not user.has_usable_password() or has_known_password(user):
            given[user.username] = secrets.token_urlsafe(9)
            _set(user, make_password(given[user.username]))
    return given


def secret_addresses() -> set[str]:
    """Mail addresses (mail_addresses.key) whose letters let nobody in who is not in already: of
    everybody without the known password, and of whoever such a person has invited.
    """
    own = {user.pk for user in get_user_model().objects.all() if not has_known_password(user)}
    accounts = EmailAddress.objects.filter(user__in=own).values_list("email", flat=True)
    entered = get_user_model().objects.filter(pk__in=own).values_list("email", flat=True)
    known = OfficeInvitation.objects.exclude(invited_by=None).exclude(invited_by__in=own)
    invited = OfficeInvitation.objects.exclude(pk__in=known).values_list("email", flat=True)
    return {mail_addresses.key(each) for each in (*accounts, *entered, *invited) if each}


def has_known_password(user) -> bool:
    return _is_known(user.password)


@cache
def _is_known(encoded: str) -> bool:
    """Asked once for each hash, because the answer is slow and many share one."""
    return check_password(PASSWORD, encoded)


def _set(user, encoded: str) -> None:
    user.password = encoded
    user.save(update_fields=["password"])


@cache
def _hash() -> str:
    """Made once, because a good hash is slow; a public password needs no salt of its own."""
    return make_password(PASSWORD)
