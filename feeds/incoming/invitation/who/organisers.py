"""Who organises an event: labelled, named by who invites, by a signature, or known to the district.

A partner that the text only mentions comes last: to be named is not yet to organise.
"""

import re
from collections.abc import Callable
from functools import partial

from feeds.incoming.invitation import nominative
from feeds.incoming.invitation.who import acting, introduced, signature, standing_alone
from feeds.incoming.invitation.who.organisation_names import (
    apart,
    is_event,
    is_organisation,
    joints,
    plain,
)
from programme import register
from programme.models.district import District
from programme.plain_text import fold, tidy
from programme.regular_expressions import expression

INVITES = expression(
    r"\b(?:ladt|laden)\b.*\bein\b|\b(?:ladt|laden)\b.*\bzu[mr]?\b|\bveranstaltet\b|\bprasentiert\b|"
    r"\binvites?\b.*\bto\b|\bwarmly invites?\b"
)
_VERB = expression(
    r"\b(?:lädt|laden|veranstaltet|präsentiert|LÄDT|LADEN|(?:(?:warmly|cordially) )?invites?)\b"
)
_NO_NAME = expression(
    r"(?i)(?:hiermit|herzlich|wir|am|zum|dazu|deshalb|auch|liebe|es|sie|er|ich|ihr|im|in|diese|we|you|our|this|"
    r"please|all|everyone)\b"
)
# Behind these words stands who organises: "Veranstaltet von …", "Es lädt ein: …".
_BY = expression(
    r"\b(?:(?:veranstaltet|organisiert|ausgerichtet|durchgeführt|präsentiert|angeboten)"
    r"(?: (?:wird|werden) [^.!?]{0,60}?)?\s(?:von|vom|durch)"
    r"|(?:organi[sz]ed|hosted|presented|offered) by(?: the)?"
    r"|eine? (?:gemeinsame[sr]? )?(?:veranstaltung|aktion|initiative|projekt|angebot)"
    r" (?:von|vom|des|der)"
    r"|^eine? (?:\w+ )?\w*(?:ausstellung|konzert|lesung|workshop) (?:von|vom|des|der)"
    r"|(?:es|dazu|hierzu) (?:\w+ und )?(?:laden|lädt)(?: \w+){0,2} ein:?"
    r"|wir (?:\w+ )?laden(?: \w+){0,3} ein:(?=\s)"
    r"|(?:veranstalter(?:in)?|veranstaltende|träger(?:in)?|gastgeber(?:in)?|ausrichter|einladende)"
    r"(?: (?:ist|sind)|:))\s+"
    r"(?:de[rmns]|die|das)?\s*(?P<names>.+)",
    re.IGNORECASE,
)
# "Zum Singen lädt der Gesangverein am Sonntag ein", "Der Filmklub zeigt …"
_SUBJECT = expression(
    r"\b(?:lädt|laden|veranstaltet|veranstalten|zeigt|zeigen|präsentiert|organisiert|organisieren|"
    r"bietet|öffnet)\s(?:(?:Sie|euch|alle|dazu)\s)?(?:der|die|das)\s(?P<behind>[A-ZÄÖÜ](?:[^.!?,]|(?<=\be)\.\s?V\.){2,80}?)"
    r"(?=\s(?:am|an|vo[mn]|im|in|um|zu[mr]?|ein|alle|herzlich|d[aei][sernm]|eine?n?|ab|auf|ihr\w*|"
    r"seine?n?|dazu|sie|euch|wieder|erneut|auch)\b|[,.!]|$)"
    r"|(?:تدعوكم|يدعوكم|تدعو|يدعو|تنظم|ينظم|تقيم|يقيم)\s(?P<arabic>.{3,60}?)"
    r"(?=\s(?:إلى|الى|لحضور|يوم|في|بتاريخ|جميع|كل)\s)"
    r"|(?:^|[.!?]\s)(?:[Dd]er|[Dd]ie|[Dd]as)\s(?P<before>[A-ZÄÖÜ][^.!?,]{2,80}?)\s"
    r"(?:zeigt|zeigen|bietet|bieten|organisiert|organisieren)\b"
)
# "A mit B laden am 5.10. zum Singen ein", "A, B und C laden ein:"; not "Im Rathaus lädt der Chor".
_NOT_BEFORE = r"im|in|am|an|auf|zu[mr]?|beim?"  # where or when it is: no part of who invites
_INVITING = expression(
    rf"(?!(?i:{_NOT_BEFORE}|dazu|hier\w*|alle|wir|die|der|das|unsere?)\s)"
    rf"(?P<names>[^\W\d](?:(?!\s(?:{_NOT_BEFORE}|wir|ihr|sie)\s)[^.!?:\d]|"
    r"(?<=\be)\.|(?<=\bV)\.){3,160}?)\s(?:lädt|laden|LÄDT|LADEN)\b"
    r"(?!\s(?:der|die|das|wir|unsere?|ein\s[A-ZÄÖÜ])\b)(?=.*\b(?:ein|EIN)\b|\s.*\bzu[mr]?\b)"
)
_SAYS_BY = expression(
    r"\b(?:organi[sz]ed|hosted|presented|offered|by|veranstalt\w*|organisiert|ausgerichtet|durchgefuhrt|prasentiert|angeboten|gemeinsame\w*|"
    r"aktion|initiative|projekt|angebot|trager\w*|gastgeber\w*|ausrichter|einladende|dazu|hierzu|es|"
    r"eine?|durch|die)\b"
)
_ENDS = expression(
    r"(?<!\be)(?<!\be\. V)(?<!\be\.V)(?<!\bu)(?<!\bu\. a)(?<!\bSt)(?<!\bEv)(?<!\bKath)(?<!\bDr)"
    r"[.!?](?:\s|$)|(?<=\be\. V\.)\s+(?=[A-ZÄÖÜ])|\s[|·•]\s"
)


