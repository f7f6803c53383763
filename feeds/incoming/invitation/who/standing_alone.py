"""An organisation whose name is all that a line of a poster says: "Kunstkreis Mihla-Creuzburg"."""

import re

from feeds.incoming.invitation.places import house_names
from feeds.incoming.invitation.places.address_grammar import POSTCODE, STREET
from feeds.incoming.invitation.who.organisation_names import (
    apart,
    has_legal_form,
    is_event,
    is_organisation,
)
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import status_words

# "Auftritt der Tanzgruppe", "Kuchen vom Förderverein": the line is about something else.
_BEHIND_NAME = expression(r"\s(?:de[rs]|von|vom|für|mit|im|in|am|an|auf|bei|zu[mr]?)\s")
_NO_NAME = expression(
    r"\d[.:]\d|\d\s?(?:uhr|h\b|€|euro|jahre)|[?!]$|:|@|\b(?:wir|ihr|sie|ist|sind|wird|werden|gibt|"
    r"findet|kommt|lädt|laden|bitte|anmeld\w*|eintritt|kostenlos|frei|treffpunkt|start|ziel|abfahrt|ab|bis|"
    r"und mehr)\b",
    re.IGNORECASE,
)
_TOGETHER = expression(
    r"^(?:(?:und )?(?:gemeinsam|zusammen) mit|in (?:kooperation|zusammenarbeit) mit|mit)\s", re.I
)
_PLACE = expression(r"\w+stadt|stadtgebiet|ganze stadt|marktplatz")
_PARTS = expression(r"\s(?:[|+/·•]|//|&)\s")
_BEGINS = expression(r"(?:1\. )?[A-ZÄÖÜ]|vhs\b")
# "HEIMATMUSEUM MUSTER": what it is, and where or whose.
_IN_CAPITALS = expression(
    r"(?:(?:ev|kath)\w*\.? )?(?:\w*(?:museum|bibliothek|bucherei|gemeinde|verein|verband|zentrum)|"
    r"kirchspiel|pfarrei|stadt|vhs|volkshochschule|\w?sv|tsv|sg|fc|vc|awo|drk)(?: [\w.-]+){1,3}"
)
_LONGEST = 120  # characters of a line that names several


def organisations(lines) -> tuple[str, ...]:
    """The names in the last such line, and of the partners right below it; marks what it took.

    Names may stand below each other: "Kirchengemeinde Neustadt" and "Asylkreis Neustadt".
    """
    named = [n for n, line in enumerate(lines) if is_name(line)]
    if not named:
        return ()
    at = ([n for n in named if has_legal_form(lines[n].text)] or named)[-1]
    first, last = _run(lines, named, at)
    found = [name for line in lines[first : last + 1] for name in _apart(line.text)]
    for line in lines[first : last + 1]:
        line.use(line.text)
    return tuple(dict.fromkeys([*found, *_with_them(lines[last + 1 : last + 2])]))


def _run(lines, named: list[int], at: int) -> tuple[int, int]:
    """The first and the last of the names that stand below each other here, and are no house."""
    first = last = at
    while first - 1 in named and not house_names.is_house(lines[first - 1].text):
        first -= 1
    while last + 1 in named and not house_names.is_house(lines[last + 1].text):
        last += 1
    return first, last


def _with_them(below) -> list[str]:
    """ "in Kooperation mit dem Landratsamt", in the line below."""
    for line in below:
        if not line.kind and (match := _TOGETHER.match(line.text)):
            line.use(line.text)
            return _apart(line.text[match.end() :])
    return []


def _apart(text: str) -> list[str]:
    return [name for part in _PARTS.split(text) for name in apart(part)]


def is_name(line) -> bool:
    """Whether a line that nothing was read of says the name of an organisation, and no more."""
    text = line.text.strip()
    is_free = not (line.kind or line.used or line.whole) and 3 < len(text) <= _LONGEST
    is_sentence = text.endswith(".") and not has_legal_form(text)
    if not is_free or is_sentence or not _BEGINS.match(text):
        return False
    if any(pattern.search(text) for pattern in (_NO_NAME, STREET, POSTCODE)):
        return False
    if status_words.read(text)[0]:
        return False
    return _is_head(_BEHIND_NAME.split(_PARTS.split(text)[0])[0], text)


def _is_head(head: str, text: str) -> bool:
    """Whether the line begins with a name; one in capitals alone is rather a heading."""
    if _PLACE.fullmatch(fold(head)) or is_event(head):
        return False
    is_heading = text.isupper() and not _IN_CAPITALS.fullmatch(fold(text))
    return has_legal_form(text) or (is_organisation(head) and not is_heading)
