"""Whether only a part of an event asks for registration: "Anmeldung nur für den Workshop"."""

import re

from programme.regular_expressions import expression

_ASKS = expression(
    r"\b(?:vor)?anmeld\w*|\breservier\w*|\bregist(?:er|ration)\w*|\bsign[ -]?up\b", re.IGNORECASE
)
_ONLY = r"\b(?:nur|ausschlie(?:ß|ss)lich|lediglich|only)\s(?:\w+\s)?(?:für|fuer|zum|zur|for)\s"
_ARTICLE = r"(?:(?:den|die|das|dem|der|einen|eine|the)\s)?"
_AFTER = (  # what goes on about registering itself
    r"(?:erforderlich|notwendig|n(?:ö|oe)tig|erbeten|gew(?:ü|ue)nscht|erw(?:ü|ue)nscht|"
    r"verpflichtend|m(?:ö|oe)glich|bitte|ist|sind|wird|required|needed|requested|"
    r"bei|unter|bis|per|an|(?:eine\s)?(?:vor)?anmeld\w*)\b"
)
_PART = expression(
    rf"{_ONLY}{_ARTICLE}(?P<part>[^\W\d](?:[^.;:!?|()@]|\d\.(?=\s?\d)|\d\.(?=\s[a-zäöü])){{1,80}}?)(?=\s*(?:(?<!\d)\.|\.$|[;:!?|()]|,\s|$)|\s{_AFTER})",
    re.IGNORECASE,
)
_PEOPLE = expression(
    r"\b(?:kinder|mitglied\w*|gruppen|frauen|familien|erwachsene)\b", re.IGNORECASE
)


def only_for(text: str, *, about_registering: bool = False) -> str:
    """The part, without its article; empty where all of it, or nothing, asks for registration.

    `about_registering`: `text` stands in a field or behind a label that says so. Groups of people
    ("nur für Gruppen") are no part of an event.
    """
    for sentence in re.split(r"(?<=[^\W\d]{3}[.!?])\s|\n", text[:2000]):
        match = _PART.search(sentence) if about_registering or _ASKS.search(sentence) else None
        if match and not _PEOPLE.search(match["part"]):
            return match["part"].strip()
    return ""
