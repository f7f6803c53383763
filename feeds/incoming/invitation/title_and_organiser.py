"""The title of an event and who organises it, as an invitation says them."""

import re

from feeds.incoming.invitation.address_grammar import IS_HOUSE, POSTCODE, STREET
from feeds.incoming.invitation.registering import is_contact
from programme.drafts.fields import limit
from programme.texts import fold, tidy

_QUOTED = re.compile(r"[„“\"»]([^„“”\"«»]{4,120})[“”\"«]")
_INVITES = re.compile(
    r"\b(?:ladt|laden)\b.*\bein\b|\b(?:ladt|laden)\b.*\bzu[mr]?\b|\bveranstaltet\b|\bprasentiert\b"
)
_TO = re.compile(
    r"\b(?:Einladung zu[mr]?|(?:laden?|lädt)(?:[^.]|(?<=\d)\.){0,140}? zu[mr]?|"
    r"laden?[^.]{0,60}? auf ein(?:en|e)?)\s+(.{4,120})"
)
_INTO = re.compile(r"\s(?:auf|in|ins|an|bei|nach)\s(?:d\w+\s)?[A-ZÄÖÜ]")
_TAKES_PLACE = re.compile(
    r"^(?:Unsere?|Das|Die|Der)\s(?:diesjährige[sr]?\s)?([^.!?,]{4,60}?)"
    r"\s(?:findet|finden|trifft sich|beginnt|startet|öffnet)\b"
)
# A line of its own that names who writes, not what happens.
_SENDER = re.compile(
    r"(?:vhs|volkshochschule|stadt|gemeinde|landkreis|amt|ev\.|evangelische|kath\.|katholische|"
    r"pfarrei|"
    r"grundschule|regelschule|gymnasium|oberschule|realschule)\b.*|.*\be\. ?v\.$"
)
_CELEBRATES = re.compile(
    r"\b(?:feiern|veranstalten|zeigen|organisieren|gibt es|planen|veranstaltet|zeigt|"
    r"feiert)\b.{0,60}?\b(?:unser\w*|ein\w*|das|den|die)\s+"
    r"([^.!?,]{4,80}?)(?=\s(?:in|im|am|auf|statt|vo[mn]|um|ab|für|mit)\b|[.!?,]|$)"
)
_DETERMINER = re.compile(
    r"(?i)^(?:unser(?:em|er|en)|eine[rmn]|einem|de[mrn]|diese[mrn]|"
    r"ihre[mrn])\s+(?:diesjährigen\s+)?"
)
_NO_TITLE = re.compile(
    r"(?:herzliche )?einladung\W*$|presse(?:mitteilung|information)|veranstaltungs(?:hinweis|"
    r"ankundigung|tipp)\W*$|ankundigung\W*$|"
    r"zu[mr]?\W*$|(?:wir |sie |ihr )?(?:\w+ )?(?:laden|ladt)\b.*\bein\W*$|(?:hier|anbei|im anhang|"
    r"wie (?:besprochen|telefonisch))\b|"
    r"save the date\W*$|interkulturelle woche(?: \d{4})?\W*$|fwd?:|wg:|z\. ?k\.|zur kenntnis|"
    r"bitte (?:aufnehmen|veroffentlichen)|eintritt|"
    r"flyer\W*$|programm\W*$|(?:mit|und|in|im|am|um|ab|fur|von|ja|gerne?|ich|konnen|konnten|konnt|"
    r"danke|vielen dank|bitte|es|dies|nun|"
    r"also|hiermit|wir|elternbrief|nach|liebe[rs]?|ihre?|eure?|euer|kurs-?nr|nr)\b|.*:$"
)
_ORG = (
    r"(?:verein|e\. ?v\.|stadt|gemeinde|kirche|schule|amt\b|bundnis|netzwerk|vhs|caritas|diakonie|"
    r"awo|drk|kreuz|initiative|club|klub|"
    r"bibliothek|bucherei|museum|kreis|buro|treff|zentrum|verband|ggmbh|gmbh|stiftung|kita|haus|"
    r"pfarrei|moschee|ditib|bildungswerk|hilfe|"
    r"beirat|beauftragte|rat\b|forum|werkstatt|theater|chor)"
)
_TOGETHER = re.compile(
    r"\s*(?:;|\||\s/\s|\bin (?:kooperation|zusammenarbeit|partnerschaft) mit\b|\b(?:gemeinsam |"
    r"zusammen )mit\b|\bmit\b)\s*",
    re.I,
)


