"""Invented people who work in the offices of the demo. Their password is public."""

from functools import cache

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from programme.models.district import District, Membership

PASSWORD = "demo"  # noqa: S105 - it is meant to be known
DEPUTIES = {"wartburgkreis": ("wartburgkreis-vertretung",)}
EDITORS = {"wartburgkreis": ("wartburgkreis-redaktion",)}


def usernames(slug: str) -> tuple[str, ...]:
    """The logins of a district's office, its head first."""
    return (slug, *DEPUTIES.get(slug, ()), *EDITORS.get(slug, ()))


def office(district: District):
    """The people of the district's office; the first one decides. Adds who is missing."""
    users = get_user_model().objects
    names = usernames(district.slug)
    found = {user.username: user for user in users.filter(username__in=names)}
    for name in names:
        if name not in found:
            found[name] = users.create(username=name, password=_hash())
            is_editor = name in EDITORS.get(district.slug, ())
            role = Membership.Role.EDITOR if is_editor else Membership.Role.ORGANISER
            Membership.objects.create(district=district, user=found[name], role=role)
    return found[district.slug]


@cache
def _hash() -> str:
    """Made once, because a good hash is slow; a public password needs no salt of its own."""
    return make_password(PASSWORD)
