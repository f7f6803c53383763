"""How to register: whether one must, until when, where, and for how many there is room."""

import re

from feeds.incoming.invitation.letter import Line
from feeds.incoming.invitation.schedule import REGISTERS
from programme.drafts.event_draft import Registration
from programme.stated import days_in_text
from programme.texts import fold

_EMAIL = re.compile(
    r"[\w.+-]{1,64}\s?(?:@|[(\[]\s?(?:at|ät)\s?[)\]])\s?[\w-]{1,60}(?:(?:\.|\s?[(\[](?:dot|"
    r"punkt)[)\]]\s?)[\w-]{1,60}){1,4}"
)
_PHONE = re.compile(r"(?<![\d./-])(?:\+\d{2}|00\d{2}|\(0|0)[\d\s/()–-]{5,20}\d(?!\d|\.\d)")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>,;()\[\]]{3,300}|(?<![@\w.-])(?:[\w-]{2,40}\.){1,3}(?:de|org|com|"
    r"net|eu|info|"
    r"example)(?:/[^\s<>,;()]*)?(?![\w@-])"
)
_ASKS = re.compile(REGISTERS)
_NEVER = re.compile(
    r"(?:ohne|keine|keiner) (?:vorherige |vorige |verbindliche )?(?:vor)?anmeldung|"
    r"anmeldung (?:ist |wird |vorab |vorher )*"
    r"nicht |anmeldefrei|nicht (?:vorher )?anmelden|einfach vorbeikommen|\bkeine reservierung"
)
_NOT = re.compile(r"^(?:nein|keine|nicht|entfallt)\b")
_MUST = re.compile(
    r"erforderlich|notwendig|verpflichtend|verbindlich|zwingend|nur (?:mit|nach) (?:vor)?anmeld|"
    r"notig|unbedingt"
)
_ASKED = re.compile(
    r"erbeten|gebeten|erwunscht|\bbitte\b|\bbitten\b|gerne?\b|wunschenswert|moglich|empfohlen"
)
_ROOM = re.compile(
    r"(?:max(?:imal|\.)?|hochstens|begrenzt auf|nur|beschrankt auf|"
    r"teilnehm\w*zahl(?: ist)?:?(?: auf)?|bis zu)\s"
    r"(\d{1,3})\s?(?:\w+ )?(?:platze|person|teilnehm|kinder|tn\b|leute|$|beschrankt|begrenzt)|"
    r"\b(\d{1,3})\s(?:freie )?(?:platze|teilnehmerplatze)"
)
_UNTIL = re.compile(
    r"(?:bis|spatestens|schluss|frist)\W(?:\s?(?:zum|zu|am|spatestens|einschliesslich|ist|der|den|"
    r"dem|:))*\s*"
)


def registration(lines, calendar) -> Registration:
    """Marks the pieces it took. Nothing is said: the need is unknown."""
    asked = [line for line in lines if _is_about(line)]
    if not asked:
        return Registration(places=_places(lines))
    asked += _ways_below(lines, asked)
    folded = " ; ".join(f"{_sign(line)}{line.folded}" for line in asked)
    if _need(folded, asked) == "none":
        return _none(asked)
    text = "\n".join(line.text for line in asked)
    email, url = _EMAIL.search(text), _URL.search(_EMAIL.sub(" ", text))
    phone = _PHONE.search(_EMAIL.sub(" ", text))
    ways = [match[0] for match in (email, phone, url) if match]
    deadline = _deadline(asked, calendar)
    for line in asked:
        line.use(*(way for way in ways if way in line.text))
        _use_words(line)
    words = next((line for line in asked if line.kind == "registration"), asked[0])
    if not ways and (words.kind or len(words.text) < 90) and words.kind != "deadline":
        words.whole = True
    return Registration(
        need=_need(folded, asked),
        text="" if ways or not words.whole else words.text[:300],
        email=_plain_email(email[0]) if email else "",
        phone=phone[0].strip() if phone else "",
        url=web(url[0]) if url else "",
        deadline=deadline,
        places=_places(lines),
    )


