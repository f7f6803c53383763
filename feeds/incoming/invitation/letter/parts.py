"""Which lines of a pasted text are the invitation, and which are no part of it.

Aside go mail heads, salutations, signatures, and the older mail under an answer. They are shown to
the person who pasted the text, but nothing is read from them.
"""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from feeds.incoming.invitation.letter import labelled_lines, labels, pasted_text
from feeds.incoming.invitation.letter.greetings import is_closing, is_signed
from feeds.incoming.invitation.letter.line import Line
from programme.plain_text import fold

_OLDER = re.compile(
    r"-{2,}\s?(?:ursprungliche|original|weitergeleitete|forwarded)|am .{6,80} schrieb\b.*"
    r"|on .{6,80} wrote:|-{3,} ?(?:forwarded|weitergeleitet)"
)
_POSTSCRIPT = re.compile(r"p\.? ?s\.?[ :]")
_LONGEST_WORD = 250  # characters


@dataclass(frozen=True)
class Letter:
    lines: tuple[Line, ...]
    aside: tuple[str, ...]
    signed: tuple[str, ...] = ()  # the lines under the greeting, which are aside too


@dataclass
class _Part:
    """Lines of the letter itself ("body"), of its signature, or of an older mail."""

    name: str
    raws: list[str] = field(default_factory=list)


def cut(text: str, has_day) -> Letter:
    """The letter's lines. `has_day(text)` tells where an event is: an answer may be empty above."""
    raws = pasted_text.lines(text)
    aside = [raw for raw in raws if _is_no_language(raw)]
    parts = _parts([raw for raw in raws if not _is_no_language(raw)], has_day)
    chosen = _invitation(parts, has_day)
    found = []
    for part in parts:
        if part in chosen:
            lines, besides = labelled_lines.read(part.raws)
            found += lines
            aside += besides
        else:
            aside += filter(None, part.raws)
    return Letter(tuple(found), tuple(aside), _signed(parts, chosen))


def _signed(parts: list[_Part], chosen) -> tuple[str, ...]:
    """The signature of what was chosen, not that of an older mail below."""
    after = parts[parts.index(chosen[-1]) + 1 :]
    below = takewhile(lambda part: part.name not in ("older", "quoted"), [*chosen, *after])
    return tuple(raw for part in below if part.name == "signature" for raw in part.raws)


def _invitation(parts: list[_Part], has_day) -> list[_Part]:
    """The first part that names a day, else the first of the letter itself, and the letter above.

    Where there is neither, all parts.
    """
    dated = [part for part in parts if any(map(has_day, part.raws))]
    chosen = dated[:1] or [part for part in parts if part.name == "body"][:1] or parts
    above = parts[: parts.index(chosen[0])]
    return [*(part for part in above if part.name == "body"), *chosen]


def _parts(lines, has_day) -> list[_Part]:
    parts = [_Part("body")]
    for n, line in enumerate(lines):
        if name := _begins(parts[-1], lines, n, has_day):
            parts.append(_Part(name))
        parts[-1].raws.append(_unquoted(line))
    return parts


def _begins(last: _Part, lines, n, has_day) -> str:
    """The name of the part that begins with line `n`; empty where the last part goes on."""
    line, quoted = _unquoted(lines[n]), lines[n].startswith(">")
    if _is_older(lines, n) and any(last.raws):
        return "older"
    if quoted != (last.name == "quoted") and last.name != "older":
        return "quoted" if quoted else "body"
    if last.name == "body":
        return "signature" if _is_end(line) or _is_signed(lines, n, has_day) else ""
    resumes = last.name == "signature" and _resumes(line, has_day)
    return "body" if resumes else ""


def _unquoted(line: str) -> str:
    return line.lstrip("> ").strip()


def _is_end(line: str) -> bool:
    """Whether the letter ends here: "Viele Grüße", or the mark above a signature."""
    return is_closing(line) or bool(re.fullmatch(r"--|__+", line))


def _is_signed(lines, n: int, has_day) -> bool:
    """ "Ihr Frauentreff" at the end of a letter, without a greeting above."""
    return n > 1 and is_signed(_unquoted(lines[n])) and not any(map(has_day, lines[n:]))


def _is_older(lines, n) -> bool:
    folded = fold(lines[n].lstrip("> "))
    if _OLDER.match(folded):
        return True
    heads = [labels.split(line)[1] for line in lines[n : n + 4]]
    return heads[0] in ("von", "from") and bool({"gesendet", "sent", "an", "to"} & set(heads))


def _resumes(line, has_day) -> bool:
    """A postscript; under the signature of a short note the invitation itself may follow."""
    if _POSTSCRIPT.match(fold(line)):
        return True
    return labels.split(line)[0] == "when" and has_day(line)


def _is_no_language(raw: str) -> bool:
    """No word is so long, and no address: reading it would take long and give nothing."""
    return max(map(len, raw.split()), default=0) > _LONGEST_WORD
