"""The lines of an invitation as it was pasted: labels split off, mail heads left out."""

import re
from dataclasses import dataclass

from programme.texts import fold, tidy_lines

LONGEST, WIDEST, MOST = 20_000, 600, 300  # characters, characters in a line, lines

LABELS = {
    "when": ("wann", "datum", "termin", "termine", "tag", "zeit", "uhrzeit", "beginn", "start"),
    "until": ("ende",),
    "doors": ("einlass",),
    "where": ("wo", "ort", "veranstaltungsort", "treffpunkt", "adresse", "treff"),
    "title": ("was", "titel", "thema", "veranstaltung", "betreff", "titel der veranstaltung"),
    "organiser": ("wer", "veranstalter", "veranstalterin", "veranstaltende", "organisation"),
    "price": ("kosten", "eintritt", "preis", "beitrag", "teilnahmebeitrag", "unkostenbeitrag"),
    "registration": ("anmeldung", "anmelden", "anmeldungen", "reservierung"),
    "audience": ("zielgruppe", "fur wen", "teilnehmer", "teilnehmende", "alter"),
    "languages": ("sprache", "sprachen", "ubersetzung", "dolmetschen", "verdolmetschung"),
    "text": ("beschreibung", "inhalt", "programm", "kurzbeschreibung"),
    "ignored": ("von", "an", "cc", "gesendet", "from", "to", "sent", "date", "antwort an"),
}
_NAMES = {name: kind for kind, names in LABELS.items() for name in names}
_LABEL = re.compile(r"^[\s*•·>-]*([^\W\d][\w /-]{1,24}?)\s*:\s*(.*)$")
_GREETING = re.compile(
    r"^(sehr geehrte|liebe[rs]?\b|hallo|guten (tag|morgen)|mit freundlichen|viele grusse|herzliche "
    r"grusse|beste grusse|i\. ?a\.|gez\.|freundliche grusse|danke|vielen dank|wir freuen uns)"
)


@dataclass
class Line:
    """One line: what its label says it is about (or ""), its text, and which field took it."""

    kind: str
    text: str
    label: str = ""  # as written, folded
    taken: str = ""

    @property
    def folded(self) -> str:
        return fold(self.text)


def lines(text: str) -> list[Line]:
    """The lines that say something, at most 300; the signature after "-- " is left out."""
    body = re.split(r"(?m)^-- ?$", tidy_lines(text[:LONGEST]))[0]
    found, kind = [], ""
    for raw in body.split("\n")[:MOST]:
        raw = raw[:WIDEST].lstrip("> ").strip(" *_\t")
        if not raw:
            kind = ""
            continue
        label, rest = _split(raw)
        if label and not rest:
            kind = label  # "Wo:" alone: the next line answers
            continue
        word = fold(raw.split(":")[0]) if label else ""
        found.append(Line(label or kind, rest, word))
        if label or found[-1].kind != "where":
            kind = ""
    return [line for line in found if line.kind != "ignored" and not is_greeting(line)]


def _split(raw: str) -> tuple[str, str]:
    match = _LABEL.match(raw)
    if not match:
        return "", raw
    label = fold(match[1])
    kind = _NAMES.get(label) or _NAMES.get(label.split("/")[0].strip())
    return (kind, match[2].strip()) if kind else ("", raw)


def is_greeting(line: Line) -> bool:
    return not line.kind and bool(_GREETING.match(line.folded))
