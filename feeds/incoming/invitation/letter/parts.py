"""Which lines of a pasted text are the invitation, and which are no part of it.

Aside go mail heads, salutations, signatures, the older mail under an answer, and the note above a
mail that is passed on. They are shown to
the person who pasted the text, but nothing is read from them.
"""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from feeds.incoming.invitation.letter import labelled_lines, labels, mails, pasted_text
from feeds.incoming.invitation.letter.greetings import is_closing, is_signed
from feeds.incoming.invitation.letter.line import Line
from programme.plain_text import fold
from programme.regular_expressions import expression

_POSTSCRIPT = expression(r"p\.? ?s\.?[ :]")
_LONGEST_WORD = 250  # characters


@dataclass(frozen=True)
class Letter:
    lines: tuple[Line, ...]
    aside: tuple[str, ...]
    signed: tuple[str, ...] = ()  # the lines under the greeting, which are aside too


@dataclass
class _Part:
    """Lines of a mail itself ("body"), of its signature, or quoted in it."""

    name: str
    raws: list[str] = field(default_factory=list)


def cut(text: str, has_day) -> Letter:
    """The letter's lines. `has_day(text)` tells where an event is: an answer may be empty above."""
    raws = pasted_text.lines(text)
    aside = [raw for raw in raws if _is_no_language(raw)]
    every = mails.split([raw for raw in raws if not _is_no_language(raw)])
    chosen = mails.telling(every, has_day)
    found: list[Line] = []
    signed: tuple[str, ...] = ()
    for mail in every:
        if mail is chosen:
            subject = mail.title(has_day)
            aside += mail.head_without(subject)
            parts = _parts(mail.raws, has_day)
            own = _invitation(parts, has_day, mail.is_answered)
            lines, besides = _read(parts, own, subject)
            found += lines
            aside += besides
            signed = _signed(parts, own)
        else:
            aside += filter(None, (*mail.head, *map(mails.unquoted, mail.raws)))
    return Letter(tuple(found), tuple(aside), signed)


def _read(parts: list[_Part], chosen: list[_Part], subject: str) -> tuple[list[Line], list[str]]:
    """The lines of the chosen parts, and what stands beside them."""
    found, aside = labelled_lines.read([subject]) if subject else ([], [])
    for part in parts:
        if part in chosen:
            lines, besides = labelled_lines.read(part.raws)
            found += lines
            aside += besides
        else:
            aside += filter(None, part.raws)
    return found, aside


def _signed(parts: list[_Part], chosen) -> tuple[str, ...]:
    """The signature of what was chosen, not that of what is quoted below."""
    after = parts[parts.index(chosen[-1]) + 1 :]
    below = takewhile(lambda part: part.name != "quoted", [*chosen, *after])
    return tuple(raw for part in below if part.name == "signature" for raw in part.raws)


def _invitation(parts: list[_Part], has_day, is_answered: bool) -> list[_Part]:
    """The first part that names a day, else the first of the letter itself, and the letter above.

    Where there is neither, all parts. An answer below what it quotes goes before that.
    """
    dated = [part for part in parts if any(map(has_day, part.raws))]
    if is_answered:
        dated.sort(key=lambda part: part.name == "quoted")
    chosen = dated[:1] or [part for part in parts if part.name == "body"][:1] or parts
    above = parts[: parts.index(chosen[0])]
    return [*(part for part in above if part.name == "body"), *chosen]


def _parts(lines, has_day) -> list[_Part]:
    parts = [_Part("body")]
    for n, line in enumerate(lines):
        if name := _begins(parts[-1], lines, n, has_day):
            parts.append(_Part(name))
        parts[-1].raws.append(mails.unquoted(line))
    return parts


def _begins(last: _Part, lines, n, has_day) -> str:
    """The name of the part that begins with line `n`; empty where the last part goes on."""
    line, quoted = mails.unquoted(lines[n]), lines[n].startswith(">")
    if quoted != (last.name == "quoted"):
        return "quoted" if quoted else "body"
    if last.name == "body":
        return "signature" if _is_end(line) or _is_signed(lines, n, has_day) else ""
    resumes = last.name == "signature" and _resumes(line, has_day)
    return "body" if resumes else ""


def _is_end(line: str) -> bool:
    """Whether the letter ends here: "Viele Grüße", or the mark above a signature."""
    return is_closing(line) or bool(re.fullmatch(r"--|__+", line))


def _is_signed(lines, n: int, has_day) -> bool:
    """ "Ihr Frauentreff" at the end of a letter, without a greeting above."""
    return n > 1 and is_signed(mails.unquoted(lines[n])) and not any(map(has_day, lines[n:]))


def _resumes(line, has_day) -> bool:
    """A postscript; under the signature of a short note the invitation itself may follow."""
    if _POSTSCRIPT.match(fold(line)):
        return True
    return labels.split(line)[0] == "when" and has_day(line)


def _is_no_language(raw: str) -> bool:
    """No word is so long, and no address: reading it would take long and give nothing."""
    return max(map(len, raw.split()), default=0) > _LONGEST_WORD
