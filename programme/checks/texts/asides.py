"""What a text says by the way: other meetings, deadlines, office hours, anniversaries, if it rains.

A day or a time that stands in such a clause is not that of the event.
"""

import re
from functools import lru_cache

from programme.regular_expressions import expression
from programme.stated.day_names import MONTH
from programme.stated.days_in_text import WEEKDAY

# "28.9. um" and "z. B." end no sentence, "Uhr. Beginn" does.
_ENDS = expression(
    r"(?<!\d)(?<!\b\w)[.!?;](?=\s|$)|(?<=\d)\.(?=\s(?:d(?:as|er|ie)|wir|es)\b)|\s[|·•]\s"
)

_TO_COME = (
    r"\bnachste[rnms]?\b|\bfolgend\w*|\bweitere\w*|\bletzte[rnms]?\b|\bvergangen\w*|\bvorherig\w*|"
    r"\bfruhere?\w*|\bbisher\w*|\bzuletzt\b|\bdanach\b|\bsonst\b|\bnormalerweise\b|\bfortsetzung\w*|\bfortgesetzt\b|"
    r"\bgesendet\b|\bsent:|\bmehr termine\b|\bzuvor\b|\bfollow-up\b|\bbeginnt dann\b|\bnext\b|"
    r"\blast\b|"
    r"\bprevious\b|\bother dates?\b|"
    r"القادم|المقبل|الماضي|السابق"
)
_DEADLINE = (
    r"anmeld|\bmelde\w* |ruckmeld|\bfrist|\w+schluss\b|\babgabe|\bbewerb|\beinsend|\bspatestens\b|"
    r"\bvorverkauf|\bvvk\b|\bkarten\b|\btickets?\b|\breservier|\bregist|\bdeadline\b|\brsvp\b|"
    r"\banzumelden\b|\bbescheid\b|تسجيل|للحجز|\bسجل|الرد|الحجز|\b(?:ab|zu)sag(?:en?|t)\b|\babmeld\w*|"
    r"\b(?:vor)?bestell\w*|\blet us know\b|\bbook by\b"
)
_OTHER_DAYS = expression(
    rf"{_TO_COME}|{_DEADLINE}|\bbestehen\b|\bbus(?:se|linien?)?\b|\bstartete\w*|\bbegann\w*|"
    r"\berhaltlich\b|\bupdate\b|\baktualisiert\b|\btags? (?:darauf|davor|zuvor)\b|"
    r"\bursprunglich\w*|\bverschoben\b|"
    rf"\bverlegt\b|\bgeplante?n?\b|"
    r"\bin der nacht\b|\bder \d{1,2}\.\s?\w+ ist\b|\bruckfrag|\bwiederhol|"
    r"\bfallt\b[^;]{0,40}\baus\b|\bentfall\w*|"
    r"\bkein\w* \w+ am\b|\bfinde\w* kein\w*|\bausnahmen?\b|^> ?dat(?:um|e):|"
    r"\bkein\w* (?:\w*(?:treff|treffen|kurs|probe|training|unterricht|termin|veranstaltung|"
    r"angebot))\b|"
    r"\bersatz(?!termin)\w*|\bausweich\w*|\bgebor|"
    r"\bgestorb|\blief(?:en)?\b|\bfand(?:en)? |\bwar(?:en)?\b|"
    r"\bgegrundet\b|\bseit\b|\bstand\b|\bgultig\b|\bgeschlossen\b|ferien\b|feiertag|"
    r"\b(?:welt|frauen|kinder|gedenk|jahres|aktions)?tag(?:es)? (?:de[rs]|fur|gegen)\b|"
    r"jahrestag|\b(?:inter)?nationale\w* (?:\w+ )?\w*tag\b|"
    r"\bwelt\w+tag\b|\bergebnis|gedenk|"
    r"erinner|geschicht|historisch|wochen?\b|\bim rahmen\b|\blauf(?:t|en|zeit)\b|"
    r"\bzu sehen\b|\boffnet\b|\bgeoffnet\b|\boffnungszeit|\bsince\b|\bborn\b|\boriginally\b|"
    r"\bwurden?\b(?!.*\bauf\b)|\bgrundung|\bjubilaum|\banniversary\b|\bholiday"
)
# What is denied stands behind its word: "nicht am 28.9., sondern am 5.10.", "außer am 5. 10."
_IN_A_DAY = rf"(?:{WEEKDAY}|{MONTH}|\d|den|dem|der|am|und|oder|sowie|on|the|and|or|in|[.,/&+ ])"
_DENIED = expression(
    r"(?:\bnicht(?: mehr)?(?: wie \w+)? (?:am|vom)\b|\bausser\b|\bausgenommen\b|\banstelle\b|"
    r"\bnot on\b|"
    r"\bexcept\b|(?<!findet )(?<!finden )\bstatt\b(?: wie)?)"
    rf"(?: (?:\w*geplant|\w*angekundigt|vorgesehen|ursprunglich|ublich|gedruckt|des|"
    rf"vom))*{_IN_A_DAY}*$"
)
_AFTER = expression(r"\bnach (?:dem|der|unserem|unserer)\b[^,.;]{0,40}\bvo[mn]\s$")
_INSTEAD = expression(r"\bsondern\b")
_NEW_DAY = expression(
    r"\b(?:(?:ersatz|nachhol)termin|neue[rs]? (?:termin|datum)|terminanderung|new date)\b"
    r"[^.;\d]{0,60}$|الموعد الجديد[^.;\d]{0,20}$"
)
_IF = expression(
    r"wetter\b|\bregen|\bregne|\bsturm|\bschnee|\bhitze|\bausweich|\b(?:falls|wenn|sollte|if)\b"
)
_BEHIND = rf"(?:{WEEKDAY},? )?(?:de[mn] )?$"
_UNTIL = expression(rf"\bbis (?:\w+ )?(?:zum |zu )?{_BEHIND}")
_PLEASE = expression(r"\bbitten?\b")
_BY = expression(rf"\bby {_BEHIND}")
_BESIDE = expression(
    r"\s?(?:abend |nachmittag )?(?:darauf|drauf|davor|zuvor|danach|vorher|nachher)\b"
)
_WHOEVER = expression(r"\W*(?:wer|wenn|falls|sofern|if|who|whoever|anyone who|those who)\b")
_COMES = expression(
    r"\b(?:dabei|mit(?:mach|lauf|feier|koch|wander|fahr|sing|spiel|ess|helf|geh|kom)\w*|kommen|"
    r"teil(?:nehm|zunehm)\w*|lust|interesse|come|join|attend)\b"
)
_OPENING = (
    r"\bschliesst\b|\bgeoffnet\b|\boffnungszeit\w*|\boffnet\b|\boffen (?:von|ab)\b|"
    r"\bopen(?:ing)? (?:hours|from|daily|every|mon|tue|wed|thu|fri|sat|sun|\d)|مفتوح|ساعات"
)
_OTHER_TIMES = (
    rf"{_TO_COME}|{_DEADLINE}|sprechzeit|sprechstunde|burozeit|\bburo\b|\berreichbar|"
    r"\btelefon|\btel\b|\banruf|\bkasse\b|\banreise|\babreise|\bbus(?:se|linien?|verbindung\w*)?\b|"
    r"\blinie \d|\bhaltestelle|\w*pausen?\b|\bzug\b|\bzuge\b|"
    r"\bbahn\b|\babfahrt|\bruckfahrt|\bshuttle|\bhinfahrt|\babhol|\baufbau|\babbau|\bkuche\b|"
    r"\bparken|\bparkhaus|\bnotruf|\bhotline|\bseit\b|\bruhezeit|\bbetreuung|\bkinderbetreuung|"
    r"\b(?:nacht)?ruhe (?:ab|von)\b|\bcheck-?in\b|\bdauer\b(?!\W{0,3}bis\b)|\bstunden\b|"
    r"\boffice\b|\bphone\b|المكتب|هاتف"
)
_TIMES = expression(_OTHER_TIMES)
_TIMES_AND_OPENING = expression(f"{_OTHER_TIMES}|{_OPENING}")
_NAMED_AFTER = expression(
    r"(?:strasse|platz|allee|weg|ring|park|bewegung)\s(?:des|der)?\s?$|\bdes\s$"
)
_COUNTED = expression(  # "Version 1.2." is no day
    r"(?:paragra(?:ph|f)|§+|version|nr\.?|nummer|kapitel|punkt|abs(?:atz|\.)|art(?:ikel|\.)|ziffer|"
    r"klasse|gruppe|teil|lektion|stufe)\s*$"
)


