"""Where it ends, if elsewhere: "Ende am Bachhaus (gegen 16 Uhr)", "die Führung endet im Park"."""

import re
from dataclasses import replace

from feeds.incoming.invitation.letter.line import Line
from feeds.incoming.invitation.nominative import called
from feeds.incoming.invitation.places.address_grammar import IS_HOUSE, NAME
from feeds.incoming.invitation.places.phrases import no_place
from programme.regular_expressions import expression

KIND = "end_place"
_AT = r"(?P<at>am|im|in|an de[rm]|in de[rm]|auf de[rm]|beim?|bei de[rm]|vor de[rm]|hinter de[rm])"
_TIME = r"(?:(?:um|gegen|ca\.|etwa)\s)?(?:ca\.\s)?\d{1,2}(?:[.:]\d\d)?\sUhr"
_TOLD = expression(
    r"(?:^|(?<=[,;·|(–]\s)|(?<=[^\W\d]{2}[.!]\s)|(?<=Uhr[.]\s))"
    r"(?P<raw>(?:(?:Ende|Ziel|Abschluss|Endpunkt|Ankunft|Schluss)"
    r"(?:\s(?:ist|jeweils|immer|dann|wieder|ist jeweils))?|"
    r"(?:(?:[Uu]nd\s)?(?:[Dd]er|[Dd]ie|[Dd]as|[Uu]nsere?)\s[A-ZÄÖÜ][\w-]+|[Ww]ir|[Ss]ie|[Ee]s)\s"
    r"(?:endet|enden))"
    rf"(?:,?\s(?P<before>{_TIME}))?,?\s{_AT}\s(?P<place>{NAME})"
    rf"(?:,?\s\(?(?P<time>{_TIME})\)?)?[.!]?)(?=\s|$|[,;)])"
)


def split(lines) -> list[Line]:
    """The lines, with such a piece as lines of their own, as if it had labels."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: Line) -> list[Line]:
    match = _TOLD.search(line.text) if line.kind in ("", "text", "when", "where") else None
    if not match or no_place(match["place"]) or not _is_where(match):
        return [line]
    found = [Line(KIND, called(match["place"].rstrip(" .")), "", match["raw"])]
    if time := match["before"] or match["time"]:
        found.append(Line("until", time, "ende", time))
    before, after = (line.text[: match.start()], line.text[match.end() :])
    before, stop, after = before.rstrip(" ,;–·|("), after[:1], after.lstrip(" ,;)")
    between = f"{stop} " if stop == "," and before and after else " "
    rest = f"{before}{between}{after}".strip()
    return [replace(line, text=rest, raw=rest), *found] if rest else found


def _is_where(match: re.Match[str]) -> bool:
    """A house, or a name behind words for where: "im Oktober" and "am Ende" are times."""
    return bool(IS_HOUSE.search(match["place"])) or match["at"] not in ("am", "im", "in")
