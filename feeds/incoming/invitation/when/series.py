"""What repeats, as a rule of the draft; as single dates where a rule has no words for it."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import chain, pairwise

from feeds.incoming.invitation.when import left_out, rhythms, series_bounds
from feeds.incoming.invitation.when.schedule import Said
from feeds.incoming.invitation.when.series_length import Bounds
from programme import feasts
from programme.drafts import dates
from programme.drafts.event_draft import Rule, When
from programme.regular_expressions import expression
from programme.stated import approximate, days_in_text, durations
from programme.stated.days_in_text import Day
from programme.stated.times_in_text import Slot, Times

_NOT = r"\b(?:ausser|nicht|kein\w*|ohne|pausen?|geschlossen|ausgenommen|entfallt|ruht|aus)\b"
_NOT_IN_TERM = expression(rf"{_NOT}[^.;!?]{{0,50}}ferien\b|ferien\b[^.;!?]{{0,40}}{_NOT}")
# "am 18. Oktober fällt er wegen der Ferien aus": that day alone.
_THAT_DAY = expression(r"\d\.(?:\s?[a-z]+)?[^.;!?\d]{0,40}\bwegen (?:de[rs] )?\w*ferien\b")
_YEAR = 366
_AND = expression(r"\s*(?:,|und|sowie|u\.|/|&|\+)\s*(?:am )?")
_APART = expression(r"ausnahmsweise|erst|schon|nur|abweichend|\(")


def read(said: list[Said], programme, calendar) -> dict | None:
    """`rule`, or `whens` where a rule has no words for it; None where nothing repeats, and where
    no day is told on which it begins."""
    left = _left_out(said, calendar)
    told = [_without(each, days) if days else each for each, days in zip(said, left, strict=True)]
    line = next((each for each in told if _tells_rhythm(each)), None)
    if line is None:
        return _otherwise(told, programme)
    if _is_listed(told) or _are_two(line):
        return None
    gone = tuple(dict.fromkeys(chain.from_iterable(map(left_out.of_each, left))))
    rules = [{**rule, "except_days": gone} for rule in rhythms.rules(line.text)]
    found = _series(line, rules, told, programme, calendar)
    for each, days in zip(said, left, strict=True) if found else ():
        _mark(each.line, days)
    return found


def _otherwise(told: list[Said], programme) -> dict | None:
    """ "sechs Abende, ab Dienstag, 14.9." is weekly, and "ab 14.9. täglich" goes on.

    The number stays in the text, for nobody says that it is weekly.
    """
    dated = [each for each in told if each.days or each.ends]
    if len(dated) != 1:
        return None
    line = dated[0]
    freq = "weekly" if series_bounds.counted_from(line) else "daily"
    if freq == "daily" and not series_bounds.daily_from(line):
        return None
    rule: dict = {"freq": freq, "interval": 1, "except_days": ()}
    return _within(series_bounds.of_counted(rule, line), line, [rule], told, programme)


def _tells_rhythm(said: Said) -> bool:
    is_about = said.times or said.is_short or series_bounds.are_in(said)
    return bool(is_about and rhythms.rules(said.text))


def _is_listed(said) -> bool:
    """Whether the dates are told one by one, so that the rhythm only describes them."""
    days = {day.day for each in said for day in each.days if not day.last and each.is_sure}
    return len(days) > 2 and not any(each.ends for each in said)


def _are_two(line: Said) -> bool:
    """ "25.9. und 16.10., jeweils samstags um 11 Uhr": the weekday is only told with the days."""
    if len(line.days) != 2 or line.ends or any(day.last for day in line.days):
        return False
    first, second = line.days
    is_list = _AND.fullmatch(line.text[first.end : second.start])
    return bool(is_list) and not series_bounds.are_in(line)


def _series(line: Said, rules, said, programme, calendar) -> dict | None:
    is_in_term = any(_is_in_term(each.line.folded) for each in said)
    counted = _without_holidays(rules[0], programme) if is_in_term else rules[0]
    bounds = series_bounds.read(counted, said, line, calendar)
    if bounds is None:
        return None
    return _within(bounds, line, rules, said, programme, is_in_term=is_in_term)


def _within(
    bounds: Bounds, line: Said, rules, said: list[Said], programme, *, is_in_term: bool = False
) -> dict:
    common = {
        "starts_on": bounds.starts_on,
        "until": bounds.until,
        **_hours(line, said),
    }
    _take(line, said)
    usual = () if rules[0]["freq"] == "daily" else (bounds.starts_on.weekday(),)
    rules = [Rule(**{"weekdays": usual, **rule}, **common) for rule in rules]
    if is_in_term:
        rules = [_in_term(rule, programme.district.land) for rule in rules]
    rules += [_at(rule, slot) for slot in _slots(line, said)[1:] for rule in rules]
    found = _as_told(_ended(rules, programme), _with_own_times(said, bounds.starts_on))
    return _with_notes(found, _slots(line, said))


def _with_notes(found: dict, slots: tuple[Slot, ...]) -> dict:
    """Spelled out where the start is approximate: a rule has no words for it."""
    about = {slot.start for slot in slots if slot.starts_about}
    if not about or ("rule" in found and found["rule"].until is None):
        return found
    whens = found["whens"] if "whens" in found else dates.expand(found["rule"])
    return {
        "whens": tuple(
            replace(each, note=approximate.note(each.start_time))
            if each.start_time in about
            else each
            for each in whens
        )
    }


def _ended(rules: list[Rule], programme) -> list[Rule]:
    """Several rules are spelled out: where no end is told, to the end of the programme."""
    if len(rules) == 1 or rules[0].until:
        return rules
    return [replace(rule, until=programme.ends_on) for rule in rules]


def _take(line: Said, said: list[Said]):
    """Mark what the series holds."""
    for each in said:
        each.take(*each.ends)
        if each is line or (each.is_sure and each.days):
            each.take(*each.tokens)
    line.line.use(*rhythms.words(line.text))


def _as_told(rules: list[Rule], apart: dict[date, When]) -> dict:
    """One rule, or its dates where some have times of their own."""
    every = {found for rule in rules for found in dates.expand(rule)}
    apart = {day: when for day, when in apart.items() if day in {one.starts_on for one in every}}
    if len(rules) == 1 and not apart:
        return {"rule": rules[0]}
    whens = [_apart(found, apart.get(found.starts_on)) for found in every]
    return {"whens": tuple(sorted(whens, key=_moment))}


def _moment(when: When) -> tuple[date, time]:
    return when.starts_on, when.start_time or time.min


def _apart(when: When, own: When | None) -> When:
    """The date with its own time; its end stays where only another begin is told."""
    if own is None:
        return when
    end = own.end_time
    if end is None and when.end_time and own.start_time and own.start_time < when.end_time:
        end = when.end_time
    clock = "exact" if end else own.clock
    return replace(when, start_time=own.start_time, end_time=end, clock=clock)


def _with_own_times(said, starts: date) -> dict[date, When]:
    """ "am 1. August ausnahmsweise ab 10.30 Uhr"."""
    found = {}
    for each in said:
        for day, behind in pairwise(each.tokens):
            if _is_apart(each, day, behind, starts):
                slot = behind.slots[0]
                found[day.day] = When(
                    starts_on=day.day,
                    start_time=slot.start,
                    end_time=slot.end,
                    clock=slot.kind,
                )
    return found


def _is_apart(each: Said, day, behind, starts: date) -> bool:
    """Whether a day and the time behind it are told as an exception."""
    if not isinstance(day, Day) or not isinstance(behind, Times) or behind.role != "start":
        return False
    around = each.text[max(0, day.start - 20) : behind.begin]
    return not day.last and day.day != starts and bool(_APART.search(around))


def _hours(line: Said, said) -> dict:
    slots = _slots(line, said)
    if not slots:
        return {"clock": "to_follow"}
    slot = slots[0]
    told = slot if slot.end else _end(said)
    end = told.end if told else _after(slot.start, said)
    return {
        "start_time": slot.start,
        "end_time": end,
        "end_about": bool(told and told.about),
        "clock": "exact" if end else slot.kind,
    }


def _after(start: time, said) -> time | None:
    """The end that follows from how long it lasts."""
    lasts = next(filter(None, (each.lasts for each in said)), None)
    return durations.after(start, lasts) if lasts else None


def _at(rule: Rule, slot: Slot) -> Rule:
    return replace(rule, start_time=slot.start, end_time=slot.end, clock=slot.kind)


def _slots(line: Said, said) -> tuple[Slot, ...]:
    """The times in the line itself, else the first that stand anywhere."""
    for each in (line, *said):
        for token in each.times:
            if token.role == "start" and (each is line or each.is_short or not each.days):
                if each.is_short:
                    each.take(token)
                return token.slots
    return ()


def _end(said):
    ends = (token for each in said for token in each.times if token.role == "end")
    token = next(ends, None)
    return token and replace(token.slots[0], end=token.slots[0].start)


def _left_out(said: list[Said], calendar) -> list[list[Day]]:
    """For each line the days in it on which it does not take place."""
    return [
        left_out.among(each.line.folded, days_in_text.days(each.line.folded, calendar))
        for each in said
    ]


def _without(each: Said, gone: list[Day]) -> Said:
    starts = {day.start for day in gone}
    days, ends = (
        [day for day in days if day.start not in starts] for days in (each.days, each.ends)
    )
    return replace(each, days=days, ends=ends)


def _mark(line, gone: list[Day]):
    line.use(*(line.folded[day.start : day.end] for day in gone))
    line.use(*left_out.words(line.folded, gone))


def _is_in_term(folded: str) -> bool:
    return bool(_NOT_IN_TERM.search(folded)) and not _THAT_DAY.search(folded)


def _without_holidays(rule: dict, programme) -> dict:
    """The rule as it is counted: "8 Termine" are as many outside of school holidays."""
    year = (programme.starts_on + timedelta(n) for n in range(-_YEAR, 2 * _YEAR))
    gone = [day for day in year if feasts.is_school_holiday(day, programme.district.land)]
    return {**rule, "except_days": (*rule["except_days"], *gone)}


def _in_term(rule: Rule, land: str) -> Rule:
    """Without its days in school holidays, as far as they are known; the words stay in the text."""
    every = [found.starts_on for found in dates.expand(rule)]
    gone = tuple(day for day in every if feasts.is_school_holiday(day, land))
    return replace(rule, except_days=tuple(sorted({*rule.except_days, *gone})))
