"""Dates with places of their own: "1.10. Bürgerhaus Geisa", and below "8.10. Rathaus Dermbach"."""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from feeds.incoming.invitation.letter.line import Line
from feeds.incoming.invitation.places import house_names, known_places, place
from feeds.incoming.invitation.places.address_grammar import IS_HOUSE, PLACED, POSTCODE, STREET
from feeds.incoming.invitation.when import moved_days, other_days, time_runs
from programme.drafts.event_draft import Place, When
from programme.models.district import District
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import days_in_text
from programme.stated.days_in_text import Calendar, Day

LONGEST = 400  # characters of a line
_REPEATS = expression(r"\bjede[nrsm]?\b|\balle \w+ (?:tage|wochen)|wochentlich|tagig|taglich")
_EDGES = " ,;:–—-|/·•*()"
_NEXT = expression(r"(?i)[\s,;/|·•–-]*(?:\b(?:und|sowie|and)\b)?\s*(?:\b(?:am|den|on)\b)?[\s,;:]*$")
_BEFORE = expression(r"(?i)[\W_]*(?:am|den|on|termine?:?|und)?[\W_]*")
# As often the name of an event as that of a house.
_OR_TITLE = expression(r"(?:cafe|kino|treff|treffpunkt|markt|garten|buhne|kuche|werkstatt)s?$")


@dataclass(frozen=True)
class _Part:
    days: tuple[date, ...]
    when: str
    where: str
    is_whole: bool  # nothing else stands there


def split(lines, calendar: Calendar, district: District) -> tuple[list[Line], dict[date, Place]]:
    """The lines, those that only say when and where without their places; and the place of each
    day, where two dates or more have one beside them."""
    if any(_REPEATS.search(line.folded) for line in lines):
        return list(lines), {}
    every = [_parts(line, calendar, district) for line in lines]
    parts = list(chain.from_iterable(every))
    told = [(day, part.where) for part in parts for day in part.days]
    if len(parts) < 2 or len(dict(told)) < len(told):
        return list(lines), {}
    found = chain.from_iterable(map(_dates, lines, every))
    return list(found), {day: _read(where, district) for day, where in told}


def _dates(line: Line, parts: list[_Part]) -> list[Line]:
    """A line for each date, where nothing else stands in it; else the line itself."""
    if not parts or not all(part.is_whole for part in parts):
        return [line]
    return [Line("when", part.when, line.label) for part in parts]


def onto(
    whens: tuple[When, ...], where: Place, of_days: dict[date, Place]
) -> tuple[tuple[When, ...], Place]:
    """The dates with what differs from the place of the event, and that place.

    It is the one that another line says, else that of the first date; nothing, where a date has
    none.
    """
    of_days = {day: _in_town(each, where.town) for day, each in of_days.items()}
    own = [of_days.get(when.starts_on) for when in whens]
    is_told = where.venue or where.name or where.street or where.online
    if not is_told and own and None not in own:
        where = own[0] or where
    placed = (_with(when, each, where) for when, each in zip(whens, own, strict=True))
    return tuple(placed), where


def _with(when: When, own: Place | None, where: Place) -> When:
    is_same = own is None or (own.name, own.town) == (where.name, where.town)
    return when if is_same else replace(when, place=own)


def _in_town(said: Place, town: str) -> Place:
    return said if said.town or said.venue or said.online else replace(said, town=town)


def _read(text: str, district: District) -> Place:
    return place.read([Line("" if PLACED.match(text) else "where", text)], district)


def _parts(line: Line, calendar: Calendar, district: District) -> list[_Part]:
    """The dates of a line, where each has a place behind it; else nothing."""
    days = _days(line, calendar)
    if not days:
        return []
    is_alone = bool(_BEFORE.fullmatch(line.text[: days[0].start]))
    found: list[_Part] = []
    waiting: list[Day] = []
    for n, day in enumerate(days):
        waiting.append(day)
        end = days[n + 1].start if n + 1 < len(days) else len(line.text)
        when, where = _cut(_NEXT.sub("", line.text[waiting[0].start : end]))
        if when and not where:
            continue
        name, is_whole = _named(where, district)
        if not name:
            return []
        on = tuple(each.day for each in waiting)
        found.append(_Part(on, when, name, is_whole and is_alone))
        waiting = []
    return [] if waiting else found


def _days(line: Line, calendar: Calendar) -> list[Day]:
    """The days of the event in a line, which another has not replaced."""
    if line.kind not in ("", "when") or len(line.text) > LONGEST:
        return []
    folded = fold(line.text.replace("ß", "s"))  # as long as the text
    told = other_days.with_its_days(other_days.about_the_event(folded), spare=False)
    if told != folded or moved_days.moves(folded) or len(folded) != len(line.text):
        return []
    found = days_in_text.days(folded, calendar)
    return [] if any(day.last for day in found) else found


def _cut(piece: str) -> tuple[str, str]:
    span = time_runs.longest(piece)
    if span is None or piece[: span[0]].strip(_EDGES):
        return "", ""
    where = piece[span[1] :].strip(" ,;:–—-|/·•*")
    if where.startswith("(") and where.endswith(")"):
        where = where[1:-1]
    return piece[slice(*span)], where.rstrip(".")


def _named(text: str, district: District) -> tuple[str, bool]:
    """The place with which a text begins, and whether it is all of it."""
    first = re.split(r",\s|\s\(", text)[0]
    behind = PLACED.match(first)
    if behind and IS_HOUSE.search(behind["name"]):
        is_whole = len(first) == behind.end() or bool(known_places.town(text, district))
        return (text, True) if is_whole else (behind[0], False)
    is_sure = bool(
        STREET.search(text) or POSTCODE.search(text) or known_places.town(text, district)
    )
    is_house = house_names.is_house(first) or bool(STREET.match(first))
    if is_house and (is_sure or not _OR_TITLE.search(fold(first))):
        return text, True
    return "", False
