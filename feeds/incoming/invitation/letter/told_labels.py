"""Labels told as sentences: "Ort ist das Rathaus, Geisa." and "Veranstalter ist der Verein."."""

from feeds.incoming.invitation.letter import labels
from feeds.incoming.invitation.letter.line import Line
from programme.regular_expressions import expression

_TOLD = expression(
    r"(?:^|(?<=[^\s\d][.!?)“”] ))(?:(?:Unser|Der|Die) )?"
    r"(?P<label>(?:Veranstaltungs|Austragungs)?[Oo]rt|Treffpunkt|Ziel(?:ort)?|Endpunkt|Veranstalter(?:in|innen)?|"
    r"Organisator(?:in|en|innen)?|Ausrichter(?:in)?|Gastgeber(?:in)?)"
    r"(?: (?:der|des|dieser|dieses) [A-ZÄÖÜ]\w+)? (?:ist|sind|bleibt)"
    r"(?: (?:wieder|wie immer|erneut))? (?:(?:d(?:er|ie|as)|unser) )?"
    r"(?P<value>(?:(?:in|im|am|an|auf|vor|beim?) (?:de[rmn] )?)?"
    r"[A-ZÄÖÜ„\"](?:[^.!?]|(?<=\d)\.|\.(?=\s?\w{0,2}\.|\S)|(?<=\b\w)\.|(?<=[Ss]tr)\.|(?<=St)\.)*)"
    r"[.!]*(?:\s|$)"
)

# "…, der Eintritt beträgt 5 Euro": the sentence goes on with something else.
_CLAUSE = expression(
    r",\s(?=(?:(?:der|die|das|eine)\s)?[A-ZÄÖÜ][\w-]+\s(?:ist|sind|wird|werden|beträgt|kostet|kosten|"
    r"beginnt|startet|findet|endet|dauert)\b)"
)


def split(line: Line) -> list[Line]:
    """The line, cut where a sentence says what a label would; only text is cut."""
    if line.kind not in ("", "text"):
        return [line]
    found, at = [], 0
    for match in _TOLD.finditer(line.text):
        kind = labels.split(f"{match['label']}: x")[0]
        found += _plain(line, line.text[at : match.start()])
        value, *more = _CLAUSE.split(match["value"], maxsplit=1)
        at = match.start("value") + len(value) if more else match.end()
        raw = line.text[match.start() : at].strip()
        found.append(Line(kind, value.strip(), match["label"].casefold(), raw))
    return [*found, *_plain(line, line.text[at:].lstrip(" ,"))] if found else [line]


def _plain(line: Line, text: str) -> list[Line]:
    return [Line(line.kind, text.strip(), line.label)] if text.strip() else []
