"""Where the days and times of a line stand together: "Sa., 25.9., 14–17 Uhr" in a line of more."""

import re

from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated.days_in_text import LONG, STREET, WEEKDAY

MONTH = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|marz|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|"
    r"okt(?:ober)?|nov(?:ember)?|dez(?:ember)?|january|february|march|may|june|july|oct(?:ober)?|"
    r"dec(?:ember)?)"
)
# A word that only a date or a time has; and one that may stand between two of them.
_CLOCK = r"\d{1,2}(?:[:.]\d\d|h(?:\d\d)?)"
_DAY = rf"{WEEKDAY}s?\.?(?:[-–/]{WEEKDAY}s?)?"
_SURE = expression(
    rf"(?:{_DAY}|{MONTH}|uhr|\d{{1,2}}\.(?:\d{{1,2}}\.?(?:\d{{2,4}})?)?(?:[-–/]\d{{1,2}}\.[\d.]*)*|"
    rf"(?:\d{{1,2}}[-–])?{_CLOCK}(?:[-–](?:{_CLOCK}|\d{{1,2}}))?(?:h|uhr)?|"
    r"\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?(?:z|\+\d\d:\d\d)?)?|"
    r"\d{1,2}(?:[-–]\d{1,2})?uhr|ganztagig|ganztags|taglich|(?:14|zwei|drei|vier)-?(?:taglich|tagig|wochentlich)|halb|dreiviertel|noon|"
    rf"(?:\d{{1,2}}[-–])?(?:{_CLOCK}|\d{{1,2}})[ap]\.?m|\d{{1,2}}(?:st|nd|rd|th))"
)
_PERHAPS = expression(
    r"(?:am|an|um|ab|im|in|nacht|vo[mn]|bis|zum|und|sowie|oder|u|den|de[mrs]|die|das|jeweils|jede[nrs]?|alle|"
    r"tage?n?|wochen?|monat\w*|wochentlich|mal|je|zwischen|ca|circa|gegen|nur|erst|dann|ausser|statt|"
    r"ursprunglich|neu(?:er)?|verschoben|auf|termine?n?|eins|zwei|drei|vier|funf|sechs|sieben|"
    rf"(?:{LONG})(?:en?|abenden?)|x|"
    r"(?:erst|zweit|dritt|viert|letzt)e[nrs]?|acht|neun|zehn|elf|zwolf|viertel|nach|vor|morgens|"
    r"fruh|vormittags|mittags|nachmittags|"
    r"abends|nachts|open|end|ende|offen|einlass|beginn|start|c\.t|s\.t|h|[ap]\.?m|"
    r"on|at|from|to|until|the|of|every|[+/&–-]|"
    r"\d{1,4}(?:[-–/]\d{1,4})?)"
)
_LEAD = expression(
    r"(?:am|um|ab|vo[mn]|bis|jede[nrs]?|alle|einlass|beginn|zwischen|on|from|every|"
    r"(?:in der )?nacht vo[mn])(?: |$)"
)
_NUMBER = r"(?:\d{1,2}|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf)"
_TO_DAYS = expression(  # "an vier Montagen ab …", "5 x ab …", "8 Termine ab …"
    rf"(?:an )?{_NUMBER} (?:(?:{LONG})(?:en?|abenden?)|x|mal|termine) (?:ab|vo[mn]|bis|am|je)\b"
)
_TRAILS = expression(
    r"(?:open|end|ende|offen|[cs]\.t|h|[ap]\.?m|termine|mal|\d{1,2}(?= (?:termine|mal)\b)|"
    r"\d{1,2}[-–]\d{1,2}|20\d\d|1[5-9]\d\d|morgens|fruh|vormittags|"
    r"mittags|nachmittags|abends|nachts|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|"
    r"zwolf|\d{1,2}(?= (?:[cs]\.t|h|[ap]\.?m)\b))(?!\w)"
)
_TO_CLOCK = expression(
    rf"(?:\d{{1,2}}(?:[-–]\d{{1,2}})?|{_CLOCK}) "
    rf"(?:(?:[+/&–-]|und|bis|ca|{_CLOCK}|\d{{1,2}}) )*(?:(?:{_CLOCK})?uhr|[ap]\.?m)\b"
)


def longest(text: str) -> tuple[int, int] | None:
    """Where the first run of days and times begins and ends; the longest of several."""
    runs: list[tuple[int, int]] = []
    text = STREET.sub(lambda street: "x" * len(street[0]), text)
    words = list(re.finditer(r"\S+", text))
    n = 0
    while n < len(words):
        m = n
        while m < len(words) and _is_of_time(words[m][0]):
            m += 1
        if span := _trimmed(words[n:m]):
            runs.append(span)
        n = max(m, n + 1)
    return max(runs, key=lambda run: run[1] - run[0], default=None)


def _plain_word(word: str) -> str:
    return fold(word).strip('()[],;:!|·•„“"')


def _is_of_time(word: str) -> bool:
    plain = _plain_word(word)
    return not plain or bool(
        _SURE.fullmatch(plain)
        or _SURE.fullmatch(plain.rstrip("."))
        or _PERHAPS.fullmatch(plain.rstrip("."))
    )


def _is_sure(word: str) -> bool:
    plain = _plain_word(word)
    return bool(_SURE.fullmatch(plain) or _SURE.fullmatch(plain.rstrip(".")))


def _is_beside(plain: list[str], n: int, word: str) -> bool:
    """The number of "20 Sept", "Sept 20, 3 pm" and "19 Uhr 30,"."""
    if not re.fullmatch(r"\d{1,2}", plain[n]):
        return False
    before, after = ("".join(plain[n - 1 : n]), "".join(plain[n + 1 : n + 2]))
    if re.fullmatch(MONTH, after.rstrip(".")):
        return True
    hour = "uhr" if len(plain[n]) == 2 and plain[n] < "60" else MONTH
    is_last = word.endswith(",") or n == len(plain) - 1
    return is_last and bool(re.fullmatch(rf"{MONTH}\.?|{hour}", before))


def _trimmed(words) -> tuple[int, int] | None:
    """The run without loose words at its ends; None without a sure one."""
    plain = [_plain_word(word[0]) for word in words]
    sure = [n for n, word in enumerate(words) if _is_sure(word[0]) or _is_beside(plain, n, word[0])]
    if not sure or not re.search(r"\d", " ".join(plain)):
        return None
    first = next(n for n in range(len(plain)) if n in sure or _leads(plain[n:]))
    last = sure[-1]
    while _TRAILS.match(" ".join(plain[last + 1 : last + 3])):
        last += 1
    return words[first].start(), words[last].end()


def _leads(plain: list[str]) -> bool:
    """A word such as "ab", or the first of numbers that lead to "Uhr"."""
    return any(each.match(" ".join(plain[:12])) for each in (_LEAD, _TO_CLOCK, _TO_DAYS))
