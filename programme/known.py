"""What drafts are looked up in: towns, places, organisations and lists, each read once in a run.

`once` holds for all drafts that are checked or shown within it, so that a file of a hundred events
costs as many queries as one of a single event.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property

from programme import register
from programme.drafts.event_draft import Place
from programme.known_question import NUMBER, KnownQuestion
from programme.models.district import District
from programme.models.partner import Partner
from programme.models.programme import Programme
from programme.models.venue import Town, Venue
from programme.models.vocabulary import Audience, Category, Feature, Funding

_told_venues = KnownQuestion(lambda pk: register.told_venues(District(pk=pk)), NUMBER)
_all_venues = KnownQuestion(lambda pk: Venue.objects.filter(district=pk), NUMBER)
_towns = KnownQuestion(lambda pk: Town.objects.filter(district=pk), NUMBER)
_fundings = KnownQuestion(lambda pk: Funding.objects.filter(district=pk), NUMBER)
_categories: KnownQuestion[Category] = KnownQuestion(Category.objects.all)
_audiences: KnownQuestion[Audience] = KnownQuestion(Audience.objects.all)
_features: KnownQuestion[Feature] = KnownQuestion(Feature.objects.all)
_TOWN = Venue._meta.get_field("town")
AnyVenue = Venue | register.NewVenue | None


class Known:
    """Of one district; everything is read when it is asked for, and kept.

    With `is_shared` many drafts are looked up: whole lists are read instead of single rows.
    """

    def __init__(self, district: District, *, is_shared: bool = False) -> None:
        self._district, self._is_shared = district, is_shared

    @cached_property
    def towns(self) -> tuple[Town, ...]:
        return tuple(_towns(self._district.pk))

    @cached_property
    def venues(self) -> tuple[Venue, ...]:
        """Those that may be told, with their towns."""
        return self._in_towns(_told_venues(self._district.pk))

    @cached_property
    def all_venues(self) -> tuple[Venue, ...]:
        """Also those that are not told, for a draft that names one by its slug."""
        return self._in_towns(_all_venues(self._district.pk))

    def _in_towns(self, venues: Iterable[Venue]) -> tuple[Venue, ...]:
        """Each with its town, which is read once for all of them."""
        towns, rows = {town.pk: town for town in self.towns}, tuple(venues)
        for row in rows:
            if row.town_id in towns:  # `row.town = …` would compare models and keys once more
                _TOWN.set_cached_value(row, towns[row.town_id])
        return rows

    @cached_property
    def partners(self) -> tuple[Partner, ...]:
        return tuple(register.partners_of(self._district.pk))

    @cached_property
    def categories(self) -> dict[str, Category]:
        return {row.code: row for row in _categories()}

    @cached_property
    def audiences(self) -> dict[str, Audience]:
        return {row.code: row for row in _audiences()}

    @cached_property
    def features(self) -> dict[str, Feature]:
        return {row.code: row for row in _features()}

    @cached_property
    def fundings(self) -> dict[str, Funding]:
        return {row.code: row for row in _fundings(self._district.pk)}

    def venue(self, slug: str) -> Venue | None:
        if self._is_shared:
            return next((venue for venue in self.all_venues if venue.slug == slug), None)
        return self._district.venues.select_related("town").filter(slug=slug).first()

    def meant_venue(self, place: Place) -> AnyVenue:
        """The venue that is meant, as it is registered or as it was written; nothing is added.

        Whoever writes the name of a place that is not public is not told its address; a slug is
        only in drafts whose writer may name that place (`register.namable_venues`).
        """
        if place.venue:
            return self.venue(place.venue) or register.new_venue(place)
        if found := register.meant_of(self.venues, place, self.towns):
            return found
        home = register.town_named(self.towns, place.town) if place.town else None
        return register.new_venue(place, home)

    def meant_partners(self, names: tuple[str, ...]) -> list[Partner | register.NewPartner]:
        """As `register.meant_partners`, of all that the district knows."""
        return register.meant_partners(names, self.partners if names else ())


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
    return of_district(programme.district)


def of_district(district: District) -> Known:
    shared = _shared.get()
    if shared is None:
        return Known(district)
    return shared.setdefault(district.pk, Known(district, is_shared=True))


def meant_venue(district: District, place: Place) -> AnyVenue:
    return of_district(district).meant_venue(place)
