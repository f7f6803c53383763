"""Days on which it no longer is: "ursprünglich 23.9.", "vom 23.9. auf den 30.9. verschoben"."""

import re
from collections.abc import Iterator

from programme.regular_expressions import expression
from programme.stated.days_in_text import WEEKDAY, Day

_MOVES = (
    r"(?:vor|zuruck)?(?:verschob|verschieb|verleg|vorgezogen|geschoben|nachgeholt|nachholen|"
    r"umgelegt)\w*"
)
_MOVED = expression(_MOVES)
_CANCELLED = expression(
    r"\b(?:abgesagt|entfallt|entfallen|ausfallen|absagen|nicht statt|ausgefallen|gestrichen|"
    r"neuer termin|neues datum|neuer zeitpunkt|nachholtermin|stattdessen|cancell?ed|postponed|"
    r"rescheduled|new date|not take place|cannot take place)\b|\bfallt\b.*\baus\b|"
    r"\b(?:تم )?الغاء|\bالغي|\bملغ[اي]|\bتاجل|\bتاجيل|\bموجل|\bلن (?:تقام|يقام|تعقد|يعقد)"
)
_LEAD = (  # what may stand between such a word and its day
    rf"(?:[\s:,]*\b(?:war|am|an|den|dem|der|des|fur|vom|von|auf|termin|geplant\w*|angesetzt|"
    rf"{WEEKDAY}\.?))*[\s:,]*$"
)
_WAS = expression(
    r"\b(?:ursprunglich\w*|eigentlich|bisher\w*|bislang|zuvor|vorher|anstatt|anstelle|alter termin|"
    r"altes datum|wie (?:zunachst |ursprunglich )?(?:geplant|angekundigt|vorgesehen|gemeldet)|"
    r"(?:verschoben|verlegt|vorverlegt|vorgezogen|nachholtermin|ersatztermin) (?:vom|von|fur)|"
    rf"im gedruckten \w+|irrtumlich|falschlich\w*){_LEAD}"
)
_INSTEAD_OF = expression(rf"(?P<clause>[^.;!?]*)\bstatt\b(?: wie geplant)?{_LEAD}")
_WAS_PLANNED = expression(
    r"\W{0,3}(?:\d{1,2}(?:[.:]\d\d)? uhr\W{0,2})?"
    r"(?:geplant|angekundigt|vorgesehen|angesetzt|terminiert|ausgefallen)e?\w*"
)
_TO = expression(
    r"[\s,()]*(?:(?:um )?\d{1,2}(?:[.:]\d\d)?(?: uhr)?[\s,()]*)?(?:wird |wurde |musste |muss |"
    r"ist )?(?:leider )?(?:auf|zum)\b[^.;!?\d]{0,30}$"
)
_OUT_OF = expression(rf"\baus (?:dem )?(?:{WEEKDAY}\.?,? )?(?:dem )?$")
_BECOMES = expression(r"\W*(?:wird|wurde|ist)\b[^.;!?\d]{0,30}$")
# "wurde … verlegt" around days; it stands in the line above or below where that is cut.
_VERB = r"(?:wurde|wird|ist|muss|musste|nun|jetzt|leider)"
_MOVE = r"(?:vor|zuruck)?(?:verschoben|verlegt|umgelegt|vorgezogen|geschoben)"
_MOVE_BEHIND = expression(
    rf"[\s,:;(–—-]*(?:(?:{_VERB}|werden) )*{_MOVE}(?: (?:werden|worden))?\b[).!]*"
)
_MOVE_BEFORE = expression(
    rf"[\s,:;(–-]*\b(?:(?:{_VERB} )*{_MOVE}[\s:]*|aus (?:dem )?(?:{WEEKDAY}\.?,? )?(?:dem )?"
    rf"\d{{1,2}}\.[\d., ]*wird(?: nun| jetzt)?(?: der)?(?: {WEEKDAY}\.?,?)?(?: der)?)$"
)
_VERB_BEFORE = expression(rf"(?:\s+{_VERB})+\s*$")
_CATCHES_UP = expression(
    r"[\s,]*(?:\w+ )?(?:wird|wurde|holen wir)\b[^.;!?\d]{0,40}\bam\b[^.;!?\d]{0,20}$"
)
_ARROW = expression(r"(?:->|=>|→|⇒|➔|➜|►)")
_NEW_DAY = (
    r"(?:neuer|der neue|unser neuer) termin|neues datum|neuer zeitpunkt|nachholtermin|stattdessen|"
    r"sondern|new date|now (?:take place|takes place|be held|happen)|rescheduled|"
    r"postponed (?:to|until)|moved to|"
    r"الموعد الجديد|التاريخ الجديد|موعد جديد|بدلا من ذلك|(?:تاجل\w*|تاجيل\w*|نقل\w*) الي"
)
_NEW = expression(
    rf"(?:\b(?:{_MOVES}|{_NEW_DAY})\b[^.!?;\d]{{0,40}}|\b(?:dafur|instead)"
    r"(?: (?:aber|nun|dann|jetzt|findet|laden wir|treffen wir uns|\w+ (?:sie|er|es)))*"
    r"[ ,:]{1,2}(?:(?:schon|erst|on|am|de[nmr]) )*(?:\w+tag|mittwoch|sonnabend)?[., ]*(?:de[nm] )?|"
    r"\b(?:neu|nun|jetzt)\b:?\s(?:am |der |den |ist )*(?:\w+[.,]{0,2} )?(?:de[nmr] )?)$"
)
# "wird am 5.10. um 19 Uhr nachgeholt", "holen wir am 5.10. nach", "on 5 October instead"
_WITHIN = r"(?:[^.;!?]|(?<=\d)\.|\.(?=\d))"
_CAUGHT_UP = expression(rf"{_WITHIN}{{0,60}}?\b(?:nachgeholt|nachholen|instead)\b")
_HOLDS = expression(rf"\bhol(?:en|t|e)\b{_WITHIN}{{0,60}}$")
_HELD = expression(rf"{_WITHIN}{{0,60}}?\bnach(?=\W*$|[.;!,])")
_SPARE = expression(r"\b(?:ersatztermin|ausweichtermin)\b[^.!?;\d]{0,40}$")