def organisers(lines, signed, district: District, title: str = "") -> tuple[str, ...]:
    """Marks what it took; `signed` are the lines under the greeting of the event `title`."""

    def is_known(name: str) -> bool:
        return bool(register.find_partner(district, [name]))

    body = " | ".join(line.folded for line in lines)
    ways = (
        partial(_labelled, lines, is_known),
        partial(_named, lines, is_known),
        partial(_above_what, lines),
        partial(introduced.organisations, lines),
        partial(acting.organisations, lines),
        partial(_who_invites, lines),
        partial(_subject, lines),
        partial(signature.organisations, signed, body, title),
        partial(signature.at_the_end, lines),
        partial(standing_alone.organisations, lines[1:]),
        partial(standing_alone.organisations, lines),
        partial(_partners, lines, district),
    )
    return next(filter(None, (way() for way in ways)), ())


def told(lines, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """As far as the text says plainly who organises; `is_known` tells names of the district."""
    return (
        _labelled(lines, is_known)
        or _named(lines, is_known)
        or _above_what(lines)
        or _who_invites(lines)
    )


def says_who(line) -> bool:
    """ "Veranstaltet von …": what stands here, in quotation marks too, is no title."""
    return bool(_BY.match(line.text))


def _labelled(lines, is_known) -> tuple[str, ...]:
    found: list[str] = []
    for line in lines:
        if line.kind == "organiser":
            found += _taken(line, line.text, is_known)
    return tuple(dict.fromkeys(found))


def _named(lines, is_known) -> tuple[str, ...]:
    """ "Veranstaltet von X", within a line."""
    for line in lines:
        match = None if line.kind not in ("", "text", "when") else _BY.search(line.text)
        if not match:
            continue
        said = _ENDS.split(match["names"], maxsplit=1)[0]
        if not re.match(r"[A-ZÄÖÜ„\"\d\u0621-\u064a]", said) or not _can_be_name(said):
            continue
        before = line.text[match.start() : match.start("names")]
        line.use(*_SAYS_BY.findall(fold(before)))
        names = tuple(_taken(line, said, is_known))
        if not before.rstrip().endswith("des"):
            return names
        return (nominative.behind_des(names[0]), *names[1:]) if names else names
    return ()


def _taken(line, text: str, is_known) -> list[str]:
    """The names in a text; one that the district knows stays whole, commas and all."""
    names = [plain(text)] if is_known(plain(text)) else apart(text)
    line.use(*names, *joints(text))
    return names


def _above_what(lines) -> tuple[str, ...]:
    """All of "A, B und C" where a line or a sentence begins "A, B und C laden ein"."""
    for line in lines:
        match = None if line.kind else _INVITING.match(line.text)
        if not match:
            continue
        names = plain(match["names"])
        if _can_be_name(names) and is_organisation(names) and not is_event(names):
            line.use(match["names"])
            return tuple(apart(names))
    return ()


def _who_invites(lines) -> tuple[str, ...]:
    """ "Der Verein Miteinander" of "Der Verein Miteinander lädt ein"."""
    for line in lines:
        if line.kind or not INVITES.search(line.folded):
            continue
        before = re.split(r"(?:(?<=[^\W\d]{4})|(?<=\bUhr))[.!?]\s", _VERB.split(line.text)[0])[-1]
        name = plain(before)
        if re.match(r"[A-ZÄÖÜ„\"\d]", name) and _can_be_name(name):
            line.use(before)
            return tuple(apart(name))
    return ()


def _subject(lines) -> tuple[str, ...]:
    """An organisation that does something, before or behind its verb."""
    for line in lines:
        for match in () if line.kind else _SUBJECT.finditer(line.text):
            name = plain(next(filter(None, match.groups())))
            if is_organisation(name) and not is_event(name):
                line.use(name)
                return tuple(apart(name))
    return ()


def _can_be_name(text: str) -> bool:
    name = tidy(text)
    return (
        2 < len(name) <= 200
        and not re.search(r"\d[.:]|\d (?:uhr|€)|\d$(?<!\d{4})", name)
        and not _NO_NAME.match(name)
    )


def _partners(lines, district: District) -> tuple[str, ...]:
    """Partners of the district that stand in the text, at most three."""
    text = " | ".join(line.folded for line in lines if line.kind != "where")
    home = fold(district.name)
    named = [
        partner.name
        for partner in register.told_partners(district)
        if any(
            fold(name) != home and _stands_in(text, fold(name))
            for name in (partner.name, *partner.aliases)
        )
    ]
    return tuple(named[:3])


def _stands_in(text: str, name: str) -> bool:
    return len(name) > 5 and bool(re.search(rf"\b{re.escape(name)}\b", text))
