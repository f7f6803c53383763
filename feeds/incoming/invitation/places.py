"""The place: a known venue that the text names, else name, street, postcode and town as written."""

import re
from dataclasses import replace

from feeds.incoming.invitation import address_grammar
from feeds.incoming.invitation.address_grammar import POSTCODE, ROOM, STREET
from programme import register
from programme.drafts.event_draft import Place
from programme.models.district import District
from programme.texts import fold, tidy

_ONLINE = re.compile(
    r"\bonline\b|\bvia zoom\b|\bper zoom\b|videokonferenz|livestream|\bwebinar|microsoft teams|"
    r"\bdigital\b"
)
_AND_ONLINE = re.compile(
    r"(?i),?\s*(?:und|sowie|oder|auch|&|\+)\s(?:auch )?(?:online|per livestream)(?: (?:per|via|"
    r"über) \w+)?"
)
_NOT_ONLINE = re.compile(
    r"online[ -]?(?:anmeld|ticket|shop|formular|buch)|(?:anmeld\w*|tickets?|karten|infos?|programm"
    r"|buch\w*|reservier\w*)[^.;]{0,30}online"
)
_TO_FOLLOW = re.compile(
    r"\bort\b[^.;]{0,30}(?:noch )?(?:bekannt ?gegeben|folgt|mitgeteilt|bekanntgabe|offen)|"
    r"(?:wird|werden) (?:\w+ )?(?:noch |rechtzeitig )*(?:bekannt ?gegeben|mitgeteilt)|^(?:folgt|"
    r"n\. ?n\.|tba|noch (?:nicht bekannt|unklar)|t\.b\.a\.?|noch offen|wird noch)"
)
_MEETING = re.compile(
    r"(?:vor|hinter|neben|an|am|bei|beim|zwischen|gegenuber|unter|auf|ecke|nahe|parkplatz|"
    r"bushaltestelle|haltestelle)\b"
)
_WET = re.compile(
    r"(?i)\((?:bei|im falle?)[^)]*(?:regen|schlecht)[^)]*\)|\bbei (?:starkem )?(?:regen|"
    r"schlechtem wetter)\b[^.;]*"
)
_NO_NAME = re.compile(
    r"(?i)^(?:rahmen|anschluss|anschluß|herbst|frühjahr|sommer|winter|vorfeld|programm|namen|"
    r"auftrag|mittelpunkt|zuge|"
    r"internet|ende|anfang|feier|fest|jahre?|monat|lauf|sinne|thema)\b"
)
_LONE_STREET = re.compile(r"(?i)(?:platz|straße|str\.|weg|markt|gasse|allee|ring)$")
_LEAST = 5  # letters of a name that may stand anywhere


def read(lines, district: District) -> Place:
    """The place of labelled lines, else of a line that names one; marks what it took."""
    labelled = [line for line in lines if line.kind == "where"]
    if labelled:
        return _labelled(labelled, lines, district)
    if place := _to_follow(lines):
        return place
    told = [_dry(line) for line in lines if line.kind in ("", "when", "title", "text")]
    known = _known(told, district)
    prose = _from_prose(told, district)
    online = _is_online(told)
    if known and _fits(known, prose):
        _use_name(told, known)
        return _of(known, replace(prose, online=online))
    return replace(prose, online=online)


def _dry(line):
    """The line without its place for bad weather."""
    text = _WET.sub(" ", line.text)
    return line if text == line.text else replace(line, text=text)


def _labelled(labelled, lines, district) -> Place:
    text = ", ".join(line.text for line in labelled)
    folded = fold(text)
    if (match := _TO_FOLLOW.search(folded)) and not STREET.search(text):
        for line in labelled:
            line.use(match[0])
        return Place(to_follow=True)
    place = replace(_parsed(text, district), online=bool(_ONLINE.search(folded)))
    known = _known(labelled, district)
    _take(labelled)
    if known and _fits(known, place):
        return _of(known, place, text)
    if place.online and not (
        place.street or place.postcode or address_grammar.IS_HOUSE.search(place.name)
    ):
        place = Place(online=True)
        _keep_more(
            labelled,
            r"\b(?:online|via|per|als|digital|zoom|videokonferenz|webinar|uber|microsoft|teams)\b|"
            r"\W",
        )
    return place


def _take(lines):
    for line in lines:
        line.whole = True


def _keep_more(lines, words):
    """What a line says besides these words stays in the text."""
    for line in lines:
        line.whole = len(re.sub(words, "", line.folded)) < 3


