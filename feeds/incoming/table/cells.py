"""Single cells: text, days, times, yes and no, as people and spreadsheets write them."""

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from feeds.incoming.table import compound_cells
from programme.drafts.event_draft import When
from programme.models.event import Clock
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import unsaid, worded_times, written_dates
from programme.stated.written_dates import StatedDay, StatedTime, Unclear
from programme.stated.written_numbers import without_groups

ALL_DAY = {"ganztagig", "ganztags", "all day", "den ganzen tag"}
TO_FOLLOW = {
    "folgt",
    "to follow",
    "offen",
    "noch offen",
    "wird noch bekannt gegeben",
    "tba",
}
OPEN_END = {"open end", "open-end", "bis open end", "offenes ende", "ende offen", "offen"}
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212"), "–")  # of word processors
STILL_OPEN = {
    *("noch offen", "noch unklar", "folgt", "folgt noch", "tba", "tbd", "t.b.a.", "to follow"),
    *("wird noch bekannt gegeben", "steht noch nicht fest", "in klarung", "in planung"),
}
YES = {"ja", "yes", "x", "wahr", "true", "1", "j", "y", "ein", "✓", "✔", "نعم"}
NO = {"nein", "no", "falsch", "false", "0", "n", "keine", "nicht notig", "nicht erforderlich"}
NO |= {"aus", "✗", "✘"}
EITHER_HALF = _("“{text}” can be {morning} or {evening}. Please write which of them.")
# Where a cross answers nothing: it stands for "none" as a dash does.
_CROSSED = ("end", "last_day", "deadline", "place", "room", "street", "postcode", "town", "website")
_MAY_BE_OPEN = ("", "title", "day", "start", "description", "status")
_TO = r"\s*(?:–|—|-|\bbis\b|\bto\b)\s*"
_TIMES = expression(rf"(?P<start>.*?\d.*?){_TO}(?P<end>.*\d.*)", re.IGNORECASE)
_DAYS = expression(r"(?P<first>.*?\d\.?\s*)(?:–|—|-|\bbis\b|\bto\b)(?P<last>\s*\D*\d.*)", re.I)
_DAY_ONLY = expression(r"(?P<day>\d{1,2})\.?")
_AND_TIME = expression(
    r"(?P<day>.+?\d\.?)[,\s]+(?P<time>(?:ab|um|from|at)?\s*\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*uhr)?)",
    re.I,
)
_SECONDS = expression(r"^(\d{1,2}:\d{2}):\d{2}(?=$|\s)")
_ISO_T = expression(r"(\d)T(?=\d\d:)")
_EACH = expression(r"[;\n+]|\bund\b|\band\b|,(?=\s*\S*\s*\d)")


