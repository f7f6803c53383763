"""One row of a table as a draft. What cannot be read is a problem of its column, never a guess."""

import re
from dataclasses import replace
from datetime import timedelta

from feeds.incoming import address_line, keywords
from feeds.incoming.items import Problem, error, hint
from feeds.incoming.lookup import Lookup
from feeds.incoming.table import cells, choice_cells
from programme.drafts.event_draft import EventDraft, Place, When
from programme.drafts.fields import LINES, MADE_BY_FORM, NUMBER
from programme.models.event import Clock
from programme.plain_text import fold, tidy, tidy_lines
from programme.stated.written_dates import Unclear

_LIST = re.compile(r"[;\n]|,(?=\s)|\s(?:und|and)\s")


class Row:
    """The cells of one row by column name; collects problems while it is read."""

    def __init__(self, cells_: dict, headers: dict[str, str], lookup: Lookup):
        self.cells = {name: value for name, value in cells_.items() if not cells.is_unsaid(value)}
        self.headers, self.lookup = headers, lookup
        self.problems: list[Problem] = []

    def text(self, name: str) -> str:
        return tidy(cells.text(self.cells.get(name)))

    def words(self, name: str, labels=()) -> list[str]:
        """The words of a list; a cell which is one of `labels` as a whole is one word."""
        if fold(self.text(name)) in labels:
            return [self.text(name)]
        found = (tidy(part) for part in _LIST.split(cells.text(self.cells.get(name))))
        return [word for word in found if word]

    def complain(self, make, code: str, name: str, **values):
        self.problems.append(make(code, self.headers.get(name, ""), **values))

    def read(self, name: str, reader, default, **kwargs):
        """What `reader` makes of the cell; the default for an empty and for an unclear one."""
        value = self.cells.get(name)
        if value is None:
            return default
        try:
            return reader(value, **kwargs)
        except Unclear as unclear:
            self.complain(error, "unclear", name, message=str(unclear.message))
            return default


def draft(row: Row) -> EventDraft:
    """What the row says; its problems are in `row.problems`."""
    words = keywords.read(row.words("category", row.lookup.categories), row.lookup)
    people = keywords.read(row.words("audiences", row.lookup.audiences), row.lookup)
    if words.unknown:
        make = hint if words.category else error
        row.complain(make, "unknown_kind", "category", words=", ".join(words.unknown))
    return EventDraft(
        language=row.lookup.language,
        title=row.text("title"),
        summary=row.text("summary"),
        description=tidy_lines(cells.text(row.cells.get("description"))),
        category=words.category,
        organisers=tuple(_organisers(row)),
        openness=choice_cells.openness(row),
        audiences=people.audiences or words.audiences,
        audience_text=", ".join(people.unknown),
        features=people.features or words.features,
        whens=_whens(row),
        place=_place(row),
        languages=choice_cells.languages_of(row),
        **choice_cells.price(row.text("price")),
        registration=choice_cells.registration(row),
        wheelchair=choice_cells.wheelchair(row),
        fundings=tuple(choice_cells.fundings(row)),
        website=choice_cells.website(row),
        public_contact=row.text("public_contact"),
        wishes=tidy_lines(cells.text(row.cells.get("wishes"))),
        **{field.name: _made(row, field) for field in MADE_BY_FORM},
    )


def _made(row, field):
    """A field that needs no reader of its own: words, or a whole number."""
    if field.kind == NUMBER:
        return row.read(field.name, cells.number, None, least=field.least, most=field.most)
    words = tidy_lines if field.kind == LINES else tidy
    return words(cells.text(row.cells.get(field.name)))


def _organisers(row):
    found = re.split(r"[;\n]", cells.text(row.cells.get("organiser")))
    return [name for name in map(tidy, found) if name]


def _whens(row) -> tuple[When, ...]:
    days = row.read("day", cells.days, (), year=row.lookup.year)
    clock = row.read("start", cells.start, {})
    if fold(row.text("all_day")) in cells.YES:
        clock = {"clock": Clock.ALL_DAY.value}
    else:
        clock |= row.read("end", cells.end, {}, year=row.lookup.year)
    if len(days) != 1:
        clock.pop("ends_on", None)
    last = row.read("last_day", cells.days, (), year=row.lookup.year)
    if last and len(days) == 1:
        days = (replace(days[0], ends_on=last[0].starts_on),)
    clock |= choice_cells.status(row)
    return tuple(_timed(replace(day, **_merged(day, clock)), row) for day in days)


def _merged(day: When, clock: dict) -> dict:
    """The times of the other columns; those that stand with the day where there are none."""
    own = {name: getattr(day, name) for name in ("start_time", "end_time", "doors", "clock")}
    return clock if "start_time" in clock or day.start_time is None else own | clock


def _timed(when: When, row) -> When:
    """24:00 is the next day at 0:00, as `programme.stated.written_dates` reads it."""
    if when.ends_on == when.starts_on or _is_night(when):
        when = replace(when, ends_on=None)
    if when.ends_on and row.text("end").startswith("24"):
        when = replace(when, ends_on=when.ends_on + timedelta(1))
    if when.start_time is None or not row.text("start").startswith("24"):
        return when
    weekday = when.stated_weekday
    return replace(
        when,
        starts_on=when.starts_on + timedelta(1),
        stated_weekday=None if weekday is None else (weekday + 1) % 7,
    )


def _is_night(when: When) -> bool:
    """Until 02:00 of the next day: that belongs to the day on which it starts."""
    if not (when.ends_on and when.start_time and when.end_time):
        return False
    return when.ends_on == when.starts_on + timedelta(1) and when.end_time <= when.start_time


def _place(row) -> Place:
    """One address, from the columns for its parts and from a line with several of them."""
    said = {name: row.text(name) for name in ("street", "postcode", "town")}
    if said["town"]:
        said["town"] = row.lookup.town(said["town"]) or said["town"]
    line = cells.text(row.cells.get("place"))
    place = address_line.read(line, row.lookup, beside=Place(**said))
    return replace(place, room=row.text("room") or place.room)
