"""One line that says all, as gazettes and posters have it, in its parts: title, days, place.

"Sa., 25.9., 14 Uhr: Kinderfest, Rathaus Geisa" becomes three lines. A sentence stays whole.
"""

import re

from feeds.incoming.invitation.letter.line import Line
from feeds.incoming.invitation.places import house_names, known_places
from feeds.incoming.invitation.places.address_grammar import IS_HOUSE, PLACED, POSTCODE, STREET
from programme.models.district import District
from programme.plain_text import fold
from programme.stated.days_in_text import WEEKDAY

LONGEST = 300  # characters of an entry
_MONTH = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|marz|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|"
    r"okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)"
)
# A word that only a date or a time has; and one that may stand between two of them.
_DAY = rf"{WEEKDAY}s?\.?(?:[-–/]{WEEKDAY}s?)?"
_SURE = re.compile(
    rf"(?:{_DAY}|{_MONTH}|uhr|\d{{1,2}}\.(?:\d{{1,2}}\.?(?:\d{{2,4}})?)?(?:[-–/]\d{{1,2}}\.[\d.]*)*|"
    r"\d{1,2}[:.]\d\d(?:[-–]\d{1,2}[:.]\d\d)?h?|\d{1,2}h|ganztagig|taglich|halb|dreiviertel)"
)
_PERHAPS = re.compile(
    r"(?:am|um|ab|vo[mn]|bis|zum|und|sowie|oder|u|den|de[mrs]|die|das|jeweils|jede[nrs]?|alle|"
    r"tage?n?|wochen?|monat\w*|wochentlich|mal|je|ca|circa|gegen|nur|erst|dann|ausser|statt|"
    r"ursprunglich|neu(?:er)?|verschoben|auf|termine?n?|eins|zwei|drei|vier|funf|sechs|sieben|"
    r"acht|neun|zehn|elf|zwolf|viertel|nach|vor|morgens|fruh|vormittags|mittags|nachmittags|"
    r"abends|nachts|open|end|ende|offen|einlass|beginn|start|c\.t|s\.t|h|pm|[+/&–-]|"
    r"\d{1,4}(?:[-–/]\d{1,4})?)"
)
_LEADS = re.compile(r"(?:am|um|ab|vo[mn]|bis|jede[nrs]?|alle|einlass|beginn|zwischen)")
_TRAILS = re.compile(
    r"(?:open|end|ende|offen|[cs]\.t|h|pm|\d{1,2}[-–]\d{1,2}|20\d\d|morgens|fruh|vormittags|"
    r"mittags|nachmittags|abends|nachts|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|"
    r"zwolf|\d{1,2}(?= (?:[cs]\.t|h)\b))(?!\w)"
)
_PROSE = re.compile(
    r"\b(?:findet|finden|ladt|laden|ist|sind|war|wird|werden|feier[nt]|heisst|treffen wir|trifft|"
    r"beginnt|startet|zeigt|gibt|mochten?|freuen|kommt|kann|konnen|bitte|sie|wir|uns|unser\w*|"
    r"euch|sich|hat|haben|geht|steht|stellt|erwartet|zu sehen)\b"
)
# Days and times that stand apart from the run, or about something else: the line stays whole.
_MORE_TIME = re.compile(
    rf"\buhr\b|\d{{1,2}}[.:]\s?\d|\d\.? (?:{_MONTH})\b|\b{WEEKDAY}s?\b(?! [a-z])|geschlossen|"
    r"geoffnet|offnungszeit|monat|ferien|ausser|anmeld|u\. ?a\. ?w|meldeschluss|frist|telefon|"
    r"\btel\b|burozeit|gegrundet"
)
_LETTER_HEAD = re.compile(r"[^\W\d][\w. -]{2,40},\s(?:den\s|am\s)?\d{1,2}\.\s?[\w.]+\s?\d{4}")
_ABBREVIATED = r"(?<!\b[A-Z]\w\.)(?<!\b[A-Z]\w\w\.)(?<!anschl\.)"
_SENTENCES = re.compile(
    rf"(?<=[^\W\d]{{2}}[.!?]){_ABBREVIATED}\s+(?=[A-ZÄÖÜ„])|"
    r"(?<=\d[.!?])\s+(?=(?:Der |Die |Um )?(?:Eintritt|Anmeld|"
    r"Wir |Alle |Kosten|Es |Veranstalte|Bitte|Ort:|Teilnahme|Karten|Spende))"
)
# What goes on behind a place, and is none: "Stadtkirche, anschließend Tee".
_NO_MORE_PLACE = re.compile(
    r",?\s(?=(?:mit|für|anschl\w*|anschließend|danach|dazu|inkl\w*|freier|kostenlos\w*|barrierefrei|"
    r"nur|bitte|u\. ?a\.)\s)|,\s(?=(?:Eintritt|Anmeld|Kosten|freier|VVK|AK|Veranstalter)\w*\b)"
)
_EDGES = " ,;:–—-|·•"


def split(lines, district: District) -> list[Line]:
    """The lines, entries in their parts."""
    found: list[Line] = []
    for line in lines:
        has_title = any(each.kind in ("", "title") for each in found)
        found += _parts(line, has_title, district) if _may_be(line) else [line]
    return found


def _may_be(line) -> bool:
    return line.kind in ("", "when") and len(line.text) <= LONGEST


