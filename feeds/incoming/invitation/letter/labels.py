"""What stands before a colon ("Wann:", "Ort/Treffpunkt –", "📍"): what its line is about."""

import re

from feeds.incoming.invitation.letter.label_names import KINDS
from feeds.incoming.invitation.places.address_grammar import IS_HOUSE
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated.days_in_text import WEEKDAY

_SIGNS = {
    "when": "📅🗓📆🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕝🕞⏰⌚⏱",
    "where": "📍📌🏠🏛🗺🏫⛪",
    "price": "💶💰🎟🎫💸",
    "registration": "📝✍",
    "contact": "📞☎📱📧✉",
    "web": "🌐🔗",
    "languages": "🗣",
}
_SIGN = {sign: kind for kind, signs in _SIGNS.items() for sign in signs}
_COLON = expression(r"([^\W\d][\w /&+.*()-]{0,32}?)\s*(?::(?!//)|\?|\s[–—-]\s|\||:?\t)\s*(.*)")
# "Von: 1.10., 15 Uhr" over "Bis: 3.10., 12 Uhr"; "Von:" alone is the sender of a mail.
_OF_SPAN = {"von": "when", "vom": "when", "ab": "when", "from": "when"} | dict.fromkeys(
    ("bis", "bis zum", "to", "until"), "until"
)
_MOMENT = expression(
    rf"(?:de[nmr] )?(?:{WEEKDAY}\b|\d{{1,2}}\.\s?(?:\d|[a-z]{{3}})|\d{{1,2}}[.:]\d\d\b|"
    r"\d{1,2} ?(?:uhr|h|[ap]m)\b|\d{4}-\d\d)"
)
_OF_ENDS = dict.fromkeys(("start", "beginn", "los geht es"), "where") | dict.fromkeys(
    ("ende", "schluss"), "end_place"
)
# "Start: Markt, Ziel: Schlosspark": where it begins.
_NAMED = expression(
    rf"(?!.*\d)(?!(?i:{WEEKDAY}|anfang|ende|mitte|sofort|noch|wird|nach|(?:vor|nach)?mittags?|"
    r"abends?|morgens?|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez))"
    r"(?:(?:am|im|an de[rm]|in de[rm]|auf de[rm]|beim|bei de[rm]|vor de[rm])\s)?"
    r"[A-ZÄÖÜ„][^.!?]{2,60}$"
)
# "Wer? Alle Kinder von 6 bis 12" names guests.
_PEOPLE = expression(
    r"(?:fur )?(?:alle|jede[rs]?|kinder|jugendliche|familien|frauen|manner|madchen|jungen|eltern|"
    r"vater|mutter|"
    r"menschen|interessierte|senior(?:en|innen)|schuler(?:innen)?|nachbar(?:n|innen)|gefluchtete|neugierige)\b"
)
# "Online: Gefahren im Netz" is a title, and "Vor Ort: 5 Euro" is a price.
_NO_ANSWER = {
    "online": expression(
        r"(?!.*(?:https?://|www\.|\blink\b|zoom|webex|teams|jitsi|bigbluebutton|youtube|meet|"
        r"videokonferenz|stream|\.\w{2,3}/))"
    ),
    "where": expression(r"\d|.*(?:\beuro?\b|€)|(?:an)?meld|nur "),
}
_HYBRID = ("vor ort", "prasenz", "in prasenz")
_ENDING = expression(r"(?:[*/_:]|\()?in(?:nen)?\)?$")
_BULLET = expression(
    r"(?:[^\w\s„“”\"»«'(§€+<#@&%\[-]|[-–—](?=\s))+[\ufe0e\ufe0f\s]*|o\s+(?=[A-ZÄÖÜ])|"
    r"\d{1,2}[.)]\s+(?=[^\W\d][\w /]{1,24}[:?](?!\d))"
)


def split(raw: str) -> tuple[str, str, str]:
    """What the line is about (or ""), its label folded, and the rest of it."""
    match = _BULLET.match(raw)
    bullet = match[0] if match else ""
    plain = re.sub(r"(?<=\w):(?=in(?:nen)?\b)", "*", raw[len(bullet) :])
    labelled = _COLON.match(plain)
    kind = _answered(fold(labelled[1]), labelled[2]) if labelled else ""
    if not labelled or not kind:
        return next((_SIGN[char] for char in bullet if char in _SIGN), ""), "", plain.strip()
    if kind == "both":
        return "", "", labelled[2].strip()
    return kind, fold(labelled[1]), labelled[2].strip()


def _answered(label: str, text: str) -> str:
    """What a label is about, seen from the answer behind it; empty where that is none."""
    if label in _OF_ENDS and _NAMED.match(text) and IS_HOUSE.search(text):
        return _OF_ENDS[label]
    text = fold(text)
    if label in _OF_SPAN and _MOMENT.match(text):
        return _OF_SPAN[label]
    kind = _kind(label)
    if kind == "organiser" and label == "wer" and _PEOPLE.match(text):
        return "audience"
    return "" if _is_no_answer(kind, label, text) else kind


def _is_no_answer(kind: str, label: str, text: str) -> bool:
    """Whether a label of where one takes part stands before something else."""
    is_where = kind == "online" or label in _HYBRID
    return bool(is_where and text and _NO_ANSWER[kind].match(text))


def _kind(label: str) -> str:
    """ "both" for a label such as "Zeit und Ort", which says nothing about either part."""
    if label in KINDS:
        return KINDS[label]
    parts = [part.strip() for part in re.split(r"[/&+,(]|\bund\b", label) if part.strip(" )")]
    kinds = {KINDS.get(_ENDING.sub("", part.strip(" )")), "") for part in parts} - {""}
    if len(kinds) > 1:
        return "both"
    whole = {KINDS.get(_ENDING.sub("", label), "")} - {""}
    return next(iter(kinds if len(parts) < 3 else whole), "")
