"""What it costs and who gets a place, behind a comma of a line that says when and where it is.

"Marktkirche Eisenach, VVK 10 Euro" and "Markt 2, 36419 Geisa, Teilnahme 5 €, max. 12 Personen"
become lines of their own for each; a sentence stays whole.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from feeds.incoming.invitation.letter.line import Line
from feeds.incoming.invitation.places.address_grammar import IS_HOUSE, POSTCODE, STREET
from feeds.incoming.invitation.when import time_runs
from programme.plain_text import fold
from programme.regular_expressions import expression

LONGEST = 300  # characters
_KINDS = ("", "when", "where")
_BETWEEN = expression(r"\s*[,;|·]\s+(?![^()]*\))|\s[–—]\s(?![^()]*\))")
_SENTENCE = expression(r"[^\W\d]{3}[.!?]\s+[A-ZÄÖÜ]")
_AMOUNT = expression(
    r"\d(?:,-)?\s?(?:€|euro?s?\b)|€\s?\d|\d,-|\b(?:vvk|ak|abendkasse|vorverkauf)\b\D{0,4}\d"
)
_COSTS = expression(
    r"(?:(?:der|die|nur|je|ca\.|pro|freier|um|eine|gegen) )*(?:eintritt|karten?|tickets?|vvk|ak|"
    r"vorverkauf|abendkasse|tageskasse|teilnahme|kosten|unkosten|kostet|kostenlos|kostenfrei|"
    r"gratis|preise?|beitrag|\w+(?:beitrag|gebuhr|preis)|gebuhr|startgeld|kursgeld|entgelt|"
    r"spenden?|hutspende|erwachsene|erm\.|ermassigt|admission|entry|entrance|free|fee)\b"
    r"(?! (?:in|fur|von|der|des|und)\b)|[€\d][\d.,/ -]*(?:€|euro?s?\b)|€ ?\d"
)
_PLACES = expression(
    r"(?:max(?:\.|imal)|hochstens|mind(?:\.|estens)|bis zu|nur|noch|begrenzt auf) (?:noch )?\d+ "
    r"\w+|(?:die )?(?:platze?|platzzahl|teilnehmer\w*zahl|teilnahme)\s?(?:ist |sind )?begrenzt|"
    r"begrenzte? (?:platz|teilnehmer)\w*|\d+ (?:freie )?(?:platze|teilnehm\w+)"
)
_REGISTERS = expression(
    r"(?:(?:um|bitte|eine|keine|ohne|nur mit|nur nach|mit) )*(?:vorherige )?(?:vor)?"
    r"(?:anmeld|reservier|kartenreserv|kartenbestell)"
)
_SOLD = expression(
    r"(?:karten|tickets|kartenvorverkauf|vorverkauf|vvk) (?:\w+ )?"
    r"(?:im|in|bei|beim|an|uber|unter)\b"
)


def split(lines, is_prose) -> list[Line]:
    """The lines, with such pieces as lines of their own. `is_prose(text)` tells a sentence."""
    return [part for line in lines for part in _parts(line, is_prose)]


def _parts(line: Line, is_prose) -> list[Line]:
    if line.kind not in _KINDS or len(line.text) > LONGEST:
        return [line]
    cut = next(
        (cut for cut in _BETWEEN.finditer(line.text) if _about(line.text[cut.end() :])), None
    )
    head = line.text[: cut.start()] if cut else ""
    if not cut or not re.search(r"\w", head) or _about(head) or _is_told(head, is_prose):
        return [line]
    raw = line.raw.replace(line.text, head) if line.text in line.raw else head
    return [replace(line, text=head, raw=raw), *_grouped(line.text[cut.end() :])]


def _is_told(head: str, is_prose) -> bool:
    return bool(_SENTENCE.search(head)) or not _says_where_or_when(head) or is_prose(head)


def _says_where_or_when(head: str) -> bool:
    if _AMOUNT.search(fold(head)):
        return False
    places = (IS_HOUSE, STREET, POSTCODE)
    return bool(time_runs.longest(head) or any(each.search(head) for each in places))


def _grouped(text: str) -> Iterator[Line]:
    """Pieces about the same as one line; what is about nothing goes on with the piece before."""
    told: list[tuple[str, str]] = []
    for piece in _BETWEEN.split(text):
        about = _about(piece) or (told[-1][0] if told else "")
        told.append((about, piece))
    for about, pieces in groupby(told, key=lambda each: each[0]):
        said = ", ".join(piece for _about_it, piece in pieces)
        yield Line("price" if about == "price" else "", said)


def _about(text: str) -> str:
    """ "price", "costs" without an amount, "registration" or "places"; else empty."""
    piece = fold(_BETWEEN.split(text)[0])
    if _REGISTERS.match(piece):
        return "registration"
    if _PLACES.match(piece):
        return "places"
    if _SOLD.match(piece):
        return "price"
    if not _COSTS.match(piece):
        return ""
    return "price" if _AMOUNT.search(piece) else "costs"