def _parts(line, has_title: bool, district) -> list[Line]:
    sentences = _SENTENCES.split(line.text)
    at, first = next(
        ((n, each) for n, each in enumerate(sentences) if _when(each)), (0, sentences[0])
    )
    span = _when(first)
    if not span or _is_no_entry(line, first, span):
        return [line]
    if has_title and first[: span[0]].rstrip().endswith(":"):  # "Vernissage: Montag, 14.9., 18 Uhr"
        return [line]
    before, when, after = first[: span[0]], first[span[0] : span[1]], first[span[1] :]
    before, after = (" ".join([*sentences[:at], before])).strip(_EDGES), after.strip(_EDGES)
    if not before and not after:
        return [line]
    lines = (
        _named(before, after, has_title, district)
        if not line.kind
        else _besides(before, after, district)
    )
    if lines is None:
        return [line]
    head, tail = lines
    rest = [Line("", text) for text in sentences[at + 1 :]]
    return [*head, Line("when", when.strip(_EDGES), line.label), *tail, *rest]


def _is_no_entry(line, text: str, span) -> bool:
    """Whether a line is a sentence, a letter's head, or says more of times than one run of them."""
    when, besides = fold(text[slice(*span)]), fold(f"{text[: span[0]]} | {text[span[1] :]}")
    has_day = re.search(rf"\d\.\s?\d?\d\.|\d\.(?:20)?\d\d?\b|\b(?:{_MONTH}|{WEEKDAY})", when)
    has_day = has_day and not re.fullmatch(r"(?:um |ab )?\d{1,2}\.\d\d(?: uhr)?", when)
    return bool(
        not has_day
        or not re.search(r"\w", besides)
        or _PROSE.search(fold(text))
        or _MORE_TIME.search(besides)
        or _LETTER_HEAD.fullmatch(line.text)
    )


def _named(before: str, after: str, has_title: bool, district):
    """The lines before and behind the days: the title, and where it is."""
    if before:
        if has_title and _is_place(before, district):
            return _where(before), _more(after, district)
        title, place = _title_and_place(before, district, sure=not after)
        return [*_plain(title), *_where(place)], _more(after, district)
    if has_title and _is_place(re.split(r",\s", after)[0], district):
        return [], _where(after)
    title, place = _title_and_place(after, district, sure=False)
    return [], [*_plain(title), *_where(place)]


def _besides(before: str, after: str, district):
    """Under "Wann:" only a place is apart; anything else may belong to the days."""
    if before or not _is_place(re.split(r",\s", after)[0], district):
        return None
    return [], _where(after)


def _more(text: str, district) -> list[Line]:
    return _where(text) if text and _is_place(text, district) else _plain(text)


def _plain(text: str) -> list[Line]:
    return [Line("", text.strip(_EDGES))] if text.strip(_EDGES) else []


def _where(text: str) -> list[Line]:
    place, *more = _NO_MORE_PLACE.split(text.strip(_EDGES), maxsplit=1)
    place = place if re.search(r"\b\w{1,2}\.$", place) else place.rstrip(".")
    return [*([Line("where", place)] if place else []), *_plain("".join(more))]


def _title_and_place(text: str, district, *, sure: bool) -> tuple[str, str]:
    """ "Kinderfest, Rathaus Geisa" and "Kinderfest im Rathaus Geisa" in two."""
    parts = re.split(r"(?<!\()(?:,\s|\s[|·•]\s)", text)
    begin = next((n for n in range(1, len(parts)) if _is_place(parts[n], district)), len(parts))
    title, place = ", ".join(parts[:begin]), ", ".join(parts[begin:])
    inside = PLACED.search(title)
    has_house = IS_HOUSE.search(place.split(",")[0]) and not STREET.match(place)
    if inside and inside.start() > 3 and IS_HOUSE.search(inside["name"]) and not has_house:
        whole = place or known_places.town(inside["name"], district)
        if whole and not sure:
            return title[: inside.start()], ", ".join(
                filter(None, [title[inside.start() :], place])
            )
    return title, place


def _is_place(text: str, district) -> bool:
    return bool(
        STREET.search(text)
        or POSTCODE.search(text)
        or house_names.is_house(text)
        or re.fullmatch(r"[\w .’'-]*(?:[Ss]traße|[Pp]latz|[Gg]asse|[Aa]llee)", text)
        or fold(known_places.town(text, district)) == fold(text) != ""
        or (PLACED.match(text) and IS_HOUSE.search(text))
        or re.match(r"(?:[Oo]nline|[Dd]igital)\b", text)
    )


def _when(text: str) -> tuple[int, int] | None:
    """Where the first run of days and times begins and ends; the longest of several."""
    runs: list[tuple[int, int]] = []
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
    return fold(word).strip('(),;:!|·•„“"')


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


def _trimmed(words) -> tuple[int, int] | None:
    """The run without loose words at its ends; None without a sure one."""
    sure = [n for n, word in enumerate(words) if _is_sure(word[0])]
    plain = [_plain_word(word[0]) for word in words]
    if not sure or not any(re.search(r"\d", word[0]) for word in words):
        return None
    first = next(n for n, word in enumerate(words) if n in sure or _leads(words, n))
    last = sure[-1]
    while last + 1 < len(words) and _TRAILS.match(" ".join(plain[last + 1 : last + 3])):
        last += 1
    return words[first].start(), words[last].end()


def _leads(words, n: int) -> bool:
    """A word such as "ab", or the first of numbers that lead to "Uhr"."""
    if _LEADS.fullmatch(_plain_word(words[n][0])):
        return True
    numbers = "".join(_plain_word(word[0]) + " " for word in words[n:])
    return bool(
        re.match(r"\d{1,2}(?:[-–]\d{1,2})? (?:(?:[+/&–-]|und|bis|,|\d{1,2}) )*uhr\b", numbers)
    )
