"""What a line says of days that are none of the event's: deadlines, left out, for bad weather."""

import re

from programme.regular_expressions import expression
from programme.stated import days_in_text
from programme.stated.days_in_text import Day, blank

_BREAK = r"(?=(?:(?<=[a-z]{3})|(?<=\ban)|(?<=\b[12]\d{3}))[.;!?](?:\s|$)|\s[–—-]\s|[|]|$)"
REGISTERS = (
    r"(?:\w*an(?:zu)?meld|\w*ruckmeld|\bmelde[nt]?\b (?:\w+ )?(?:euch|sie sich|dich|sich)|"
    r"reservier|"
    r"\bmeldet? (?=[^.!?]{0,60}(?:\d\.[^.!?]{0,40})?\ban\b)|"
    r"\brsvp\b|"
    r"\b(?:vor)?anm\.?(?=[ |]{0,3}(?:unter|bei|bis|an|uber|per|erforderlich|erbeten|notig|:))|"
    r"\bu\.? ?a\.? ?w\.? ?g|\bmeldeschluss|vorverkauf (?:ab|bis)|bewerbung|"
    r"\bregist(?:er|ration)\b|\bsign[ -]?up\b|\bbooking\b|تسجيل|\bالحجز)"
)
_UNTIL = (
    r"(?:bis|spatestens|schluss|frist|by|before|حتي|قبل)\W(?:\s?(?:zum|zu|am|spatestens|einschliesslich|ist|der|den|"
    r"dem|:|bis)){0,6}\s*"
)
_DEADLINE = expression(rf"{REGISTERS}.*?{_BREAK}")
# "Bis zum 20.9. anmelden": the day comes first.
_DEADLINE_FIRST = expression(
    rf"(?<![\d.] ){_UNTIL}(?!\d{{1,2}}(?:[.:]\d\d)?\s?uhr|\d{{1,2}}:)"
    rf"(?=[^.;!?]{{0,80}}?\d\.(?:[^.;!?]|(?<=\d)\.){{0,160}}?{REGISTERS})"
)
_LEFT_OUT = (
    r"(?:\b(?:ausser|nicht (?:am|vom|in|an|zwischen)|"
    r"(?<![\d.] )(?<![(\[])(?:entfallt|entfallen|fallt aus)(?! ?[)\]])|geschlossen|"
    r"kein[e]? (?:treff|termin|kurs|veranstaltung|probe|unterricht|angebot)\w*|pause (?:am|vom|in|"
    r"ist))\b)"
)
_ELSEWHERE = (
    r"(?:\b(?:schlechtwetter\w*|bei (?:starkem )?regen\b|bei schlechtem wetter|"
    r"stand:? (?=\d|\w+ \d{4})|vom stand|erschienen|gegrundet|geboren|redaktionsschluss|"
    r"ruckblick))"
)
_SPARE = r"(?:\b(?:ausweichtermin|ersatztermin))"
_NO_DAYS = expression(rf"{_ELSEWHERE}.*?{_BREAK}")
_SPARE_DAYS = expression(rf"{_SPARE}.*?{_BREAK}")
_NO_TIMES = expression(
    rf"{_LEFT_OUT}.*?(?:,|(?=\b(?:jede|wird\b|dafur\b|stattdessen|holen\b))|{_BREAK})|{_ELSEWHERE}.*?(?:\)|{_BREAK})"
    r"|\b(?:statt|anstatt|anstelle von|ursprunglich|bisher|eigentlich|nicht|sonst)\s"
    r"(?:um |ab |erst |wie \w+ (?:um )?)?\d{1,2}(?:[.:]\d\d)?\s?uhr"
)
_SPARE_TIMES = expression(rf"{_SPARE}.*?(?:\)|{_BREAK})")
LETTER_HEAD = expression(
    rf"^(?!(?:am |ab |vom |nur )?{days_in_text.WEEKDAY})[a-z. -]{{3,40}},\s(?:den\s|am\s)?"
    r"\d{1,2}\.\s?[\w.]+\s?\d{4}$|"
    r"^(?:presse|medien)\w*\b[^,;!?]{0,30}?\b(?:vom )?\d{1,2}\.\s?[\w.]+\s?\d{4}$"
)
_DATELINE = expression(
    rf"(?!{days_in_text.WEEKDAY})[a-z. -]{{3,40}},\s(?:den\s)?\d{{1,2}}\.\s?(?:\d{{1,2}}\.|"
    rf"[a-z]+\.?)\s?\d{{2,4}}(?:[.:]|\s[–-])\s"
)
_BRACKETS = expression(r"\([^()]*\)")
# Words that may stand with a day of the event in brackets; with others it is a remark.
_ALLOWED = expression(
    rf"\b(?:{days_in_text.WEEKDAY}s?|am|an|den|der|dem|und|auch|sowie|weiterer?|termine?|vom|von|bis|"
    r"zum|ab|jeweils|je|um|uhr|dann|nur|erst|schon|ausnahmsweise|wiederholung|beginn|einlass|ende|"
    r"ein|folgetermine?|oder|ca|h|letztmals|erstmals|letzter?|erster?|start|beginnend)\b|[\W\d]+"
)


def about_the_event(text: str) -> str:
    """The text with blanks for what it says of registering: deadlines are no dates."""
    for match in _DEADLINE_FIRST.finditer(text):
        day = re.compile(r"(?:\w+,?\s)?[\d.\s]+(?:[a-z]+\.?\s?)?(?:\d{4})?").match(
            text, match.end()
        )
        if day:
            text = blank(text, match.start(), day.end())
    if head := _DATELINE.match(text):
        text = blank(text, 0, head.end())
    return without(text, _DEADLINE)


def is_of_bad_weather(before: str) -> bool:
    """Whether the words before a day make it that of another thing: "bei Regen am 25.9."."""
    return bool(re.search(rf"{_ELSEWHERE}[^.!?;]*$", before))


def without(text: str, pattern: re.Pattern[str]) -> str:
    for match in pattern.finditer(text):
        text = blank(text, match.start(), match.end())
    return text


def with_its_days(text: str, *, spare: bool) -> str:
    """The text with blanks for days of other things.

    `spare`: "Ersatztermin" tells a day of the event, since another does not take place.
    """
    return without(text if spare else without(text, _SPARE_DAYS), _NO_DAYS)


def with_its_times(text: str, *, spare: bool, cancelled: bool) -> str:
    """The text with blanks for times of other things."""
    text = text if spare else without(text, _SPARE_TIMES)
    return text if cancelled else without(text, _NO_TIMES)


def remarked(text: str, found: list[Day]) -> list[Day]:
    """Days in brackets with a word that makes them a remark, beside days that are told plainly."""
    inside: list[Day] = []
    for match in _BRACKETS.finditer(text):
        days = [day for day in found if match.start() < day.start < match.end()]
        rest = match[0]
        for day in days:
            rest = blank(rest, day.start - match.start(), day.end - match.start())
        if days and len(_ALLOWED.sub("", rest)) > 2:
            inside += days
    return inside if len(inside) < len(found) else []
