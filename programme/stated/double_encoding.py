"""Text that was encoded twice ("FrÃ¼hstÃ¼ck"): UTF-8 that a program took for Windows-1252."""

import re

from programme.regular_expressions import expression

# What the bytes 0x80 to 0xBF of UTF-8 become in Windows-1252, or in Latin-1.
_REST = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
# Of letters that German has too, only what no German text holds: not "MENÄ“" and not "Ä…".
_EASTERN = "Ä[\x80-\x9f‡™›ŸŒ]|Å[\x80-\x9f¡º¼¾‚„…ˆ‡™›ŸšŠžŽœŒ]"
_SURE = expression(
    rf"[ÃÂ]{_REST}|â[€\x80-\x9f]{_REST}|â‚¬|ð[Ÿ\x9f]|{_EASTERN}"
    rf"|(?:[ØÙ]{_REST}){{3,}}|(?:[ÐÑ]{_REST}){{3,}}"
)
_SEQUENCE = expression(rf"[ÂÃÄÅÆËÐÑØÙÚÛ]{_REST}|â{_REST}{{2}}|ð{_REST}{{3}}")
_FOLD = expression(rf"\r?\n[ \t](?={_REST})")  # of a calendar, in the middle of a letter
_CELL = expression(r"[;:\t\r\n\"]")
TIMES = 3  # a text may have gone round more than once
AROUND = 60  # characters shown before and behind the first place


def repaired(text: str) -> str:
    """The text as it was meant; the same text where nothing was encoded twice."""
    for _ in range(TIMES):
        if not _SURE.search(text):
            break
        text = _SEQUENCE.sub(_letter, _FOLD.sub("", text))
    return text


def _letter(match: re.Match[str]) -> str:
    try:
        return b"".join(map(_byte, match[0])).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _byte(char: str) -> bytes:
    """Five bytes have no letter in Windows-1252; programs keep them as they are."""
    return char.encode("latin-1") if ord(char) < 256 else char.encode("cp1252")


def example(text: str) -> str:
    """The words around the first place, within a cell or a value; empty for none."""
    text = _FOLD.sub("", text)
    found = _SURE.search(text)
    if not found:
        return ""
    before = _CELL.split(text[max(0, found.start() - AROUND) : found.start()])[-1]
    behind = _CELL.split(text[found.start() : found.end() + AROUND])[0]
    return (before + behind).strip()
