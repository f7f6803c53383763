"""What the public should not read: private numbers and mailboxes, keys to a meeting, remarks."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.finding import QUESTION, Candidate, Finding
from programme.checks.texts.public_words import public_words
from programme.drafts.event_draft import EventDraft
from programme.models.programme import Programme
from programme.regular_expressions import expression
from programme.stated.meeting_addresses import is_meeting

_MOBILE = expression(
    r"(?<![\d/])(?<!\d\s)(?<!Postfach )(?<!Postfach: )"
    r"(?:\+\s?49|0049|0)[\s/.()-]*(?:0\)?[\s/.()-]*)?1\s?[567]\s?\d[\s/.()-]*"
    r"(?:\d[\s/.-]*){6,9}(?!\d)|\bwa\.me/\+?\d{9,15}|\bwhatsapp\.com/send\S{0,20}phone=\+?\d{9,15}"
)
# Who registers there gets a link of their own.
_REGISTERING = expression(r"/(?:webinar/|meeting/)?register\b", re.IGNORECASE)
_AT = r"\s?(?:@|[(\[{]\s?(?:at|ät)\s?[)\]}]|\s(?:at|ät|klammeraffe)\s)\s?"
_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|punkt)\s?[)\]}]\s?|\s(?:dot|punkt)\s)"
_FREEMAIL = expression(
    rf"[\w.+-]{{1,64}}{_AT}(?:gmail|googlemail|gmx|web|t-online|yahoo|ymail|hotmail|"
    r"outlook|live|msn|icloud|me|freenet|aol|arcor|mail|posteo|proton|protonmail|magenta|1und1|"
    r"online|kabelmail|vodafone|o2online|yandex|ukr|mailbox)"
    rf"{_DOT}(?:com|de|net|org|at|ch|ru|me|eu|fr|uk|co\.uk)\b",
    re.IGNORECASE,
)
# "mail.de" is a mailbox, "info@mail.de.example" is none: the ending closes the address.
_LONGER = expression(r"[\w-]|\.\w")
_IS = r"\W{0,4}(?:(?:lautet|ist|is)\b\W{0,3})?"
_CODE = (
    r"\b(?:رمز (?:الدخول|المرور)|كلمة (?:المرور|السر)|"
    r"pass-?code|kenncode|zugangs-?code|einwahl-?code|meeting-?passwort|access code)"
)
_WORD = r"(?:kennwort|passwort|password|passcode|pwd|pin|code)"
_SAID = r"(?:\s?[:=]\W{0,3}|\s(?:lautet|ist|is)\b\W{0,3}|\s?[„“\"]|=)"
_NOT_YET = (
    r"(?!(?:kommt|wird|folgt|erhält|erhalten|bekommen|per|nach|siehe|s\.|auf|bei|im|in|wie|das|der|die|"
    r"nicht|notwendig|nötig|erforderlich|will|sent|not|ترسل|سيرسل|يرسل|بعد)\b)"
)
_KEY = expression(
    r"\b(?:(?:meeting|konferenz|sitzungs?|webinar|zugangs|besprechungs|zoom)[- ]?(?:id|nummer)"
    r"|معر[ّ]?ف الاجتماع|رقم الاجتماع)\b"
    rf"{_IS}\d[\d\s-]{{6,16}}\d"
    rf"|(?:{_CODE}{_IS}|\b{_WORD}{_SAID})"
    r"(?!\d{1,19}:\s\w)(?=\S{0,19}\d)\w\S{2,19}"
    rf"|{_CODE}\s?[:=]\s?{_NOT_YET}\w\S{{2,19}}",
    re.IGNORECASE,
)
# Where a meeting is spoken of, any word that is told as the key.
_OPEN_WORD = expression(
    rf"\b{_WORD}(?:\s?[:=]|\s(?:lautet|ist|is)\s?:?|(?=\s[„\"“]))\s?"
    rf"[„\"“]?{_NOT_YET}\w\S{{1,19}}(?=$|[\s.,;)“\"”])"
    rf"|\b{_WORD}\s(?=\S{{0,19}}\d)\w\S{{2,19}}",
    re.IGNORECASE,
)
_MEETING = expression(
    r"\b(?:zoom|meeting|videokonferenz|video-?call|bigbluebutton|bbb|jitsi|webex|ms teams|"
    r"microsoft teams|einwahl\w*|einwählen|konferenz-?raum|online-(?:treffen|treff|abend|"
    r"stammtisch|"
    r"vortrag|seminar|veranstaltung)|webinar)\b|\bاجتماع|زوم",
    re.IGNORECASE,
)
OMIT = "omit"
_LAST_WORD, _FIRST_WORD = expression(r"\S*$"), expression(r"[^\s,;)>\]]*")
_PARTED_BEFORE, _PARTED = expression(r"\s*[,;·|/–-]?\s*$"), expression(r"\s*[,;·|/–-]\s*")
_REMARK = expression(  # "(Uhrzeit bitte noch klären)", "TODO", "???"
    r"[(\[][^()\[\]]{0,120}\b(?:(?:über)?prüfen|klären|ergänzen|nachfragen|nachtragen)\b"
    r"[^()\[\]]{0,40}[)\]]|\b(?:todo|fixme|xxx)\b|\?{3}",
    re.IGNORECASE,
)


def _digit(char: str) -> str:
    """Numbers are the same in every script: "٠١٧١"."""
    return char if char.isascii() or not char.isdecimal() else str(unicodedata.digit(char))


def _first(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """Finds what fits `pattern` in a text."""

    def find(text: str) -> str:
        match = pattern.search(text)
        return match[0].strip() if match else ""

    return find


def _access_link(text: str) -> str:
    """The word with the address in it; word by word, so that no text takes long."""
    words = (word.strip('.,;:!<>()„“”"') for word in text.split())
    return next((word for word in words if "." in word and _lets_in(word)), "")


def _lets_in(address: str) -> bool:
    link = address[address.find("http") :] if "http" in address else address
    return bool(re.search(r"[?&]pwd=", link)) or (
        is_meeting(link) and not _REGISTERING.search(link)
    )


def _mailbox(text: str) -> str:
    for match in _FREEMAIL.finditer(text):
        if not _LONGER.match(text, match.end()):
            return match[0]
    return ""


PRIVATE: tuple[tuple[str, Callable[[str], str], Any], ...] = (
    (
        "private_phone",
        _first(_MOBILE),
        _("“{text}” looks like a private mobile number. Make it public?"),
    ),
    (
        "access_link",
        _access_link,
        _("“{text}” lets anybody in. Send it after registration instead?"),
    ),
    (
        "access_key",
        _first(_KEY),
        _("“{text}” lets anybody into the meeting. Send it after registration instead?"),
    ),
    (
        "private_email",
        _mailbox,
        _("“{text}” looks like a private address. Make it public?"),
    ),
    (
        "editors_remark",
        _first(_REMARK),
        _("“{text}” looks like a remark for the office. Make it public?"),
    ),
)
CODES = tuple(code for code, _find, _message in PRIVATE)


def private_things(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Each private thing in a public text; the same one is asked about once, where it is first."""
    seen, told = set(), list(public_words(draft))
    is_meeting = _tells_of_meeting(draft, told)
    for field, words in told:
        text = "".join(map(_digit, words))
        for code, find, message in PRIVATE:
            found = _key(text, is_meeting) if code == "access_key" else find(text)
            if found and (code, found) not in seen:
                seen.add((code, found))
                said = format_lazy(message, text=found[:60])
                yield Finding(code, field, QUESTION, said, (Candidate(OMIT, _("leave it out")),))


