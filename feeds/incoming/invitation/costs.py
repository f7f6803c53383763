"""What it costs, as far as an invitation says it plainly."""

import re

from feeds.incoming.invitation.letter.inner_labels import SENTENCE_ENDS
from programme.plain_text import fold
from programme.regular_expressions import expression

_AMOUNT = expression(
    r"\d+(?:[.,](?:\d{2}|[-–—]{1,2}))?\s?(?:€|\beuros?\b|\beur\b|يورو)|(?:€|\beur)\s?\d+|"
    r"\d+,[-–—]{1,2}(?!\d)"
    r"|\b(?:vvk|ak|abendkasse|vorverkauf|erm(?:\.|assigt)?)\b[^\d;.]{0,14}\d{1,3}(?![\d.:]|\s?uhr)"
)
_NOTHING = expression(r"(?<![\d.,])0(?:[.,]00?|,-)?\s?(?:€|euro|eur\b)")
_EVENT = (
    r"(?:eintritt|teilnahme|besuch|veranstaltung|konzert|kurs|angebot|workshop|fuhrung|film|lesung"
    r"|vortrag|fest|alles|admission|entry|entrance|participation|event|الدخول|المشاركه|الحضور)"
)
_GRATIS = r"(?:frei|kostenlos|kostenfrei|gratis|umsonst|unentgeltlich|gebuhrenfrei|free|مجان\w*)"
_FREE = expression(
    rf"\b{_EVENT}(?:sgebuhr)?\b[^.;|]{{0,40}}?\b{_GRATIS}\b|freier eintritt|"
    rf"\bkosten (?:entstehen|fallen|gibt es) (?:\w+ ){{0,2}}kein\w*|"
    rf"\b(?:kein\w*|ohne) (?:kosten|eintritt|gebuhr\w*|teilnahmegebuhr\w*)\b|\bkostet n(?:ichts|"
    rf"ix)\b|\bbei freiem eintritt|"
    rf"kostenlose[rn]? (?:teilnahme|veranstaltung|angebot|konzert|workshop)|\bfree (?:entry|"
    rf"admission|entrance|of charge)|\bno (?:charge|(?:admission|entry) fee)|بدون رسوم|"
    rf"(?:^|[,;|–-]\s?|[.!?]\s)(?:(?:fur alle|alles|komplett|naturlich|"
    rf"selbstverstandlich)\s)?{_GRATIS}(?:e)?(?=\s*(?:$|[,;|.!–-]|und\b"
    rf"|fur alle))"
)
# "Das ist kostenlos", "Mitmachen kostet nichts", "kostenlos & ohne Anmeldung": said of the event...
_SAID_FREE = expression(
    rf"\b(?:ist|sind|is|are|bleibt|wird|ganz|und)\s(?:\w+\s)?{_GRATIS}\b|"
    rf"(?:^|[|·/–-]\s?){_GRATIS}(?=\s*(?:[&+/·|(]|ohne\b))|"
    r"\bkostet (?:euch |sie )?(?:n(?:ichts|ix)|kein(?:en)? (?:geld|cent|euro))\b"
)
# ... and not of what stands beside it.
_ASIDE = expression(
    r"\bpark|betreuung|getrank|\bessen|imbiss|kaffee|kuchen|\btee\b|\bbus|shuttle|fahrt|wlan|w-lan|"
    r"material|verleih|ausleih|heft|broschure|flyer|zeitung|download|hotline|anruf|nummer"
)
_PLAINLY_FREE = expression(
    rf"{_GRATIS}|{_EVENT}|\b(?:der|die|das|ist|keine?|nix|nichts|null|entfallt|is|the|of charge|"
    rf"no)\b|\W|\d|euro"
)
_PARTLY = expression(
    r"\bkinder|\bunter \d|\bbis \d+ jahre|mitglied|schuler|ermassig|\bmit \w*karte"
)
_DONATION = expression(
    r"\b(?:um )?(?:eine )?(?:kleine )?spenden?\b[^.;]{0,40}(?:erbeten|gebeten|willkommen|erwunscht"
    r"|gern)"
    r"|hutspende|spendenbasis|gegen (?:eine )?spende|\bspende\b|der hut geht|pay what you|"
    r"\bdonations?\b|تبرع"
)
_ABOUT = expression(
    r"eintritt|kosten|kostet|zahl(?:en|t)\b|betragt|erbitten|preis|beitrag|gebuhr|vvk|abendkasse|\bak\b|ticket|karte|\berm\b|ermassig|"
    r"person|"
    r"p\. ?p\.|teilnahme|teilnehm|spende|erwachsene|kinder|schuler|mitglied|entgelt|umlage|"
    r"admission|entry|entrance|\bfee\b|\bcosts?\b|price|donation|رسوم|سعر|دخول|تكلف|تذكر"
    r"|start ?geld|kursgeld|\b(?:fur alle|je|inkl\.|inklusive) \w|\b(?:pro|je) \w|\bfallig\b|"
    r"\berbeten\b|\bsammeln (?:wir|vor)|\bunkosten"
)
_OTHER = expression(
    r"preisgeld|gewinn|\bforder|gefordert|forderung|iban|kaution|gutschein|gesammelt|erlos|\bkonto"
)
_SPECIAL = ("vvk", "vorverkauf", "ak", "abendkasse", "spende", "karten", "tickets")
_LONG = 70  # characters of a sentence that says more than a price
_ALONE = expression(rf"\W*(?:{_AMOUNT.pattern})\s*(?:[,;|·/–-]\s|//|$)")
_COLUMNS = expression(r"\s+(?:[|–·]|//)\s+")
_BETWEEN = expression(
    r"(?<=[^\d\s]{2}[.!?;])\s+(?=[A-ZÄÖÜ„(])|(?<=\d{3}\.)\s+(?=[A-ZÄÖÜ])|"
    rf"{SENTENCE_ENDS}(?=\d+(?:[.,]\d\d)?\s?(?:€|Euro\b))"
)


