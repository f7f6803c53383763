"""Where it is in bad weather, told in a sentence ("Bei Regen in der Werratalhalle, Am Markt 2.")
or beside the place ("Stadtpark (bei Regen: Turnhalle)")."""

import re
from dataclasses import replace

from feeds.incoming.invitation.letter.line import Line
from feeds.incoming.invitation.nominative import called
from programme.regular_expressions import expression

KIND = "bad_weather_place"
_TOLD = expression(
    r"(?:^|(?<=[^\W\d]{2}[.!?]\s)|(?<=\d[.!?]\s))(?P<raw>Bei (?:starkem )?(?:Regen|"
    r"schlechtem Wetter),?\s"
    r"(?:findet (?:das|die|der|es|alles)(?: \w+)? |sind wir |treffen wir uns |feiern wir )?"
    r"(?P<place>(?:ins?|im|auf|an)\s(?:de[rnm]\s|die\s|das\s)?[A-ZÄÖÜ][^.!?;]{3,120}?)(?:\sstatt)?)"
    r"(?:[.!]?$|[.!]\s+(?=[A-ZÄÖÜ]))"
)

_BESIDE = expression(
    r"\s*[(;,–]\s*(?P<raw>(?i:bei|im falle von)\s(?:starkem\s)?(?:Regen|schlechtem Wetter|"
    r"Schlechtwetter|schlechter Witterung),?:?\s+(?P<place>(?:(?:ins?|im|auf|an)\s(?:de[rnm]\s|"
    r"die\s|das\s)?)?(?!Absage|Ausfall|Entfall|Verlegung|Verschiebung)[A-ZÄÖÜ][^();]{2,80}?))(?:\)|\s*$)"
)
_LEADING = expression(r"^(?:ins?|im|auf|an)\s(?:(?:de[rnm]|die|das)\s)?(?=[A-ZÄÖÜ„])")


def split(lines) -> list[Line]:
    """The lines, with such a sentence as a line of its own, as if it had a label."""
    return [part for line in lines for part in _parts(line)]


def beside(place: str) -> tuple[str, str]:
    """The place without what stands beside it for bad weather, and that; empty where nothing."""
    match = _BESIDE.search(place)
    if not match:
        return place, ""
    rest = f"{place[: match.start()]} {place[match.end() :].lstrip()}".strip()
    return rest, _named(match["place"])


def _parts(line: Line) -> list[Line]:
    if line.kind == KIND:
        return [replace(line, text=_named(line.text))]
    match = None if line.kind else _TOLD.search(line.text)
    found = _BESIDE.search(line.text) if line.kind in ("", "when", "where") else None
    if found:
        rest, place = beside(line.text)
        raw = line.raw.replace(found[0], " ", 1).strip()
        return [replace(line, text=rest, raw=raw), Line(KIND, place, "", found["raw"])]
    if not match:
        return [line]
    around = (line.text[: match.start()].strip(), line.text[match.end() :].strip())
    before, after = ([Line("", text)] if text else [] for text in around)
    return [*before, Line(KIND, _named(match["place"]), "", match["raw"]), *after]


def _named(place: str) -> str:
    """ "im Vereinsheim" is the Vereinsheim; an abbreviated street keeps its full stop."""
    name = _LEADING.sub("", place)
    name = f"{name}." if re.search(r"(?i)str$", name) else name
    return called(name) if name != place else name
