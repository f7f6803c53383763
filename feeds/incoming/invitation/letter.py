"""The lines of an invitation as it was pasted: labels split off, and what is no invitation aside.

Aside go mail heads, salutations, signatures, and the older mail under an answer. They are shown to
the person who pasted the text, but nothing is read from them.
"""

import re
from dataclasses import dataclass, field

from feeds.incoming.invitation import labels
from programme.texts import fold, tidy, tidy_lines

LONGEST, WIDEST, MOST = 20_000, 600, 400  # characters, characters in a line, lines

_TOGETHER = re.compile(r"(?:hey|hej|hi|hallo|huhu|moin) (?:zusammen|ihr lieben|alle|leute)\b\W*")
_SALUTATION = re.compile(
    r"(?:sehr (?:geehrte|verehrte)|(?:ihr )?liebe[rs]?\b(?! zu)|hallo|guten (?:tag|morgen|abend)|"
    r"moin|servus"
    r"|gruss gott|werte[rs]?\b|hi\b|dear\b)[^.:\d]{0,90}?(?:,|!|$)"
)
_CLOSING = re.compile(
    r"(?:mit (?:\w+ ){0,2}grussen|(?:viele|herzliche|liebe|beste|freundliche|schone|sonnige)"
    r"(?: \w+)? grusse|mfg|lg|vg|hochachtungsvoll|es grusst|i\. ?a\.|gez\.|best regards)\b"
)
_OLDER = re.compile(
    r"-{2,}\s?(?:ursprungliche|original|weitergeleitete|forwarded)|am .{6,80} schrieb\b.*"
    r"|on .{6,80} wrote:|-{3,} ?(?:forwarded|weitergeleitet)"
)
_POSTSCRIPT = re.compile(r"p\.? ?s\.?[ :]")
_CONTACT = re.compile(
    r"(?:tel\w*\.?|telefon|fax|mobil\w*|e-?mail|mail|internet|web)\b|[\w.+-]+@|www\.|https?://"
)
_ADDRESS = re.compile(r"(?:d-?)?\d{5} \D{3,50}|[^\d,:!?]{3,50} \d{1,4} ?[a-z]?(?: ?[-/] ?\d{1,4})?")
_UNFINISHED = re.compile(
    r"(?:\b(?:am|um|ab|im|in|an|auf|bei|mit|von|vom|bis|zum|zur|zu|fur|und|oder|sowie|der|die|das|"
    r"dem|den|des|ein|eine|einem|einer|eines|unser|unsere|unserem|unserer|ihr|als|aus|nach|uber|"
    r"unter|ins|herzlich)|[,(&])$"
)
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,2}|_{1,2})(?=\S)(.+?)(?<=\S)\1(?!\w)")
LONGEST_WORD = 250  # characters
_WRAPPED = 45  # characters: only a longer line was broken by a program


@dataclass
class Line:
    """One line: what its label says it is about (or ""), its text, and what was read of it.

    `used` are folded pieces which a field holds. A line of which more is left stays in the text.
    """

    kind: str
    text: str
    label: str = ""  # as written, folded
    raw: str = ""
    used: list[str] = field(default_factory=list)
    whole: bool = False  # a field holds all of it
    folded: str = ""

    def __post_init__(self):
        self.raw = self.raw or self.text
        self.folded = fold(self.text)

    def use(self, *pieces: str):
        """A field holds these pieces of the line."""
        self.used += [fold(piece) for piece in pieces if piece.strip()]

    @property
    def rest(self) -> str:
        """The folded text without what was used."""
        rest = self.folded
        for piece in sorted(self.used, key=len, reverse=True):
            rest = rest.replace(piece, " | ", 1)
        return "" if self.whole else rest


@dataclass(frozen=True)
class Letter:
    lines: tuple[Line, ...]
    aside: tuple[str, ...]


@dataclass
class _Part:
    """Lines of the letter itself, of its signature, or of an older mail."""

    name: str
    raws: list[str] = field(default_factory=list)


def cut(text: str, has_day) -> Letter:
    """The letter's lines. `has_day(text)` tells where an event is: an answer may be empty above."""
    raws = _plain(text)
    aside = [raw for raw in raws if _is_no_language(raw)]
    parts = _parts([raw for raw in raws if not _is_no_language(raw)], has_day)
    dated = [part for part in parts if any(map(has_day, part.raws))]
    chosen = dated[:1] or [part for part in parts if part.name == "body"][:1] or parts
    found = []
    for part in parts:
        if part in chosen or (part.name == "body" and parts.index(part) < parts.index(chosen[0])):
            lines, furniture = _lines(part.raws)
            found += lines
            aside += furniture
        else:
            aside += filter(None, part.raws)
    return Letter(tuple(found), tuple(aside))


def _plain(text: str) -> list[str]:
    """Lines without control characters, tabs of tables as labels and commas."""
    text = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text[:LONGEST])
    lines = []
    for line in text.split("\n"):
        cells = [tidy(cell) for cell in line.split("\t") if tidy(cell)]
        if len(cells) > 1 and (labels.split(f"{cells[0].rstrip(':?')}:")[0] or len(cells[0]) < 2):
            mark = ": " if len(cells[0]) > 1 else " "
            cells = [cells[0].rstrip(":?") + mark + cells[1], *cells[2:]]
        line = _EMPHASIS.sub(r"\2", tidy_lines(", ".join(cells)))
        lines += _pieces(line) if len(line) > WIDEST else [line]
    rest = " ".join(lines[MOST:])
    return lines[:MOST] + ([rest] if rest.strip() else [])


