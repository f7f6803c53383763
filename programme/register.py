"""The registers of partners, towns and venues: found by name or alias, added when accepted."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.text import slugify

from programme import meant_house
from programme.drafts.event_draft import Place, from_data
from programme.known_question import NUMBER, KnownQuestion
from programme.meant_house import Address
from programme.models.district import District
from programme.models.event import Event
from programme.models.partner import Partner
from programme.models.submission import Submission
from programme.models.venue import Access, Town, Venue
from programme.plain_text import fold
from programme.regular_expressions import expression

partners_of = KnownQuestion(lambda pk: Partner.objects.filter(district=pk), NUMBER)
_venues = KnownQuestion(lambda pk: Venue.objects.filter(district=pk).select_related("town"), NUMBER)


@dataclass(frozen=True, kw_only=True)
class NewPartner:
    """An organisation that is not in the register yet; it reads like a `Partner`."""

    name: str
    aliases: tuple[str, ...] = ()
    website: str = ""


@dataclass(frozen=True, kw_only=True)
class NewTown:
    """A town that is not in the register yet; it reads like a `Town`."""

    name: str


@dataclass(frozen=True, kw_only=True)
class NewVenue:
    """A place that is not in the register yet; it reads like a `Venue` of which little is known."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    locality: str = ""
    town: Town | NewTown | None = None
    wheelchair: str = Access.UNKNOWN.value
    accessible_toilet: str = Access.UNKNOWN.value
    hearing_loop: str = Access.UNKNOWN.value
    latitude: float | None = None
    longitude: float | None = None

    def __str__(self) -> str:
        return self.name or self.street or (self.town.name if self.town else "")


Named = TypeVar("Named", bound=Any)
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)
_PART_OF = expression(r"^(?P<town>.+?),?\s+(?:OT|Ortsteil)\s+(?P<locality>.+)$")
_IN_BRACKETS = expression(r"^(?P<locality>[^()]+?)\s*\((?P<town>[^()]+)\)$")


def slug_for(text: str, taken: Callable[[str], bool], fallback: str, length: int = 60) -> str:
    """A readable slug which is not in `taken` (a callable): umlauts spelt, numbered if needed."""
    base = slugify(text.translate(_UMLAUTS))[:length].strip("-") or fallback
    slug, n = base, 1
    while taken(slug):
        n += 1
        slug = f"{base}-{n}"
    return slug


def _named(rows: Iterable[Named], name: str) -> Named | None:
    wanted = fold(name)
    if not wanted:
        return None
    for row in rows:
        if wanted in (fold(row.name), *map(fold, row.aliases)):
            return row
    return None


def find_partner(district: District, names: Collection[str]) -> Partner | None:
    """The first named organisation that the district knows."""
    known = partners_of(district.pk) if names else []
    return next((partner for name in names if (partner := _named(known, name))), None)


def meant_partners(names: Collection[str], among: Iterable[Partner]) -> list[Partner | NewPartner]:
    """Every named organisation once, as it is registered or as it was written; nothing is added."""
    known: list[Partner | NewPartner] = list(among) if names else []
    found: list[Partner | NewPartner] = []
    for name in names:
        partner = _named(known, name)
        if partner is None:
            partner = NewPartner(name=name)
            known.append(partner)
        if partner not in found:
            found.append(partner)
    return found


def partners(district: District, names: Collection[str]) -> list[Partner]:
    """Every named organisation, new ones added; like `town` and `venue` inside a transaction."""
    meant = meant_partners(names, partners_of(district.pk) if names else ())
    slugs: set[str] = set()
    if any(isinstance(partner, NewPartner) for partner in meant):
        _wait_for_others(district)
        meant = meant_partners(names, partners_of(district.pk))
        slugs = set(district.partners.values_list("slug", flat=True))
    return [_registered(district, partner, slugs) for partner in meant]


