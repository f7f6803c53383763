"""Days that no calendar has, in running text: "31.9.", "30. Februar", "29.2.2027"."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated.day_names import GERMAN_WEEKDAY, MONTH, MONTHS, months

_NAMES = "|".join(
    sorted({MONTH, "märz", "jänner", *(name for names in MONTHS for name in names)}, key=len)[::-1]
)
_APART = r"(?<![\w.,:/§-])(?<!§ )(?<!\d )"
_FORMS = (
    rf"{_APART}(?P<d>\d\d)\.\s?(?P<m>\d\d?)\.(?P<y>\s?\d{{4}}|\d\d)?(?!\.?\d)",
    # The second dot may be missing where nothing but a day can be meant: "am 31.9 um".
    rf"(?:\b(?:am|vom|den|dem|zum|bis)\s|\b(?:{GERMAN_WEEKDAY}|mo|di|mi|do|fr|sa|so)[.,]{{0,2}}\s)"
    r"(?P<d>\d\d)\.(?P<m>\d\d?)(?P<y>)(?![\d.:]|\s?(?:uhr|h\b|€|euro|%|km))",
    rf"{_APART}(?P<d>[23]\d)(?:\.|st|nd|rd|th|ten|ter)?\s?(?:of\s)?(?P<m>{_NAMES})\b\.?"
    r"(?P<y>,?\s\d{4})?(?!\d)",
    rf"\b(?P<m>{_NAMES})\.?\s(?P<d>[23]\d)(?:(?:st|nd|rd|th)\b|(?=,\s\d{{4}}))(?P<y>,?\s\d{{4}})?",
    r"(?<![\w.-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])",
)
_PATTERNS = tuple(expression(form, re.I) for form in _FORMS)


@dataclass(frozen=True)
class NoDay:
    """What is written from `start` to `end`, and the real days beside it."""

    start: int
    end: int
    words: str
    before: date  # the last day of that month
    has_year: bool

    @property
    def near(self) -> tuple[date, date]:
        return self.before, self.before + timedelta(1)


def find(text: str, years: Iterable[int]) -> list[NoDay]:
    """In their order; a day without a year is none where it is in none of `years`."""
    found = (no_day for match in _matches(text) if (no_day := _read(match, list(years))))
    return sorted(found, key=lambda each: each.start)


def _matches(text: str) -> Iterator[re.Match[str]]:
    taken: set[int] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if match.start("d") not in taken:
                taken.add(match.start("d"))
                yield match


def _read(match: re.Match[str], years: list[int]) -> NoDay | None:
    month = _month(match["m"])
    told = re.sub(r"\D", "", match["y"] or "")
    day, of = int(match["d"]), [_year(told)] if told else years
    lasts = [date(year, month, monthrange(year, month)[1]) for year in of] if month else []
    if day > 39 or not lasts or any(day <= last.day for last in lasts):
        return None
    start = min(match.start("d"), match.start("m"), match.start("y") if told else match.end())
    return NoDay(start, match.end(), match.string[start : match.end()], lasts[0], bool(told))


def _month(word: str) -> int:
    """1 for January; 0 for none."""
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else 0
    return months().get(fold(word), -1) + 1


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)