def is_needless(text: str) -> bool:
    """Whether a field about registering says that nobody need."""
    folded = fold(text)
    return bool(_NEVER.search(folded) or re.match(r"(?:nein|keine?|nicht|ohne|entfallt)\b", folded))


def until(text: str, calendar):
    """The deadline that such a field names ("bis 20.9. unter …"), or None."""
    return _deadline([Line("", text)], calendar)


def addresses(text: str) -> list[str]:
    """Web addresses in a text; those of mails left out."""
    return [match[0].rstrip(".)") for match in _URL.finditer(_EMAIL.sub(" ", text))]


def web(address: str) -> str:
    address = address.rstrip(".)!?:")
    return address if address.startswith("http") else f"https://{address}"


def is_contact(text: str) -> bool:
    """Whether a text is a way to reach somebody and little else."""
    rest = text
    for pattern in (_EMAIL, _URL, _PHONE):
        rest = pattern.sub(" ", rest)
    return (
        rest != text
        and len(
            re.sub(r"(?i)\b(?:tel\w*|e-?mail|mail|fax|mobil|web|oder|und|unter|per)\b|\W", "", rest)
        )
        < 4
    )


def _is_about(line) -> bool:
    if line.kind in ("registration", "deadline"):
        return True
    return line.kind in ("", "text", "price", "contact", "audience") and bool(
        _ASKS.search(line.folded) and not line.whole
    )


def _sign(line) -> str:
    return "anmeldung: " if line.kind == "registration" and not _ASKS.search(line.folded) else ""


def _ways_below(lines, asked) -> list:
    """ "Um Anmeldung wird gebeten!" and the number in the next line."""
    if any(p.search(line.text) for line in asked for p in (_EMAIL, _PHONE, _URL)):
        return []
    start = lines.index(asked[-1]) + 1
    found = []
    for line in lines[start : start + 3]:
        if line.kind not in ("", "contact") or not is_contact(line.text):
            break
        found.append(line)
    return found


def _need(folded: str, asked) -> str:
    if _NEVER.search(folded) or any(
        line.kind == "registration" and _NOT.match(line.folded) for line in asked
    ):
        return "none"
    about = " ".join(
        part for part in re.split(r"(?<=[a-z]{4})[.!?;]\s", folded) if _ASKS.search(part)
    )
    if _MUST.search(about):
        return "required"
    return "requested" if _ASKED.search(about) else "required"


def _none(asked) -> Registration:
    said = next(line for line in asked if line.kind == "registration" or _NEVER.search(line.folded))
    if said.kind or len(said.text) < 60:
        said.whole = True
        return Registration(need="none", text=said.text[:300])
    return Registration(need="none")


def _deadline(asked, calendar):
    for line in asked:
        for day in days_in_text.days(line.folded, calendar):
            before = line.folded[: day.start]
            until = [match.end() for match in _UNTIL.finditer(before)]
            if line.kind == "deadline" or until and not before[until[-1] :].strip():
                line.use(line.folded[day.start : day.end])
                return day.last or day.day
            if (
                line.kind == "registration"
                and not day.last
                and not re.search(r"\bab\b|\bseit\b", before)
            ):
                line.use(line.folded[day.start : day.end])
                return day.day
    return None


def _use_words(line):
    for pattern in (_ASKS, _MUST, _ASKED):
        if match := re.search(rf"(?:{pattern.pattern})\w*", line.folded):
            line.use(match[0])


def _plain_email(text: str) -> str:
    text = re.sub(r"\s?[(\[]\s?(?:at|ät)\s?[)\]]\s?", "@", text)
    return re.sub(r"\s|[(\[](?:dot|punkt)[)\]]", lambda m: "." if len(m[0]) > 1 else "", text)


def _places(lines) -> int | None:
    for line in lines:
        match = _ROOM.search(line.folded) if line.kind not in ("price", "where") else None
        if match:
            return int(match[1] or match[2]) or None
    return None
