"""Text that was encoded twice: "FrÃ¼hstÃ¼ck" is "Frühstück", read as Windows-1252 and stored so.

Written here and not taken from a library: each sequence is undone by itself, so that a right word
beside it stays, and what is no such sequence is never touched.
"""

import re

_BEHIND = "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xC0))
_IN_CLASS = re.escape(_BEHIND)
# Western letters, punctuation, Eastern Europe, and words of other scripts.
_TWICE = re.compile(
    rf"[ÂÃ][{_IN_CLASS}]|â[{_IN_CLASS}]{{2}}|[ÄÅ][\x80-\x9f¡-¿ŸžšœŒŽŠ†‡‚ƒˆ‰]|Æ’|Ë[œ†]"
    rf"|(?:[ÐÑØÙÚÛ][{_IN_CLASS}]\s?){{3,}}|ð[{_IN_CLASS}]{{3}}"
)
TIMES = 3  # a text may have gone round more than once


def mended(text: str) -> str:
    """The text as it was meant; the same text where nothing in it was encoded twice."""
    for _ in range(TIMES):
        before, text = text, _TWICE.sub(_once, text)
        if text == before:
            break
    return text


def _once(match: re.Match[str]) -> str:
    said = b"".join(map(_byte, match[0]))
    try:
        return said.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _byte(char: str) -> bytes:
    """The byte that Windows-1252 shows as this character; five of them it shows as none."""
    return char.encode("latin-1") if ord(char) < 0x100 else char.encode("cp1252")
