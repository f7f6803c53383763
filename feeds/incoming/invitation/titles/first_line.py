"""The first line of a text that can be its title."""

import re

from feeds.incoming.invitation.titles import posters
from feeds.incoming.invitation.titles.candidates import NEVER_TITLE, may_be
from feeds.incoming.invitation.titles.ends import shortened
from feeds.incoming.invitation.who.organisers import INVITES
from programme.regular_expressions import expression
from programme.stated import status_words
from programme.stated.days_in_text import WEEKDAY

# A line of its own that names who writes, not what happens.
_SENDER = expression(
    r"(?:vhs|volkshochschule|stadt|gemeinde|landkreis|amt|ev\.|evangelische|kath\.|katholische|"
    r"pfarrei|"
    r"grundschule|regelschule|gymnasium|oberschule|realschule)\b.*|.*\be\. ?v\.$"
)
_DATED = expression(
    rf"\W*(?:(?:am|ab|vom|von)\s)?(?:(?:{WEEKDAY}),?\s|\d{{1,2}}\.\s?\d{{0,2}}|wann|datum|termin)"
)
# "Markttag 2.10., 8 bis 13 Uhr / Konzert 20 Uhr"; not "Gedenken an den 9.11."
_BEFORE_DAY = expression(
    r"(?<=[^\W\d]{4})(?<!\s(?:den|des|der|zum|vom|dem))\s(?=\d{1,2}\.\s?\d{1,2}\.)"
)
_DOES = expression(
    r"\b(?:organisier(?:t|en)|zeig(?:t|en)|biete[tn]|veranstalte[tn]|plan(?:t|en)|wird|werden|ist|"
    r"lädt|laden|freut sich|freuen sich)$"
)
_PROSE = 120  # characters: a longer line is a letter's


def read(lines) -> str:
    """The first line that can be a title, rather than one that names who writes."""
    if lines and _is_heading_of_poster(lines):
        lines[0].whole = True
        return shortened(status_words.read(lines[0].text)[1], lines[0])
    may_be = _candidates(lines)
    first = next((line for line in may_be if not _SENDER.match(line.folded)), *may_be[:1] or [None])
    if first is None:
        return ""
    name = shortened(_BEFORE_DAY.split(status_words.read(first.text)[1])[0])
    if _DOES.search(name):
        return ""  # a sentence: "Der Verein organisiert am …"
    first.use(name)
    return name


def _candidates(lines) -> list:
    """Lines that may be the title; the last one of a letter names who writes."""
    found = [line for line in lines if line.kind in ("", "when") and may_be(line)]
    is_letter = any(len(line.text) > _PROSE for line in lines[:-1])
    return [line for line in found if line is not lines[-1]] if is_letter else found


def _is_heading_of_poster(lines) -> bool:
    """A first line that is no sentence, over the days: "Wir lachen alle gemeinsam"."""
    first, below = lines[0], posters.below_heading(lines)
    named = re.match(r"\d{1,3}\.? [A-ZÄÖÜ]", first.text) or re.match(r"\W*[A-ZÄÖÜ]", first.text)
    is_plain = not first.kind and named and 3 < len(first.text) <= 120
    if not is_plain or re.search(r"[.:,]$|\d[.:]\d|\bUhr\b", first.text) or not below:
        return False
    is_said = INVITES.search(first.folded) or NEVER_TITLE.match(first.folded)
    return not is_said and bool(_DATED.match(below.folded))
