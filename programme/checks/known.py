"""What checks look up of a district: towns, places and lists, each read once in a run.

`once` holds for all drafts that are checked within it, so that a file of a hundred events costs as
many queries as one of a single event.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property

from programme import register
from programme.models.district import District
from programme.models.programme import Programme
from programme.models.venue import Town, Venue
from programme.models.vocabulary import Audience, Category, Feature


class Known:
    """Of one district; everything is read when it is asked for, and kept."""

    def __init__(self, district: District) -> None:
        self._district = district

    @cached_property
    def towns(self) -> tuple[Town, ...]:
        return tuple(self._district.towns.all())

    @cached_property
    def venues(self) -> tuple[Venue, ...]:
        """Those that may be told, with their towns."""
        return tuple(register.told_venues(self._district).select_related("town"))

    @cached_property
    def categories(self) -> set[str]:
        return set(Category.objects.values_list("code", flat=True))

    @cached_property
    def audiences(self) -> set[str]:
        return set(Audience.objects.values_list("code", flat=True))

    @cached_property
    def features(self) -> set[str]:
        return set(Feature.objects.values_list("code", flat=True))

    @cached_property
    def fundings(self) -> set[str]:
        return set(self._district.fundings.values_list("code", flat=True))


_shared: ContextVar[dict[int, Known] | None] = ContextVar("known", default=None)


@contextmanager
def once() -> Iterator[None]:
    """Within it everything is read once; one within another shares what that has read."""
    if _shared.get() is not None:
        yield
        return
    token = _shared.set({})
    try:
        yield
    finally:
        _shared.reset(token)


def of(programme: Programme) -> Known:
    """What is known of the district of `programme`; outside of `once` it is read anew."""
    shared = _shared.get()
    if shared is None:
        return Known(programme.district)
    return shared.setdefault(programme.district_id, Known(programme.district))
