"""The one sanitizer: what leaves for a calendar is clean, and no longer than calendars bear."""

from programme import plain_text

_JOINERS = "\u200c\u200d"


def line(text: str, most: int = 200) -> str:
    """NFC on one line, without control or direction characters, at most `most` characters."""
    return clipped(plain_text.tidy(text or ""), most)


def lines(text: str, most: int = 500) -> str:
    """The same, keeping line breaks."""
    return clipped(plain_text.tidy_lines(text or ""), most)


def clipped(text: str, most: int) -> str:
    """The beginning of the text, cut between words where there are some."""
    if len(text) <= most:
        return text
    cut = text[: max(0, most - 1)]
    space = max(cut.rfind(" "), cut.rfind("\n"))
    if space > most // 2:
        cut = cut[:space]
    return cut.rstrip(f" \n,;:·–{_JOINERS}") + "…"