_WORDS = expression(
    rf"\b(?:{_MOVES}|fur|geplant\w*|angekundigt\w*|vorgesehen\w*|angesetzt\w*|ursprunglich\w*|"
    r"eigentlich|bisher\w*|stattdessen|neuer|neues|leider|wurde|wird|ist|muss|"
    r"musste|worden|werden|aus (?:dem|\w+tag)|nun|jetzt|nicht|sondern)\b"
)


def words(text: str) -> list[str]:
    """The words of a line that say no more than that a day has replaced another."""
    return _WORDS.findall(text)


def moves(text: str) -> bool:
    """Whether folded text says that something moves or does not take place as planned."""
    return bool(_MOVED.search(text) or _CANCELLED.search(text))


def around(before: str, behind: str) -> tuple[int, int]:
    """How many characters before days, and behind them, only say that they move."""
    stop = _MOVE_BEHIND.match(behind)
    begin = (_VERB_BEFORE if stop else _MOVE_BEFORE).search(before)
    return len(begin[0]) if begin else 0, stop.end() if stop else 0


def of_line(text: str, found: list[Day], *, moved: bool) -> list[Day]:
    """Those of the days of a line that another day of the event has replaced.

    `moved`: another line says that the event is moved.
    """
    moved = moved or bool(_MOVED.search(text))
    follows = new_ones(text, found)
    return [
        day
        for day, before, behind, after in _around_each(text, found)
        if _was(before, behind)
        or (after and (after in follows or _goes_on(text, before, behind, moved=moved)))
    ]


def _around_each(text: str, found: list[Day]) -> Iterator[tuple[Day, str, str, Day | None]]:
    """Each day with the text before and behind it, up to its neighbours; and the next day."""
    for n, day in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        begin, stop = found[n - 1].end if n else 0, after.start if after else len(text)
        yield day, text[begin : day.start], text[day.end : stop], after


def _was(before: str, behind: str) -> bool:
    is_said = bool(_WAS.search(before)) or _is_instead(before)
    return (is_said and not is_new(before)) or bool(_WAS_PLANNED.match(behind))


def _is_instead(before: str) -> bool:
    """ "statt am 23.9."; not "findet im Hof statt: 23.9."."""
    match = _INSTEAD_OF.search(before)
    return match is not None and not re.search(r"\bfinde[tn]", match["clause"])


def _goes_on(text: str, before: str, between: str, *, moved: bool) -> bool:
    """Whether the next day replaces this one."""
    if _OUT_OF.search(before) and _BECOMES.fullmatch(between):
        return True
    if _CATCHES_UP.fullmatch(between) and re.search(r"nachgeholt|\bnach\b", text):
        return True
    arrow = bool(_ARROW.search(between))
    return arrow or is_new(between, spare=True) or bool(_TO.fullmatch(between) and moved)


def new_ones(text: str, found: list[Day]) -> list[Day]:
    """Those of the days of a folded text on which it takes place instead."""
    return [
        day
        for day, before, behind, _after in _around_each(text, found)
        if is_new(before) or _is_caught_up(before, behind)
    ]


def _is_caught_up(before: str, behind: str) -> bool:
    held = _HOLDS.search(before) and _HELD.match(behind)
    return bool(held or _CAUGHT_UP.match(behind))


def is_new(before: str, *, spare: bool = False) -> bool:
    """Whether the words before a day make it the new one. `spare`: "Ersatztermin" does so too."""
    return bool(_NEW.search(before) or (spare and _SPARE.search(before)))