def text(value) -> str:
    """A cell as its spreadsheet shows it: 99817, not 99817.0."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}" + (
            f" {value:%H:%M}" if isinstance(value, datetime) else ""
        )
    return f"{value:%H:%M}" if isinstance(value, time) else str(value).strip()


def is_unsaid(value, name: str = "") -> bool:
    """Whether the cell is empty or holds a dash, "k. A." or the like.

    "Noch offen" says something in some columns (`name`) only, and so does "x".
    """
    said = text(value)
    if name in _CROSSED and fold(said) in ("x", "xx", "xxx"):
        return True
    return unsaid.is_unsaid(said) or (name not in _MAY_BE_OPEN and fold(said) in STILL_OPEN)


def number(value, *, least: int, most: int) -> int:
    """A whole number from `least` to `most`; Unclear says so where it is none."""
    said = without_groups(text(value))
    if said.isdecimal() and len(said) < 10 and least <= int(said) <= most:
        return int(said)
    message = _("Please write a number from {least} to {most}.")
    raise Unclear(format_lazy(message, least=least, most=most))


def days(value, *, year: int | None) -> tuple[When, ...]:
    """The dates of a cell without their times: one, several, or one that lasts for days.

    Raises written_dates.Unclear.
    """
    if year and (moment := compound_cells.serial(value, range(year - 1, year + 2))):
        value = moment
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return (When(starts_on=day, start_time=_time_of(value)),)
    words = _ISO_T.sub(r"\1 ", text(value).translate(_DASHES).lstrip("'"))
    try:
        return _one(words, year)
    except Unclear:
        for read in (_with_time, _span, _several):
            with suppress(Unclear):
                return read(words, year)
        if found := compound_cells.days(words, year):
            return found
        raise


def _one(words, year) -> tuple[When, ...]:
    return (_when(written_dates.read_day(words, year=year)),)


def _with_time(words, year) -> tuple[When, ...]:
    """ "28.9.2026, 18:30 Uhr"."""
    match = _required(_AND_TIME.fullmatch(words), words)
    when = _when(written_dates.read_day(match["day"], year=year))
    said = moment(match["time"])
    return (When(**{**vars(when), "start_time": said.time}),)


def _span(words, year) -> tuple[When, ...]:
    """ "4.–30.9.2026"."""
    match = _required(_DAYS.fullmatch(words), words)
    last = written_dates.read_day(match["last"], year=year)
    alone = _DAY_ONLY.fullmatch(match["first"].strip())
    first = f"{alone['day']}.{last.day.month}." if alone else match["first"]
    when = _when(written_dates.read_day(first, year=last.day.year))
    if when.starts_on > last.day:  # over New Year: as in an invitation
        _required(None, words)
    return (When(**{**vars(when), "ends_on": last.day}),)


def _several(words, year) -> tuple[When, ...]:
    parts = [part for part in _EACH.split(words) if part.strip()]
    return tuple(_when(written_dates.read_day(part, year=year)) for part in parts)


def _required(match, words):
    if not match:
        raise Unclear(format_lazy(_("“{text}” is not a day."), text=words[:40]))
    return match


def _when(stated: StatedDay) -> When:
    return When(starts_on=stated.day, stated_weekday=stated.weekday)


def _time_of(value) -> time | None:
    """The time of a cell with day and time; midnight is what every mere day has."""
    if isinstance(value, datetime) and value.time() != time():
        return value.time().replace(second=0, microsecond=0)
    return None


def starts(value, *, around: str = "") -> tuple[dict, ...]:
    """For each time of the day `clock`, `start_time` and perhaps `end_time`. Raises Unclear.

    `note` holds an approximate time ("gegen 20 Uhr") as it was written. `around`: what tells
    whether "halb acht" is in the evening.
    """
    if isinstance(value, str):
        value = value.translate(_DASHES)
    words = fold(text(value))
    if words in ALL_DAY:
        return ({"clock": Clock.ALL_DAY.value},)
    if words in TO_FOLLOW:
        return ({"clock": Clock.TO_FOLLOW.value},)
    try:
        return (_start(value),)
    except Unclear:
        if several := compound_cells.times(text(value), around=fold(around)):
            return several
        if hours := worded_times.either(words):
            raise Unclear(format_lazy(EITHER_HALF, text=text(value)[:30], **hours)) from None
        raise


def _start(value) -> dict:
    both = _TIMES.fullmatch(text(value)) if isinstance(value, str) else None
    said = moment(both["start"] if both else value, about=True)
    found: dict[str, Any] = {
        "start_time": said.time,
        "clock": (Clock.FROM if said.onwards else Clock.EXACT).value,
    }
    found |= {"note": text(value)} if said.about else {}
    return found | (_ending(both["end"]) if both else {})


def end(value, *, year: int | None = None, around: str = "") -> dict:
    """`end_time` (with `end_about`) or `open_end`, and `ends_on` where a day stands with it.

    Raises Unclear.
    """
    if fold(text(value)) in OPEN_END:
        return {"open_end": True}
    if isinstance(value, datetime):
        return {"ends_on": value.date()} | _end_time(value.time())
    try:
        return _ending(value)
    except Unclear:
        with suppress(Unclear):
            (day,) = days(value, year=year)
            return {"ends_on": day.starts_on} | _end_time(day.start_time)
        if told := compound_cells.worded_end(text(value), fold(around)):
            return {"end_time": told}
        raise


def _ending(value) -> dict:
    said = moment(value, about=True)
    return {"end_time": said.time} | ({"end_about": True} if said.about else {})


def _end_time(clock: time | None) -> dict:
    """Midnight is what every mere day has."""
    return {"end_time": clock} if clock not in (None, time()) else {}


def moment(value, *, about: bool = False) -> StatedTime:
    """A time of day; spreadsheets keep it as a time, a length, or a part of a day (0.75).

    `about`: it may be approximate. Raises Unclear.
    """
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return StatedTime(value.replace(second=0, microsecond=0))
    if isinstance(value, float) and 0 <= value < 1:
        value = timedelta(days=value)
    if isinstance(value, str):
        value = _SECONDS.sub(r"\1", value)
    if isinstance(value, timedelta) and timedelta(0) <= value <= timedelta(1):
        minutes = round(value.total_seconds() / 60)
        return StatedTime(time(minutes // 60 % 24, minutes % 60), minutes == 1440)
    return written_dates.read_time(text(value), about=about)