def left_out(draft: EventDraft, finding: Finding) -> str:
    """The text at the finding's field without what was asked about; all else stays as it is."""
    told = dict(public_words(draft))
    text = told.get(finding.field, "")
    find = next(find for code, find, _message in PRIVATE if code == finding.code)
    if finding.code == "access_key":
        find = partial(_key, is_meeting=_tells_of_meeting(draft, told.items()))
    wanted = find("".join(map(_digit, text)))
    while wanted and (start := "".join(map(_digit, text)).find(wanted)) >= 0:
        text = _cut(text, start, start + len(wanted))
    return text


def _cut(text: str, start: int, end: int) -> str:
    """Without what stands from `start` to `end`, and the comma or brackets that held it.

    Of an address in the web nothing stays: "https://" alone leads nowhere.
    """
    before, after = text[:start], text[end:]
    word, rest = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if word and rest and re.match(r"(?:https?:|mailto:)", word[0] + text[start:end]):
        before, after = before[: word.start()], after[rest.end() :]
    if before[-1:] + after[:1] in ("()", "<>", "[]"):
        before, after = before[:-1], after[1:]
    if not after.strip() or _PARTED.match(after):
        before = _PARTED_BEFORE.sub("", before)
    if not before.strip():
        after = _PARTED.sub("", after)
    if before.endswith(" ") and after.startswith(" "):
        after = after[1:]
    return (before + after).strip()


def _tells_of_meeting(draft: EventDraft, told: Iterable[tuple[str, str]]) -> bool:
    return draft.place.online or any(_MEETING.search(words) for _field, words in told)


def _key(text: str, is_meeting: bool) -> str:
    """The key to a meeting; one within a link is asked about with the link."""
    link = _access_link(text)
    rest = text.replace(link, " ") if link else text
    return _first(_KEY)(rest) or (_first(_OPEN_WORD)(rest) if is_meeting else "")
