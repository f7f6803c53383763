"""The registers of partners, towns and venues: found by name or alias, added when accepted."""

import re

from django.db.models import Q
from django.utils.text import slugify

from programme.drafts.event_draft import Place
from programme.models.district import District
from programme.models.event import Event
from programme.models.partner import Partner
from programme.models.venue import Town, Venue
from programme.texts import fold

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)
_PART_OF = re.compile(r"^(?P<town>.+?),?\s+(?:OT|Ortsteil)\s+(?P<locality>.+)$")
_IN_BRACKETS = re.compile(r"^(?P<locality>[^()]+?)\s*\((?P<town>[^()]+)\)$")


def slug_for(text: str, taken, fallback: str, length=60) -> str:
    """A readable slug which is not in `taken` (a callable): umlauts spelt, numbered if needed."""
    base = slugify(text.translate(_UMLAUTS))[:length].strip("-") or fallback
    slug, n = base, 1
    while taken(slug):
        n += 1
        slug = f"{base}-{n}"
    return slug


def _named(rows, name: str):
    wanted = fold(name)
    if not wanted:
        return None
    for row in rows:
        if wanted in (fold(row.name), *map(fold, row.aliases)):
            return row
    return None


def find_partner(district: District, names) -> Partner | None:
    """The first named organisation that the district knows."""
    known = list(district.partners.all()) if names else []
    return next((partner for name in names if (partner := _named(known, name))), None)


def partners(district: District, names) -> list[Partner]:
    """Every named organisation, new ones added."""
    known = list(district.partners.all())
    found = []
    for name in names:
        partner = _named(known, name)
        if partner is None:
            slugs = {row.slug for row in known}
            partner = Partner.objects.create(
                district=district, name=name, slug=slug_for(name, slugs.__contains__, "partner")
            )
            known.append(partner)
        if partner not in found:
            found.append(partner)
    return found


def split_town(name: str, known=()) -> tuple[str, str]:
    """Town and part of town: "Merseburg, OT Blösien", or "Krumpa (Braunsbedra)"."""
    match = _PART_OF.match(name) or _IN_BRACKETS.match(name)
    return (match["town"], match["locality"]) if match else (name, "")


def find_town(district: District, name: str) -> Town | None:
    towns = list(district.towns.all())
    return _named(towns, name) or _named(towns, split_town(name)[0])


def town(district: District, name: str) -> Town | None:
    """The town of that name or alias, added if the district does not know it yet."""
    if not name:
        return None
    found = find_town(district, name)
    if found:
        return found
    plain = split_town(name)[0]
    taken = set(district.towns.values_list("slug", flat=True)).__contains__
    return Town.objects.create(district=district, name=plain, slug=slug_for(plain, taken, "ort"))


def find_venue(district: District, place: Place) -> Venue | None:
    """By slug, else by name or alias in the named town, else by street."""
    venues = district.venues.select_related("town")
    if place.venue:
        return venues.filter(slug=place.venue).first()
    if not (place.name or place.street or place.town):
        return None
    home = find_town(district, place.town) if place.town else None
    near = [row for row in venues if not place.town or (home and row.town_id == home.pk)]
    if place.name:
        return _named(near, place.name)
    street = fold(place.street)
    return next((row for row in near if not row.name and fold(row.street) == street), None)


def venue(district: District, place: Place) -> Venue | None:
    """The venue that is meant, added if it is new; None for online or where none is named."""
    found = find_venue(district, place)
    if found or not (place.name or place.street or place.town):
        return found
    home = town(district, place.town)
    taken = set(district.venues.values_list("slug", flat=True)).__contains__
    label = place.name or place.street or place.town
    return Venue.objects.create(
        district=district,
        town=home,
        name=place.name,
        slug=slug_for(f"{label} {home.name if home and place.name else ''}", taken, "treffpunkt"),
        street=place.street,
        postcode=place.postcode,
        locality=place.locality or split_town(place.town)[1],
    )


def told_venues(district: District):
    """Venues that may be named to everybody: not those known from closed events alone."""
    shown = Q(events__in=Event.objects.all()) | Q(occurrences__event__in=Event.objects.all())
    unused = Q(events=None, occurrences=None)
    return district.venues.filter(pk__in=district.venues.filter(shown | unused).values("pk"))


def told_partners(district: District):
    """Organisations that may be named to everybody, by the same rule."""
    shown = Q(events__in=Event.objects.all()) | Q(events=None)
    return district.partners.filter(pk__in=district.partners.filter(shown).values("pk"))
