"""Days on which it no longer is: "ursprünglich 23.9.", "vom 23.9. auf den 30.9. verschoben"."""

import re

from programme.stated.days_in_text import WEEKDAY, Day

_MOVES = (
    r"(?:vor|zuruck)?(?:verschob|verschieb|verleg|vorgezogen|geschoben|nachgeholt|nachholen|"
    r"umgelegt)\w*"
)
_MOVED = re.compile(_MOVES)
_CANCELLED = re.compile(
    r"\b(?:abgesagt|entfallt|ausfallen|absagen|nicht statt|ausgefallen|neuer termin|"
    r"neues datum|neuer zeitpunkt|nachholtermin|stattdessen)\b|\bfallt\b.*\baus\b"
)
_LEAD = (  # what may stand between such a word and its day
    rf"(?:[\s:,]*\b(?:war|am|an|den|dem|der|des|fur|vom|von|auf|termin|geplant\w*|angesetzt|"
    rf"{WEEKDAY}\.?))*[\s:,]*$"
)
_WAS = re.compile(
    r"\b(?:ursprunglich\w*|eigentlich|bisher\w*|bislang|zuvor|vorher|anstatt|anstelle|alter termin|"
    r"altes datum|wie (?:zunachst |ursprunglich )?(?:geplant|angekundigt|vorgesehen|gemeldet)|"
    r"(?:verschoben|verlegt|vorverlegt|vorgezogen|nachholtermin|ersatztermin) (?:vom|von|fur)|"
    rf"im gedruckten \w+|irrtumlich|falschlich\w*){_LEAD}"
)
_INSTEAD_OF = re.compile(rf"(?P<clause>[^.;!?]*)\bstatt\b(?: wie geplant)?{_LEAD}")
_WAS_PLANNED = re.compile(
    r"\W{0,3}(?:\d{1,2}(?:[.:]\d\d)? uhr\W{0,2})?"
    r"(?:geplant|angekundigt|vorgesehen|angesetzt|terminiert|ausgefallen)e?\w*"
)
_TO = re.compile(
    r"[\s,()]*(?:(?:um )?\d{1,2}(?:[.:]\d\d)?(?: uhr)?[\s,()]*)?(?:wird |wurde |musste |muss |"
    r"ist )?(?:leider )?(?:auf|zum)\b[^.;!?\d]{0,30}$"
)
_OUT_OF = re.compile(rf"\baus (?:dem )?(?:{WEEKDAY}\.?,? )?(?:dem )?$")
_BECOMES = re.compile(r"\W*(?:wird|wurde|ist)\b[^.;!?\d]{0,30}$")
# "wurde … verlegt" around days; it stands in the line above or below where that is cut.
_VERB = r"(?:wurde|wird|ist|muss|musste|nun|jetzt|leider)"
_MOVE = r"(?:vor|zuruck)?(?:verschoben|verlegt|umgelegt|vorgezogen|geschoben)"
_MOVE_BEHIND = re.compile(
    rf"[\s,:;(–—-]*(?:(?:{_VERB}|werden) )*{_MOVE}(?: (?:werden|worden))?\b[).!]*"
)
_MOVE_BEFORE = re.compile(
    rf"[\s,:;(–-]*\b(?:(?:{_VERB} )*{_MOVE}[\s:]*|aus (?:dem )?(?:{WEEKDAY}\.?,? )?(?:dem )?"
    rf"\d{{1,2}}\.[\d., ]*wird(?: nun| jetzt)?(?: der)?(?: {WEEKDAY}\.?,?)?(?: der)?)$"
)
_VERB_BEFORE = re.compile(rf"(?:\s+{_VERB})+\s*$")
_CATCHES_UP = re.compile(
    r"[\s,]*(?:\w+ )?(?:wird|wurde|holen wir)\b[^.;!?\d]{0,40}\bam\b[^.;!?\d]{0,20}$"
)
_ARROW = re.compile(r"(?:->|=>|→|⇒|➔|➜|►)")
_NEW = re.compile(
    rf"(?:\b(?:{_MOVES}|neuer termin|neues datum|neuer zeitpunkt|nachholtermin|"
    r"stattdessen|sondern)\b[^.!?;\d]{0,40}|\b(?:neu|nun|jetzt)\b:?\s(?:am |der |den |ist )*"
    r"(?:\w+[.,]{0,2} )?(?:de[nmr] )?)$"
)
_SPARE = re.compile(r"\b(?:ersatztermin|ausweichtermin)\b[^.!?;\d]{0,40}$")


_WORDS = re.compile(
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
    old, moved = [], moved or bool(_MOVED.search(text))
    for n, day in enumerate(found):
        before = text[found[n - 1].end if n else 0 : day.start]
        behind = text[day.end : found[n + 1].start] if n + 1 < len(found) else text[day.end :]
        was = (_WAS.search(before) or _is_instead(before)) and not is_new(before)
        goes_on = n + 1 < len(found) and _goes_on(text, before, behind, moved=moved)
        if was or goes_on or _WAS_PLANNED.match(behind):
            old.append(day)
    return old


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


def is_new(before: str, *, spare: bool = False) -> bool:
    """Whether the words before a day make it the new one. `spare`: "Ersatztermin" does so too."""
    return bool(_NEW.search(before) or (spare and _SPARE.search(before)))
