"""Places against what the register knows: another town, a postcode that is none or elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import known, register
from programme.checks.finding import HINT, QUESTION, Candidate, Finding
from programme.drafts.event_draft import EventDraft, Place
from programme.house_kinds import is_generic
from programme.models.programme import Programme
from programme.models.venue import Town, Venue
from programme.plain_text import fold
from programme.postal_regions import is_far
from programme.regular_expressions import expression

_POSTCODE = expression(r"(?!00|05|43|62)\d{5}|[A-Z]{1,3}[- ]?\d{4,5}")
_HOUSE = (
    r"(?:haus|halle|kirche|kapelle|schule|platz|markt|saal|park|zentrum|museum|bibliothek|bahnhof|"
    r"stadion|club|klub|treff|treffpunkt|hof|garten|amt|laden|cafe|gymnasium|heim|raum|bad|"
    r"bucherei|kino|theater|mensa|aula|foyer|buro|verein|kita|feuerwehr|scheune|schloss|burg)"
)
_IN_MANY_TOWNS = expression(  # "Goetheschule", "Marienkirche"
    r"\w*(?:platz|markt|park|schule|gymnasium|strasse|stadion|feuerwehr)(?:es|s)?|st|sankt|"
    r"(?:andreas|anna|annen|auferstehungs|bonifatius|christus|dreifaltigkeits|elisabeth|erloser|"
    r"friedens|georgs?|gnaden|heilig\w*|jakobi?|jakobus|johannes|johannis|josefs?|josephs?|"
    r"katharinen|kilians?|kreuz|liebfrauen|luther|maria|marien|martins?|martini|michaelis?|"
    r"nikolai|pauls?|pauli|paulus|petri|petrus|stephans?|thomas|trinitatis|ursula|versohnungs)"
    r"-?(?:kirche|kapelle|haus|heim|gemeindehaus|kita|kindergarten|krankenhaus)"
)
_BESIDE = expression(
    r"\b(?:zeitgleich|gleichzeitig|parallel|wie|statt|nach|zwischen|seit|fruher)\b"
)
# Who plays or invites has its town's name too.
_PEOPLE = expression(
    r"\b(?:\w*(?:verein|club|klub|feuerwehr)|"
    r"(?:blas|stadt|musik|dorf|jugend|trachten|schalmeien|berg|bergmanns|tanz|feuerwehr)kapelle)\s$"
)
_STANDS_BEFORE = expression(rf"(?:\b(?:in|at)|{_HOUSE})\s(?:der stadt\s)?$")
_SENTENCE_ENDS = expression(r"[.;]")
NEAR = 60  # letters before the name of a town that say whether something is there
MOST = 3  # towns that are offered
SHORT = 5  # letters; of a shorter name another is too easily another town


@dataclass(frozen=True)
class _Register:
    """Towns, and places that may be told."""

    towns: tuple[Town, ...]
    venues: tuple[Venue, ...]
    land: str = ""

    def town(self, name: str) -> Town | None:
        names = {fold(name), fold(register.split_town(name)[0])} - {""}
        return next((row for row in self.towns if names & _names(row)), None)

    def postcodes(self, town: Town) -> list[str]:
        """Those of its places."""
        return sorted({row.postcode for row in self.venues if row.town == town} - {""})


def _names(row: Town | Venue) -> set[str]:
    return {fold(row.name), *map(fold, row.aliases)} - {""}


def postcodes(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """A postcode has five digits; those of other countries have their letters."""
    for field, place in _places(draft):
        if place.postcode and not _POSTCODE.fullmatch(place.postcode):
            told = place.postcode.isdecimal() and len(place.postcode) == len("99817")
            message: Any = _("“{postcode}” is no postcode: it has five digits. Please check it.")
            if told:
                message = _("“{postcode}” is no postcode: none begins like this. Please check it.")
            message = format_lazy(message, postcode=place.postcode[:12])
            yield Finding("not_a_postcode", f"{field}.postcode", QUESTION, message)


def towns(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """A place or postcode that the register knows in another town; another town in the text."""
    if not any(place.town for _field, place in _places(draft)):
        return
    lists = known.of(programme)
    told = _Register(lists.towns, lists.venues, programme.district.land)
    for field, place in _places(draft):
        if place.town:
            doubts = (_elsewhere, _misspelt, _far_postcode, _other_postcode)
            yield from islice(filter(None, (doubt(field, place, told) for doubt in doubts)), 1)
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
            # A village whose postcode nobody knows may share that of the next town.
            is_village = words == place.postcode and not (home and told.postcodes(home))
            severity = HINT if is_village else QUESTION
            return Finding("place_elsewhere", f"{field}.town", severity, message, offered)
    return None


def _misspelt(field: str, place: Place, told: _Register) -> Finding | None:
    """ "Vahca" for Vacha, unless its postcode is another."""
    if place.venue or told.town(place.town):
        return None
    written = fold(register.split_town(place.town)[0])
    for town in told.towns:
        codes = told.postcodes(town)
        fits = not (place.postcode and codes) or place.postcode in codes
        if fits and any(_is_nearly(written, name) for name in _names(town)):
            message = format_lazy(
                _("“{town}” is not known here. Is {known} meant?"),
                town=place.town[:60],
                known=town.name,
            )
            offered = (Candidate(town.name, town.name),)
            return Finding("place_elsewhere", f"{field}.town", QUESTION, message, offered)
    return None


def _is_nearly(written: str, name: str) -> bool:
    """One letter more, less or other, or two in each other's place; the first one is right."""
    longest = max(len(written), len(name))
    if longest < SHORT or written[:1] != name[:1] or abs(len(written) - len(name)) > 1:
        return False
    blocks = SequenceMatcher(None, written, name, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= longest - 1


def _far_postcode(field: str, place: Place, told: _Register) -> Finding | None:
    """A postcode of another part of the country, in a town of the district."""
    home, code = told.town(place.town), place.postcode
    is_five = bool(_POSTCODE.fullmatch(code)) and code.isdecimal()
    is_known_region = any(row.postcode[:2] == code[:2] for row in told.venues if row.postcode)
    if home is None or place.venue or not is_five or is_known_region:
        return None
    return _unknown_postcode(field, place, home, told) if is_far(code, told.land) else None


def _unknown_postcode(
    field: str, place: Place, home: Town, told: _Register, severity: str = QUESTION
) -> Finding:
    message = format_lazy(
        _("“{postcode}” is not known as a postcode of {town}. Please check it."),
        postcode=place.postcode,
        town=home.name,
    )
    offered = tuple(Candidate(code, code) for code in told.postcodes(home)[:MOST])
    return Finding("place_elsewhere", f"{field}.postcode", severity, message, offered)


def _other_postcode(field: str, place: Place, told: _Register) -> Finding | None:
    """A postcode that no place of the register has, in a town whose places have others."""
    home = told.town(place.town)
    if home is None or place.venue or not _POSTCODE.fullmatch(place.postcode):
        return None
    codes = told.postcodes(home)
    if not codes or any(place.postcode == row.postcode for row in told.venues):
        return None
    return _unknown_postcode(field, place, home, told, HINT)


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
    name = fold(place.name)
    words = _IN_MANY_TOWNS.sub("", name).strip(" .,-")
    return bool(words) and not is_generic(name) and not is_generic(words)


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
    """Towns of a postcode, where the own is not among them."""
    if place.venue or not place.postcode:
        return []
    rows = (row for row in told.venues if row.postcode == place.postcode)
    found = [row.town for row in rows if row.town]
    return [] if home in found else found


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
    """ "in Geisa", "Bürgerhaus Geisa", not "Blaskapelle Geisa" or "Geisa Jazz Trio"."""
    return any(
        _STANDS_BEFORE.search(before := text[max(0, found.start() - NEAR) : found.start()])
        and not _PEOPLE.search(before)
        and not _BESIDE.search(_SENTENCE_ENDS.split(text[: found.start()])[-1])
        for found in re.finditer(rf"\b{re.escape(name)}\b(?!-|er\b)", text)
    )
