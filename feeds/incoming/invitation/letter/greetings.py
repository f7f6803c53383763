"""Salutations and closings of letters and chats: "Liebe Eltern,", "Viele Grüße"."""

import re

from feeds.incoming.invitation.letter import labels
from programme.plain_text import fold
from programme.regular_expressions import expression

_TO_ALL = expression(r"(?:hey|hej|hi|hallo|huhu|moin) (?:zusammen|ihr lieben|alle|leute)\b\W*")
_SALUTATION = expression(
    r"(?:sehr (?:geehrte|verehrte)|(?:ihr )?liebe[rs]?\b(?! zu)|hallo|guten (?:tag|morgen|abend)|"
    r"moin|servus"
    r"|gruss gott|werte[rs]?\b|hi\b|dear\b|hello\b|good (?:morning|afternoon|evening)|"
    r"السلام عليكم|مرحبا|تحيه طيبه|اعزا\w*|الاعزا)[^.:\d]{0,90}?(?:[,،]|!|$)"
)
_CLOSING = expression(
    r"(?:mit (?:\w+ ){0,2}grussen|(?:viele|herzliche|liebe|beste|freundliche|schone|sonnige)"
    r"(?: \w+)? grusse|mfg|lg|vg|hochachtungsvoll|(?:es |herzlich )?gruss(?:t|en)\b|(?:ihre?|"
    r"eure?|euer)\W*$|i\. ?a\.|gez\.|(?:best|kind|"
    r"warm) regards|"
    r"best wishes|yours (?:sincerely|faithfully)|مع (?:\w+ )?(?:التحي\w+|تحياتنا)|"
    r"gottes segen|bis (?:bald|dann)\W*$|herzlich(?:st)?\W*$|"
    r"bleiben sie (?:gesund|behutet))(?:\b|(?<=\W))"
)
_SIGNED = expression(
    r"(?:Ihre?|Eure?|Euer|Ihr und euer)\s(?:[A-ZÄÖÜ]|Team|ganze)[^.!?:\d]{2,80}(?:e\. ?V\.|\d{4})?"
)


def without_salutation(raw: str) -> tuple[str, str]:
    """The line and the salutation that it begins with ("Liebe Leute, am 24.9. …")."""
    folded = fold(raw)
    if match := _TO_ALL.match(folded):
        words = 3 if "ihr lieben" in match[0] else 2
        head, rest = " ".join(raw.split()[:words]), " ".join(raw.split()[words:])
        return re.sub(r"^[^\w„“\"(]+", "", rest), head
    match = _SALUTATION.match(folded)
    if not match or labels.split(raw)[0]:
        return raw, ""
    if match.end() >= len(folded):
        return "", raw
    head, mark, rest = re.split(r"([,،!])", raw, maxsplit=1)
    rest = rest.strip()
    if _SALUTATION.fullmatch(fold(rest)):
        return "", raw
    return (rest, head + mark) if len(rest) > 3 else ("", raw)


def is_closing(line: str) -> bool:
    return len(line) < 90 and bool(_CLOSING.match(fold(line)))


def is_signed(line: str) -> bool:
    """ "Ihr Frauentreff" in a line of its own."""
    return bool(_SIGNED.fullmatch(line))


def without_closing(line: str) -> str:
    """What stands behind the closing in its line: "Kulturverein" of "Viele Grüße, Kulturverein"."""
    if not is_closing(line):
        return line
    behind = re.split(
        r"(?i)\bgr[üu](?:ß|ss)(?:en?|t)?\b|^\W*(?:mfg|lg|vg|gez\.|i\. ?a\.)", line, maxsplit=1
    )
    return re.sub(
        r"^(?:\s*(?:sendet|senden|herzlich|Sie|euch|Euch|aus \w+))*[\s,!:]+", "", behind[-1]
    )