def _wait_for_others(district: District) -> None:
    """Of two who add something new at the same moment the second looks again after the first."""
    District.objects.select_for_update(no_key=True).get(pk=district.pk)


def _registered(district: District, partner: Partner | NewPartner, slugs: set[str]) -> Partner:
    if isinstance(partner, Partner):
        return partner
    slug = slug_for(partner.name, slugs.__contains__, "partner")
    slugs.add(slug)
    return Partner.objects.create(district=district, name=partner.name, slug=slug, is_listed=False)


def split_town(name: str) -> tuple[str, str]:
    """Town and part of town: "Merseburg, OT Blösien", or "Krumpa (Braunsbedra)"."""
    match = _PART_OF.match(name) or _IN_BRACKETS.match(name)
    return (match["town"], match["locality"]) if match else (name, "")


def find_town(district: District, name: str) -> Town | None:
    return town_named(district.towns.all(), name)


def town_named(towns: Iterable[Town], name: str) -> Town | None:
    rows = list(towns)
    return _named(rows, name) or _named(rows, split_town(name)[0])


def part_of_town(home: Town | None, name: str) -> str:
    """ "Geraberg", where that is another name of Geratal; a short name of the town is no part."""
    if home is None:
        return ""
    words, own = fold(name), fold(home.name)
    is_part = words in map(fold, home.aliases) and words not in own and own not in words
    return name if is_part else ""


def town(district: District, name: str) -> Town | None:
    """The town of that name or alias, added if the district does not know it yet."""
    if not name:
        return None
    if found := find_town(district, name):
        return found
    _wait_for_others(district)
    if found := find_town(district, name):
        return found
    plain = split_town(name)[0]
    taken = set(district.towns.values_list("slug", flat=True)).__contains__
    slug = slug_for(plain, taken, "ort")
    return Town.objects.create(district=district, name=plain, slug=slug, is_listed=False)


def find_venue(
    district: District, place: Place, among: QuerySet[Venue] | None = None
) -> Venue | None:
    """By slug, else by name or alias, else by street: the one that is meant (`meant_house`)."""
    if place.venue:
        venues = district.venues if among is None else among
        return venues.select_related("town").filter(slug=place.venue).first()
    if not (place.name or place.street or place.town):
        return None
    known = _venues(district.pk) if among is None else among.select_related("town")
    return meant_of(known, place, district.towns.all())


def meant_of(venues: Iterable[Venue], place: Place, towns: Iterable[Town]) -> Venue | None:
    """The house of `venues` that a place without a slug means; `towns` are the district's."""
    if not (place.name or place.street or place.town):
        return None
    if not place.name:
        said = _said(towns, place)
        return next((row for row in venues if not row.name and _is_at(row, said)), None)
    return meant(_all_named(venues, place.name), place.name, place, towns)


def meant(known: Iterable[Venue], name: str, place: Place, towns: Iterable[Town]) -> Venue | None:
    """Of the houses `known` under that name the one that is meant where `place` says.

    `towns` are those of the district.
    """
    rows = [(row, _address(row)) for row in known]
    return meant_house.the_one(name, rows, _said(towns, place))


def namesakes(name: str, among: Iterable[Venue]) -> list[Venue]:
    """Houses of that name or alias, with or without the room behind it, in whichever town."""
    if not name:
        return []
    rows = list(among)
    return _all_named(rows, name) or _all_named(rows, meant_house.without_room(name)[0])


def _all_named(venues: Iterable[Venue], name: str) -> list[Venue]:
    """Also as people mean the same: "im Buergerhaus"."""
    wanted = meant_house.called(name)
    names = ((row, map(meant_house.called, (row.name, *row.aliases))) for row in venues)
    return [row for row, called in names if wanted and wanted in called]


def _said(towns: Iterable[Town], place: Place) -> Address:
    home = town_named(towns, place.town) if place.town else None
    town = home.name if home else split_town(place.town)[0]
    return meant_house.address(town, place.street, place.postcode)


