"""How to register: whether one must, until when, where, and for how many there is room."""

import re

from feeds.incoming.invitation.letter.line import Line
from feeds.incoming.invitation.when.other_days import REGISTERS
from feeds.incoming.invitation.who import contacts, registering_part
from programme.drafts.event_draft import Registration
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import days_in_text

_ASKS = expression(REGISTERS)
_NEVER = expression(
    r"(?:ohne(?! (?:vor)?anmeldung (?:geht|keine?|ist leider|kein))|keine|keiner) (?:vorherige |"
    r"vorige |verbindliche )?(?:vor)?anmeldung|"
    r"anmeldung (?:ist |wird |vorab |vorher )*"
    r"nicht |anmeldefrei|nicht (?:vorher )?anmelden|"
    r"anmelden (?:musse?n?|musst|braucht|brauchen)\b[^.;]{0,30}\b(?:nicht|niemand|keine?r?)\b|"
    r"\b(?:braucht|brauchen|musst|mussen) (?:\w+ ){0,2}nicht an(?:zu)?melden|"
    r"\b(?:niemand|keine[rn]?) (?:muss|musst|braucht)\b[^.;]{0,30}\ban(?:zu)?melden|"
    r"anmeldung (?:braucht|benotigt|bedarf)\b[^.;]{0,15} (?:nicht|keiner)|"
    r"(?:nicht|nichts) (?:\w+ )?an(?:zu)?(?:ge)?meldet? |nicht an(?:zu)?melden|"
    r"einfach (?:vorbei|dazu)?kommen\b|\bkeine reservierung|"
    r"\b(?:no|without) (?:\w+ )?(?:registration|booking|sign[ -]?up)|"
    r"(?:registration|booking) (?:is |are )?not |no need to (?:register|book|sign)|"
    r"just (?:come|drop) (?:by|in|along)|"
    r"(?:بدون|دون|لا يلزم|لا يتطلب|لا حاجه(?: الي)?) \w{0,3}(?:تسجيل|حجز)|(?:التسجيل|"
    r"الحجز) (?:المسبق )?(?:غير|ليس)"
)
_COMES = expression(r"\beinfach (?:vorbei|dazu)?kommen\b|\bjust (?:come|drop) (?:by|in|along)\b")
_SENTENCES = expression(r"(?<=[^\W\d]{2}[.!?])\s+(?=[A-ZÄÖÜ])")
_NOT = expression(r"^(?:nein|keine|nicht|entfallt|no|not|none|غير|لا)\b")
_MUST = expression(
    r"erforderlich|notwendig|verpflichtend|verbindlich|zwingend|nur (?:mit|nach) (?:vor)?anmeld|"
    r"notig|unbedingt|\bpflicht\b|ohne (?:vor)?anmeldung (?:geht|keine?|kein)\b|\brequired|"
    r"necessary|mandatory|مطلوب|ضروري|الزامي|لازم"
)
_ASKED = expression(
    r"erbeten|gebeten|erwunscht|\bbitte\b|\bbitten\b|gerne?\b|wunschenswert|moglich|"
    r"\bware (?:\w+ )?(?:schon|gut|toll|hilfreich|nett|prima)\b|"
    r"hilft uns|erleichtert|freuen wir uns uber|empfohlen|"
    r"\bplease\b|requested|appreciated|recommended|يرجي|نرجو|الرجا"
)
_ROOM = expression(
    r"(?:max(?:imal|\.)?|hochstens|begrenzt auf|nur|beschrankt auf|"
    r"teilnehm\w*zahl(?: ist)?:?(?: auf)?|bis zu)\s"
    r"(\d{1,3})\s?(?:\w+ )?(?:platze|person|teilnehm|kinder|tn\b|leute|$|beschrankt|begrenzt)|"
    r"\b(\d{1,3})\s(?:freie )?(?:platze|teilnehmerplatze)"
)
_UNTIL = expression(
    r"(?:bis|spatestens|schluss|frist|by|before|حتي|قبل)\W(?:\s?(?:zum|zu|am|spatestens|einschliesslich|ist|der|den|"
    r"dem|:))*\s*"
)


def registration(lines, calendar) -> Registration:
    """Marks the pieces it took. Nothing is said: the need is unknown."""
    asked = [line for line in lines if _is_about(line)]
    if not asked:
        return Registration(places=_places(lines))
    asked += _contacts_below(lines, asked)
    need = _need(asked)
    if need == "none":
        return _none(asked)
    ways = contacts.ways("\n".join(line.text for line in asked))
    deadline = _deadline(asked, calendar)
    for line in asked:
        line.use(*(way for way in ways.values() if way in line.text))
        _use_words(line)
    return Registration(
        need=need,
        only_for=next(filter(None, map(_part, asked)), ""),
        text=_in_words(asked, ways),
        **contacts.plain(ways),
        deadline=deadline,
        places=_places(lines),
    )


