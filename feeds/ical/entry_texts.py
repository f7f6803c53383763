"""What a calendar entry says, in the active language: summary, description, place.

A part that differs from date to date is read from the occurrence `row`.
"""

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from feeds.ical import clean_text, span
from programme.drafts.fields import BY_PATH, MADE_BY_FORM
from programme.events.standing import Spot, spot
from programme.models.event import Clock
from programme.wording import badges, moves, notes, places, timing
from programme.wording.event_text import lead
from programme.wording.facts import facts

LONGEST_DESCRIPTION = 500
WRITTEN = tuple(row.name for row in MADE_BY_FORM if row.is_public)  # said after their label
OF_COSTS = tuple(name for name in WRITTEN if BY_PATH[name].section == "costs")
IN_DESCRIPTION = (*WRITTEN, "price", "registration", "languages", "organisers")


def page(event, language: str) -> str:
    """The address of the event's page."""
    path = f"{language}/{event.district.slug}/{event.programme.slug}/{event.slug}/"
    return f"{settings.SITE_URL}/{path}"


def summary(event, row, text) -> str:
    """ "ABGESAGT: Fest der Begegnung", "Kochen (Uhrzeit folgt)"."""
    words = clean_text.line(text.title) or event.category.label()
    if row.clock == Clock.TO_FOLLOW:
        words = f"{words} ({timing.times(row)})"
    return marked(words, row.status)


def marked(words: str, state: str) -> str:
    """With the status in front, where all is not as planned."""
    badge = badges.status(state)
    return f"{badge.upper()}: {words}" if badge else words


def description(event, row, text, language: str) -> str:
    """What has changed, what is open about the time, what it is, what one must know; the page."""
    before = (news(row), _about_time(row))
    return full_description(event, before, text, [row], language)


def full_description(event, before, text, rows, language: str) -> str:
    """At most 500 characters of facts and text, in which facts come first; then the link."""
    head = "\n".join(filter(None, before))
    tail = "\n".join(_facts(event, rows, language))
    room = LONGEST_DESCRIPTION - len(head) - len(tail) - 4
    prose = "\n\n".join(filter(None, (lead(text), text.description)))
    prose = clean_text.lines(prose, room) if room > 40 else ""
    body = clean_text.lines("\n\n".join(filter(None, (head, prose, tail))), LONGEST_DESCRIPTION)
    return f"{body}\n\n{page(event, language)}" if body else page(event, language)


def news(row) -> str:
    """The status in words, with the reason that was given."""
    note, badge = clean_text.line(notes.note(row)), badges.status(row.status)
    before = clean_text.line(moves.instead(row))
    said = bool(note) and note.casefold().startswith(badge.casefold())
    if before:
        return " · ".join(filter(None, ("" if said else badge, before, note)))
    return note if said else ": ".join(filter(None, (badge, note)))


def _about_time(row) -> str:
    """Only what the start and end of the entry do not tell by themselves."""
    words = timing.times(row)
    doors = capfirst(timing.own_doors(row, row.note))
    if row.start_time is None:
        words = "" if row.clock == Clock.ALL_DAY else words
    elif span.of(row).end_is_stated:
        words = words if row.end_about else ""
    elif row.end_time is None and row.ends_on == row.starts_on:
        words = _two_hours(row).format(time=words)
    return " · ".join(filter(None, (words, doors)))


def _two_hours(row) -> str:
    if row.open_end:
        return _("{time} (the calendar shows two hours)")
    return _("{time} (no end is stated; the calendar shows two hours)")


def _facts(event, rows, language):
    """What one must know beside time and place, a line each."""
    found = {fact.code: fact for fact in facts(event, rows, language, only=IN_DESCRIPTION)}
    ways = dict.fromkeys(places.way(spot(event, row), event.bad_weather_place) for row in rows)
    yield from filter(None, (clean_text.line(way, 120) for way in ways))
    labelled = {code: _labelled(found[code]) for code in WRITTEN if code in found}
    yield from (words for code, words in labelled.items() if code not in OF_COSTS)
    yield from filter(None, (_conditions(found, labelled),))
    yield from _people(found)


def _people(found):
    if heard := found["languages"].short:
        yield _("Languages: {languages}").format(languages=clean_text.line(heard, 120))
    hosts = clean_text.line(found["organisers"].short, 160) if "organisers" in found else ""
    if hosts:
        yield _("Organised by: {names}").format(names=hosts)


def _conditions(found, labelled) -> str:
    """What it costs, who pays less, and whether one registers, in one line."""
    parts = (
        clean_text.line(found["price"].short, 120),
        *(labelled.get(code) for code in OF_COSTS),
        clean_text.line(found["registration"].short, 160) if "registration" in found else "",
    )
    return " · ".join(filter(None, parts))


def _labelled(fact) -> str:
    return f"{fact.label}: {clean_text.line(fact.short, 160)}"


def location(where: Spot) -> str:
    """One line; double quotes become single ones, because a parameter repeats this text."""
    parts = places.lines(where) if where.venue else [places.at(where)]
    return clean_text.line(", ".join(filter(None, parts)).replace('"', "'"))


def address(where) -> str:
    return clean_text.line(places.street_line(where).replace('"', "'"))