def _parsed(text: str, district) -> Place:
    """A line such as "Rathaus, Großer Saal, Markt 1, 99817 Eisenach" in its parts."""
    text = _AND_ONLINE.sub("", text)
    street, postcode = STREET.search(text), POSTCODE.search(text)
    if postcode and not street:
        street = _street_before(text, postcode)
    town, locality = _town_of(postcode, text, district)
    first = min((match.start() for match in (street, postcode) if match), default=len(text))
    named = text[:first].strip(" ,;–-(|")
    name, room = _with_room(_name(named, town))
    note = _rest(text[first:], [match[0] for match in (street, postcode) if match])
    if _MEETING.match(fold(name)):
        name, note = "", ", ".join(filter(None, [named, note]))
    said = name or street or postcode or town
    if fold(note) in ("deutschland", "germany", "online", fold(town)):
        note = ""
    return Place(
        name=name[:160],
        room=room,
        street=street[0].strip() if street else "",
        postcode=postcode["postcode"] if postcode else "",
        town=town,
        locality=locality,
        note=(note if said else text)[:300],
    )


def _rest(text: str, taken) -> str:
    """What stands between and behind the parts of an address."""
    for piece in taken:
        text = text.replace(piece, ",", 1)
    return ", ".join(filter(None, (part.strip(" ;–-().|") for part in text.split(","))))


def _street_before(text, postcode):
    """In "Lange Reihe 5, 99999 Neustadt" the part before the postcode is the street."""
    parts = text[: postcode.start()].rstrip(" ,;–-|").split(",")
    last = parts[-1].strip()
    if not address_grammar.LONE_STREET.fullmatch(last) or ROOM.fullmatch(last):
        return None
    return re.compile(re.escape(last)).search(text, text.rfind(last, 0, postcode.start()))


def _town_of(postcode, text, district) -> tuple[str, str]:
    if postcode:
        name, locality = register.split_town(tidy(postcode["town"]))
        known = register.find_town(district, name)
        return (known.name if known else name), locality
    return _town(text, district), ""


def _name(text, town) -> str:
    """What stands before the street, without the town at its end."""
    if not text or register.split_town(text)[0] == town or fold(text) == fold(town):
        return ""
    if town and re.search(rf"(?:,|\bin)\s*{re.escape(town)}$", text):
        text = re.sub(rf"(?:,|\bin)\s*{re.escape(town)}$", "", text)
    else:
        text = text.removesuffix(town)
    text = re.sub(
        r"(?i)^(?:im|in der|in den|ins|in|auf dem|auf der)\s+(?=[A-ZÄÖÜ„\"])", "", text.strip(" ,")
    )
    return text.strip(" ,-–;")


def _with_room(name: str) -> tuple[str, str]:
    head, mark, tail = name.rpartition(",")
    if mark and ROOM.fullmatch(tail.strip()) and len(tail) < 60:
        return head.strip(), tail.strip()
    return name, ""


def _to_follow(lines) -> Place | None:
    for line in lines:
        if (
            not line.kind
            and re.search(r"\b(?:ort|veranstaltungsort|treffpunkt)\b", line.folded)
            and _TO_FOLLOW.search(line.folded)
        ):
            line.use(_TO_FOLLOW.search(line.folded)[0])
            return Place(to_follow=True)
    return None


def _is_online(lines) -> bool:
    return any(_ONLINE.search(_NOT_ONLINE.sub(" ", line.folded)) for line in lines)


def _known(lines, district):
    """The venue with the longest name that stands in these lines."""
    text = " | ".join(line.folded for line in lines)
    best, length = None, _LEAST
    for venue in district.venues.select_related("town"):
        for name in filter(None, (venue.name, *venue.aliases)):
            folded = fold(name)
            if len(folded) > length and re.search(rf"\b{re.escape(folded)}\b", text):
                best, length = venue, len(folded)
    return best


def _fits(known, place: Place) -> bool:
    """Whether nothing that is written contradicts the known place."""
    if place.street and known.street and fold(place.street) != fold(known.street):
        return False
    town = known.town.name if known.town else ""
    return not (place.town and town and fold(place.town) != fold(town))


def _of(known, place: Place, text: str = "") -> Place:
    town = known.town.name if known.town else place.town
    name = known.name or text.split(",")[0]
    more = {"room": place.room, "note": place.note, "online": place.online}
    address = {"street": place.street, "postcode": place.postcode} if not known.street else {}
    return Place(name=name, town=town, **more, **address)


def _use_name(lines, known):
    names = [fold(name) for name in (known.name, *known.aliases) if name]
    for line in lines:
        for name in sorted(names, key=len, reverse=True):
            if re.search(rf"\b{re.escape(name)}\b", line.rest):
                line.use(name)
                break


def _town(text: str, district: District) -> str:
    folded = fold(text)
    towns = sorted(district.towns.all(), key=lambda town: -len(town.name))
    for town in towns:
        for name in (town.name, *town.aliases):
            if re.search(rf"\b{re.escape(fold(name))}\b", folded):
                return town.name
    return ""


