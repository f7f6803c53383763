"""Invented people who work in the offices of the demo. Their password is public, unless others than
the owner of this machine reach the demo.
"""

import secrets
from functools import cache

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password

from programme.demo.demo_files import DISTRICTS
from programme.models.district import District
from programme.models.membership import Membership, Role

PASSWORD = "demo"  # noqa: S105 - it is meant to be known
DEPUTIES = {"wartburgkreis": ("wartburgkreis-vertretung",)}
EDITORS = {"wartburgkreis": ("wartburgkreis-redaktion",)}


def usernames(slug: str) -> tuple[str, ...]:
    """The logins of a district's office, its head first."""
    return (slug, *DEPUTIES.get(slug, ()), *EDITORS.get(slug, ()))


def office(district: District):
    """The people of the district's office; the first one decides. Adds who is missing, without a
    password.
    """
    users = get_user_model().objects
    names = usernames(district.slug)
    found = {user.username: user for user in users.filter(username__in=names)}
    for name in names:
        if name not in found:
            found[name] = users.create(username=name, password=make_password(None))
            is_editor = name in EDITORS.get(district.slug, ())
            role = Role.EDITOR if is_editor else Role.ORGANISER
            Membership.objects.create(district=district, user=found[name], role=role)
    return found[district.slug]


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
