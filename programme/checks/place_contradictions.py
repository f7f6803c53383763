"""Places against what the register knows: another town, a postcode that is none or elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import known, register
from programme.checks.finding import HINT, QUESTION, Candidate, Finding
from programme.drafts.event_draft import EventDraft, Place
from programme.models.programme import Programme
from programme.models.venue import Town, Venue
from programme.plain_text import fold

_POSTCODE = re.compile(r"(?!00|05|43|62)\d{5}|[A-Z]{1,3}[- ]?\d{4,5}")
_HOUSE = (
    r"(?:haus|halle|kirche|kapelle|schule|platz|markt|saal|park|zentrum|museum|bibliothek|bahnhof|"
    r"stadion|club|klub|treff|treffpunkt|hof|garten|amt|laden|cafe|gymnasium|heim|raum|bad|"
    r"bucherei|kino|theater|mensa|aula|foyer|buro|verein|kita|feuerwehr|scheune|schloss|burg)"
)
_COMMON = re.compile(
    rf"\w*{_HOUSE}(?:es|s)?|alte[srn]?|neue[srn]?|grosse[srn]?|kleine[srn]?|ev|evang|evangelische[sn]?|"
    r"kath|katholische[sn]?|st|sankt|am|im|an|in|der|die|das|dem|des|und|stadtische[sn]?|\d+"
)
_BESIDE = re.compile(
    r"\b(?:zeitgleich|gleichzeitig|parallel|wie|statt|nach|zwischen|seit|fruher)\b"
)
MOST = 3  # towns that are offered


@dataclass(frozen=True)
class _Register:
    """Towns, and places that may be told."""

    towns: tuple[Town, ...]
    venues: tuple[Venue, ...]

    def town(self, name: str) -> Town | None:
        names = {fold(name), fold(register.split_town(name)[0])} - {""}
        return next((row for row in self.towns if names & _names(row)), None)


def _names(row: Town | Venue) -> set[str]:
    return {fold(row.name), *map(fold, row.aliases)} - {""}


def postcodes(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """A postcode has five digits; those of other countries have their letters."""
    for field, place in _places(draft):
        if place.postcode and not _POSTCODE.fullmatch(place.postcode):
            message = format_lazy(
                _("“{postcode}” is no postcode: it has five digits. Please check it."),
                postcode=place.postcode[:12],
            )
            yield Finding("not_a_postcode", f"{field}.postcode", QUESTION, message)


def towns(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """A place or postcode that the register knows in another town; another town in the text."""
    if not any(place.town for _field, place in _places(draft)):
        return
    lists = known.of(programme)
    told = _Register(lists.towns, lists.venues)
    for field, place in _places(draft):
        if place.town and (found := _elsewhere(field, place, told)):
            yield found
    yield from _town_in_text(draft, told)


def _places(draft: EventDraft) -> Iterator[tuple[str, Place]]:
    yield "place", draft.place
    yield from (
        (f"whens.{n}.place", when.place) for n, when in enumerate(draft.whens) if when.place
    )


def _elsewhere(field: str, place: Place, told: _Register) -> Finding | None:
    home = told.town(place.town)
    for words, towns in (
        (place.name, _towns_of_name(place, home, told)),
        (place.name, _town_in_name(place, home, told)),
        (place.postcode, _towns_of_postcode(place, home, told)),
    ):
        if towns:
            names = list(dict.fromkeys(row.name for row in towns))[:MOST]
            message = format_lazy(
                _("“{place}” is known in {known}, but {town} is written. Which town is right?"),
                place=words,
                known=", ".join(names),
                town=place.town,
            )
            offered = tuple(Candidate(name, name) for name in names)
            return Finding("place_elsewhere", f"{field}.town", QUESTION, message, offered)
    return None


def _towns_of_name(place: Place, home: Town | None, told: _Register) -> list[Town]:
    """Where the only places of that name are; "Bürgerhaus" is in every town."""
    rows = [row for row in told.venues if row.town and _is_named_so(place, row)]
    if any(row.town == home for row in rows):
        return []
    return [row.town for row in rows if row.town and (place.venue or _is_the_same(place, row))]


def _is_named_so(place: Place, row: Venue) -> bool:
    return row.slug == place.venue if place.venue else fold(place.name) in _names(row)


def _is_the_same(place: Place, row: Venue) -> bool:
    """A name of its own, or at the same street; not "Rathaus" and "Evangelische Kirche"."""
    if place.street:
        return bool(row.street) and fold(row.street) == fold(place.street)
    words = re.findall(r"\w+", fold(place.name))
    return not all(_COMMON.fullmatch(word) for word in words)


def _town_in_name(place: Place, home: Town | None, told: _Register) -> list[Town]:
    """ "Rathaus Geisa" in another town."""
    name = fold(place.name)
    own_names = _names(home) if home else {fold(place.town)}
    if place.venue or any(_is_named(own, name) for own in own_names):
        return []
    near = fold(f"{place.town} {place.locality} {place.street} {place.note}")
    return [
        row
        for row in told.towns
        if row != home
        and re.search(rf"{_HOUSE} (?:in |zu |von )?{re.escape(fold(row.name))}$", name)
        and not _is_named(fold(row.name), near)
    ][:1]


def _towns_of_postcode(place: Place, home: Town | None, told: _Register) -> list[Town]:
    """Towns of a postcode, where that town has others and is not among them."""
    towns: dict[str, list[Town]] = {}
    for row in told.venues:
        if row.town:
            towns.setdefault(row.postcode, []).append(row.town)
    found = towns.pop(place.postcode, []) if place.postcode else []
    towns.pop("", None)
    is_elsewhere = home not in found and any(home in others for others in towns.values())
    return found if is_elsewhere and not place.venue else []


def _town_in_text(draft: EventDraft, told: _Register) -> Iterator[Finding]:
    """The text says that it is in another town of the district; its own is not named."""
    text = fold(f"{draft.title} . {draft.summary}")
    place = fold(" ".join((draft.place.town, draft.place.name, draft.place.note)))
    place += fold(" ".join(when.place.town for when in draft.whens if when.place))
    home = told.town(draft.place.town)
    if not draft.place.town or _is_named(fold(home.name if home else draft.place.town), text):
        return
    for town in told.towns:
        name = fold(town.name)
        if town != home and _takes_place_in(name, text) and not _is_named(name, place):
            yield Finding(
                "town_in_text",
                "place.town",
                HINT,
                format_lazy(_("The text speaks of {town}. Is the place right?"), town=town.name),
            )
            return


def _is_named(name: str, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}\b", text))


def _takes_place_in(name: str, text: str) -> bool:
    """ "in Geisa", "Bürgerhaus Geisa", not "Kapelle aus Geisa" or "Geisa Jazz Trio"."""
    before = rf"(?:\b(?:in|at)|\b\w*{_HOUSE})\s(?:der stadt\s)?"
    found = re.search(rf"(?P<before>[^.;]*){before}{re.escape(name)}\b(?!-|er\b)", text)
    return bool(found and not _BESIDE.search(found["before"]))
