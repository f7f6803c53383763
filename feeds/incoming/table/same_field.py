"""Several columns that mean one field: none is lost. An empty cell lets the other speak, texts and
lists are joined, and of two answers to one question the first is taken and the other asked about.
"""

import re
from contextlib import suppress

from feeds.incoming.items import Problem, hint
from feeds.incoming.table import cells
from feeds.incoming.table.cells import NO, YES
from programme.drafts.fields import limit
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import day_names
from programme.stated.written_dates import Unclear

# What stands between the parts. A house and its address are one place.
JOINED = {
    "description": "\n\n",
    "wishes": "\n",
    "remark": "\n",
    "summary": " – ",
    "street": " ",
    **dict.fromkeys(("organiser", "category", "audiences", "spoken", "interpreted"), "; "),
    **dict.fromkeys(("fundings", "reductions"), "; "),
    **dict.fromkeys(("place", "room", "bad_weather_place", "end_place"), ", "),
    **dict.fromkeys(("contact", "public_contact", "registration", "private"), ", "),
}
# A mere yes gives way to what says how, and a no stands against it.
_ANSWERS = ("registration", "price")
_UNASKED = ("key",)  # said once, of the column
_HOUSE_NUMBER = expression(r"\d+\s?[a-z]?(?:\s?[-–/]\s?\d+\s?[a-z]?)?", re.IGNORECASE)
_TOO_MUCH = object()


def by_column(values, headers) -> tuple[dict[str, object], dict[str, str], list[Problem]]:
    """The cells of a row by column, what the table calls each column, and what was not taken."""
    told: dict[str, object] = {}
    names: dict[str, str] = {}
    asked: list[Problem] = []
    for (column, text), value in zip(headers, values, strict=False):
        if column is None:
            continue
        name = column.name
        if name not in told or cells.is_unsaid(told[name], name):
            if name not in told or not cells.is_unsaid(value, name):
                told[name], names[name] = value, text
        elif not cells.is_unsaid(value, name):
            both = _both(name, told[name], value)
            if both is not _TOO_MUCH:
                told[name] = both
            elif name not in _UNASKED:
                asked.append(hint("second_cell", text, words=cells.text(value), name=names[name]))
    return told, names, asked


def _both(name: str, one, other):
    """What two cells say together; _TOO_MUCH where only one of them can be right."""
    first, second = cells.text(one), cells.text(other)
    if fold(second) == fold(first):
        return one
    if name == "day":
        return _day(one, other)
    if name == "start" and _moment(one) == _moment(other) is not None:
        return one
    if name in _ANSWERS and (fold(first) in YES or fold(second) in YES):
        return _fuller(one, other)
    if name not in JOINED or (name in _ANSWERS and {fold(first), fold(second)} & NO):
        return _TOO_MUCH
    return _joined(name, first, second)


def _fuller(one, other):
    said = [each for each in (one, other) if fold(cells.text(each)) not in YES]
    if len(said) == 1 and fold(cells.text(said[0])) in NO:
        return _TOO_MUCH
    return said[0] if said else one


def _joined(name: str, first: str, second: str):
    between = JOINED[name]
    if fold(second) in map(fold, first.split(between)):
        return first
    if name == "street" and not _HOUSE_NUMBER.fullmatch(second):
        between = ", "
    if name == "summary" and len(first + between + second) > limit(name):
        return _TOO_MUCH
    return f"{first}{between}{second}"


def _day(one, other):
    """ "Mo" and "28.9.2026" are one day, whichever stands first."""
    for weekday, day in ((one, other), (other, one)):
        if is_weekday(weekday) and not is_weekday(day):
            return f"{cells.text(weekday)} {cells.text(day)}"
    return _TOO_MUCH


def is_weekday(value) -> bool:
    """Whether the cell names a weekday and no day."""
    return fold(cells.text(value)).strip(" .,") in day_names.weekdays()


def _moment(value):
    with suppress(Unclear):
        return cells.moment(value)
    return None