def _pieces(line: str) -> list[str]:
    """A long paragraph in sentences, so that one date in it does not take the whole."""
    found = [""]
    for sentence in re.split(r"(?<=[^\d\s]{3}[.!?])\s+", line):
        if len(found[-1]) + len(sentence) > WIDEST // 2 and found[-1]:
            found.append("")
        found[-1] = f"{found[-1]} {sentence}".strip()
    return found


def _parts(lines, has_day) -> list[_Part]:
    parts = [_Part("body")]
    for n, line in enumerate(lines):
        last = parts[-1].name
        quoted = line.startswith(">")
        line = line.lstrip("> ").strip()
        if _is_older(lines, n) and any(parts[-1].raws):
            parts.append(_Part("older"))
        elif quoted != (last == "quoted") and last != "older":
            parts.append(_Part("quoted" if quoted else "body"))
        elif last == "body" and _ends(line):
            parts.append(_Part("signature"))
        elif last == "signature" and (_POSTSCRIPT.match(fold(line)) or _resumes(line, has_day)):
            parts.append(_Part("body"))
        parts[-1].raws.append(line)
    return parts


def _ends(line: str) -> bool:
    """Whether the letter ends here: "Viele Grüße", or the mark above a signature."""
    closing = len(line) < 90 and _CLOSING.match(fold(line))
    return bool(closing or re.fullmatch(r"--|__+", line))


def _is_older(lines, n) -> bool:
    folded = fold(lines[n].lstrip("> "))
    if _OLDER.match(folded):
        return True
    heads = [labels.split(line)[1] for line in lines[n : n + 4]]
    return heads[0] in ("von", "from") and bool({"gesendet", "sent", "an", "to"} & set(heads))


def _resumes(line, has_day) -> bool:
    """Under the signature of a short note the invitation itself may follow."""
    return labels.split(line)[0] == "when" and has_day(line)


def _lines(raws) -> tuple[list[Line], list[str]]:
    found, aside, kind, left = [], [], "", 0
    for raw in _unwrapped(raws):
        raw, greeting = _without_salutation(raw.strip(" *_"))
        aside += [greeting] if greeting else []
        if not raw:
            kind = kind if left == MOST else ""  # Word puts an empty line under "Wo:"
            continue
        if _CLOSING.match(fold(raw)) and len(raw) < 90:
            aside.append(raw)
            continue
        if re.fullmatch(r"[\W_]+", raw):
            continue
        label, word, rest = labels.split(raw)
        if label == "ignored":
            aside.append(raw)
            kind = ""
        elif label and not rest:
            kind, left = label, MOST  # "Wo:" alone: the next lines answer
        elif label:
            found.append(Line(label, rest, word, raw))
            kind, left = label, 0
        else:
            goes_on = bool(kind) and _goes_on(kind, found, rest, left)
            found.append(Line(kind if goes_on else "", rest, "", raw))
            kind = kind if goes_on else ""
            left = 4 if left == MOST else left - 1
    return [line for line in found if line.kind or line.text], aside


def _is_no_language(raw: str) -> bool:
    """No word is so long, and no address: reading it would take long and give nothing."""
    return max(map(len, raw.split()), default=0) > LONGEST_WORD


def _without_salutation(raw: str) -> tuple[str, str]:
    """The line and the salutation that it begins with ("Liebe Leute, am 24.9. …")."""
    if match := _TOGETHER.match(fold(raw)):
        words = 3 if "ihr lieben" in match[0] else 2
        head, rest = " ".join(raw.split()[:words]), " ".join(raw.split()[words:])
        return re.sub(r"^[^\w„“\"(]+", "", rest), head
    match = _SALUTATION.match(fold(raw))
    if not match or labels.split(raw)[0]:
        return raw, ""
    if match.end() >= len(fold(raw)):
        return "", raw
    head, mark, rest = re.split(r"([,!])", raw, maxsplit=1)
    rest = rest.strip()
    return (rest, head + mark) if len(rest) > 3 else ("", raw)


def _goes_on(kind, found, text, left) -> bool:
    """Whether a line without a label still answers the last one."""
    if left == MOST:
        return True
    folded = fold(text)
    if kind == "where":
        ended = bool(found) and bool(re.search(r"\b\d{5} \D", found[-1].folded))
        if _ADDRESS.fullmatch(folded):
            return not ended and not re.search(r"\buhr\b", folded)
        plain = len(text) < 50 and not re.search(r"\d|[.!?:]$|eintritt|kosten|anmeld", folded)
        return left > 0 and plain and not ended
    return kind in ("registration", "contact") and bool(_CONTACT.match(folded))


def _unwrapped(raws) -> list[str]:
    """Lines of a mail that its program broke in the middle of a sentence, whole again."""
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
    if labels.split(after)[0] or re.match(r"[-–•*]\s", after):
        return None
    folded = fold(before)
    if re.search(r"\b\d{1,2}\.$", folded) and re.match(r"[A-ZÄÖÜ][a-zä]{2,8}\b", after):
        return f"{before} {after}" if len(before) > 8 else None
    if len(before) < _WRAPPED or re.search(r"[.!?:;]$|[@/]\S*$|\b\d{5} \D+$", before):
        return None
    if re.search(r"\w-$", before) and after[0].islower():
        connects = re.match(r"(?:und|oder|bis|sowie)\b", after)
        return f"{before} {after}" if connects else before[:-1] + after
    if after[0].islower() or _UNFINISHED.search(folded):
        return f"{before} {after}"
    return None
