"""The place: a known venue that the text names, else name, street, postcode and town as written."""

import re
from dataclasses import replace

from feeds.incoming.invitation import nominative
from feeds.incoming.invitation.places import (
    arabic_address,
    house_names,
    known_places,
    labelled_address,
    phrases,
    postal_address,
    stacked_lines,
    town_names,
)
from feeds.incoming.invitation.places.address_grammar import IS_HOUSE, POSTCODE, STREET
from programme.drafts.event_draft import Place
from programme.models.district import District
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import meeting_addresses, place_to_follow
from programme.stated.unsaid import is_unsaid

_ONLINE = expression(
    r"\bonline\b|\bjitsi\b|bigbluebutton|\bwebex\b|\b(?:via|per) zoom\b|videokonferenz|livestream|"
    r"\bwebinar|microsoft teams|\bdigital\b|عبر الانترنت|اونلاين|اون لاين|\bزوم\b"
)
_NOT_ONLINE = expression(
    r"online[ -]?(?:anmeld|ticket|shop|formular|buch)|(?:anmeld\w*|tickets?|karten|infos?|programm"
    r"|buch\w*|reservier\w*)[^.;]{0,30}online"
)
_ONLINE_WORDS = expression(
    r"\b(?:online|via|per|als|digital|zoom|videokonferenz|webinar|uber|microsoft|teams)\b|\W"
)
_BAD_WEATHER = expression(
    r"(?i)\((?:bei|im falle?)[^)]*(?:regen|schlecht)[^)]*\)|\bbei (?:starkem )?(?:regen|"
    r"schlechtem wetter)\b(?:[^.;]|\.(?=\s?\d|\w))*"
)
_OR_ONLINE = expression(
    r"(?i),?\s(?:oder|und|sowie)\s(?:auch\s)?(?:online|digital|per livestream|im livestream)\b"
    r"(?:\s(?:über|via|per|auf|unter)\s\S+)?"
)
_OWN_ROOMS = expression(
    r"(?:(?:in )?(?:den |die )?(?:unsere|ihre|seine|eigene)[nrm]? )?(?:eigenen )?"
    r"(?:vereins|gemeinde|geschafts)?(?:raume|raumlichkeiten|domizil)n?"
)
_TELLING = ("", "when", "title", "text")  # kinds of lines that may name the place
_LABEL_OF_LINK = expression(
    r"(?i)(?:\s*[,;|/–-])?\s*(?:und |oder )?(?:auch )?\b(?:online|zoom|link|livestream|stream)"
    r"[\w -]{0,12}:?$"
)
_LINK = expression(r"(?:https?://|www\.)[^\s,;]+")
_PLACE_WORD = expression(r"\b(?:ort|veranstaltungsort|treffpunkt)\b")


def read(lines, district: District) -> Place:
    """The place of labelled lines, else of a line that names one; marks what it took."""
    labelled = [line for line in lines if line.kind == "where"]
    if not labelled and any(map(_is_to_follow, lines)):
        return Place(to_follow=True)
    if len(labelled) == 1:
        labelled += stacked_lines.under(labelled[0], lines, district)
    if labelled := labelled or stacked_lines.block(lines, district):
        return _labelled(labelled, district)
    return _told(lines, district)


def at_home(place: Place, organisers: tuple[str, ...]) -> Place:
    """ "in unseren Räumen", or an address alone: the house of who invites, where its name is "
    "one."""
    is_street_alone = bool(place.street) and not place.name
    if not (is_street_alone or _OWN_ROOMS.fullmatch(fold(place.name))):
        return place
    hosts = (re.sub(r"\se\. ?V\.$", "", name) for name in organisers)
    house = next((name for name in hosts if house_names.is_house(name)), "")
    return replace(place, name=postal_address.without_town(house, place.town))


def _told(lines, district: District) -> Place:
    """The place that sentences and lines without a label name."""
    told = [_without_bad_weather(line) for line in lines if line.kind in _TELLING]
    written = _in_arabic(told, district) or _from_text(told, district)
    whole = " | ".join(line.text for line in lines)
    venue = known_places.venue(told, written, district, whole)
    online = any(_is_online(line.text) for line in lines if line.kind in _TELLING)
    if venue and not _is_another(written, venue):
        known_places.use_name(told, venue)
        return known_places.as_place(venue, replace(written, online=online))
    return replace(written, online=online)


