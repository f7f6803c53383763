"""People, languages, access and contact, as far as an invitation says them plainly."""

import re
from functools import cache
from itertools import filterfalse

from feeds.incoming.invitation.who.contacts import addresses, web
from programme import languages
from programme.drafts.event_draft import Languages
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated.meeting_addresses import is_meeting

_AGES = expression(
    r"\bab\s(?:ca\. )?(\d{1,2})\s(?:jahren?\b|j\.)|\b(\d{1,2})\s?(?:-|–|"
    r"bis)\s?(\d{1,2})\s(?:jahren?\b|j\.|jahrigen?)|"
    r"\b(?:kinder|jugendliche) ab (\d{1,2})(?=\s*(?:[,;|.)]|$))"
)
_INTERPRETED = expression(r"\w*dolmetsch|\w*ubersetz|sprachmittl")
_SPOKEN = expression(r"\bauf (?=\w+isch|deutsch)|\bin \w+(?:er|en) (?:und \w+er )?sprache|sprachig")
_IN_SIGNS = expression(
    r"(?<!keine )\b(?:(?:mit|in) )?(?:deutscher? )?(?:gebardensprache?|dgs)\b"
    r"(?: (?:wird|ist|gibt es))?(?: (?:angeboten|vorhanden|moglich|dabei))?|"
    r"(?<!keine )\bgebardensprachdolmetsch\w*(?: (?:wird|ist|sind))?"
    r"(?: (?:vor ort|angeboten|dabei))?"
)
_TAUGHT = expression(r"kurs|lern|vortrag|uber ")
_SIGNED = "gsg"  # German Sign Language, ISO 639-3

KINDS = {
    "ausstellung": r"ausstellung|vernissage|finissage",
    "film": r"film|\bkino",
    "kochen": r"kochen|\bkoch|fruhstuck|buffet|kulinarisch|backen|brunch|picknick|grillen",
    "musik": r"konzert|musik|\w*chor\b|tanz|theater|lieder|\bsingen|kabarett|disco",
    "sport": r"\bsport|fussball|turnier|lauf\b|spielfest|wandern|yoga",
    "religion": r"gottesdienst|andacht|gebet|\bmoschee\b",
    "fuehrung": r"fuhrung\b|fuhrungen|rundgang|spaziergang|ausflug|exkursion|wanderung|radtour",
    "vortrag": r"lesung|vortrag|diskussion|gesprach|podium|buchvorstellung",
    "workshop": r"workshop|\w*kurs\b|seminar|werkstatt|basteln",
    "beratung": r"beratung|\w*messe\b|bewerbung|jobborse|informationsabend|infoabend|sprechstunde",
    "familie": r"kinderfest|familienfest|familientag|spielplatz|vorlesen|spielenachmittag",
    "fest": r"\w*fest\b|\w*feste\b|\w*festes\b|begegnung|stammtisch|\w*treff\b|treffen\b|cafe|"
    "feier\b",
}
AUDIENCES = {
    "frauen": r"\bfrauen\b|\bwomen\b|\bنسا\b|\bالنسا\b",
    "maenner": r"\bmanner\b",
    "kinder": r"\bkinder\b|\bchildren\b|\bkids\b|اطفال",
    "familien": r"\bfamil(?:ien?|y|ies)\b|عائلات",
    "jugendliche": r"\bjugendliche",
    "senioren": r"\bsenior|altere menschen",
    "zugewanderte": r"zugewandert|gefluchtet|migrant",
}
_NOT_PEOPLE = ("where", "organiser", "price", "registration", "contact", "deadline", "web")


def people(lines, title: str) -> dict:
    """Audiences, ages and features; a labelled audience is kept in its words."""
    told = [line for line in lines if line.kind not in _NOT_PEOPLE]
    texts = [line.folded if line.kind else line.rest for line in told]
    text = " | ".join([fold(title), *texts])
    found = [code for code, pattern in AUDIENCES.items() if re.search(pattern, text)]
    labelled = next((line for line in lines if line.kind == "audience"), None)
    if labelled:
        labelled.whole = True
    low, high = _ages(text, bool(labelled))
    return {
        "audiences": tuple(found),
        "audience_text": labelled.text if labelled else "",
        "age_min": low,
        "age_max": high,
        "features": _features(text),
    }


def _ages(text, labelled) -> tuple[int | None, int | None]:
    ages = _AGES.search(text)
    if not ages:
        return None, None
    return int(ages[1] or ages[2] or ages[4]), int(ages[3]) if ages[3] else None


def _features(text: str) -> tuple[str, ...]:
    asked = {
        "women_only": r"nur (?:fur )?frauen\b|ausschliesslich (?:fur )?frauen|frauen unter sich",
        "childcare": r"(?<!keine )kinderbetreuung",
        "bring_something": r"mitbring|mitzubringen|\bbringt? \w+(?: \w+)? mit\b",
    }
    return tuple(code for code, pattern in asked.items() if re.search(pattern, text))


