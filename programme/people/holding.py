"""People of one office are changed one after the other: each sees what the last one left.

Everybody waits in one order, so that no two wait for each other: districts by their key, then the
names of logins, then logins by their key. Whoever holds logins asks for no district any more.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from programme.models.district import District


def hold(district: District) -> None:
    """Wait for everybody who changes people of this district; call it inside the transaction."""
    District.objects.select_for_update(no_key=True).get(pk=district.pk)


def hold_all(districts: Iterable[District]) -> None:
    """The same for several."""
    keys = [district.pk for district in districts]
    list(District.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def hold_names() -> None:
    """Wait for everybody who gives a login a name or an address, in whatever district.

    Two names that differ by capitals, or two spellings of one address, are alike for no index.
    """
    kind = ContentType.objects.get_for_model(User)
    ContentType.objects.select_for_update(no_key=True).get(pk=kind.pk)


def hold_people(rows: QuerySet[Any]) -> list[Any]:
    """These logins as they are now; nobody joins with one of them, or ends it, until all is done.

    Those that somebody deleted meanwhile are missing.
    """
    keys = list(rows.order_by().values_list("pk", flat=True))
    held = User.objects.select_for_update(no_key=True).filter(pk__in=keys)
    return list(held.order_by("pk"))