_SUBJECT = ("betreff", "subject")  # of a mail: only where nothing else is called the title


def title(lines) -> str:
    """Marks the line it took. A whole line stays as it is written, also in capitals."""
    named = [line for line in lines if line.kind == "title"]
    labelled = next((line for line in named if line.label not in _SUBJECT), *named[:1] or [None])
    if labelled:
        labelled.whole = True
        return _shortened(
            re.sub(r"(?i)^(?:(?:wg|fwd?|aw|re)\s*:\s*)+", "", labelled.text), labelled
        )
    return _invited_to(lines) or _quoted(lines) or _first(lines) or _told(lines)


def _invited_to(lines) -> str:
    for line in lines[:8]:
        if not line.kind and (match := _TO.search(line.text)):
            return _capital(_DETERMINER.sub("", _INTO.split(_shortened(match[1]))[0]))
    return ""


def _quoted(lines) -> str:
    """What stands in quotation marks, with its line where that is a heading."""
    for line in lines[:8]:
        match = None if line.kind else _QUOTED.search(line.text)
        if not match or _is_motto(line.text, match):
            continue
        line.whole = _is_heading(line)
        return _shortened(line.text, line) if line.whole else _shortened(match[1])
    return ""


def _first(lines) -> str:
    """The first line that can be a title, rather than one that names who writes."""
    may_be = [line for line in lines if line.kind in ("", "when") and _may_be(line)]
    first = next((line for line in may_be if not _SENDER.match(line.folded)), *may_be[:1] or [None])
    if first is None:
        return ""
    name = _shortened(first.text)
    first.use(name)
    return name


def _told(lines) -> str:
    """What a sentence announces ("Unser Laternenfest findet …"), or what stands behind its day."""
    plain = [line for line in lines[:8] if not line.kind]
    for pattern in (_TAKES_PLACE, _CELEBRATES):
        match = next(filter(None, (pattern.search(line.text) for line in plain)), None)
        if match:
            return _capital(_shortened(match[1]))
    for line in plain[:3]:
        for part in line.text.split(", ") if len(line.text) < 120 else ():
            if re.match(r"[A-ZÄÖÜ„]", part) and not re.search(r"\d|tag$|[.!?]$", part):
                return _shortened(part)
    return ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_heading(line) -> bool:
    """Ausstellung „Neue Heimat“: a line of its own, and no sentence."""
    short = len(line.text) < 90 and not re.search(
        r"[.!?]\s|\d\.\s?\d|\d\. [A-Z]|\bUhr\b", line.text
    )
    return short and not _INVITES.search(line.folded) and not _NO_TITLE.match(line.folded)


_NAMED_HOUSE = re.compile(
    r"(?i)(?:zentrum|haus|gasthof|gaststätte|schule|kita|kindergarten|heim|klub|club|saal|"
    r"restaurant|hotel)\s*$"
)


def _is_motto(text, match) -> bool:
    """ "Unter dem Motto „…“" names the week, "im Gasthof „…“" a house, not the event."""
    before = text[: match.start()]
    return bool(
        re.search(r"(?i)\bmotto\W*$", before)
        or _NAMED_HOUSE.search(before)
        or re.search(r"\b(?:im|in der|am)\s\S*\s?$", before)
        and IS_HOUSE.search(before[-25:])
    )


def _may_be(line) -> bool:
    text, folded = line.text, line.folded
    if (
        not 3 < len(text) <= 160
        or re.match(r"\W*\d|[a-zäöü].*[.,:]$", text)
        or line.kind == "when"
        and len(text) > 90
    ):
        return False
    if line.kind or _NO_TITLE.match(folded) or is_contact(text):
        return False
    starts = re.match(r"(?:mo|di|mi|do|fr|sa|so)\w*\.?,?\s(?:de[nmr]\s)?\d", folded)
    return not (starts or POSTCODE.search(text) or STREET.fullmatch(text))


