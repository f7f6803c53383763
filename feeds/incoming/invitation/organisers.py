"""Who organises an event: labelled, a partner of the district, or who invites in a sentence."""

import re

from feeds.incoming.invitation.contacts import is_contact
from feeds.incoming.invitation.places.address_grammar import POSTCODE, STREET
from programme import register
from programme.models.district import District
from programme.plain_text import fold, tidy

INVITES = re.compile(
    r"\b(?:ladt|laden)\b.*\bein\b|\b(?:ladt|laden)\b.*\bzu[mr]?\b|\bveranstaltet\b|\bprasentiert\b"
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
_VERB = re.compile(r"\b(?:lädt|laden|veranstaltet|präsentiert|LÄDT|LADEN)\b")
_ARTICLE = re.compile(r"(?i)^(?:der|die|das|wir vom|wir von|wir,?)\s+")
_NO_NAME = re.compile(r"(?i)(?:hiermit|herzlich|wir|am|zum|dazu|deshalb|auch|liebe)\b")


def organisers(lines, district: District) -> tuple[str, ...]:
    """Marks what it took."""
    labelled = next((line for line in lines if line.kind == "organiser"), None)
    if labelled:
        return _labelled(labelled)
    return _partners(lines, district) or _who_invites(lines)


def _partners(lines, district: District) -> tuple[str, ...]:
    """Partners of the district that stand in the text, at most three."""
    text = " | ".join(line.folded for line in lines if line.kind != "where")
    named = [
        partner.name
        for partner in register.told_partners(district)
        if any(_stands_in(text, fold(name)) for name in (partner.name, *partner.aliases))
    ]
    return tuple(named[:3])


def _stands_in(text: str, name: str) -> bool:
    return len(name) > 5 and bool(re.search(rf"\b{re.escape(name)}\b", text))


def _who_invites(lines) -> tuple[str, ...]:
    """ "Der Verein Miteinander" of "Der Verein Miteinander lädt ein"."""
    for line in lines:
        if line.kind or not INVITES.search(line.folded):
            continue
        before = _VERB.split(line.text)[0]
        name = tidy(_ARTICLE.sub("", tidy(before))).strip(" ,–-")
        if _can_be_name(name):
            line.use(before)
            return (name,)
    return ()


def _can_be_name(text: str) -> bool:
    if not 3 < len(text) < 100 or not re.match(r"[A-ZÄÖÜ„\"]", text):
        return False
    return not re.search(r"[.!?]\s|\d{2}", text) and not _NO_NAME.match(text)


def _labelled(line) -> tuple[str, ...]:
    found = []
    for part in _TOGETHER.split(line.text):
        for name in _apart(part):
            name = tidy(name).strip(" ,")
            if name and not (is_contact(name) or STREET.search(name) or POSTCODE.search(name)):
                line.use(name, *(match[0] for match in _TOGETHER.finditer(line.text)))
                found.append(re.sub(r"^(?:der|die|das|dem|den) ", "", name))
    return tuple(dict.fromkeys(found))


def _apart(text: str):
    """Names joined by commas or "und", where each part is an organisation of its own."""
    parts = re.split(r",\s(?=[A-ZÄÖÜ])(?!e\.\s?V)", text)
    for part in parts:
        halves = re.split(r"\s+(?:und|&)\s+(?:de[rmn]|die|das)?\s*", part)
        whole = all(re.search(_ORG, fold(half)) for half in halves)
        whole = whole or bool(re.search(r"(?:e\.\s?V\.|mbH)$", halves[0]))
        yield from halves if whole and len(halves) > 1 else [part]
