"""Costs, registration, people and languages, as far as an invitation says them plainly."""

import re

from programme.drafts import Languages, Registration
from programme.invitation import when
from programme.languages import GERMAN
from programme.texts import fold

_FREE = re.compile(
    r"\b(eintritt frei|eintritt ist frei|freier eintritt|kostenlos|kostenfrei|gratis)\b"
)
_MONEY = re.compile(r"\d+(?:,\d{2})?\s?(?:€|(?:euro|eur)\b)|€\s?\d+|\bspende\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}")
_PHONE = re.compile(r"(?:tel(?:efon)?\.?:?\s*)?((?:\+49|0)[\d\s/()-]{6,20}\d)", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>,;]{3,300}")
_AGES = re.compile(r"\bab\s(\d{1,2})\sjahren?\b|\b(\d{1,2})\s?(?:-|–|bis)\s?(\d{1,2})\sjahren?\b")
_ASKS = re.compile(r"anmeld|\bmelde[nt]?\b (?:euch|sie sich|dich)")
_INTERPRETED = re.compile(r"dolmetsch|ubersetz|sprachmittl")

KINDS = {
    "ausstellung": "ausstellung|vernissage",
    "film": "film|kino",
    "kochen": "kochen|koch|fruhstuck|buffet|kulinarisch|backen",
    "musik": "konzert|musik|chor|tanz|theater|lieder",
    "sport": "sport|fussball|turnier|lauf|spielfest",
    "religion": "gottesdienst|andacht|gebet|moschee|kirche",
    "fuehrung": "fuhrung|rundgang|spaziergang|ausflug|exkursion",
    "vortrag": "lesung|vortrag|diskussion|gesprach|podium",
    "workshop": "workshop|kurs|seminar|werkstatt",
    "beratung": "beratung|messe|bewerbung|jobborse|information",
    "familie": "kinderfest|familienfest|familientag|spielplatz",
    "fest": "fest|begegnung|stammtisch|treff|cafe|feier",
}
AUDIENCES = {
    "frauen": r"\bfrauen\b",
    "maenner": r"\bmanner\b",
    "kinder": r"\bkinder\b",
    "familien": r"\bfamilien?\b",
    "jugendliche": r"\bjugendliche",
    "senioren": r"\bsenior|altere menschen",
    "zugewanderte": r"zugewandert|gefluchtet|migrant",
}


def price(lines) -> dict:
    for line in lines:
        free = _FREE.search(line.folded)
        if line.kind == "price" or free or (_MONEY.search(line.text) and len(line.text) < 120):
            is_free = bool(free) or fold(line.text) in ("frei", "keine", "0 €", "frei!")
            bare = line.kind or len(line.text) < 40
            line.taken = line.taken or ("price" if bare else "")
            money = _MONEY.search(line.text)
            said = line.text if line.kind == "price" and not is_free else (money and line.text)
            return {"is_free": is_free or (False if money else None), "price": said or ""}
    return {}


def registration(lines, year: int) -> Registration:
    texts = [line for line in lines if line.kind == "registration" or _ASKS.search(line.folded)]
    if not texts:
        return Registration()
    for line in texts:
        bare = line.kind or len(line.text) < 90
        line.taken = line.taken or ("registration" if bare else "")
    folded = " ".join(line.folded for line in texts)
    text = " ".join(line.text for line in texts)
    email, phone, url = _EMAIL.search(text), _PHONE.search(text), _URL.search(text)
    deadline = when.days(folded, year)
    return Registration(
        need=_need(folded),
        text="" if email or phone or url else text[:300],
        email=email[0] if email else "",
        phone=phone[1].strip() if phone else "",
        url=_web(url[0]) if url else "",
        deadline=deadline[0][0] if deadline else None,
    )


def _need(folded: str) -> str:
    if re.search(
        r"(ohne|keine) (vor)?anmeldung|nicht (notig|erforderlich)|^(nein|keine)\b", folded
    ):
        return "none"
    if re.search(r"erbeten|gebeten|erwunscht|\bbitte\b|gern[e]? mit", folded):
        return "requested"
    return "required"


def _web(address: str) -> str:
    address = address.rstrip(".)")
    return address if address.startswith("http") else f"https://{address}"


def people(lines) -> dict:
    text = " ".join(line.folded for line in lines if line.taken != "place")
    found = [code for code, pattern in AUDIENCES.items() if re.search(pattern, text)]
    ages = _AGES.search(text)
    labelled = next((line for line in lines if line.kind == "audience"), None)
    if labelled:
        labelled.taken = "audience_text"
    low, high = (int(ages[1] or ages[2]), ages[3] and int(ages[3])) if ages else (None, None)
    return {
        "audiences": tuple(found),
        "audience_text": labelled.text[:200] if labelled else "",
        "age_min": low,
        "age_max": high,
        "features": _features(text),
    }


def _features(text: str) -> tuple[str, ...]:
    asked = {
        "women_only": r"nur fur frauen|frauen unter sich",
        "childcare": r"kinderbetreuung",
        "bring_something": r"mitbring",
    }
    return tuple(code for code, pattern in asked.items() if re.search(pattern, text))


def spoken(lines) -> Languages:
    """Languages named in a labelled line, or in one that speaks of interpreting."""
    heard, told = [], []
    for line in lines:
        interpreted = bool(_INTERPRETED.search(f"{line.label} {line.folded}"))
        if line.kind != "languages" and not interpreted:
            continue
        line.taken = line.taken or "languages"
        codes = [code for code, name in GERMAN.items() if _names(name, line.folded)]
        (told if interpreted else heard).extend(codes)
    signed = tuple(code for code in dict.fromkeys([*heard, *told]) if code == "gsg")
    keep = lambda codes: tuple(code for code in dict.fromkeys(codes) if code != "gsg")  # noqa: E731
    return Languages(spoken=keep(heard), interpreted=keep(told), signed=signed)


def _names(name: str, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(fold(name))}", text))


def category(title: str, text: str) -> str:
    """The first kind whose words stand in the title, else in the text; empty if none does."""
    for place in (fold(title), fold(text)):
        for code, pattern in KINDS.items():
            if re.search(pattern, place):
                return code
    return ""
