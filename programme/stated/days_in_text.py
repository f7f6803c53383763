"""Days in running text: "Di, 28.9.", "vom 4. bis 30.9.", "24./25.09.", "Sept. 24th", "(Sonnabend)"
""."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import named_days
from programme.stated.day_names import GERMAN_WEEKDAY, MONTH, WEEKDAYS, weekdays
from programme.stated.named_days import NamedDay
from programme.stated.told_years import STATED_YEAR, a_year_later, in_one_year
from programme.stated.written_dates import Unclear, read_day

LONG = GERMAN_WEEKDAY
ENGLISH = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
ARABIC = "|".join(fold(names[-1]) for names in WEEKDAYS)
WEEKDAY = (
    rf"(?:{LONG}|{ENGLISH}|{ARABIC}|(?:mo|di|mi|do|fr|sa|so)\b|"
    r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b)"
)
NUMBER = {fold(name)[:2]: n for n, names in enumerate(WEEKDAYS) for name in names[:3]}
TO = r"\s?(?:-|–|—|\bbis(?: einschl\w*\.?)?(?: zu[mr])?(?: de[mn])?\b|\bto\b)\s?"

_BEFORE = rf"(?:(?<![/+&]){WEEKDAY}[.,]{{0,2}}\s*(?:(?:de[nmr]|the)\s+)?)?"
_AFTER = (
    rf"(?:\s?,?\s?\(\s?(?:ein )?(?P<in>{WEEKDAY})\.?\s?\)"
    rf"|,?\s(?:ein )?(?P<on>{LONG})\b(?!\s*[.,]{{0,2}}\s*(?:de[nm]\s)?\d))?"
)
_YEAR = r"(?:'?\d{2,5}(?!\d|[.:]\d)|\s\d{4,5}(?!\d)|\s?\(\d{4}\)|\)\s?\d{4}(?!\d))"
# The second dot may be missing where nothing but a day can be meant: "am 24.9 um".
_CARELESS = r"(?<=am )|(?<=vom )|(?<=den )|(?<=dem )|(?<=zum )|(?<=bis )"
_FORMS = (
    r"\d{4}-\d{2}-\d{2}(?!\d)",
    r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)",
    rf"\d{{1,2}}\s?\.\s?\d{{1,2}}\s?\.{_YEAR}?",
    rf"\d{{1,2}}(?:\.|ten|ter|th|st|nd|rd)?\s?(?:of )?(?:{MONTH})\b\.?"
    r"(?:,?\s\d{4,5}(?!\d)|\s?\(\d{4}\)|\s'?(?:2[5-9]|3\d)(?![\d.:]|\s?(?:uhr|h\b)))?",
    rf"(?:{MONTH})\.?\s\d{{1,2}}(?:(?:st|nd|rd|th)\b(?:,?\s\d{{4}})?|,?\s\d{{4}})",
    # "Sept 20, 3 pm"; but "im Oktober 27" tells the year.
    rf"(?<!\bim )(?<!\bende )(?<!\bmitte )(?<!\banfang )(?<!\bbis )\b(?:{MONTH})\.?\s\d{{1,2}}"
    r"(?=\s*(?:$|[;|)]|,(?!\s?\d{1,2}(?:\.(?:\s|\d|$)|,))|at\b|from\b))",
)
_CORE = f"(?:{'|'.join(_FORMS)})"
_SHORT = (
    rf"(?:(?:{_CARELESS})\d{{1,2}}\.\d{{1,2}}"
    r"|(?:^|(?<=[a-z] )|(?<=, ))\d{1,2}\.\d{1,2}(?= um| ab| von| \d{1,2}[.:]?\d* ?uhr|,))"
)
# Not within a number or a time; but "12.10./19.10." are two.
_APART = r"(?<![\d.:-])(?<![^.]/)"
_DATE = rf"{_BEFORE}{_APART}{_CORE}"
_LAST = rf"{_BEFORE}{_CORE}"
# "Dienstag 21.09", with two figures for the month: a time has its "Uhr".
_BARE = rf"{WEEKDAY}[.,]{{0,2}}\s(?:de[nm]\s)?[0-3]?\d\.(?:0[1-9]|1[0-2])(?=\s*(?:$|[),;|]))"
_ONE = expression(
    rf"(?P<day>{_BEFORE}(?:{_APART}{_CORE}|{_SHORT}(?!\d|\.\d|\s?(?:uhr|h\b|€|%|euro)))|{_BARE})"
    + _AFTER
)
_SPAN = expression(
    rf"(?:\b(?:vo[mn]|from)\s)?(?P<first>{_DATE}|"
    rf"{_BEFORE}(?<![\d.:,/-])\d{{1,2}}\.?)"
    rf"{_AFTER.replace('P<in>', 'P<fin>').replace('P<on>', 'P<fon>')}"
    rf",?{TO}(?P<last>{_LAST})"
)
_NIGHT = expression(
    r"\b(?:(?P<night>nacht) (?:vo[mn]|zwischen) (?:de[mn] )?|(?=\d))"
    rf"(?P<first>{_BEFORE}\d{{1,2}}\.(?:\s?\d{{1,2}}\.)?),? "
    rf"(?:auf|zu[mr]?|und) (?:(?:de[nm]) )?(?P<last>{_LAST})"
)
# "Straße des 17. Juni 3", "1.-Mai-Straße 5", folded or as it is written
STREET = expression(
    rf"(?i:\w*(?:stra(?:ss|ß)e|platz|allee|weg|ring|ufer|siedlung) de[rs] \d{{1,2}}\.? "
    rf"(?:{MONTH}|märz)\b|\b\d{{1,2}}\.[ -]?(?:{MONTH}|märz)-"
    r"(?:stra(?:ss|ß)e|str\b\.?|platz|allee|weg|ring|siedlung))"
)
_MOVES = expression(r"verschob|verschieb|verleg|umgelegt|vorgezogen|geschoben|\bstatt\b")
_AND = r"\s?(?:,\s?und\b|,|/|\+|&|\bund\b|\bsowie\b|\boder\b)\s?(?:am\s|der\s|den\s)?"
_SEVERAL = expression(
    rf"(?P<firsts>(?:(?<![\d.:]){_BEFORE}\d{{1,2}}\.{_AND}){{1,12}})(?P<last>{_LAST})"
)
_WEEK = expression(
    rf"\b(?P<a>{LONG}|mo|di|mi|do|fr|sa|so)\b\.?{TO}(?P<b>{LONG}|mo|di|mi|do|fr|sa|so)\b\.?"
    r"(?=[,:]?\s*(?:vom |den |der )?\d{1,2}\.)"
)
_WEEK_BEHIND = expression(
    rf"(?<=[\d.])[\s(]+(?P<a>{LONG}|mo|di|mi|do|fr|sa|so)\b\.?{TO}(?P<b>{LONG}|mo|di|mi|do|fr|sa|"
    rf"so)\b\.?(?=[\s,)]|$)"
)


@dataclass(frozen=True)
class Day:
    """A day in a line of folded text, from `start` to `end`; `last` where a span is meant."""

    start: int
    end: int
    day: date
    weekday: int | None = None  # as it is written
    last: date | None = None
    weekdays: tuple[int, ...] = ()  # "Mo–Fr, 21.9. bis 2.10."


@dataclass(frozen=True)
class Calendar:
    """Completes days without a year: so that they lie within the programme, or near it."""

    first: date
    last: date

    def read(self, text: str, year: int | None = None) -> tuple[date, int | None] | None:
        """A day and the weekday that stands with it; None for what is no day."""
        words = re.sub(r"(?<=\d)(?:ten|ter|th|st|nd|rd)\b|\bof\b|'|\bde[nmr]\b|\bthe\b", "", text)
        words = re.sub(r"[()]", " ", words)
        words = re.sub(r"\bjanner\b", "januar", re.sub(r"\bmar\b", "marz", words.strip(" ,")))
        found = [each for each in (_read(words, one) for one in self._years(year)) if each]
        return min(found, key=lambda each: self._away(each[0]), default=None)

    def named(self, named: NamedDay) -> date | None:
        """The day that is told by its month, in the year that is told or that fits."""
        found = [day for day in map(named.on, self._years(named.year)) if day]
        return min(found, key=self._away, default=None)

    def _years(self, told: int | None) -> list[int]:
        return [told] if told else list(range(self.first.year, self.last.year + 2))

    def _away(self, day: date) -> tuple[timedelta, date]:
        """How far before or behind the programme; the first of several days within it."""
        return max(self.first - day, day - self.last, timedelta(0)), day


def _read(words: str, year: int | None) -> tuple[date, int | None] | None:
    try:
        stated = read_day(words, year=year)
    except Unclear:
        return None
    return stated.day, stated.weekday


def days(text: str, calendar: Calendar) -> list[Day]:
    """All days in a line of folded text, in their order."""
    return list(_days(text, calendar))


@lru_cache(maxsize=1024)
def _days(text: str, calendar: Calendar) -> tuple[Day, ...]:
    """Once for all who ask for those of a line."""
    rest, week, begins = _without_week(_without_streets(text))
    found: list[Day] = []
    for named in named_days.find(rest):
        if told := calendar.named(named):
            found.append(Day(named.start, named.end, told))
            rest = blank(rest, named.start, named.end)
    for pattern, reader in ((_NIGHT, _night), (_SPAN, _span), (_SEVERAL, _several), (_ONE, _one)):
        for match in pattern.finditer(rest):
            read = reader(match, calendar)
            found += [
                replace(day, weekdays=week, start=min(begins, day.start))
                if week and day.last
                else day
                for day in read
            ]
            if read:
                rest = blank(rest, match.start(), match.end())
    return tuple(in_one_year(text, sorted(found, key=lambda day: (day.start, day.day))))


def _without_streets(text: str) -> str:
    for match in STREET.finditer(text):
        text = blank(text, match.start(), match.end())
    return text


def blank(text: str, start: int, end: int) -> str:
    """The text with blanks in the place of a piece, so that places in it stay the same."""
    return text[:start] + " " * (end - start) + text[end:]


def number(name: str) -> int:
    """0 for Monday, of a folded German, English or Arabic name or its beginning."""
    if name in weekdays():
        return weekdays()[name]
    if name.startswith("sonnabend"):
        return 5
    english = {"tu": 1, "we": 2, "th": 3, "su": 6}
    return NUMBER.get(name[:2], english.get(name[:2], 0))


def _without_week(text: str) -> tuple[str, tuple[int, ...], int]:
    match = _WEEK.search(text) or _WEEK_BEHIND.search(text)
    if not match:
        return text, (), 0
    first, last = number(match["a"]), number(match["b"])
    week = tuple(range(first, last + 1)) if first < last else ()
    return blank(text, match.start(), match.end()), week, match.start()


def _one(match: re.Match[str], calendar: Calendar) -> list[Day]:
    found = calendar.read(match["day"])
    after = match["in"] or match["on"]
    if not found:
        return []
    weekday = found[1] if found[1] is not None or not after else number(after)
    end = match.end() if found[1] is None or not after else match.end("day")
    return [Day(match.start(), end, found[0], weekday)]


def _night(match: re.Match[str], calendar: Calendar) -> list[Day]:
    """ "In der Nacht vom 16. auf den 17. Oktober", "16. auf 17.10.": the day on which it begins."""
    found = _span(match, calendar)
    if match["night"]:
        return [replace(day, last=None) for day in found]
    is_next = bool(found) and found[0].last == found[0].day + timedelta(1)
    moves = " auf " not in match[0] or _MOVES.search(match.string)
    return [replace(found[0], last=None)] if is_next and not moves else []


def _span(match: re.Match[str], calendar: Calendar) -> list[Day]:
    last = calendar.read(match["last"])
    first = _first(match["first"].strip(" ,"), last[0], calendar) if last else None
    if not last or not first:
        return []
    last = _of_first_year(match, first[0], calendar) or last
    if _turns(match, first[0], calendar):
        first, last = _a_year_later(first), _a_year_later(last)
    if first[0] > last[0]:
        return []
    names = match.groupdict()
    after = names.get("fin") or names.get("fon")
    weekday = number(after) if after and first[1] is None else first[1]
    until = last[0] if first[0] < last[0] else None
    return [Day(match.start(), match.end(), first[0], weekday, until)]


def _first(text: str, last: date, calendar: Calendar) -> tuple[date, int | None] | None:
    """The first day of a span: month and year are those of its last, where it names none."""
    year = None if STATED_YEAR.search(text) else last.year
    if re.search(r"(?<![.\d])\d{1,2}\.?$", text) and not re.search(r"\d\.\s?\d", text):
        text = f"{text.rstrip('.')}.{last.month}."
    first = calendar.read(text, year)
    if first and first[0] > last and year:
        return calendar.read(text, year - 1)
    return first


def _of_first_year(
    match: re.Match[str], first: date, calendar: Calendar
) -> tuple[date, int | None] | None:
    """ "25. September 2017, bis 29. September": a year that only the first tells holds for both."""
    begin, end = (match[name].strip(" ,)") for name in ("first", "last"))
    if not STATED_YEAR.search(begin) or STATED_YEAR.search(end):
        return None
    last = calendar.read(end, first.year)
    return calendar.read(end, first.year + 1) if last and last[0] < first else last


def _turns(match: re.Match[str], first: date, calendar: Calendar) -> bool:
    """ "1.12. bis 6.1." of a programme of all the year begins in it and ends in the next one."""
    later = a_year_later(first)
    told = STATED_YEAR.search(match["first"].strip(" ,)")) or STATED_YEAR.search(match["last"])
    return not told and first < calendar.first and calendar.first <= later <= calendar.last


def _a_year_later(read: tuple[date, int | None]) -> tuple[date, int | None]:
    return a_year_later(read[0]), read[1]


def _several(match: re.Match[str], calendar: Calendar) -> list[Day]:
    last = calendar.read(match["last"])
    if not last:
        return []
    ending = f"{last[0].month}."
    found = []
    for each in re.finditer(rf"{_BEFORE}\d{{1,2}}\.", match["firsts"]):
        day = calendar.read(f"{each[0]}{ending}", last[0].year)
        if day:
            found.append(Day(match.start() + each.start(), match.start() + each.end(), *day))
    return [*found, Day(match.start("last"), match.end("last"), *last)]
