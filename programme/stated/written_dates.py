"""Days and times as people write them: "Di 14.12.2023", "28. September", "ab 14 Uhr", "24:00".

What is written is read or refused, never guessed: an unclear text raises `Unclear` with a sentence
that says what to write instead.
"""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.drafts import dates
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import day_names
from programme.stated.conjunctions import any_and

_SHORT = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")

_ISO = expression(r"(?P<y>\d{4,})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
_NUMBERS = expression(r"(?P<d>\d{1,2})\s*\.\s*(?P<m>\d{1,2})\s*\.?\s*(?P<y>\d{2,})?\.?")
# Some months have two words in Arabic: "تشرين الأول".
_NAMED = expression(
    r"(?P<d>\d{1,2})\s*\.?\s*(?P<m>[^\W\d]+(?: (?:الاول|الثاني))?)\s*\.?,?\s*(?P<y>\d{2,})?\.?"
)
_NAMED_FIRST = expression(r"(?P<m>[^\W\d]+)\s*\.?\s*(?P<d>\d{1,2})\s*,?\s*(?P<y>\d{4,})?")
_SLASHES = expression(r"(?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})\s*/\s*(?P<y>\d{2,})")
_DASHES = expression(r"(?P<d>\d{1,2})\s*-\s*(?P<m>\d{1,2})\s*-\s*(?P<y>\d{4})")
_FIRST_WORD = expression(r"(?P<word>[^\W\d]+)[.,\s]+(?P<rest>.+)|(?P<alone>[^\W\d]+)")
_CLOCK = expression(
    r"(?:bis\s+)?(?P<about>(?:ca\.?|circa|etwa|ungefahr|gegen|about)\s*)?(?P<ab>ab|from|von|um|at)?\s*(?P<h>\d{1,2})"
    r"(?:\s*[:.,h]\s*(?P<m>\d{2})|(?P<m2>\d{2})|\s*uhr\s*(?P<m3>\d{2}))?"
    r"\s*(?:uhr|h|o'clock)?\s*(?P<half>[ap]\.?m\.?)?"
)


def _name_now(number: int) -> str:
    return date_format(date(2024, 1, 1 + number), "l")


weekday_name = lazy(_name_now, str)


class Unclear(ValueError):
    """The day or time that is meant cannot be told; `message` says what to write."""

    def __init__(self, message: Any) -> None:
        self.message = message
        super().__init__(str(message))


@dataclass(frozen=True)
class StatedDay:
    """A day, and the weekday (0 is Monday) that was written with it."""

    day: date
    weekday: int | None = None

    def __str__(self) -> str:
        written = f"{self.day.day}.{self.day.month}.{self.day.year}"
        return written if self.weekday is None else f"{_SHORT[self.weekday]} {written}"

    @property
    def fits(self) -> bool:
        """Whether the weekday, if there is one, is that of the day."""
        return self.weekday is None or self.weekday == self.day.weekday()


@dataclass(frozen=True)
class StatedTime:
    """A time of day; `next_day` for 24:00; `onwards` for "ab" or "from", `about` for "ca."."""

    time: time
    next_day: bool = False
    onwards: bool = False
    about: bool = False

    def __str__(self) -> str:
        return f"{self.time:%H:%M}"


def example(year: int | None = None, *, weekday: bool = False) -> str:
    """How a day may be written, in `year` or in the present one: "28.9.2027", "Di 28.9.2027"."""
    shown = date(year or timezone.localdate().year, 9, 28)
    return str(StatedDay(shown, shown.weekday() if weekday else None))


def read_day(text: str, *, year: int | None = None) -> StatedDay:
    """The day in `text`, with the weekday that stands there. `year` completes "28.9.".

    Raises Unclear where the text is no day, an impossible one, or one that can be read in two ways.
    """
    words = fold(text).strip(" .,;")
    weekday, rest = _weekday_first(words)
    return StatedDay(_day(rest, text, year), weekday)


def read_days(text: str, *, year: int | None = None) -> tuple[date, ...]:
    """Several days, parted by commas, semicolons or lines; each may carry its right weekday."""
    found = []
    for part in re.split(rf"[,;\n]|\b(?:{any_and()})\b", text):
        if not part.strip() or _weekday_alone(part):
            continue
        stated = read_day(part, year=year)
        found.append(_agreeing(stated))
    return tuple(dict.fromkeys(found))


def read_agreeing_day(text: str, *, year: int | None = None) -> date:
    """A day whose weekday, if one is written, is right; else Unclear names both."""
    return _agreeing(read_day(text, year=year))


def read_time(text: str, *, about: bool = False) -> StatedTime:
    """The time in `text`: "18", "18.30", "1830", "18:30 Uhr", "ab 14 Uhr", "24:00", "6 pm".

    `about`: it may be approximate, "bis ca. 22 Uhr". Raises Unclear.
    """
    match = _CLOCK.fullmatch(fold(text).replace("’", "'").strip(" ."))
    if match and match["about"] and not about:
        message = _("Please write “{text}” without “{about}”; the note can say that it is about.")
        raise Unclear(format_lazy(message, text=text[:30], about=match["about"].strip()))
    if not match:
        raise Unclear(
            format_lazy(_("“{text}” is not a time. Please write it as 18:30."), text=text[:30])
        )
    hour, minute = _hour(match), _minute(match)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise Unclear(
            format_lazy(
                _("There is no such time as “{text}”. Please write it as 18:30."), text=text[:30]
            )
        )
    return StatedTime(
        time(hour % 24, minute), hour == 24, match["ab"] in ("ab", "from"), bool(match["about"])
    )


def _hour(match: re.Match[str]) -> int:
    hour = int(match["h"])
    if match["half"] and 1 <= hour <= 12:
        return hour % 12 + (12 if match["half"].startswith("p") else 0)
    return hour


def _minute(match: re.Match[str]) -> int:
    return int(match["m"] or match["m2"] or match["m3"] or 0)


def _agreeing(stated: StatedDay) -> date:
    if stated.fits:
        return stated.day
    raise Unclear(
        format_lazy(
            _("“{text}” contradicts itself: that day is a {weekday}. Please write the right day."),
            text=str(stated),
            weekday=weekday_name(stated.day.weekday()),
        )
    )


def _weekday_alone(part: str) -> bool:
    """ "Samstag" of "Samstag, 3.10." which was cut at its comma."""
    return fold(part).strip(" .") in day_names.weekdays()


def _weekday_first(words: str) -> tuple[int | None, str]:
    match = _FIRST_WORD.fullmatch(words)
    if not match:
        return None, words
    word = match["word"] or match["alone"]
    weekday = day_names.weekdays().get(word)
    return (None, words) if weekday is None else (weekday, (match["rest"] or "").strip())


def _day(words: str, text: str, year: int | None) -> date:
    for pattern in (_ISO, _NUMBERS, _NAMED, _NAMED_FIRST, _DASHES, _SLASHES):
        match = pattern.fullmatch(words)
        if match:
            month = _month(match["m"])
            if month is not None:
                return _possible(match, month, text, year, slashes=pattern is _SLASHES)
    raise Unclear(
        format_lazy(
            _("“{text}” is not a day. Please write one day as {example}."),
            text=text[:40],
            example=example(year),
        )
    )


def _month(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    month = day_names.months().get(word)
    return None if month is None else month + 1


def _possible(
    match: re.Match[str], month: int, text: str, default: int | None, *, slashes: bool
) -> date:
    number = int(match["d"])
    if slashes and number <= 12 < month <= 31:  # as Americans write it: it can be nothing else
        number, month = month, number
    elif slashes and number <= 12:
        raise Unclear(
            format_lazy(
                _("“{text}” can be read in two ways. Please write it as {example}."),
                text=text[:40],
                example=example(default),
            )
        )
    year = _year(match["y"], default)
    try:
        return date(year, month, number)
    except ValueError:
        raise Unclear(
            format_lazy(
                _("There is no such day as “{text}”. Please look at the calendar."), text=text[:40]
            )
        ) from None


def _year(written: str | None, default: int | None) -> int:
    if written is None:
        if default is None:
            raise Unclear(format_lazy(_("Please add the year: {example}."), example=example()))
        return default
    year = int(written[:9]) + (2000 if len(written) == 2 else 0)
    if not dates.EARLIEST.year <= year <= dates.LATEST.year:
        raise Unclear(
            format_lazy(_("The year {year} cannot be right. Please check it."), year=written[:9])
        )
    return year
