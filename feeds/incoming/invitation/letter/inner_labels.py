"""Labels inside a line: "25.9., 19 Uhr, Ort: Rathaus. Veranstalter: X" in three lines."""

import re
from dataclasses import replace

from feeds.incoming.invitation.letter import labels, told_labels
from feeds.incoming.invitation.letter.line import Line
from programme.regular_expressions import expression
from programme.stated import unsaid

_LABEL = expression(
    r"(?:(?<=[^\W\d][.!?)])|(?<=[“”\"][.!?])|(?<=[,;|·•)–\d])|(?<=\d\.))\s+[|·•–]?\s*"
    r"(?P<label>[A-ZÄÖÜ](?:(?!(?:(?<=[^\W\d]{3})|(?<=\d))\.\s)[\w/*.() -]){1,28}?):\s+(?=\S)"
)
SENTENCE_ENDS = r"(?<=[^\W\d]{3}[.!])(?<!\b[Ee]rm\.)\s+"  # and not behind "erm." before an amount
_SENTENCES = expression(
    r"(?<=[^\W\d]{3}[.!?])\s+(?=[A-ZÄÖÜ„])|(?<=V\.)\s+(?=[A-ZÄÖÜ])|"
    rf"{SENTENCE_ENDS}(?=\d+(?:,\d\d)?\s?(?:€|Euro\b))"
)
_COSTS = expression(
    rf"{SENTENCE_ENDS}(?=(?:\d+(?:,\d\d)?\s?(?:€|Euro\b)|(?:Freier )?Eintritt\b|Anmeld))"
)
# "Eintritt: 5 €, Anmeldung unter …": what one pays ends where it is about registering.
_REGISTERING = expression(
    r"(?:[,;]|(?<=[^\W\d]{2})\.|\s[–-])\s+(?=(?:(?:um|bitte|eine|keine|ohne|nur mit|nur nach) )?"
    r"(?:vorherige )?(?:vor)?(?:anmeld|reservier))",
    re.IGNORECASE,
)
_ENDS = {"organiser": _COSTS, "price": _REGISTERING}
_SPLIT = (
    "where",
    "organiser",
    "price",
    "registration",
    "contact",
    "deadline",
    "languages",
    "audience",
    "title",
    "text",
    "wheelchair",
    "bad_weather_place",
    "end_place",
    "online",
)
_OF_TIME = ("when", "doors", "until")


def split(lines) -> list[Line]:
    told = (part for line in lines for part in told_labels.split(line))
    return [_said(part) for line in told for part in _parts(line)]


def _said(line: Line) -> Line:
    """ "Eintritt: -" says nothing, neither that it is free nor that it costs."""
    is_unsaid = bool(line.label) and unsaid.is_unsaid(line.text) and line.kind != "where"
    return replace(line, kind="ignored", whole=True) if is_unsaid else line


def _parts(line: Line) -> list[Line]:
    cuts = [
        match
        for match in _LABEL.finditer(line.text)
        if _begins_another(labels.split(f"{match['label']}: x")[0], line.kind)
    ]
    if not cuts:
        return _without_more(line)
    first = line.text[: cuts[0].start()].strip(" ,;|·•–")
    first = _without_stop(line.kind, first)
    found = [Line(line.kind, first, line.label, line.raw[: len(line.raw) - len(line.text)] + first)]
    ends = [*(cut.start() for cut in cuts[1:]), len(line.text)]
    for cut, end in zip(cuts, ends, strict=True):
        raw, *more = _SENTENCES.split(line.text[cut.start("label") : end], maxsplit=1)
        raw = raw.strip(" ,;|·•–")
        kind, label, text = labels.split(raw)
        text = text if re.search(r"\b\w{1,2}\.$", text) else text.rstrip(".")
        text = _without_stop(kind, text)
        found.append(Line(kind, text, label, raw))
        found += [Line("", rest.strip()) for rest in more]
    return found


def _without_more(line: Line) -> list[Line]:
    """ "Es lädt ein: Tanzwerk. 8 Euro, Anmeldung …": the names end where the costs begin."""
    ends = _ENDS.get(line.kind)
    said, *more = ends.split(line.text, maxsplit=1) if ends else [line.text]
    raw = line.raw[: len(line.raw) - len(line.text)] + said
    if not more:
        return [line]
    said = said if re.search(r"\b\w{1,2}\.$", said) else said.rstrip(".")
    return [Line(line.kind, said, line.label, raw), Line("", *more)]


def _without_stop(kind: str, text: str) -> str:
    """ "Raum 12." is no date: the full stop is that of the sentence."""
    return text.rstrip(".") if kind == "where" and re.search(r"\d\.$", text) else text


def _begins_another(kind: str, outer: str) -> bool:
    """Whether a label is about something else than the line that it stands in."""
    if kind in _OF_TIME:
        return outer not in ("", "text", "title", *_OF_TIME)
    return kind in _SPLIT and kind != outer
