"""Dates with places of their own: "1.10. Bürgerhaus Geisa", and below "8.10. Rathaus Dermbach"."""

import re
from dataclasses import dataclass, replace
from datetime import date

from feeds.incoming.invitation.letter.line import Line
from feeds.incoming.invitation.places import house_names, known_places, place
from feeds.incoming.invitation.places.address_grammar import IS_HOUSE, PLACED, POSTCODE, STREET
from feeds.incoming.invitation.when import other_days, time_runs
from programme.drafts.event_draft import Place, When
from programme.models.district import District
from programme.plain_text import fold
from programme.stated import days_in_text
from programme.stated.days_in_text import Calendar, Day

LONGEST = 400  # characters of a line
_REPEATS = re.compile(r"\bjede[nrsm]?\b|\balle \w+ (?:tage|wochen)|wochentlich|tagig|taglich")
_EDGES = " ,;:–—-|/·•*()"
_NEXT = re.compile(r"(?i)[\s,;/|·•–-]*(?:\b(?:und|sowie|and)\b)?\s*(?:\b(?:am|den|on)\b)?[\s,;:]*$")
_BEFORE = re.compile(r"(?i)[\W_]*(?:am|den|on|termine?:?|und)?[\W_]*")
# As often the name of an event as that of a house.
_OR_TITLE = re.compile(r"(?:cafe|kino|treff|treffpunkt|markt|garten|buhne|kuche|werkstatt)s?$")


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
    parts = [part for of_line in every for part in of_line]
    days = [day for part in parts for day in part.days]
    if len(parts) < 2 or len(set(days)) < len(days):
        return list(lines), {}
    found = []
    for line, of_line in zip(lines, every, strict=True):
        is_whole = bool(of_line) and all(part.is_whole for part in of_line)
        dates = [Line("when", part.when, line.label) for part in of_line]
        found += dates if is_whole else [line]
    return found, {day: _read(part.where, district) for part in parts for day in part.days}


def onto(
    whens: tuple[When, ...], where: Place, of_days: dict[date, Place]
) -> tuple[tuple[When, ...], Place]:
    """The dates with what differs from the place of the event, and that place.

    It is the one that another line says, else that of the first date; nothing, where a date has
    none.
    """
    is_told = bool(where.venue or where.name or where.street or where.online)
    of_days = {day: _in_town(each, where.town) for day, each in of_days.items()}
    own = [of_days.get(when.starts_on) for when in whens]
    if not is_told:
        where = (own[0] if own and None not in own else None) or Place()
    placed = (
        when if each in (None, where) or _same(each, where) else replace(when, place=each)
        for when, each in zip(whens, own, strict=True)
    )
    return tuple(placed), where


def _same(one: Place | None, other: Place) -> bool:
    return bool(one and one.name == other.name and one.town == other.town)


def _in_town(said: Place, town: str) -> Place:
    return said if said.town or said.venue or said.online else replace(said, town=town)


def _read(text: str, district: District) -> Place:
    return place.read([Line("" if PLACED.match(text) else "where", text)], district)


def _parts(line: Line, calendar: Calendar, district: District) -> list[_Part]:
    """The dates of a line, where each has a place behind it; else nothing."""
    if line.kind not in ("", "when") or not 0 < len(line.text) <= LONGEST:
        return []
    folded = fold(line.text.replace("ß", "s"))  # as long as the text
    if other_days.about_the_event(folded) != folded:
        return []
    days = days_in_text.days(folded, calendar)
    if not days or len(folded) != len(line.text):
        return []
    is_alone = bool(_BEFORE.fullmatch(line.text[: days[0].start]))
    found: list[_Part] = []
    waiting: list[Day] = []
    for day, end in zip(days, [*(each.start for each in days[1:]), len(line.text)], strict=True):
        waiting.append(day)
        piece = line.text[waiting[0].start : end]
        when, where = _cut(_NEXT.sub("", piece))
        if when and not where:
            continue
        name, is_whole = _named(where, district)
        if not name or any(each.last for each in waiting):
            return []
        told = tuple(each.day for each in waiting)
        found.append(_Part(told, when, name, is_whole and is_alone))
        waiting = []
    return [] if waiting else found


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