def _part(line) -> str:
    return registering_part.only_for(line.text, about_registering=line.kind == "registration")


def is_needless(text: str) -> bool:
    """Whether a field about registering says that it is not needed."""
    folded = fold(text)
    return bool(
        _NEVER.search(folded)
        or re.match(r"(?:nein|keine?|nicht|ohne|entfallt|no|not|none|غير|لا)\b", folded)
    )


def until(text: str, calendar):
    """The deadline that such a field names ("bis 20.9. unter …"), or None."""
    return _deadline([Line("", text)], calendar)


def _is_about(line) -> bool:
    if line.kind in ("registration", "deadline"):
        return True
    return line.kind in ("", "text", "price", "contact", "audience") and bool(
        (_ASKS.search(line.folded) or _COMES.search(line.folded)) and not line.whole
    )


def _contacts_below(lines, asked) -> list:
    """ "Um Anmeldung wird gebeten!" and the number in the next line."""
    if any(contacts.has_contact(line.text) for line in asked):
        return []
    start = lines.index(asked[-1]) + 1
    found = []
    for line in lines[start : start + 3]:
        if line.kind not in ("", "contact") or not contacts.is_contact(line.text):
            break
        found.append(line)
    return found


def _need(asked) -> str:
    text = " ; ".join(f"{_label(line)}{line.folded}" for line in asked)
    if _NEVER.search(text) or any(map(_says_no, asked)):
        return "none"
    sentences = re.split(r"(?<=[a-z]{4})[.!?;]\s", text)
    about = " ".join(part for part in sentences if _ASKS.search(part))
    if _MUST.search(about):
        return "required"
    return "requested" if _ASKED.search(about) else "required"


def _label(line) -> str:
    """What a label said of its line, where the line itself does not say it."""
    return "anmeldung: " if line.kind == "registration" and not _ASKS.search(line.folded) else ""


def _says_no(line) -> bool:
    return line.kind == "registration" and bool(_NOT.match(line.folded))


def _in_words(asked, ways) -> str:
    """What is said of registering without a number or an address; marks its line."""
    line = next((line for line in asked if line.kind == "registration"), asked[0])
    if not ways and (about := _own_sentence(line)):
        line.use(about)
        return about
    if not ways and (line.kind or len(line.text) < 90) and line.kind != "deadline":
        line.whole = True
    return line.text if line.whole and not ways else ""


def _own_sentence(line) -> str:
    """The one that speaks of registering, in a line that says more; else nothing."""
    sentences = [] if line.kind else _SENTENCES.split(line.text)
    about = [each for each in sentences if _ASKS.search(fold(each))]
    return about[0] if len(about) == 1 < len(sentences) else ""


def _none(asked) -> Registration:
    said = next(line for line in asked if line.kind == "registration" or _NEVER.search(line.folded))
    if said.kind or len(said.text) < 60:
        said.whole = True
        return Registration(need="none", text=said.text)
    return Registration(need="none")


def _deadline(asked, calendar):
    for line in asked:
        for day in days_in_text.days(line.folded, calendar):
            if deadline := _as_deadline(line, day):
                line.use(line.folded[day.start : day.end])
                return deadline
    return None


def _as_deadline(line, day):
    """A day behind "bis"; under the label also one alone, unless registering begins on it."""
    before = line.folded[: day.start]
    until = [match.end() for match in _UNTIL.finditer(before)]
    if line.kind == "deadline" or (until and not before[until[-1] :].strip()):
        return day.last or day.day
    if re.search(r"\bfur de[nr]\b[^,;]*\bam\s*$", before):
        return None  # "nur für den Workshop am 1.10."
    begins = day.last or re.search(r"\bab\b|\bseit\b", before)
    return day.day if line.kind == "registration" and not begins else None


def _use_words(line):
    for pattern in (_ASKS, _MUST, _ASKED):
        if match := re.search(rf"(?:{pattern.pattern})\w*", line.folded):
            line.use(match[0])


def _places(lines) -> int | None:
    for line in lines:
        match = _ROOM.search(line.folded) if line.kind not in ("price", "where") else None
        if match:
            line.use(match[0])
            return int(match[1] or match[2]) or None
    return None
