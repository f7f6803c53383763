"""Titles in quotation marks, with their line where that is a heading."""

import re

from feeds.incoming.invitation.places.address_grammar import IS_HOUSE
from feeds.incoming.invitation.titles.candidates import NO_TITLE
from feeds.incoming.invitation.titles.ends import shortened
from feeds.incoming.invitation.who import quoted_names
from feeds.incoming.invitation.who.organisers import INVITES, says_who
from programme.plain_text import fold, tidy
from programme.regular_expressions import expression

_QUOTED = expression(
    r"„(?P<nested>(?:[^„“”\"]|„[^„“”\"]{1,80}[“”\"]){4,140})[“”\"]|"
    r"[„“\"»](?P<plain>[^„“”\"«»]{4,120})[“”\"«]|«(?P<french>[^«»]{4,120})»"
)
# "zur Veranstaltung „Heimat“": the quoted words alone are the title.
_GENERIC = expression(
    r"(?:\w+ )?(?:Veranstaltung|Kurs|Aktion|Reihe|Angebot|Projekt|Termin)\s(?=[„\"»])"
)
_KIND_BEFORE = expression(r"(?:^|(?<=[.!?,] ))(?:(?:Der|Die|Das|Unsere?|Eine?) )?[A-ZÄÖÜ][\w-]+ $")
_CLOSED = expression(r"\W*(?:$|[.!,;]|ein\b|am\b|in\b|im\b|auf\b|um\b|ab\b|vo[mn]\b)")
_NAMED_HOUSE = expression(
    r"(?i)(?:zentrum|haus|gasthof|stätte|schule|kita|garten|heim|klub|club|saal|restaurant|hotel|"
    r"hort|anlage|halle|kirche|kapelle|bibliothek|bücherei|hütte|mühle|scheune|villa|pension|"
    r"moschee|stadion|schloss|turm)\s*$"
)
# A café of this kind is what takes place.
_TALKING = expression(r"(?i)\b(?:erzähl|sprach|spiele?|lese|repair|näh|trauer|strick)-?caf[eé]\s*$")


def read(lines) -> str:
    """What stands in quotation marks, with its line where that is a heading."""
    for line in lines[:8]:
        found = () if line.kind or says_who(line) else _QUOTED.finditer(line.text)
        match = next((each for each in found if not _is_motto(line.text, each)), None)
        if not match:
            continue
        line.whole = _is_heading(line)
        if line.whole:
            return shortened(line.text, line)
        kind = _KIND_BEFORE.search(line.text[: match.start()])
        line.about = fold(kind[0]) if kind else ""
        line.use(f"{kind[0] if kind else ''}{match[0]}")
        return _words(match)
    return ""


def only(said: str, line) -> str:
    """ "zu „…“" and "zur Veranstaltung „…“": what stands in the marks, whole."""
    generic = _GENERIC.match(said)
    quoted = _QUOTED.match(said, generic.end() if generic else 0)
    if not quoted or not (generic or _CLOSED.match(said, quoted.end())):
        return ""
    line.use(_words(quoted))
    return _words(quoted)


def _words(quoted) -> str:
    return tidy(quoted["nested"] or quoted["plain"] or quoted["french"]).strip(" .,")


def _is_heading(line) -> bool:
    """Ausstellung „Neue Heimat“: a line of its own, and no sentence."""
    short = len(line.text) < 90 and not re.search(
        r"[.!?]\s|\d\.\s?\d|\d\. [A-Z]|\bUhr\b", line.text
    )
    return short and not INVITES.search(line.folded) and not NO_TITLE.match(line.folded)


def _is_motto(text, match) -> bool:
    """ "Unter dem Motto „…“" names the week, "im Gasthof „…“" a house, a club itself."""
    before = text[: match.start()]
    if _TALKING.search(before) or quoted_names.is_shown(before):
        return False
    if quoted_names.is_of_group(before):
        return True
    return bool(
        re.search(r"(?i)\bmotto\W*$", before)
        or _NAMED_HOUSE.search(before)
        or re.search(r"\b(?:im|in der|am)\s\S*\s?$", before)
        and IS_HOUSE.search(before[-25:])
    )
