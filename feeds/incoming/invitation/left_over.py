"""Which lines say more than the fields hold, and which of them were not understood."""

import re
from datetime import time

from feeds.incoming.invitation.held_values import Held
from feeds.incoming.invitation.when import rhythms
from feeds.incoming.invitation.who.people_and_access import KINDS
from programme.regular_expressions import expression
from programme.stated import days_in_text, times_in_text
from programme.stated.days_in_text import WEEKDAY, Calendar, blank

# Words that say nothing once the days, times, names and numbers around them were read.
_EMPTY = expression(
    r"\b(?:am|um|ab|von|vom|bis|zu[mr]?|de[nmrs]|die|das|und|oder|u|uhr|h|im|ins?|an|auf|jeweils|"
    r"jede[nrsm]?|je|immer|nur|erst|ausnahmsweise|dann|sowie|auch|"
    r"findet|finden|statt|ist|wird|werden|beginn\w*|start|einlass|ende|datum|uhrzeit(?:en)?|"
    r"termine?|wann|zeit(?:en|raum)?|tage?|ort|wo|eintritt|laufzeit|dauer|\w*dauer|offnungszeiten|"
    r"geoffnet|veranstaltungstag|kurstermine?|rhythmus|vorstellung(?:en)?|abfahrt|veranst|"
    r"veranstalter(?:in)?|prasentier(?:t|en)|zeigt|zeigen|anlass|"
    r"kosten|tel\w*|mail|e|unter|per|bei|bitte|sie|sich|euch|wir|laden?|ladt|herzlich\w*|ein|"
    r"einladung|an?meld\w*|"
    r"erforderlich|erbeten|gebeten|taglich|monats?|ot|ortsteil|d|plz|open|end|offen|woche|infos?|"
    r"mehr|weitere|veranstaltung(?:en)?|art|format|kategorie|on|at|the|from|to|until|of|is|are|an|by|with|us|you|we|our|"
    r"invite|join|for|required|not|no|free|time|date|"
    r"يوم|في|من|الي|حتي|الساعه|بتاريخ|و|مسا|صباحا|"
    r"informationen|link|insgesamt|lauft|about|approx|reservier\w*|vor|treffpunkt|c|t|s|ca)\b"
)
_MONTH = expression(rf"\b(?:{rhythms.MONTHS})\b")
_WEEKDAYS = expression(rf"\b(?P<day>{WEEKDAY})\.?s?\b")
_PART_OF_DAY = r"(?:abends?|morgens|nachmittags?|vormittags?|mittags?|nachts)"
# Words that stay in the text and ask nothing where all else in their line was read: what kind of
# event it is, and which of several dates.
_REMARK = expression(
    rf"\b(?:\w*(?:{'|'.join(KINDS.values())})\w*|\w*(?:abend|nachmittag|nacht)|eroffnung|"
    r"premiere|abschluss|gruppe \d|achtung|neuer?|wichtig|hinweis|geschlossen|"
    rf"{_PART_OF_DAY}|\d\. advent|feiertag\w*|\w*ferien|online)\b"
)
# A point of the day's programme: "Siegerehrung ca. 16:30", "15 Uhr Kaffee und Kuchen".
_POINT = expression(
    r"[\W\d]*(?:(?:gegen|um|ab) )?[\W\d]*(?:siegerehrung|preisverleihung|begrussung|verlosung|"
    r"ziehung der tombola|tombola|kaffee(?:trinken|tafel)?(?: und kuchen)?|mittagessen|abendessen|"
    r"mittagspause|pause|feuerwerk|lagerfeuer|zieleinlauf|startschuss|(?:fest|lampion)umzug|"
    r"fassbieranstich|fassanstich|ausklang)[\W\d]*(?:(?:gegen|um|ab|ca)\b)?[\W\d]*"
)
_SAYS = expression(r"\w")
_ADDRESS = expression(r"\bhttps?://\S+|\bwww\.\S+")
# What lets anybody into a meeting belongs into no summary.
_ACCESS = expression(
    r"\b(?:meeting-?id|kenncode|passcode|kennwort|passwort|password|zugangscode|einwahldaten|pin)\b"
)
_TELLS = 3  # words that say something, in a line that may stand in the summary