def _is_another(written: Place, venue) -> bool:
    """Whether a sentence tells another house and its town ("in der Volkshochschule in Neustadt")
    than the one that some line names."""
    names = [fold(name) for name in (venue.name, *venue.aliases) if name]
    told = fold(f"{written.name} {written.room} {written.note}")
    is_house = house_names.is_house(written.name) and bool(written.town or written.street)
    return is_house and not any(name in told or told.strip() in name for name in names)


def _is_online(text: str) -> bool:
    """Whether words or a meeting address say so; other addresses say nothing of it."""
    words = _LINK.sub(" ", text)
    said = _ONLINE.search(_NOT_ONLINE.sub(" ", fold(words)))
    return bool(said) or bool(meeting_addresses.in_text(text))


def _is_to_follow(line) -> bool:
    """Whether a line says that the place is announced later; marks the words."""
    later = place_to_follow.said(line.text)
    if line.kind or not later or not _PLACE_WORD.search(line.folded):
        return False
    line.use(later)
    return True


def _without_bad_weather(line):
    """The line without its place for bad weather and without "oder online über …"."""
    text = _OR_ONLINE.sub("", _BAD_WEATHER.sub(" ", line.text))
    return line if text == line.text else replace(line, text=text)


def _labelled(lines, district: District) -> Place:
    text, links = _without_links(labelled_address.one_line(lines, district))
    place = _written(lines, text, district)
    for line in lines:  # a link stays in the text
        if line.whole and any(link in line.text for link in links):
            line.whole = False
            line.use(_LINK.sub("", line.text))
    if not any(map(meeting_addresses.is_meeting, links)):
        return place
    return replace(place, online=True)


def _without_links(text: str) -> tuple[str, list[str]]:
    links = _LINK.findall(text)
    plain = re.sub(r"^[\s,;]+|[\s,;]+$", "", _LINK.sub("", text))
    return _LABEL_OF_LINK.sub("", plain) if links else plain, links


def _written(lines, text: str, district: District) -> Place:
    later = place_to_follow.said(text)
    if is_unsaid(text) and not later:
        return Place()
    if later and not STREET.search(text):
        for line in lines:
            line.use(later)
        return Place(to_follow=True)
    written = replace(postal_address.parsed(text, district), online=_is_online(text))
    venue = known_places.venue(lines, written, district, text, least=2)
    for line in lines:
        line.whole = True
    if venue:
        return known_places.as_place(venue, written, text)
    return _only_online(lines, written) if _has_no_house(written) else written


def _has_no_house(place: Place) -> bool:
    """Online, and what is written besides is no address and no name of a house."""
    name = re.sub(r"https?://\S+", "", place.name)
    house = place.street or place.postcode or IS_HOUSE.search(name)
    return place.online and not house


def _only_online(lines, written: Place) -> Place:
    """What the lines say besides that it is online, and of which town, stays in the text."""
    is_plain = not _ONLINE_WORDS.sub("", fold(written.name))
    town = written.town if is_plain and not _ONLINE.search(fold(written.town)) else ""
    for line in lines:
        text = line.folded.replace(fold(town), "") if town else line.folded
        line.whole = len(_ONLINE_WORDS.sub("", text)) < 3
    return Place(online=True, town=town)


def _from_text(lines, district: District) -> Place:
    """A place in a sentence with its address, else the first address, else a house by its name."""
    said = _phrases(lines, district)
    if said and phrases.has_address(said[0][1]):
        return _said(said[0], lines, district)
    addresses = (n for n, line in enumerate(lines) if postal_address.start(line.text) is not None)
    first = next(addresses, None)
    if first is not None:
        return _address(lines, first, district)
    is_sure = said and (said[0][1].weight > 1 or said[0][0].rest.strip(" |"))
    alone = Place() if is_sure else _alone(lines, district)
    return alone if alone.name or not said else _said(said[0], lines, district)