def _shortened(text: str, line=None) -> str:
    """Up to where a date, a place or the end of the sentence begins."""
    parts = re.split(
        r"\s+(?:am|ab|vom|in der|im|statt|ein|–|-|\|)\s+(?=\w*\d|\w+tag\b|Mittwoch|Sonnabend|(?:Mo"
        r"|Di|Mi|Do|Fr|Sa|So)\b\.?,?\s\d)"
        r"|,\s+(?=(?:am|den|um)\s|\w+tag\b|Mittwoch|Sonnabend|(?:Mo|Di|Mi|Do|Fr|Sa|So)\b|"
        r"\d{1,2}\.)|(?<=[^\W\d]{3})[.!]\s|\sein[.!]?$"
        r"|\s(?:findet|finden|trifft sich|treffen sich|beginnt|startet|öffnet)\s",
        text,
    )
    if line and len(parts) > 1:
        line.whole = False
        line.use(parts[0])
    found = re.sub(r"^[^\w„“\"»(]+|[^\w“”\"«!?)*]+$", "", tidy(parts[0])).strip(".:")[
        : limit("title")
    ]
    if re.search(
        rf"^{re.escape(parts[0])}\s(?:findet|finden|trifft|treffen|beginnt|startet|öffnet)\b", text
    ):
        found = re.sub(r"^(?:Der|Die|Das|Unsere?) ", "", found)
    return found


def organisers(lines, district) -> tuple[str, ...]:
    labelled = next((line for line in lines if line.kind == "organiser"), None)
    if labelled:
        return _labelled(labelled)
    text = " | ".join(line.folded for line in lines if line.kind != "where")
    named = [
        partner.name
        for partner in district.partners.all()
        if any(
            len(name) > 5 and re.search(rf"\b{re.escape(name)}\b", text)
            for name in map(fold, (partner.name, *partner.aliases))
        )
    ]
    if named:
        return tuple(named[:3])
    for line in lines:
        if _INVITES.search(line.folded) and not line.kind:
            before = re.split(r"\b(?:lädt|laden|veranstaltet|präsentiert|LÄDT|LADEN)\b", line.text)[
                0
            ]
            name = tidy(
                re.sub(r"(?i)^(?:der|die|das|wir vom|wir von|wir,?)\s+", "", tidy(before))
            ).strip(" ,–-")
            good = (
                3 < len(name) < 100
                and re.match(r"[A-ZÄÖÜ„\"]", name)
                and not re.search(r"[.!?]\s|\d{2}", name)
            )
            if good and not re.match(
                r"(?i)(?:hiermit|herzlich|wir|am|zum|dazu|deshalb|auch|liebe)\b", name
            ):
                line.use(before)
                return (name,)
    return ()


def _labelled(line) -> tuple[str, ...]:
    found = []
    for part in _TOGETHER.split(line.text):
        for name in _apart(part):
            name = tidy(name).strip(" ,")
            if name and not (is_contact(name) or STREET.search(name) or POSTCODE.search(name)):
                line.use(name, *(match[0] for match in _TOGETHER.finditer(line.text)))
                found.append(re.sub(r"^(?:der|die|das|dem|den) ", "", name))
    return tuple(dict.fromkeys(found))[:6]


def _apart(text: str):
    """Names joined by commas or "und", where each part is an organisation of its own."""
    parts = re.split(r",\s(?=[A-ZÄÖÜ])(?!e\.\s?V)", text)
    for part in parts:
        halves = re.split(r"\s+(?:und|&)\s+(?:de[rmn]|die|das)?\s*", part)
        whole = all(re.search(_ORG, fold(half)) for half in halves)
        whole = whole or bool(re.search(r"(?:e\.\s?V\.|mbH)$", halves[0]))
        yield from halves if whole and len(halves) > 1 else [part]
