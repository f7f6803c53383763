"""What the doors understand of a file, as JSON: an invitation, a calendar or a table.

Nothing is stored. `manage.py read` prints it, and measurements compare it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time
from typing import Any

from feeds.incoming import any_file, decoding, lookup, problems, told_state
from feeds.incoming.invitation import several_events
from feeds.incoming.items import Item, Problem, Unreadable, error
from programme.checks import all_checks
from programme.checks.finding import Finding
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Place, When, to_data
from programme.models.event import TIMELESS
from programme.models.programme import Programme

TEXT = ".txt"


def as_json(name: str, data: bytes, programme: Programme) -> dict[str, Any]:
    """`events` (one dict each, see `event`), `left_over` (lines) and `problems` (words).

    A name that ends in .txt is read as an invitation is, any other file by what is in it. A file
    that cannot be read has no events, and `problems` say what to do instead.
    """
    try:
        if name.lower().endswith(TEXT):
            return text_as_json(_letter(data), programme)
        return _file_as_json(data, programme)
    except Unreadable as unreadable:
        return _told([], said=[_words(unreadable.problem)])


def _letter(data: bytes) -> str:
    """The text of an invitation. Raises Unreadable for a file that only bears the name of one."""
    try:
        if any_file.is_other_program(data):
            raise Unreadable("no_letter")
        return decoding.text(data)
    except Unreadable as unreadable:
        if unreadable.problem.code == "no_text":
            raise Unreadable("no_letter") from None
        raise


def text_as_json(text: str, programme: Programme) -> dict[str, Any]:
    """An invitation as the form's paste reads it: an event or several, or none where nothing was
    found."""
    every = several_events.read(text, programme)
    events = [_pasted(one.draft, programme) for one in every if one.filled]
    return _told(events, left=[line for one in every for line in one.left])


def _pasted(draft: EventDraft, programme: Programme) -> dict[str, Any]:
    return event(draft, programme, besides=told_state.asked_of_paste(draft))


def _file_as_json(data: bytes, programme: Programme) -> dict[str, Any]:
    found = any_file.read(data, lookup.of(programme))
    drafts = [item.draft for item in found.items if item.draft]
    said = [*map(_words, found.problems), *(words for item in found.items for words in _of(item))]
    return _told([event(draft, programme) for draft in drafts], said=said)


def _told(events, *, left: Iterable[str] = (), said: Iterable[str] = ()) -> dict[str, Any]:
    return {"events": events, "left_over": list(left), "problems": list(said)}


def _of(item: Item) -> Iterator[str]:
    """The problems of one event, with its title."""
    for problem in item.problems:
        words = _words(problem)
        yield str(problems.text(error("not_taken", label=item.label, reason=words)))


def _words(problem: Problem) -> str:
    said = str(problems.text(problem))
    return f"{problem.column}: {said}" if problem.column else said


def event(
    draft: EventDraft, programme: Programme, *, besides: Iterable[Finding] = ()
) -> dict[str, Any]:
    """One event: series and periods are spelled out as their dates, a known place by its address.

    Days are ISO 8601, times HH:MM or null; `last_day` is null where a date ends on the day (or in
    the night) on which it starts, and so is its `place` where it is that of the event; `findings`
    are the codes of what the checks ask, one for each question, and `asks` say in the same order
    which field each is about, and its words; `besides` are more of them.
    """
    found = (*all_checks.findings(draft, programme), *besides)
    return {
        "title": draft.title,
        "language": draft.language,
        "dates": [_date(when, programme) for when in dates.whens(draft)],
        "place": _place(draft.place, programme),
        "end_place": draft.end_place,
        "bad_weather_place": draft.bad_weather_place,
        "organisers": list(draft.organisers),
        "is_free": draft.is_free,
        "price": draft.price,
        "reductions": draft.reductions,
        "registration": to_data(draft.registration),
        "openness": draft.openness,
        "languages": to_data(draft.languages),
        "summary": draft.summary,
        "description": draft.description,
        "website": draft.website,
        "public_contact": draft.public_contact,
        "wishes": draft.wishes,
        "findings": [finding.code for finding in found],
        "asks": [{"field": each.field, "words": str(each.message)} for each in found],
    }


def _date(when: When, programme: Programme) -> dict[str, Any]:
    is_timed = when.clock not in TIMELESS
    last = when.ends_on if when.ends_on and when.ends_on > when.starts_on else None
    return {
        "day": when.starts_on.isoformat(),
        "last_day": last and last.isoformat(),
        "start": _time(when.start_time) if is_timed else None,
        "end": _time(when.end_time) if is_timed else None,
        "clock": when.clock,
        "doors": _time(when.doors),
        "note": when.note,
        "status": when.status,
        "place": when.place and _place(when.place, programme),
    }


def _time(value: time | None) -> str | None:
    return value.strftime("%H:%M") if value else None


def _place(place: Place, programme: Programme) -> dict[str, Any]:
    if place.venue:
        place = _registered(place, programme)
    names = ("name", "room", "street", "postcode", "town", "locality", "online")
    return {name: getattr(place, name) for name in names}


def _registered(place: Place, programme: Programme) -> Place:
    """The place with the name and address of the known venue that it names."""
    venues = programme.district.venues.select_related("town")
    venue = venues.filter(slug=place.venue).first()
    if venue is None:
        return place
    town = venue.town.name if venue.town else ""
    return replace(place, name=venue.name, street=venue.street, postcode=venue.postcode, town=town)


def in_year(programme: Programme, year: int) -> Programme:
    """The programme moved to another year in memory: a date without a year is read as of `year`."""
    by = year - programme.starts_on.year
    for name in ("starts_on", "ends_on"):
        setattr(programme, name, _moved(getattr(programme, name), by))
    return programme


def _moved(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
