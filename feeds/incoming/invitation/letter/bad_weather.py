"""Where it is in bad weather, told in a sentence: "Bei Regen in der Werratalhalle, Am Markt 2." """

import re

from feeds.incoming.invitation.letter.line import Line

KIND = "bad_weather_place"
_TOLD = re.compile(
    r"(?:^|(?<=[^\W\d]{2}[.!?]\s)|(?<=\d[.!?]\s))(?P<raw>Bei (?:starkem )?(?:Regen|"
    r"schlechtem Wetter),?\s"
    r"(?:findet (?:das|die|der|es|alles)(?: \w+)? |sind wir |treffen wir uns |feiern wir )?"
    r"(?P<place>(?:ins?|im|auf|an)\s(?:de[rnm]\s|die\s|das\s)?[A-ZÄÖÜ][^.!?;]{3,120}?)(?:\sstatt)?)"
    r"(?:[.!]?$|[.!]\s+(?=[A-ZÄÖÜ]))"
)


def split(lines) -> list[Line]:
    """The lines, with such a sentence as a line of its own, as if it had a label."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: Line) -> list[Line]:
    match = None if line.kind else _TOLD.search(line.text)
    if not match:
        return [line]
    around = (line.text[: match.start()].strip(), line.text[match.end() :].strip())
    before, after = ([Line("", text)] if text else [] for text in around)
    return [*before, Line(KIND, match["place"], "", match["raw"]), *after]
