"""The heads of mails in a pasted text: "Am 2.8. um 17:45 schrieb …:", "Von: … An: … Betreff: …".

Nothing in a head is about an event, neither its day nor its names; only the subject may be a title.
"""

from programme.plain_text import fold
from programme.regular_expressions import expression

_MARK = expression(
    r"-{2,} ?(?:ursprungliche|original|weitergeleitete|forwarded|anfang der weitergeleiteten)\b.*|"
    r"anfang der weitergeleiteten (?:nachricht|e-?mail)\W*|begin forwarded message\W*"
)
_WROTE = expression(
    r"(?:am (?P<de>.{6,200}) schrieb\b.{0,160}|on (?P<en>.{6,200}) wrote|"
    r".{2,120} schrieb am (?P<web>.{6,100})|.{2,120} hat am (?P<gmx>.{6,60}) geschrieben):"
)
_MOMENT = expression(r"\d{1,2}[:.]\d\d|\d{1,2}\.\d{1,2}\.\d{2}|\b20\d\d\b|\S@\S")
_FIELD = expression(
    r"(?P<name>von|from|an|to|cc|kopie(?: \(cc\))?|bcc|gesendet(?: am)?|sent|datum|date|betreff|"
    r"subject|antwort an|reply-to|wichtigkeit|importance|anlagen|attachments)\s?:(?P<value>.*)"
)
_SENDER, _SUBJECT = {"von", "from"}, {"betreff", "subject"}
_SENT = {"gesendet", "gesendet am", "sent", "an", "to"}
_IN_ONE_LINE = expression(
    r"(?i)(?:Von|From): .{2,200} (?:Gesendet|Sent|Datum|Date): .{2,200} (?:An|To): .{2,300} "
    r"(?:Betreff|Subject): ?(?P<subject>.*)"
)
_MORE_ADDRESSES = expression(r"(?:[^@<>]{0,60}<?[\w.+-]+@[\w.-]+>?[;,]?\s?)+")
_WRAPPED = 3  # lines that "Am … schrieb …:" takes at most


def length(lines: list[str], n: int) -> int:
    """How many lines the head takes that begins with line `n`; 0 where none does."""
    if _MARK.fullmatch(fold(lines[n])):
        below = next((m for m in range(n + 1, len(lines)) if lines[m]), len(lines))
        end = _end_of_fields(lines, below)
        return end - n if _names(lines[below:end]) & _SENDER else 1
    return _wrote(lines, n) or _fields(lines, n)


def subject(head: list[str]) -> str:
    """The subject in a head, as written; empty where it has none."""
    for line in head:
        if one := _IN_ONE_LINE.fullmatch(line):
            return one["subject"].strip()
        if _name(line) in _SUBJECT:
            return line.partition(":")[2].strip()
    return ""


def is_of_fields(head: list[str]) -> bool:
    """Whether a head names who wrote in a field, or is a mark; else it is a sentence."""
    return not _wrote(head, 0)


def _wrote(lines: list[str], n: int) -> int:
    """ "Am 2.8.2027 um 17:45 schrieb Verein <a@b.example>:", also where it is wrapped."""
    for count in range(1, _WRAPPED + 1):
        if not all(lines[n : n + count]):
            return 0
        match = _WROTE.fullmatch(fold(" ".join(lines[n : n + count])))
        if match and _MOMENT.search(match[0]):
            return count
    return 0


def _fields(lines: list[str], n: int) -> int:
    """The fields of a head without a mark above: who wrote, and to whom or when."""
    if _IN_ONE_LINE.fullmatch(lines[n]):
        return 1
    end = _end_of_fields(lines, n)
    names = _names(lines[n:end])
    is_sent = names & _SENT or (len(names) > 2 and any("@" in line for line in lines[n:end]))
    return end - n if names & _SENDER and is_sent else 0


def _end_of_fields(lines: list[str], n: int) -> int:
    """Where the run of fields ends that begins with line `n`: each name stands in it once."""
    seen: set[str] = set()
    while n < len(lines) and (name := _name(lines[n])) not in seen:
        goes_on = seen and _MORE_ADDRESSES.fullmatch(lines[n])
        if not name and not goes_on:
            break
        seen |= {name} - {""}
        n += 1
    return n


def _names(lines: list[str]) -> set[str]:
    return {_name(line) for line in lines}


def _name(line: str) -> str:
    match = _FIELD.fullmatch(fold(line))
    return match["name"] if match else ""
