"""What a form offers while one types: places, towns and organisations that its writer may name.

They are those of `register.told_venues` and its like, which ask of each row whether a public event
names it: that takes the longer, the more events there are. What public events name changes with the
district's stamp alone, so each process asks for it once (CACHES["pages"]); the registers themselves
are read each time.
"""

from collections.abc import Collection
from functools import cached_property

from django.core.cache import caches
from django.db.models import Value

from programme.known_question import NUMBER, KnownQuestion
from programme.models.district import District
from programme.models.event import Event
from programme.models.partner import Partner
from programme.models.venue import Town, Venue

VENUE, PARTNER = 1, 2
Row = tuple[int, str, bool]

_venues: KnownQuestion[Venue] = KnownQuestion(
    lambda district: Venue.objects.filter(district=district).select_related("town"), NUMBER
)
_towns: KnownQuestion[Row] = KnownQuestion(
    lambda district: Town.objects.filter(district=district).values_list("pk", "name", "is_listed"),
    NUMBER,
)
_partners: KnownQuestion[Row] = KnownQuestion(
    lambda district: Partner.objects.filter(district=district).values_list(
        "pk", "name", "is_listed"
    ),
    NUMBER,
)


class Namable:
    """Of one district, each list by one question; an `insider` (the office) may name all."""

    def __init__(self, district: District, *, insider: bool) -> None:
        self._district, self._insider = district, insider

    def venues(self, besides: Collection[str] = ()) -> list[Venue]:
        """In the order of their names, with their towns; also those with the slugs `besides`."""
        return [
            row
            for row in self._registered
            if self._may(row.pk, row.is_listed, self._named[VENUE]) or row.slug in besides
        ]

    def towns(self) -> list[str]:
        """Names, in their order."""
        if self._insider:
            return [name for _pk, name, _is_listed in _towns(self._district.pk)]
        there = {row.town_id for row in self._registered if row.pk in self._named[VENUE]}
        rows = _towns(self._district.pk)
        return [name for pk, name, is_listed in rows if self._may(pk, is_listed, there)]

    def partners(self) -> list[str]:
        """Names, in their order."""
        rows = _partners(self._district.pk)
        return [
            name for pk, name, is_listed in rows if self._may(pk, is_listed, self._named[PARTNER])
        ]

    def _may(self, pk: int, is_listed: bool, named: Collection[int | None]) -> bool:
        return self._insider or is_listed or pk in named

    @cached_property
    def _registered(self) -> list[Venue]:
        return _venues(self._district.pk)

    @cached_property
    def _named(self) -> dict[int, Collection[int]]:
        return {VENUE: (), PARTNER: ()} if self._insider else _named(self._district)


def _named(district: District) -> dict[int, Collection[int]]:
    """The keys of what public events name: what was true when the district was read, or later."""
    key = f"named.{district.pk}.{district.public_state}"
    found: dict[int, Collection[int]] | None = caches["pages"].get(key)
    if found is None:
        rows = _named_rows(district)
        found = {kind: frozenset(pk for of, pk in rows if of == kind) for kind in (VENUE, PARTNER)}
        caches["pages"].set(key, found)
    return found


def _named_rows(district: District) -> list[tuple[int, int]]:
    events = Event.objects.filter(district=district).order_by()
    whole, by_date, by_whom = (
        events.values_list(Value(kind), field)
        for kind, field in (
            (VENUE, "venue"),
            (VENUE, "occurrences__venue"),
            (PARTNER, "organisers"),
        )
    )
    return list(whole.union(by_date, by_whom))
