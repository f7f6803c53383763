"""Whether the dates are cancelled, postponed or fully booked, as far as a text says it plainly.

It is offered to the person, who confirms it: a status is public at once.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from feeds.incoming.invitation.when import left_out, state_words
from feeds.incoming.invitation.when.schedule import Said
from feeds.incoming.invitation.when.state_words import STATE
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, When
from programme.models.event import Status
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import days_in_text, status_words
from programme.stated.days_in_text import Calendar

_FOUND = expression(STATE)
_CLOCK = r"\d{1,2}(?:[.:]\d\d)?(?![\d.])"
_BESIDE_A_DAY = expression(
    rf"[\s,:;–—-]*(?:(?:um |ab |von )?{_CLOCK}(?:\s?(?:-|–|bis)\s?{_CLOCK})?(?: uhr)?"
    r"[\s,:;–—-]*)?[(\[]?\s*"
    rf"(?:(?:ist|sind|leider|bereits|schon|wird|muss|wurde|der termin|die veranstaltung)\s){{0,3}}"
    rf"(?:{STATE})"
)
# "Bei Regen fällt … aus", "Kinderbetreuung entfällt", "meist schnell ausgebucht".
_OTHERWISE = expression(
    r"\b(?:bei (?:\w+ )?(?:regen|wetter|sturm|gewitter|krankheit|teilnehm\w*|nachfrage)|"
    r"falls|wenn|war|waren|sollte\w*|sobald|bevor|nicht mehr|nie|oft|meist\w*|immer|schnell|fast|"
    r"damals|fruher|vorjahr|letzte[snm]? jahr|letztes mal|\w*betreuung|\w*anmeldung|\w*eintritt|"
    r"(?:rest|einzel)(?:karten|platze|tickets)|\w*gebuhr\w*|\w*kosten|\w*essen|\w*platze|\w*bus|teilnahme|wegen|nachdem|2019|2020|2021)\b"
)
# At the end of an entry, behind its place: "…, Kirche Geisa, fällt leider wegen Krankheit aus!"
_LAST = expression(
    r"(?<=\w)[\s,–—-]+(?:(?:ist|wird|wurde|muss|musste) )?(?:(?:leider|krankheitsbedingt) )*"
    r"(?:abgesagt|(?:entfallt|entfallen|ausfallen|fallt(?: (?!nicht\b)\w+){0,6} aus)"
    r"(?: (?:leider|ersatzlos|krankheitsbedingt))?)"
    r"(?:[ ,;–—-]+(?:und |aber |daher |deshalb )?"
    r"(?:(?:wird|dafur|stattdessen|sondern|neuer termin)\b"
    r"[^.;!?\d]{0,30}\d.{2,60}|wir holen .{2,60}\bnach|wird (?:\w+ ){0,4}nachgeholt))?\W*$"
)
_PROBABLY = expression(r"\bvoraussichtlich(?: \w+)?(?: am)?[:,]?\s*$")
_ONTO = expression(r"\b(?:auf|zum)(?: de[nm])?\s*$")
_FROM = expression(r"\s*(?:vom?|von|aus)\b")
_NOT_WEGEN = expression(r"\bwegen\b[^.!?]{0,60}")
# It says more than "abgesagt" beside it.
_INDEFINITELY = expression(
    r"\b(?:bis )?auf (?:unbestimmte zeit|weiteres) "
    r"(?P<moved>(?:verschoben|verschieben|vertagt|vertagen|verlegt|verlegen)\b)"
)
_SUBJECT = expression(
    r"\b\w*(?:veranstaltung|termin|konzert|lesung|vortrag|workshop|fest|kurs|film|fuhrung|ausflug|"
    r"treffen|treff|abend|nachmittag|vorstellung|feier|seminar|theater|auffuhrung|cafe|lauf|tag|"
    r"gesprach|fruhstuck|turnier|markt|gottesdienst|andacht|kino|probe)\w{0,2}\b"
)
OfDay = Callable[[date], str]
_SENTENCE = expression(r"[^.!?]*(?:(?<=\d)\.[^.!?]*)*[.!?]*")
_KINDS = ("", "title", "when", "text")
_SUBJECTS = ("betreff", "subject")
_HEADING = 90  # characters: a longer line is prose, read sentence by sentence
_NOTE = 45
_AROUND = expression(r"(?:fallt|findet)\b")  # other words may stand within these
_OWN = expression(r"\b(?:fallt|aus|findet|nicht statt|leider|heute|ersatzlos|daher|deshalb)\b")


def onto(when: dict, lines, said: list[Said], calendar: Calendar) -> dict:
    """The dates of a draft (`whens`, `rule` or `period`) with what is said of their state."""
    every = dates.whens(EventDraft(**when))
    if any(each.old for each in said) or "period" in when or not every:
        return when
    told, of_slots = _by_day(said), _by_moment(said)
    is_apart = bool(of_slots) or bool(told and len(every) > 1)
    general = "" if is_apart else of_all(_of_all_days(lines, every, calendar), said)
    return _with_states(when, every, of_slots, lambda day: told.get(day, general))


def _with_states(when: dict, every, of_slots: dict[tuple, str], of_day: OfDay) -> dict:
    found = tuple(_with(each, _of_slot(each, of_slots) or of_day(each.starts_on)) for each in every)
    return when if all(each.status == Status.SCHEDULED for each in found) else {"whens": found}


def _by_moment(said: list[Said]) -> dict[tuple, str]:
    """What is said of single times; by no day where their line has none. Marks the words."""
    found: dict[tuple, str] = {}
    for each in said:
        for clock, match in each.states.items():
            each.line.use(match[match.lastgroup or 0])
            status = state_words.status(match)
            days = [day.day for day in each.days]
            found |= {(day, clock): status for day in days} if days else {(None, clock): status}
    return found


def _of_slot(when: When, told: dict[tuple, str]) -> str:
    clock = when.start_time
    return told.get((when.starts_on, clock)) or told.get((None, clock), "")


def _of_all_days(lines, every: tuple[When, ...], calendar: Calendar) -> list:
    """Without lines that say of some of the days, or of others, that it does not take place."""
    if len(every) < 2:
        return lines
    days = {each.starts_on for each in every}
    return [line for line in lines if days <= _left_out(line, calendar, days)]


def _left_out(line, calendar: Calendar, otherwise: set[date]) -> set[date]:
    gone = left_out.among(line.folded, days_in_text.days(line.folded, calendar))
    return set(left_out.of_each(gone)) or otherwise


def _by_day(said: list[Said]) -> dict[date, str]:
    """What is said of single days."""
    told = {day.day: of_day(each, day) for each in said if not each.states for day in each.days}
    return {day: status for day, status in told.items() if status}


def _with(when: When, status: str) -> When:
    return replace(when, key="", status=status or when.status)


def of_day(each: Said, day) -> str:
    """The status that stands with a day: "25.9. (abgesagt)"."""
    if _PROBABLY.search(each.line.folded[: day.start]):
        each.line.use("voraussichtlich")
        return Status.TENTATIVE.value
    match = _BESIDE_A_DAY.match(each.line.folded, day.end)
    if not match or _OTHERWISE.search(match[0]):
        return ""
    status = state_words.status(match)
    if status == Status.POSTPONED and _is_new(each.line.folded, day.start, match.end()):
        return ""
    each.line.use(*_words(match[match.lastgroup or 0]))
    return status


def _is_new(text: str, start: int, end: int) -> bool:
    """ "auf den 30.9. verschoben", "30.9. (verschoben vom 23.6.)": on that day it takes place."""
    return bool(_ONTO.search(text[:start]) or _FROM.match(text, end))


def beside(text: str) -> int:
    """How far the words reach that say the state of a day, from the begin of the text behind it."""
    match = _BESIDE_A_DAY.match(fold(text))
    if not match or _OTHERWISE.search(match[0]):
        return 0
    return len(text) - len(text.lstrip()) + match.end()


def behind_all(text: str) -> int:
    """Where words begin that call off an entry at its end; the length of the text where none do."""
    bare = text.rstrip()
    match = _LAST.search(fold(bare))
    said = (
        match and not _OTHERWISE.search(_NOT_WEGEN.sub("", match[0])) and len(match[0]) <= _HEADING
    )
    return len(bare) - len(match[0]) if match and said else len(text)


def of_all(lines, said: list[Said]) -> str:
    """The status of all dates; marks the words. Empty where none is said."""
    dated = {id(each.line) for each in said if each.days}
    telling = [line for line in lines if _tells(line)]
    if _is_put_off(telling):
        return Status.POSTPONED.value
    for line in telling:
        is_first, is_dated = line is lines[0], id(line) in dated
        if status := _of_line(line, is_first, is_dated):
            line.use(*(word for match in _FOUND.finditer(line.folded) for word in _words(match[0])))
            return status
    return ""


def _of_line(line, is_first: bool, is_dated: bool) -> str:
    return _of_heading(line, first=is_first) or _alone(line) or _of_prose(line, is_dated)


def _tells(line) -> bool:
    return line.kind in _KINDS and line.label not in _SUBJECTS


def _is_put_off(lines) -> bool:
    """Whether nobody knows a new day yet; marks the word."""
    for line in lines:
        if match := _INDEFINITELY.search(line.folded):
            line.use(match["moved"])
            return True
    return False


def _words(state: str) -> list[str]:
    """What the status holds of the words that say it: "fällt mit Musik aus" says more."""
    return _OWN.findall(state) if _AROUND.match(state) else [state]


def _of_heading(line, *, first: bool) -> str:
    """ "ABGESAGT! Kino am 26.9.", "Achtung: fällt leider aus", "Status: ausgebucht"."""
    if len(line.text) > _HEADING or _OTHERWISE.search(_NOT_WEGEN.sub("", line.folded)):
        return ""
    status, rest = status_words.read(line.text)
    alone = rest == line.text or len(line.text) <= _NOTE
    return "" if _is_moved_to(status, line.folded) or not (alone or first) else status


def _alone(line) -> str:
    """ "fällt wegen Krankheit aus", as it is cut from the end of an entry."""
    match = _FOUND.match(line.folded) if line.kind == "text" else None
    if not match or _OTHERWISE.search(_NOT_WEGEN.sub("", line.folded)):
        return ""
    status = state_words.status(match)
    return "" if _is_moved_to(status, line.folded) else status


def _of_prose(line, is_dated: bool) -> str:
    """ "Das Konzert am 26.9. muss leider ausfallen."."""
    for sentence in _SENTENCE.findall(line.folded):
        match = _FOUND.search(sentence)
        if not match or _OTHERWISE.search(_NOT_WEGEN.sub("", sentence)):
            continue
        if _SUBJECT.search(sentence) or (is_dated and re.search(r"\d", sentence)):
            status = state_words.status(match)
            return "" if _is_moved_to(status, sentence) else status
    return ""


def _is_moved_to(status: str, text: str) -> bool:
    """ "vom Frühjahr auf den 24.9. verschoben": it takes place on that day."""
    return status == Status.POSTPONED and bool(re.search(r"\b(?:auf|vom|von) (?!unbestimmt)", text))
