"""Who signed a letter: the organisation under "Mit freundlichen Grüßen", never a person's name."""

import re

from feeds.incoming.invitation.letter.greetings import without_closing
from feeds.incoming.invitation.places.address_grammar import POSTCODE, STREET
from feeds.incoming.invitation.who.contacts import has_contact
from feeds.incoming.invitation.who.organisation_names import apart, is_organisation
from programme.plain_text import fold

_OURS = re.compile(
    r"(?i)^(?:(?:ihre?|eure?|euer)\s+)?(?:(?:das )?(?:\w*team|vorstand|vorbereitungskreis) "
    r"(?:vo[mn]|de[rs])\s+)?(?:(?:im (?:namen|auftrag) (?:de[rs]|von)|für de[nrs]?|für das|für die|"
    r"vo[mn]|de[rs]|i\. ?a\.)\s+)?"
)
_GROUP = re.compile(r"(?i)(?:das )?(?:\w*team|vorstand|vorbereitungskreis) (?:vo[mn]|de[rs])\s")
# "Das Team", "(Es grüßt) Sie herzlich": nobody is named.
_NOBODY = re.compile(
    r"(?i)(?:vom |das |euer |ihr |unser )?(?:\w+-?)?team(?: (?:der|des|vom|von))?|"
    r"(?:(?:sie|euch|dich|alle|ganz|recht)\s?)*(?:herzlich(?:st)?)?"
)
_LAST = re.compile(
    r"(?<=[.!?])\s+(?:Ihre?|Eure?|Euer)\s(?P<name>[A-ZÄÖÜ][^.!?:\d]{3,80}(?:e\. ?V\.)?)$"
)
_MOST = 3  # lines that may name organisations


def _is_way(text: str) -> bool:
    return has_contact(text) or bool(STREET.search(text) or POSTCODE.search(text))


def at_the_end(lines) -> tuple[str, ...]:
    """ "… Wir freuen uns! Ihr Frauentreff", in the last paragraph of a letter."""
    match = None if not lines or lines[-1].kind else _LAST.search(lines[-1].text)
    if not match or not is_organisation(match["name"]):
        return ()
    lines[-1].use(match[0])
    return tuple(apart(match["name"]))


def organisations(lines, body: str = "") -> tuple[str, ...]:
    """The organisations that the lines from the greeting on name.

    A name that the letter (`body`, folded) itself tells of, as of a house, is no person's.
    """
    found: list[str] = []
    for raw in lines:
        signed = without_closing(raw).strip(" ,–-")
        text = _OURS.sub("", signed)
        if _NOBODY.fullmatch(text) or _is_way(text):
            continue
        is_told = bool(_GROUP.match(signed)) or (len(text) > 5 and fold(text) in body)
        if (is_told or is_organisation(text)) and not re.search(r"[.!?]\s[A-ZÄÖÜ]\w+\s\w+\s", text):
            found += apart(text)
        if len(found) >= _MOST:
            break
    return tuple(dict.fromkeys(found))[:_MOST]