def more(line, held: Held, calendar: Calendar) -> str:
    """The folded words of a line that no field holds; empty where none of them says anything."""
    rest = _without_texts(line.rest, held)
    rest = _without_moments(rest, line, held, calendar)
    pieces = [piece for piece in rest.split("|") if not _is_held(piece, held)]
    rest = " | ".join(pieces)
    if held.words:
        rest = held.words.sub("", rest)
    rest = _EMPTY.sub("", rest)
    return rest if _SAYS.search(rest) else ""


def is_asked(words: str) -> bool:
    """Whether such words are shown as not understood."""
    if re.search(r"\d", words) and _POINT.fullmatch(words):
        return False
    return bool(_SAYS.search(_REMARK.sub("", words)))


def is_prose(words: str) -> bool:
    """Whether a line tells something, and is no fact with a word too many."""
    told = re.findall(r"[^\W\d]{3,}", _ADDRESS.sub(" ", words))
    return len(told) >= _TELLS and not _ACCESS.search(words)


def _is_held(piece: str, held: Held) -> bool:
    words = piece.strip(" .,:;!?()–-+&/\"'„“")
    return len(words) > 2 and held.has_text(words)


def _without_texts(rest: str, held: Held) -> str:
    for text in held.texts:
        if text in rest:
            rest = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", " | ", rest)
    return rest


def _without_moments(rest: str, line, held: Held, calendar: Calendar) -> str:
    """Without days, times and rhythms that are those of the dates."""
    for words in rhythms.words(rest):
        if _repeats_so(words, held):
            rest = rest.replace(words, " ", 1)
    told, bare = days_in_text.days(rest, calendar), line.kind in ("when", "doors", "until")
    plain = rest
    for day in told:
        plain = blank(plain, day.start, day.end)
        if day.day in held.days and (day.last or day.day) in held.days:
            rest = blank(rest, day.start, day.end)
    clocks = _clocks(line, held, calendar)
    for said in times_in_text.times(plain, bare=bare, behind=[day.end for day in told]):
        if all({slot.start, slot.end} - {None} <= clocks for slot in said.slots):
            rest = blank(rest, said.begin, said.stop)
    rest = _MONTH.sub(lambda match: _if(match, _month(match[0]) in _months(held)), rest)
    rest = re.sub(r"\b20\d\d\b", lambda match: _if(match, int(match[0]) in _years(held)), rest)
    return _WEEKDAYS.sub(lambda match: _if(match, _weekday(match) in _weekdays(held)), rest)


def _clocks(line, held: Held, calendar: Calendar) -> frozenset[time]:
    """The times that the dates have on the days of the line; without a day, on any."""
    single = [day.day for day in days_in_text.days(line.folded, calendar) if not day.last]
    return (
        frozenset().union(*(held.clocks_of.get(day, ()) for day in single))
        if single
        else held.clocks
    )


def _if(match: re.Match[str], is_held: bool) -> str:
    return " " if is_held else match[0]


def _month(name: str) -> int:
    return rhythms.MONTHS.split("|").index(name) + 1


def _months(held: Held) -> set[int]:
    return {day.month for day in held.days}


def _years(held: Held) -> set[int]:
    return {day.year for day in held.days}


def _weekday(match: re.Match[str]) -> int:
    return days_in_text.number(match["day"])


def _weekdays(held: Held) -> set[int]:
    return {day.weekday() for day in held.days}


def _repeats_so(words: str, held: Held) -> bool:
    """Whether the dates repeat as these words say."""
    if len(held.starts) < 2:
        return False
    return any(all(_is_of(day, rule) for day in held.starts) for rule in rhythms.rules(words))


def _is_of(day, rule: dict) -> bool:
    if "weekdays" in rule and day.weekday() not in rule["weekdays"]:
        return False
    nth = rule.get("nth")
    if nth is None:
        return True
    return (day.day + 6) // 7 == nth or (nth == -1 and day.day > 21)
