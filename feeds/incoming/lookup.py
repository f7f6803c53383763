"""What readers look up of a programme: its days, towns, places and words; read once per file."""

from dataclasses import dataclass, field
from datetime import date

from django.conf import settings

from programme import register
from programme.drafts.event_draft import Place
from programme.meant_house import Address, address, the_one
from programme.models.programme import Programme
from programme.models.vocabulary import Audience, Category, Feature
from programme.plain_text import fold
from programme.register import split_town


@dataclass(frozen=True)
class KnownVenue:
    slug: str
    at: Address
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """Every dictionary is looked up with folded words (`programme.plain_text.fold`)."""

    zone: str = "Europe/Berlin"
    first: date
    last: date
    language: str = settings.LANGUAGE_CODE
    towns: dict[str, str]  # name or alias: name
    spelt: dict[str, str] = field(default_factory=dict)  # alias: as it is registered
    venues: dict[str, list[KnownVenue]]  # by name or alias
    categories: dict[str, str]  # label in any language, or code: code
    audiences: dict[str, str]
    features: dict[str, str]
    fundings: dict[str, str]
    partners: frozenset[str] = frozenset()  # names and aliases of organisations

    @property
    def year(self) -> int | None:
        """What completes "28.9.": the year of the programme, where it has only one."""
        return self.first.year if self.first.year == self.last.year else None

    def town(self, name: str) -> str:
        """A town that the district knows, by the name that is told; else nothing."""
        words = next((said for said in _names(name) if said in self.towns), "")
        return self.spelt.get(words) or self.towns.get(words, "")

    def _home(self, name: str) -> str:
        return next((self.towns[said] for said in _names(name) if said in self.towns), "")

    def town_of(self, slug: str) -> str:
        """The town of a registered place; empty where none is known."""
        rows = (venue for venues in self.venues.values() for venue in venues)
        return next((self.towns.get(row.at.town, "") for row in rows if row.slug == slug), "")

    def knows_house(self, name: str) -> bool:
        """Whether some place in the register has that name or alias."""
        return fold(name) in self.venues

    def venue(self, name: str, said: Place) -> KnownVenue | None:
        """The place of that name that is meant where `said` says (`programme.meant_house`)."""
        town = self._home(said.town) or split_town(said.town)[0]
        found = [(venue, venue.at) for venue in self.venues.get(fold(name), [])]
        return the_one(name, found, address(town, said.street, said.postcode))


def of(programme: Programme, language=settings.LANGUAGE_CODE, *, insider=False) -> Lookup:
    """Costs a few queries, however long the file is.

    What is only known from closed events is for an `insider`, the office, alone.
    """
    district = programme.district
    venues = district.venues if insider else register.told_venues(district)
    partners = district.partners if insider else register.told_partners(district)
    return Lookup(
        zone=district.time_zone,
        first=programme.starts_on,
        last=programme.ends_on,
        language=language,
        towns=_towns(district),
        spelt=_spelt(district),
        venues=_venues(venues),
        categories=_terms(Category),
        audiences=_terms(Audience),
        features=_terms(Feature),
        fundings={
            fold(word): code
            for code, name in district.fundings.values_list("code", "name")
            for word in (code, name)
        },
        partners=frozenset(
            fold(word)
            for name, aliases in partners.values_list("name", "aliases")
            for word in (name, *aliases)
        ),
    )


def _towns(district) -> dict[str, str]:
    rows = district.towns.values_list("name", "aliases")
    return {fold(word): name for name, aliases in rows for word in (name, *aliases)}


def _spelt(district) -> dict[str, str]:
    """Other names of towns; those that only write the town's own longer are none."""
    rows = district.towns.values_list("name", "aliases")
    return {
        fold(word): word
        for name, aliases in rows
        for word in aliases
        if fold(name) not in fold(word)
    }


def _names(name: str) -> tuple[str, str]:
    return fold(name), fold(split_town(name)[0])


def _venues(rows) -> dict[str, list[KnownVenue]]:
    found: dict[str, list[KnownVenue]] = {}
    for row in rows.select_related("town"):
        venue = KnownVenue(
            slug=row.slug,
            at=address(row.town.name if row.town else "", row.street, row.postcode),
            latitude=row.latitude and float(row.latitude),
            longitude=row.longitude and float(row.longitude),
        )
        for word in {fold(name) for name in (row.name, *row.aliases)} - {""}:
            found.setdefault(word, []).append(venue)
    return found


def _terms(kind) -> dict[str, str]:
    rows = kind.objects.all()
    return {fold(word): row.code for row in rows for word in (row.code, *row.every_label())}