def clause(line: str, start: int, end: int) -> str:
    """The sentence of a folded line in which a piece stands."""
    first, last = _bounds(line, start, end)
    return line[first:last]


def _bounds(line: str, start: int, end: int) -> tuple[int, int]:
    ends = _sentence_ends(line)
    before = [stop for _begin, stop in ends if stop <= start]
    behind = next((begin for begin, _stop in ends if begin >= end), len(line))
    return before[-1] if before else 0, behind


@lru_cache(maxsize=16)
def _sentence_ends(line: str) -> tuple[tuple[int, int], ...]:
    """Once for all days and times of a line."""
    return tuple(match.span() for match in _ENDS.finditer(line))


def _halves(line: str, start: int, end: int) -> tuple[str, str]:
    """The sentence, or its half where it says "not that, but this", and what stands before."""
    first, last = _bounds(line, start, end)
    if other := _INSTEAD.search(line, first, last):
        first, last = (other.start(), last) if other.end() <= start else (first, other.start())
    return line[first:last], line[first:start]


def is_other_day(line: str, start: int, end: int) -> bool:
    """Whether a day is said by the way: a deadline, another meeting, a street's name."""
    before = line[max(0, start - 24) : start]
    if _COUNTED.search(before) or _NAMED_AFTER.search(before) or _BESIDE.match(line, end):
        return True
    said, told = _halves(line, start, end)
    if _DENIED.search(told) or _AFTER.search(told) or _is_in_a_case(told, line[start:]):
        return True
    if _NEW_DAY.search(told):
        return not is_new_day(line, start, end)
    is_deadline = _BY.search(told) or (_UNTIL.search(told) and _PLEASE.search(said))
    return bool(is_deadline or _names_other_days(said))


@lru_cache(maxsize=64)
def _names_other_days(sentence: str) -> bool:
    """Once for all days of a sentence."""
    return bool(_OTHER_DAYS.search(sentence))


def is_new_day(line: str, start: int, end: int) -> bool:
    """Whether it is said to be the day that counts now, whatever the weather: "Ersatztermin"."""
    return bool(_NEW_DAY.search(_halves(line, start, end)[1])) and not _IF.search(line)


def _is_in_a_case(told: str, rest: str) -> bool:
    """ "Wer am Montag Geburtstag hat, …"; not "Wer am Montag dabei sein will"."""
    said = told.rpartition(",")[2] + re.split(r"[,.;:!?](?!\d)", rest, maxsplit=1)[0]
    return bool(_WHOEVER.match(said) and not _COMES.search(said))


def is_other_time(line: str, start: int, end: int, *, exhibition: bool) -> bool:
    """The same of a time; of an exhibition the opening hours are its own."""
    return _names_other_times(clause(line, start, end), exhibition)


@lru_cache(maxsize=64)
def _names_other_times(sentence: str, exhibition: bool) -> bool:
    """Once for all times of a sentence."""
    pattern = _TIMES if exhibition else _TIMES_AND_OPENING
    return bool(pattern.search(sentence))