def _address(row: Venue) -> Address:
    town = row.town.name if row.town else ""
    return meant_house.address(town, row.street, row.postcode)


def _is_at(row: Venue, said: Address) -> bool:
    """Whether this is the street of that town, not of any."""
    at = _address(row)
    return (at.street, at.town) == (said.street, said.town) and not said.contradicts(at)


def new_venue(place: Place, home: Town | None = None) -> NewVenue | None:
    """The place as it was written, in its registered town `home`; None where none is named."""
    if not (place.name or place.street or place.town):
        return None
    plain, part = split_town(place.town)
    return NewVenue(
        name=place.name,
        street=place.street,
        postcode=place.postcode,
        locality=place.locality or part or part_of_town(home, place.town),
        town=home or (NewTown(name=plain) if plain else None),
    )


def venue(district: District, place: Place) -> Venue | None:
    """The venue that is meant, added if it is new; None for online or where none is named."""
    if found := find_venue(district, place) or _same_words(district, place):
        return found
    home = town(district, place.town)
    new = new_venue(place, home)
    if new is None:
        return None
    _wait_for_others(district)
    if found := find_venue(district, place) or _same_words(district, place):
        return found
    taken = set(district.venues.values_list("slug", flat=True)).__contains__
    label = f"{new} {home.name if home and new.name else ''}"
    return Venue.objects.create(
        district=district,
        town=home,
        name=new.name,
        slug=slug_for(label, taken, "treffpunkt"),
        street=new.street,
        postcode=new.postcode,
        locality=new.locality,
        is_listed=False,
    )


def _same_words(district: District, place: Place) -> Venue | None:
    """The row of a "Bürgerhaus" that was let stand without a town: words, which mean no house."""
    if place.venue or place.town or place.street or place.postcode:
        return None
    return next(filter(is_any_of_its_kind, _all_named(district.venues.all(), place.name)), None)


def is_any_of_its_kind(row: Venue) -> bool:
    """Whether nobody has said where this "Bürgerhaus" is: such a row is never what is meant."""
    return meant_house.is_any(row.name, _address(row))


def told_venues(district: District) -> QuerySet[Venue]:
    """Venues that may be named in public: of the district's own list, or of a public event now."""
    return _told(district.venues, "venue", "occurrences__venue")


def told_partners(district: District) -> QuerySet[Partner]:
    """Organisations that may be named in public, by the same rule."""
    return _told(district.partners, "organisers")


def told_towns(district: District) -> QuerySet[Town]:
    """Towns that may be named in public, by the same rule."""
    return _told(district.towns, "venue__town", "occurrences__venue__town")


def _told(rows: Any, *named_by: str) -> QuerySet[Any]:
    """Those of the list, and those that a public event names in one of these fields.

    Each row is asked by itself: all that public events name is as long as the history.
    """
    shown = (Q(Exists(Event.objects.filter(**{field: OuterRef("pk")}))) for field in named_by)
    told: QuerySet[Any] = rows.filter(reduce(or_, shown, Q(is_listed=True)))
    return told


def namable_venues(
    district: District, submission: Submission | None = None, *, insider: bool = False
) -> QuerySet[Venue]:
    """Venues that a writer may choose: the office (`insider`) any; others those that are told.

    What stands in `submission` already, accepted or written by somebody else than the partner,
    may stay.
    """
    if insider:
        return district.venues.all()
    told, standing = told_venues(district), standing_slugs(submission)
    return told | district.venues.filter(slug__in=standing) if standing else told


def standing_slugs(submission: Submission | None) -> set[str]:
    """Of the places that may stay in it."""
    if submission is None or submission.pk is None:
        return set()
    taken = Q(pk=submission.accepted_id) | ~Q(actor="partner")
    drafts = map(from_data, submission.revisions.filter(taken).values_list("data", flat=True))
    places = (
        place for draft in drafts for place in (draft.place, *(when.place for when in draft.whens))
    )
    return {place.venue for place in places if place and place.venue}
