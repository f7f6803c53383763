"""Lines that a mail program broke in the middle of a sentence, whole again."""

import re

from feeds.incoming.invitation.letter import labels
from feeds.incoming.invitation.letter.pasted_text import WIDEST
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import day_names

_WRAPPED = 45  # characters: only a longer line was broken by a program
_LAST_DAY = expression(r"(?<!\.)\b\d{1,2}\.$")
_MONTH = expression(rf"(?:{day_names.MONTH})\b")
_ENDED = expression(r"[.!?:;]$|[@/]\S*$|\b\d{5} \D+$")
# A line of a poster that says one thing in small letters: "kostenlos", "keine Anmeldung nötig".
_SAYS_ONE_THING = expression(
    r"(?:(?:kostenlos|kostenfrei|gratis|frei|gegen (?:eine )?spende|barrierefrei|ganztagig)\b|"
    r"(?:ohne|keine|nur mit|nur nach|mit) (?:vorheriger )?(?:vor)?anmeldung|"
    r"(?:ab|von|bis|um|jeweils|am) (?:ca\. )?\d).{0,40}"
)
_UNFINISHED = expression(
    r"(?:\b(?:am|um|ab|im|in|an|auf|bei|mit|von|vom|bis|zum|zur|zu|fur|und|oder|sowie|der|die|das|"
    r"dem|den|des|ein|eine|einem|einer|eines|unser|unsere|unserem|unserer|ihr|als|aus|nach|uber|"
    r"unter|ins|herzlich)|[,(&])$"
)


def unwrapped(raws) -> list[str]:
    found: list[str] = []
    for raw in raws:
        if found and found[-1] and raw and len(found[-1]) + len(raw) < 4 * WIDEST:
            joined = _joined(found[-1].rsplit("\n")[-1], raw)
            if joined is not None:
                found[-1] = joined
                continue
        found.append(raw)
    return found


def _joined(before: str, after: str) -> str | None:
    """Both as one line; None where the second is a line of its own."""
    if labels.split(after)[0] or re.match(r"[-–•*]\s", after):
        return None
    if _LAST_DAY.search(fold(before)) and _MONTH.match(fold(after)):
        return f"{before} {after}" if len(before) > 8 else None
    if _is_whole(before, after):
        return None
    goes_on = after[0].islower()
    if goes_on and re.search(r"\w-$", before):
        return _without_hyphen(before, after)
    return f"{before} {after}" if goes_on or _UNFINISHED.search(fold(before)) else None


def _is_whole(line: str, after: str) -> bool:
    """Whether a line ends where its writer ended it: short, or behind a sentence or an address."""
    return len(line) < _WRAPPED or bool(_ENDED.search(line)) or _says_one_thing(line, after)


def _says_one_thing(before: str, after: str) -> bool:
    alone = not _UNFINISHED.search(fold(before)) and not re.search(r"\w-$", before)
    return alone and bool(_SAYS_ONE_THING.fullmatch(fold(after)))


def _without_hyphen(before: str, after: str) -> str:
    """The word whole again; "Hof- und Straßenfest" keeps its hyphen."""
    if re.match(r"(?:und|oder|bis|sowie)\b", after):
        return f"{before} {after}"
    return before[:-1] + after