def _in_arabic(lines, district: District) -> Place | None:
    """The place of a line that is an address in Arabic letters."""
    for line in lines:
        if line.kind != "title" and (found := arabic_address.parsed(line.text, district)):
            line.whole = True
            return found
    return None


def _phrases(lines, district: District) -> list:
    """Lines with the phrase that says most of a place, the one that says most first."""
    telling = [line for line in lines if line.kind != "title" and not _is_house_alone(line)]
    best = [(line, phrases.best(line.text, district)) for line in telling]
    found = [(line, phrase) for line, phrase in best if phrase]
    return sorted(found, key=lambda each: -each[1].weight)


def _is_house_alone(line) -> bool:
    """ "Turnhalle der Grundschule am Park" is a house as a whole; "Kino im Park" is a title."""
    return house_names.is_alone(line) and house_names.is_house(line.text)


def _alone(lines, district: District) -> Place:
    """A house in a line of its own, else only a town."""
    alone = (house_names.of_line(line, district) for line in lines)
    named = next(filter(None, alone), None)
    return named or Place(town=known_places.town_in_lines(lines, district))


def _said(told, lines, district: District) -> Place:
    """The place that a line says with its phrase."""
    line, phrase = told
    place = postal_address.parsed(phrase.text, district)
    before = re.search(r"\bbei uns(?= (?:im|in der|auf dem) $)", line.text[: phrase.start])
    line.use(line.text[phrase.start : phrase.end], before[0] if before else "")
    place = replace(place, name=_plain_case(line.text[: phrase.start], place.name))
    town = place.town or known_places.town(line.text, district)
    town = town or known_places.town_in_lines(lines, district)
    name = re.sub(r"(?i)\s(?:in|an) de[rm]$", "", place.name)
    return replace(place, name=postal_address.without_town(name, town), town=town)


def _plain_case(before: str, name: str) -> str:
    """ "in der Alten Färberei" is "Alte Färberei", "im Alten Gutshof" "Alter Gutshof"."""
    if re.search(r"(?i)\b(?:im|am|beim|zum|dem)\s$", before):
        return nominative.called(name)
    is_she = re.search(r"(?i)\b(?:in|an|zu|bei) ?(?:der|r)\s$", before)
    return re.sub(r"^([A-ZÄÖÜ][a-zäöüß]+e)n(?=\s[A-ZÄÖÜ])", r"\1", name) if is_she else name


def _address(lines, n: int, district: District) -> Place:
    """The address in line `n`; its name may stand above, its postcode below."""
    line = lines[n]
    begin, end = postal_address.span(line.text)
    sentence = re.split(r"(?<=[^\W\d]{3})[.!?]\s", line.text[:begin])[-1]
    place = postal_address.parsed(line.text[begin - len(sentence) : end], district)
    name, room = postal_address.with_room(_name_before(sentence))
    if not name and not sentence.strip(" ,"):
        name = _name_above(lines[:n])
    if not place.postcode:
        town = town_names.behind(line.text[end:], comma=True)
        place = replace(place, town=_own_name(town, district) or place.town)
        place = _with_town_below(place, lines[n + 1 :], district)
    line.use(name, room, place.street, place.postcode, place.locality, *place.town.split())
    town = place.town or known_places.town(line.text, district)
    town = town or known_places.town_in_lines(lines, district)
    name = postal_address.without_town(name, town)
    return replace(place, name=name, room=room or place.room, town=town, note="")


def _own_name(town: str, district: District) -> str:
    return known_places.named(town, district) or town


def _name_before(sentence: str) -> str:
    return house_names.before_street(sentence)


def _name_above(lines) -> str:
    """The name of a house in the line right above an address."""
    if not lines or not house_names.is_alone(lines[-1]):
        return ""
    lines[-1].use(lines[-1].text)
    return lines[-1].text.strip(" ,")


def _with_town_below(place: Place, lines, district: District) -> Place:
    """With postcode and town from the line right below an address."""
    if not lines or not POSTCODE.match(lines[0].text):
        return place
    below = postal_address.parsed(lines[0].text, district)
    lines[0].use(below.postcode, below.town)
    return replace(place, postcode=below.postcode, town=below.town, locality=below.locality)
