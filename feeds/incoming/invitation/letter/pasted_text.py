"""A pasted text as plain lines: no control characters, no emphasis, rows of tables as labels."""

import re
import textwrap
from itertools import chain

from feeds.incoming.invitation.letter import labels
from programme.escaped_text import unescaped
from programme.plain_text import tidy, tidy_lines
from programme.regular_expressions import expression

LONGEST = 20_000  # characters of a text that are read
WIDEST = 600  # characters in a line; a longer one is read sentence by sentence
LONGEST_SENTENCE = 1_200  # characters; what goes on without an end is cut between two words
_MOST = 400  # lines; all further ones are read as one text
_SENTENCES = expression(r"(?<=[^\d\s]{3}[.!?])\s+")
_LINE_ENDS = expression(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_EMPHASIS = expression(r"(?<!\w)(\*{1,2}|_{1,2})(?=[^\s*_])(.+?)(?<=\S)\1(?!\w)")


def lines(text: str) -> list[str]:
    found = []
    for line in _without_bars(_LINE_ENDS.sub("\n", unescaped(text[:LONGEST])).split("\n")):
        line = _EMPHASIS.sub(r"\2", tidy_lines(", ".join(_cells(line))))
        found += _pieces(line) if len(line) > WIDEST else [line]
    rest = " ".join(found[_MOST:])
    return found[:_MOST] + (_pieces(rest) if rest.strip() else [])


def _without_bars(raws: list[str]) -> list[str]:
    """Without the "|" with which some programs quote every line; a table's row also ends so."""
    told = [raw.strip() for raw in raws if raw.strip()]
    is_quoted = all(re.match(r"\|(?!.*\|$)", raw) or raw == "|" for raw in told)
    return [re.sub(r"^\s*\|\s?", "", raw) for raw in raws] if is_quoted else raws


def _cells(line: str) -> list[str]:
    """What stands between tabs; a label (or a bullet) in the first cell is joined to the second."""
    cells = [tidy(cell) for cell in line.split("\t") if tidy(cell)]
    if len(cells) < 2:
        return cells
    label = cells[0].rstrip(":?")
    if len(cells[0]) < 2:
        return [f"{label} {cells[1]}", *cells[2:]]
    return [f"{label}: {cells[1]}", *cells[2:]] if labels.split(f"{label}:")[0] else cells


def _pieces(line: str) -> list[str]:
    """A long paragraph in sentences, so that one date in it does not take the whole."""
    found = [""]
    for sentence in chain.from_iterable(map(_bounded, _SENTENCES.split(line))):
        if len(found[-1]) + len(sentence) > WIDEST // 2 and found[-1]:
            found.append("")
        found[-1] = f"{found[-1]} {sentence}".strip()
    return found


def _bounded(sentence: str) -> list[str]:
    """The time that reading takes grows with the square of a line's length."""
    if len(sentence) <= LONGEST_SENTENCE:
        return [sentence]
    return textwrap.wrap(sentence, WIDEST, break_long_words=False, break_on_hyphens=False)
