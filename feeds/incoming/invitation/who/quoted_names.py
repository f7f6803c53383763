"""Names of clubs in quotation marks: Verein "Bunte Brücke", Frauenchor „Harmonie“ e. V."""

import re

from programme.regular_expressions import expression

_GROUP = expression(
    r"(?:^|[\s(/-])(?:[\w-]*?(?:verein|verband|initiative|chor|gruppe|ensemble|orchester|kapelle|"
    r"band|club|klub|bund|bündnis|netzwerk|stiftung|kollektiv|gesellschaft|gemeinschaft|"
    r"genossenschaft|team|trio|quartett|quintett|gilde))(?:e?s|en)?\s*$",
    re.IGNORECASE,
)
# "zeigt der Filmclub „Die Welle“": what is shown; a choir or a band is called so.
_SHOWN = expression(
    r"\b(?:zeig(?:t|en)|spiel(?:t|en)|präsentier(?:t|en)|gib(?:t|en)|führ(?:t|en)|biete[tn]|"
    r"veranstalte[tn]|organisier(?:t|en))\b(?:[^.!?]|(?<=\d)\.)*?"
    r"\s(?:der|die|das)\s(?![\w-]*(?:[Bb]and|[Cc]hor|[Ee]nsemble|[Oo]rchester|[Kk]apelle)\b)[\w-]+\s*$"
)
_QUOTED = expression(
    r"\s?[„»\"“][^„“”\"«»]{2,60}[“”\"«]"
    r"(?:\se\.\s?V\.|\sgGmbH\b|\s[A-ZÄÖÜ][\w-]+(?=\s[a-zäöü]))?"
)


def is_of_group(before: str) -> bool:
    """Whether words in quotation marks behind `before` are the name of a club, not of an event."""
    return bool(_GROUP.search(before)) and not is_shown(before)


def is_shown(before: str) -> bool:
    """Whether the words in quotation marks are what somebody shows."""
    return bool(_SHOWN.search(before))


def behind(sentence: str, end: int) -> str:
    """The quoted name right behind a club that ends at `end`, with its legal form, or ""."""
    match = _QUOTED.match(sentence, end) if is_of_group(sentence[:end]) else None
    return match[0] if match else ""
