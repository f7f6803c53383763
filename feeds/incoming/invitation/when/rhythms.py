"""How something repeats, in words: "jeden 2. Dienstag im Monat", "14-tägig", "alle drei Wochen"."""

import re

from programme.regular_expressions import expression
from programme.stated import days_in_text

_LONG = rf"{days_in_text.LONG}|{days_in_text.ENGLISH}"
_DAY = rf"(?:{_LONG}|mo\b|di\b|mi\b|do\b|fr\b|sa\b|so\b)"
_NTH = {"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "letzte": -1}
_ENGLISH = dict(zip(("first", "second", "third", "fourth", "last"), _NTH, strict=True))
_ORDINAL = r"(?:(?:erste|zweite|dritte|vierte|letzte)[nrsm]?|[1-4]\.)"
MONTHS = r"januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember"
NUMBERS = {
    name: n
    for n, name in enumerate(
        "zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn".split(), 2
    )
}
NUMBERS |= {
    name: n
    for n, name in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), 2
    )
}
_NUMBERS = "|".join(NUMBERS)
_OF_MONTH = expression(
    rf"(?P<nths>{_ORDINAL}(?:\s?(?:,|und|/|&)\s?{_ORDINAL}){{0,4}})\s(?P<day>{_DAY})\.?(?:s|abend|"
    rf"nachmittag|vormittag)?"
    r"\s(?:im|des|in jedem|eines|jeden)\s(?:jeden\s)?monats?"
    rf"|(?P<english>first|second|third|fourth|last)\s(?P<english_day>{days_in_text.ENGLISH})\s"
    r"(?:of|in)\s(?:the|each|every)\smonth"
)
_EVERY = expression(
    rf"jede[nrsm]?\s(?P<last>{_ORDINAL})\s(?P<alone>{_DAY})"
    rf"(?P<months>\s(?:im|in den monaten)\s(?:{MONTHS}))?"
)
_WEEKLY = expression(
    rf"(?P<word>jede[nrs]?(?:\swoche\s(?:am\s)?)?|immer(?:\sam)?|jeweils(?:\sam)?|"
    rf"wochentlich(?:\sam)?|every(?:\s(?:second|other))?)\s"
    rf"(?P<named>{_DAY}\w*(?:\s?(?:,|und|and|/|&|bis|-|–)\s?{_DAY}\w*)*)"
    rf"|\b(?P<plain>(?:{_LONG})s(?:\s?(?:,|und|and|/|&|bis|-|–)\s?(?:{_LONG})s)*)\b"
    rf"|\b(?:\d{{1,2}}|{_NUMBERS})\s(?P<several>{days_in_text.LONG})(?:e|en|s)?"
    r"(?:abenden?|nachmittagen?|vormittagen?)?\b"
)
_N = rf"(?P<n>\d{{1,2}}|{'|'.join(NUMBERS)})"
_EVERY_N = expression(
    rf"\balle {_N} (?P<unit>tage|wochen)\b(?:\s(?:am |immer |jeweils )*(?P<day>{_DAY}))?"
)
_N_DAYS = expression(
    rf"\b{_N}(?:[ -]?tag(?:ig|lich)|-?wochentlich)\b(?:\s(?:am |immer |jeweils )*(?P<day>{_DAY}))?"
)
_EVERY_WEEK = expression(
    r"\b(?P<second>jede zweite woche|jede 2\. woche|in (?:un)?geraden wochen|"
    r"every (?:second|other) week|fortnightly)\b|"
    r"\b(?:wochentlich|jede woche|einmal (?:pro|in der) woche|every week|weekly)\b"
)
_FORTNIGHT = expression(
    r"jede[nr] (?:zweiten|2\.) |every (?:second|other) |fortnightly|"
    r"jede zweite woche|jede 2\. woche|in (?:un)?geraden wochen"
)


def rules(text: str) -> list[dict]:
    """`freq`, `interval`, `weekdays` and `nth` of a Rule; two for "am 1. und 3. Dienstag im Monat".

    `weekdays` are missing where the weekday is that of the first date. Empty where nothing repeats.
    """
    if match := _OF_MONTH.search(text):
        day = days_in_text.number(match["day"] or match["english_day"])
        words = re.findall(_ORDINAL, match["nths"] or _ENGLISH[match["english"]])
        return [{"freq": "monthly", "nth": _nth(word), "weekdays": (day,)} for word in words]
    if match := _EVERY.search(text):
        return [_every(match)]
    match, interval = _WEEKLY.search(text), _interval(text)
    if match:
        return [_weekly(match, text, interval)]
    return [_without_weekday(text, interval)] if interval else []


def words(text: str) -> list[str]:
    """The words that tell how it repeats."""
    patterns = (_OF_MONTH, _EVERY, _WEEKLY, _EVERY_N, _N_DAYS, _EVERY_WEEK, _FORTNIGHT)
    return [match[0] for pattern in patterns if (match := pattern.search(text))]


def number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def _every(match: re.Match[str]) -> dict:
    day, nth = days_in_text.number(match["alone"]), _nth(match["last"])
    if nth == 2 and not match["months"]:  # "jeden zweiten Dienstag" is every other one
        return {"freq": "weekly", "interval": 2, "weekdays": (day,)}
    return {"freq": "monthly", "nth": nth, "weekdays": (day,)}


def _weekly(match: re.Match[str], text: str, interval: int | None) -> dict:
    words = match["named"] or match["plain"] or match["several"]
    days = [days_in_text.number(word) for word in re.findall(_DAY, words)]
    if re.search(r"bis|-|–", words) and len(days) == 2:
        days = list(range(days[0], days[1] + 1))
    every = interval or (2 if _FORTNIGHT.search(text) else 1)
    return {"freq": "weekly", "interval": every, "weekdays": tuple(sorted(set(days)))}


def _without_weekday(text: str, interval: int) -> dict:
    every = _EVERY_N.search(text) or _N_DAYS.search(text)
    if interval < 0:
        return {"freq": "daily", "interval": -interval}
    named = every and every["day"]
    days = {"weekdays": (days_in_text.number(named),)} if named else {}
    return {"freq": "weekly", "interval": interval, **days}


def _interval(text: str) -> int | None:
    """Weeks between two dates; days as a negative number; None where none is said."""
    if match := _EVERY_N.search(text):
        n = number(match["n"])
        if match["unit"] == "wochen":
            return n
        return n // 7 if n % 7 == 0 else -n
    if match := _N_DAYS.search(text):
        n = number(match["n"])
        if "wochentlich" in match[0]:
            return n
        return n // 7 if n % 7 == 0 else None  # "3-tägig" lasts three days
    if match := _EVERY_WEEK.search(text):
        return 2 if match["second"] else 1
    return None


def _nth(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else _NTH[re.sub(r"(?<=e)[nrsm]$", "", word)]
