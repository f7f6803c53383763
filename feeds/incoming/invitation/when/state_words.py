"""The words that say the state of a date, in folded text."""

import re

from programme.models.event import Status

_BETWEEN = r"(?:,? (?!nicht\b)(?:[^\W\d]{4,}|[\w.:/-]*\d[\w.:/-]*|[^\W\d]{1,3}\.?))"  # a word
_WORDS = {
    Status.CANCELLED: r"abgesagt|absagen|entfallt|entfallen|ausfallen|ausgefallen|"
    rf"fallt{_BETWEEN}{{0,18}}? aus(?! (?:de[mnr]|eine[mr])\b)|"
    r"findet(?: \w+){0,2} nicht statt|nicht stattfinden|gestrichen|cancell?ed",
    Status.POSTPONED: r"verschoben|vertagt|postponed",
    Status.TENTATIVE: r"unter vorbehalt|vorbehaltlich|noch nicht (?:bestatigt|sicher)",
    Status.FULL: r"ausgebucht|ausverkauft|keine (?:freien )?platze mehr|sold out|fully booked|"
    r"booked out",
}
STATE = "|".join(rf"(?P<{status.name}>\b(?:{words})\b)" for status, words in _WORDS.items())


def status(match: re.Match[str]) -> str:
    """Of a match of a pattern that has STATE in it."""
    return next(status.value for status in _WORDS if match[status.name])