def price(lines) -> dict:
    """`is_free` and `price`; marks what it took. Donations leave open whether it is free."""
    for line in sorted(lines, key=lambda line: line.kind != "price"):
        for part in _parts(line):
            if found := _read(fold(part), part, line.kind == "price"):
                found |= {"price": _clause(found["price"])} if line.kind != "price" else {}
                held = part if line.kind == "price" else found["price"]
                line.use(*([held] if held else _used(part)))
                return found | {"price": _with_more(lines, line, found["price"])}
    return {}


def read_field(text: str) -> dict:
    """`is_free` and `price` from a field that holds only the costs."""
    return _read(fold(text), text, True) or {"is_free": None, "price": text}


def _parts(line) -> list[str]:
    """A labelled line whole; of others, each sentence; none of lines about other things."""
    if line.kind == "price":
        return [line.text]
    kinds = ("", "registration", "text", "organiser")
    if line.kind not in kinds:
        return []
    return [part for sentence in _BETWEEN.split(line.text) for part in _columns(sentence)]


def _columns(sentence: str) -> list[str]:
    """ "Rathaus | 5 €" apart; "VVK 7 € | AK 9 €" stays one."""
    columns = _COLUMNS.split(sentence)
    amounts = [column for column in columns if _AMOUNT.search(fold(column))]
    return [sentence] if len(amounts) > 1 and len(amounts) == len(columns) else columns


def _clause(price: str) -> str:
    """Of a long sentence only what it says of the price: "der Kurs kostet 40 Euro"."""
    alone = _ALONE.match(fold(price))
    if alone and not _AMOUNT.search(fold(price)[alone.end() :]):
        return price[: alone.end()].strip(" ,;|·–-/")
    clauses = re.split(r"(?<!\d),\s|,\s(?!\d)|;\s|\sund\s(?=kostet|der|die|das)|:\s", price)
    said = [clause for clause in clauses if _AMOUNT.search(fold(clause))]
    said = said or [clause for clause in clauses if _DONATION.search(fold(clause))]
    return ", ".join(said) if len(price) > _LONG and said else price


def _used(part: str) -> list[str]:
    """The words that say it is free; what else there is stays in the text."""
    match = _FREE.search(fold(part)) or _NOTHING.search(fold(part)) or _said_free(fold(part))
    words = re.compile(
        rf"\b(?:{_EVENT}\w*|{_GRATIS}\w*|ausstellung|freie[rm]?|kostet|nichts|kostenlose\w*)\b"
    )
    return (words.findall(match[0]) or [match[0]]) if match else []


def _with_more(lines, line, price: str) -> str:
    """The price with those of the lines below, each with its label where that is special."""
    more = _continued(lines, line) if line.kind == "price" else []
    said = _named(line) if more or line.label in _SPECIAL else price
    return "; ".join(filter(None, [said, *more]))


def _continued(lines, line) -> list[str]:
    """Further lines under "Eintritt:", as far as they name prices."""
    found = []
    for other in lines[lines.index(line) + 1 :]:
        if other.kind not in ("", "price") or not (other.kind or _is_bare_price(other.folded)):
            break
        other.use(other.text)
        found.append(_named(other))
    return found


def _named(line) -> str:
    """ "Abendkasse: 15 €" with its label, "Eintritt: 5 €" without."""
    return f"{line.label.capitalize()}: {line.text}" if line.label in _SPECIAL else line.text


def _is_bare_price(text: str) -> bool:
    return len(text) < 60 and bool(_AMOUNT.search(text) and _ABOUT.search(text))


def _read(folded: str, text: str, labelled: bool) -> dict | None:
    if _OTHER.search(folded) and not labelled:
        return None
    text = text.strip()
    if _AMOUNT.search(_NOTHING.sub("", folded)):
        is_price = _is_price(folded, labelled)
        return {"is_free": False, "price": text} if is_price else None
    donation = bool(_DONATION.search(folded))
    if not _is_free(folded, labelled):
        return {"is_free": None, "price": text} if donation or labelled else None
    if donation or (labelled and not _says_only_free(folded)):
        return {"is_free": True, "price": text}
    return {"is_free": True, "price": ""}


def _is_price(folded: str, labelled: bool) -> bool:
    """Whether an amount is what it costs: a label or a word says so, or it stands nearly alone."""
    is_alone = len(folded) < 16 or _ALONE.match(folded)
    return labelled or bool(_ABOUT.search(folded) or is_alone)


def _says_only_free(folded: str) -> bool:
    return len(_PLAINLY_FREE.sub("", folded)) < 3


def _is_free(folded: str, labelled: bool) -> bool:
    """Whether it is free for all: not "Kinder frei"."""
    said = _FREE.search(folded) or _NOTHING.search(folded) or _said_free(folded)
    if labelled and not said:
        said = re.match(
            rf"(?:{_GRATIS}|keine?|nichts|nix|null|entfallt|none|nothing)(?:\b|$)", folded
        )
    if not said:
        return False
    clause = re.split(r"[,;–]", folded[: said.end()])[-1]
    return not _PARTLY.search(clause) and not re.search(r"\bnicht (?:kosten|gratis)", folded)


def _said_free(folded: str):
    """Where the event, and not the parking, is said to be free."""
    said = _SAID_FREE.search(folded)
    return said if said and not _ASIDE.search(folded[: said.end()]) else None
