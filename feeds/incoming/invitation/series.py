"""What repeats: "jeden 2. Donnerstag im Monat", "montags außer in den Ferien", "14-tägig"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from feeds.incoming.invitation.schedule import Said
from programme import feasts
from programme.drafts import dates
from programme.drafts.event_draft import Rule
from programme.stated import days_in_text

_DAY = rf"(?:{days_in_text.LONG}|mo\b|di\b|mi\b|do\b|fr\b|sa\b|so\b)"
_NTH = {"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "letzte": -1}
_ORDINAL = r"(?:(?:erste|zweite|dritte|vierte|letzte)[nrsm]?|[1-4]\.)"
_OF_MONTH = re.compile(
    rf"(?P<nths>{_ORDINAL}(?:\s?(?:,|und|/|&)\s?{_ORDINAL})*)\s(?P<day>{_DAY})\.?(?:s|abend|"
    rf"nachmittag|vormittag)?"
    r"\s(?:im|des|in jedem|eines|jeden)\s(?:jeden\s)?monats?"
)
_EVERY = re.compile(rf"jede[nrs]?\s(?P<last>{_ORDINAL}|1\.|3\.|4\.)\s(?P<alone>{_DAY})")
_WEEKLY = re.compile(
    rf"(?P<word>jede[nrs]?(?:\swoche\s(?:am\s)?)?|immer(?:\sam)?|jeweils(?:\sam)?|"
    rf"wochentlich(?:\sam)?)\s"
    rf"(?P<named>{_DAY}\w*(?:\s?(?:,|und|/|&)\s?{_DAY}\w*)*)"
    rf"|\b(?P<plain>(?:{days_in_text.LONG})s(?:\s?(?:,|und|/|&|bis|-|–)\s?(?:{days_in_text.LONG})s)*)\b"
    rf"|\b(?:alle (?:zwei|2) wochen|14[ -]?tagig|vierzehntagig|alle (?:14|vierzehn) tage)\s?(?:am "
    rf"|immer )?(?P<fortnight>{_DAY})"
)
_FORTNIGHT = re.compile(
    r"alle (?:zwei|2) wochen|(?:14|vierzehn)[ -]?tagig|alle (?:14|vierzehn) tage|"
    r"jede[nr] (?:zweiten|2\.) |jede zweite woche|in (?:un)?geraden wochen"
)
_COUNT = re.compile(
    r"\b(\d{1,2})\s?(?:x|mal|termine|abende|treffen|vormittage|nachmittage|einheiten)\b"
)
_HOLIDAYS = re.compile(r"\bferien")
_EXCEPT = re.compile(r"\b(?:ausser|nicht|entfallt|fallt aus|kein[e]? \w+|pause|ohne)\b.*")


def read(said: list[Said], programme, calendar) -> dict | None:
    """`rule`, or `whens` where a rule has no words for it; None where nothing repeats."""
    for each in said:
        rules = _rules(each.text)
        if rules and (each.times or each.is_short):
            return _series(each, rules, said, programme, calendar)
    return None


def _rules(text: str) -> list[dict]:
    """How it repeats: "am 1. und 3. Dienstag im Monat" are two rules. Empty where it does not."""
    if match := _OF_MONTH.search(text):
        day = days_in_text.number(match["day"])
        words = re.findall(_ORDINAL, match["nths"])
        return [{"freq": "monthly", "nth": _nth(word), "weekdays": (day,)} for word in words]
    if match := _EVERY.search(text):
        return [_every(match)]
    match = _WEEKLY.search(text)
    return [_weekly(match, text)] if match else []


def _every(match) -> dict:
    day, nth = days_in_text.number(match["alone"]), _nth(match["last"])
    if nth == 2:  # "jeden zweiten Dienstag" is every other one
        return {"freq": "weekly", "interval": 2, "weekdays": (day,)}
    return {"freq": "monthly", "nth": nth, "weekdays": (day,)}


def _weekly(match, text: str) -> dict:
    words = match["named"] or match["plain"] or match["fortnight"]
    days = [days_in_text.number(word) for word in re.findall(_DAY, words)]
    if match["plain"] and re.search(r"bis|-|–", words) and len(days) == 2:
        days = list(range(days[0], days[1] + 1))
    interval = 2 if match["fortnight"] or _FORTNIGHT.search(text) else 1
    return {"freq": "weekly", "interval": interval, "weekdays": tuple(sorted(set(days)))}


def _nth(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else _NTH[re.sub(r"(?<=e)[nrsm]$", "", word)]


def _series(line: Said, rules, said, programme, calendar) -> dict:
    common = {
        **_bounds(rules[0], said, calendar),
        **_hours(line, said),
        "except_days": _exceptions(said, calendar),
    }
    for each in said:
        if each is line or _announced(each):
            each.take()
    rules = [Rule(**rule, **common) for rule in rules]
    if any(_HOLIDAYS.search(each.line.folded) for each in said):
        rules = [_in_term(rule, programme.district.land) for rule in rules]
    if len(rules) == 1:
        return {"rule": rules[0]}
    whens = {found for rule in rules for found in dates.expand(rule)}
    return {"whens": tuple(sorted(whens, key=lambda found: found.starts_on))}


def _bounds(rule: dict, said, calendar) -> dict:
    """The first and the last day, as far as they are said; else those of the programme."""
    days = [day for each in said for day in _announced(each)]
    starts = min((day.day for day in days), default=calendar.first)
    until = max(_last_days(days, said), default=None) or _counted(rule, starts, said)
    return {"starts_on": starts, "until": max(until or calendar.last, starts)}


def _announced(each: Said) -> list:
    return each.days if each.is_sure else []


def _last_days(days, said) -> list[date]:
    """Ends of spans, else all days but the first; and what is said as "noch bis"."""
    lasts = [day.last for day in days if day.last] or [day.day for day in days[1:]]
    return lasts + [day.day for each in said for day in each.ends]


def _hours(line: Said, said) -> dict:
    slot = _slot(line, said)
    if not slot:
        return {"clock": "to_follow"}
    return {"start_time": slot.start, "end_time": slot.end or _end(said), "clock": slot.kind}


def _counted(rule, starts: date, said) -> date | None:
    """The last day of "10 Termine"."""
    counts = (_COUNT.search(each.line.folded) for each in said)
    count = next((match for match in counts if match), None)
    if not count or rule["freq"] != "weekly" or len(rule["weekdays"]) != 1:
        return None
    first = starts + timedelta((rule["weekdays"][0] - starts.weekday()) % 7)
    return first + timedelta(weeks=rule["interval"] * (int(count[1]) - 1))


def _slot(line: Said, said):
    """The time in the line itself, else the first that stands anywhere."""
    for each in (line, *said):
        for token in each.times:
            if token.role == "start" and (each is line or each.is_short or not each.days):
                if each.is_short:
                    each.take(token)
                return token.slots[0]
    return None


def _end(said):
    ends = (token for each in said for token in each.times if token.role == "end")
    token = next(ends, None)
    return token and token.slots[0].start


def _exceptions(said, calendar) -> tuple[date, ...]:
    found = []
    for each in said:
        match = _EXCEPT.search(each.line.folded)
        if not match:
            continue
        for day in days_in_text.days(match[0], calendar):
            last = day.last or day.day
            found += [day.day + timedelta(n) for n in range(min((last - day.day).days, 60) + 1)]
            each.line.use(match[0][day.start : day.end], match[0].split()[0])
    return tuple(dict.fromkeys(found))


def _in_term(rule: Rule, land: str) -> Rule:
    """Without its days in school holidays, as far as they are known; the words stay in the text."""
    every = [found.starts_on for found in dates.expand(rule)]
    gone = tuple(day for day in every if feasts.is_school_holiday(day, land))
    return replace(rule, except_days=tuple(sorted({*rule.except_days, *gone})))