def _from_prose(lines, district) -> Place:
    """The first address, with the name before it; else a house that a sentence names."""
    for n, line in enumerate(lines):
        street, postcode = STREET.search(line.text), POSTCODE.search(line.text)
        if street or postcode:
            return _address(lines, n, district)
    for line in lines:
        name = _house(line.text)
        if name and line.kind != "title":
            line.use(name)
            town = _town(line.text, district) or _town(
                " | ".join(each.text for each in lines), district
            )
            return Place(name=_name(name, town)[:160], town=town)
    for line in lines:
        if place := _house_alone(line, district):
            return place
    return Place(town=_town(" | ".join(line.text for line in lines), district))


def _address(lines, n, district) -> Place:
    line = lines[n]
    start = min(m.start() for m in (STREET.search(line.text), POSTCODE.search(line.text)) if m)
    before = line.text[:start]
    sentence = re.split(r"(?<=[^\W\d]{3})[.!?]\s", before)[-1]
    place = _parsed(line.text[len(before) - len(sentence) :], district)
    name, room = _with_room(_plain_name(sentence) or _house(sentence, last=True))
    above = lines[n - 1] if n else None
    if not name and not sentence.strip(" ,") and above and _is_name(above):
        name = above.text.strip(" ,")
        above.use(above.text)
    line.use(name, room, place.street, place.postcode, place.locality, *place.town.split())
    if not place.postcode and n + 1 < len(lines) and POSTCODE.match(lines[n + 1].text):
        below = _parsed(lines[n + 1].text, district)
        lines[n + 1].use(below.postcode, below.town)
        place = replace(place, postcode=below.postcode, town=below.town, locality=below.locality)
    town = place.town or _town(" | ".join(each.text for each in lines), district)
    return replace(place, name=_name(name, town), room=room, town=town, note="")


def _house(text: str, *, last=False) -> str:
    """The name of a house behind "im", "in der", "auf dem"."""
    found = [
        re.split(r"(?<=[^\W\d]{3})\.\s", match["name"])[0].strip(" ,.")
        for match in address_grammar.PLACED.finditer(text)
        if address_grammar.IS_HOUSE.search(match["name"]) and not _NO_NAME.match(match["name"])
    ]
    return (found[-1] if last else found[0]) if found else ""


def _plain_name(text: str) -> str:
    """ "Kulturhaus, " before a street: the part right before it, if it looks like a name."""
    parts = [
        part.strip() for part in re.split(r"[,;|:]|\s[–-]\s|\buhr\b", text, flags=re.IGNORECASE)
    ]
    parts = [part for part in parts if part]
    name = parts[-1] if parts else ""
    room = ""
    above = parts[-2] if len(parts) > 1 else ""
    is_part = ROOM.fullmatch(name) or _LONE_STREET.search(name)
    if is_part and address_grammar.IS_HOUSE.search(above):
        name, room = above, f", {name}"
    small = {
        "der",
        "des",
        "dem",
        "den",
        "im",
        "in",
        "am",
        "an",
        "und",
        "für",
        "zur",
        "zum",
        "von",
        "e.",
    }
    words = [word for word in name.split() if word not in small]
    plain = words and all(re.match(r"[A-ZÄÖÜ„\"(&]", word) for word in words)
    good = plain and len(name) < 80 and not re.search(r"\d", name)
    return (
        name + room if good and (len(parts) == 1 or address_grammar.IS_HOUSE.search(name)) else ""
    )


def _is_name(line) -> bool:
    return (
        not line.kind
        and not line.used
        and not line.whole
        and bool(
            len(line.text) < 80
            and re.match(r"[A-ZÄÖÜ„\"]", line.text)
            and address_grammar.IS_HOUSE.search(line.text)
            and not re.search(r"\d|[.!?:]$", line.text)
        )
    )


def _house_alone(line, district) -> Place | None:
    """The name of a house that stands alone in a line, or between the commas of a short one."""
    if line.kind not in ("", "when") or line.whole or len(line.text) > 120:
        return None
    parts = [part.strip(" .") for part in re.split(r",\s|\s[–|/-]\s|;", line.text)]
    for n, part in enumerate(parts):
        if not _is_house_name(part) or fold(part) not in line.rest:
            continue
        room = next((each for each in parts[n + 1 : n + 2] if ROOM.fullmatch(each)), "")
        line.use(part, room)
        town = _town(line.text, district)
        return Place(name=_name(part, town)[:160], room=room, town=town)
    return None


def _is_house_name(text: str) -> bool:
    plain = len(text.split()) <= 6 and not re.search(r"\d|[!?:]", text)
    return bool(
        plain and re.match(r"[A-ZÄÖÜ]", text) and address_grammar.FIRST_IS_HOUSE.match(text)
    )