def openness(lines) -> str:
    """Only where a text says it in so many words."""
    text = " | ".join(line.folded for line in lines)
    if any(
        line.kind == "audience" and re.fullmatch(r"(?:fur )?alle\W*", line.folded) for line in lines
    ):
        return "public"
    if re.search(
        r"geschlossene (?:veranstaltung|gesellschaft)|nur (?:fur )?geladene|nur fur mitglieder",
        text,
    ):
        return "invited"
    for_all = (
        r"\b(?:alle|jede[rn]?|jedermann)(?: \w+){0,3} (?:herzlich )?(?:willkommen|eingeladen)|"
        r"offen fur alle|fur alle offen"
        r"|offentliche (?:veranstaltung|lesung|fuhrung|probe)|fur jedermann|alle interessierten"
    )
    return "public" if re.search(for_all, text) else ""


def wheelchair(lines) -> str:
    for line in lines:
        said = re.search(r"barrierefrei|rollstuhl", line.folded)
        if line.kind != "wheelchair" and not said:
            continue
        text = line.folded
        line.use(*re.findall(r"\b(?:barrierefrei\w*|rollstuhl\w*|ja|nein|teilweise)\b", text))
        if re.search(r"teilweise|eingeschrankt|bedingt", text):
            return "partly"
        if re.search(r"\bnicht\b|\bnein\b|\bkeine?\b|\bleider\b", text):
            return "no"
        if re.search(
            r"\bja\b|rollstuhl(?:gerecht|geeignet|zugang)|mit (?:dem )?rollstuhl|barrierefrei", text
        ):
            return "yes"
    return "unknown"


def spoken(lines) -> Languages:
    """Languages of a labelled line, or of one that speaks of a language or of interpreting."""
    heard: list[str] = []
    interpreted: list[str] = []
    for line in lines:
        is_about = line.kind == "languages" or bool(_SPOKEN.search(line.folded))
        at = _interpreting(line)
        if not is_about and at is None:
            continue
        named = sorted(_named(line.folded))
        line.use(*(match[0] for match in _INTERPRETED.finditer(line.folded)))
        for begin, word, code in named:
            is_heard = _is_heard(line.folded, begin, at)
            if is_about or not is_heard:
                line.use(word)
                (heard if is_heard else interpreted).append(code)
    signed = _signed(lines, [*heard, *interpreted])
    return Languages(spoken=_spoken(heard), interpreted=_spoken(interpreted), signed=signed)


def _signed(lines, codes: list[str]) -> tuple[str, ...]:
    return (_SIGNED,) if _SIGNED in codes or any(map(_has_signs, lines)) else ()


def _has_signs(line) -> bool:
    """ "Gebärdensprache wird angeboten"; a course in it is no offer."""
    told = _IN_SIGNS.search(line.folded) if line.kind in ("", "text", "wheelchair") else None
    if told is None or _TAUGHT.search(line.folded):
        return False
    line.use(told[0])
    return True


def _interpreting(line) -> int | None:
    """Where a line begins to speak of interpreting; None where it does not."""
    if _INTERPRETED.search(line.label):
        return 0
    match = _INTERPRETED.search(line.folded)
    return match.start() if match else None


def _is_heard(text: str, begin: int, interpreting: int | None) -> bool:
    """Whether a language is spoken, not interpreted: it stands before, and a comma between."""
    if interpreting is None:
        return True
    return begin < interpreting and bool(re.search(r"[,;(|]", text[begin:interpreting]))


def _spoken(codes) -> tuple[str, ...]:
    return tuple(code for code in dict.fromkeys(codes) if code != _SIGNED)


@cache
def _names() -> dict[str, str]:
    """The names of languages in those in which an invitation is read."""
    named = [each for spoken in ("ar", "en", "de") for each in languages.names_in(spoken).items()]
    return {fold(name): code for code, name in named} | languages.ALIASES


def _named(text: str):
    for name, code in _names().items():
        if match := re.search(rf"\b{re.escape(name)}(?:e[rsnm]?|s)?(?!\w)", text):
            yield match.start(), match[0], code


def contact(lines) -> dict:
    """`public_contact` of a labelled line; `website` that is no way to register or to a meeting."""
    found = {}
    for line in filterfalse(_is_leader, lines):
        if line.kind == "contact" and "public_contact" not in found:
            found["public_contact"] = line.text
            line.whole = True
            continue
        if line.kind in ("registration", "deadline", "organiser"):
            continue
        for address in addresses(line.text):
            private = is_meeting(address)
            if "website" not in found and not private and fold(address) in line.rest:
                found["website"] = web(address)
                line.use(address)
    return found


def _is_leader(line) -> bool:
    """ "Kontakt und Leitung: X" names a person, who did not ask to be called by everybody."""
    return "leitung" in line.label


def category(title: str, text: str) -> str:
    """The first kind whose words stand in the title, else in the text; empty if none does."""
    for place in (fold(title), fold(text)):
        for code, pattern in KINDS.items():
            if re.search(pattern, place):
                return code
    return ""
