"""Which encoding before Windows wrote a text: that of a Mac, or that of DOS (code page 850).

Both put letters where Windows-1252 has signs that no German word holds, and the other way round.
"""

import re

from programme.regular_expressions import expression

_GERMAN = "äöüß"
# As a letter within a word: there Windows-1252 has quotation marks, or letters of other languages.
_WITHIN = {
    encoding: expression(rb"(?<=[A-Za-z])[" + re.escape(_GERMAN.encode(encoding)) + rb"](?=[a-z])")
    for encoding in ("cp1252", "mac_roman", "cp850")
}
_UTF_8 = expression(rb"[\xc2-\xc3\xe2][\x80-\xbf]")  # in lines of another program
_WORDS = expression(rb"[^\s;,:\"]*(?:[ ][^\s;,:\"]+){0,2}")
_LONGEST = 1_000_000  # bytes that are looked at


def of(data: bytes) -> str:
    """ "mac_roman" or "cp850"; empty for UTF-8 and for what Windows wrote.

    Sure only where no letter of Windows' own stands within a word, and two of the others do.
    """
    data = data[:_LONGEST]
    counts = {encoding: len(found.findall(data)) for encoding, found in _WITHIN.items()}
    best = max(counts, key=lambda encoding: counts[encoding])
    if best == "cp1252" or counts["cp1252"] or counts[best] < 2:
        return ""
    return "" if _UTF_8.search(data) else best


def example(data: bytes, encoding: str) -> tuple[str, str]:
    """The words around the first such letter as Windows would show them, and as they are read."""
    found = next(_WITHIN[encoding].finditer(data))
    begin = (
        max(
            data.rfind(each, 0, found.start())
            for each in (b"\n", b"\r", b";", b":", b",", b"\t", b'"')
        )
        + 1
    )
    words = data[begin : begin + 80]
    words = next(_WORDS.finditer(words))[0]
    return words.decode("cp1252", "replace").strip(), words.decode(encoding).strip()
