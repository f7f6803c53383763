"""Hours in Arabic words: "الساعة السابعة مساءً", "الساعة الثامنة والنصف"."""

from collections.abc import Iterator
from dataclasses import dataclass

from programme.plain_text import fold
from programme.regular_expressions import expression

_HOURS = ("الواحدة الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة").split()
_TENS = {"الحادية عشرة": 11, "الثانية عشرة": 12, "الحادية عشر": 11, "الثانية عشر": 12}
_NUMBER = {fold(name): n for n, name in enumerate(_HOURS, 1)} | {
    fold(name): n for name, n in _TENS.items()
}
_HOUR = "|".join(sorted(_NUMBER, key=len)[::-1])
_MORE = {fold("والنصف"): 30, fold("والربع"): 15, fold("إلا ربعا"): -15, fold("إلا الربع"): -15}
_LATE = "|".join(map(fold, ("مساء", "مساءً", "ليلا", "ظهرا", "بعد الظهر", "عصرا")))
_EARLY = "|".join(map(fold, ("صباحا", "صباحًا", "قبل الظهر")))
_MINUTES = "|".join(_MORE)
_WORDED = expression(
    rf"\b{fold('الساعة')} (?P<hour>{_HOUR})(?: (?P<more>{_MINUTES}))?"
    rf"(?: (?:(?P<late>{_LATE})|(?P<early>{_EARLY})))?(?!\w)"
)


@dataclass(frozen=True)
class ArabicHour:
    """An hour from `begin` to `stop`; `is_late` None where no part of the day is told."""

    begin: int
    stop: int
    minutes: int  # of twelve hours
    is_late: bool | None


def find(text: str) -> Iterator[ArabicHour]:
    """All of them in folded text."""
    for match in _WORDED.finditer(text):
        minutes = _NUMBER[match["hour"]] * 60 + _MORE.get(match["more"], 0)
        told = bool(match["late"]) if match["late"] or match["early"] else None
        yield ArabicHour(match.start(), match.end(), minutes, told)
