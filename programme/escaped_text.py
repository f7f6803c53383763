"""Text that a program escaped once too often: a backslash and an "n" where a line ends."""

import re

from programme.regular_expressions import expression

_BACKSLASHED = expression(r"(?<!\\)\\+(?:r(?=\n|\\+n|$)|([nNrt,;]))")
_LETTERS = {"n": "\n", "N": "\n", "r": "\n", "t": "\t", "": ""}
# "C:\neu\Nord" and "\\server\neu" are folders; "Raum C:\nab 19 Uhr" is the end of a line.
_FOLDER = r"\\{1,2}(?:[nN](?=[a-zäöü0-9])|[^\s\\nN,;])[^\s\\,;\"]*"
_PATH = expression(
    rf"((?:(?<!\b(?:Raum|Saal|Haus|Teil) )\b[C-Z]:|(?<!\S)\\\\[\w.-]+)(?:{_FOLDER})+)"
)


def unescaped(text: str) -> str:
    """The text with line ends where it spells them out; names of folders stay as they are."""
    if "\\" not in text:
        return text
    parts = _PATH.split(text)
    parts[::2] = [_BACKSLASHED.sub(_letter, part) for part in parts[::2]]
    return "".join(parts)


def _letter(match: re.Match[str]) -> str:
    return _LETTERS.get(match[1] or "", match[1])
