"""One line that says all, as gazettes and posters have it, in its parts: title, days, place.

"Sa., 25.9., 14 Uhr: Kinderfest, Rathaus Geisa" becomes three lines. A sentence stays whole.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from feeds.incoming.invitation.letter.line import Line
from feeds.incoming.invitation.places import house_names, known_places, postal_address
from feeds.incoming.invitation.places.address_grammar import IS_HOUSE, PLACED, POSTCODE, STREET
from feeds.incoming.invitation.titles import posters
from feeds.incoming.invitation.titles.candidates import may_be
from feeds.incoming.invitation.when import left_out, moved_days, other_days, states, time_runs
from feeds.incoming.invitation.when.time_runs import MONTH
from feeds.incoming.invitation.who.organisation_names import is_event
from programme.models.district import District
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated.days_in_text import WEEKDAY

LONGEST = 300  # characters of an entry
_PROSE = expression(
    r"\b(?:findet|finden|ladt|laden|ist|sind|war|wird|werden|feier[nt]|heisst|treffen wir|trifft|"
    r"beginnt|startet|zeigt|gibt|mochten?|freuen|kommt|kann|konnen|bitte|sie|wir|uns|unser\w*|"
    r"euch|sich|hat|haben|geht|steht|stellt|erwartet|zu sehen|veranstaltet|erklingen|erklingt|"
    r"biete[tn]|offne[tn]|organisier\w+|prasentier\w+|muss|plan(?:t|en)|mach(?:t|en)|"
    r"gastier\w+|steigt|"
    r"fuhr(?:t|en)|richte[tn]|bitte[tn]|tagt|lockt|warte[tn]|soll|dauert|lauft|"
    r"mussen|wollen|fallt(?=[^.;!?]*\baus\b)|spielt|liest|"
    r"singt|kostet)\b|^(?!am |ab |um |vo[mn] |jede|im |in )[a-z]+ [a-z]"
)
_NOTICE = expression(
    r"(?i)(?:(?:achtung|wichtig|hinweis)\W{1,3}(?=\w))?(?:neuer (?:termin|ort|beginn)|"
    r"(?:termin|orts)(?:änderung|verlegung)|verlegt(?=!)|verschoben(?=!))[!:.]+\s+(?=\S)"
)
# "Der für Mittwoch, 22.9., 18 Uhr geplante Vortrag"
_FOR = expression(
    r"(?:Der|Die|Das|Unsere?)(?: (?:für|am|vom|ursprünglich|zunächst))*(?: de[nm])?"
    r"(?: \w+tag| Mittwoch)?,?"
)
_PLANNED = expression(
    r"(?:geplant|angekündigt|vorgesehen|angesetzt|terminiert)e[nrs]?\s(?=[A-ZÄÖÜ„])"
)
# Days and times that stand apart from the run, or about something else: the line stays whole.
_MORE_TIME = expression(
    rf"\buhr\b|\d{{1,2}}[.:]\s?\d|\d\.? (?:{MONTH})\b|\b{WEEKDAY}s?\b(?! [a-z])|geschlossen|"
    rf"geoffnet|offnungszeit|monat|ferien|ausser|{other_days.REGISTERS}|frist|telefon|"
    r"\btel\b|burozeit|gegrundet"
)
_DAY = expression(rf"\d{{4}}-\d\d-\d\d|\d\.\s?\d?\d\.|\d\.(?:20)?\d\d?\b|\b(?:{MONTH}|{WEEKDAY})")
_CLOCKS = expression(
    r"(?<![\d.:])(?:\d{1,2}(?:[.:]\d\d)?(?!\.)\s?(?:uhr|h)?\s?(?:-|–|bis(?: ca\.?)?|und|/)\s?){0,4}"
    r"\d{1,2}(?:[.:]\d\d)?\s?(?:uhr|h)\b"
)
_RHYTHM_BEHIND = expression(
    r"(?P<title>[A-ZÄÖÜ„][^.!?:;]{2,70}?)(?:\s[–—|-]|,)?\s\(?(?P<rhythm>"
    r"(?:(?:an )?jede[nm]|immer|wöchentlich|14-tägig|alle (?:zwei Wochen|14 Tage))(?: am)?"
    r"(?: (?:\d\.|ersten|zweiten|dritten|vierten|letzten))? "
    r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend)(?: im Monat)?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tags|mittwochs|sonnabends|"
    r"jede Woche|wöchentlich|14-tägig|alle (?:zwei Wochen|14 Tage))\)?"
)
# "Gedenken an den 9. November 1938": a day that is remembered.
_REMEMBERS = expression(
    rf"(?!bis |anmeld|einladung|abgabe)[a-z][^\d.!?,;:]{{2,60}} (?:an den|zum|des) "
    rf"\d{{1,2}}\. (?:{MONTH})(?: \d{{4}})?"
)
_ABBREVIATED = r"(?<!\b[A-Z]\w\.)(?:(?<!\b[A-Z]\w\w\.)|(?<=\bUhr\.))(?<!anschl\.)"
_SENTENCES = expression(
    rf"(?<=[^\W\d]{{2}}[.!?]){_ABBREVIATED}\s+(?=[A-ZÄÖÜ„])|"
    r"(?<=\d[.!?])\s+(?=(?:Der |Die |Um )?(?:Eintritt|Anmeld|"
    r"Wir |Alle |Kosten|Es |Veranstalte|Bitte|Ort:|Teilnahme|Karten|Spende|Free |Admission|Entry|"
    r"No |Registration|Please |Organi[sz]ed |Hosted ))"
)
# What goes on behind a place, and is none: "Stadtkirche, anschließend Tee".
_NO_MORE_PLACE = expression(
    r",?\s(?=(?:mit|for|with|für|anschl\w*|anschließend|danach|dazu|inkl\w*|freier|kostenlos\w*|barrierefrei|"
    r"nur|bitte|bei (?:Regen|schlechtem)|u\. ?a\.)\s)|"
    r",\s(?=(?:Eintritt|Anmeld|Kosten|freier|VVK|AK|Veranstalter)\w*\b)"
)
_PLACE_FIRST = expression(r"(?P<place>[^:]{3,70}):\s(?P<title>[A-ZÄÖÜ„»].{2,})")
_PLACE_IN_BRACKETS = expression(r"(?P<title>[^()]{3,80})\s\((?P<place>[^()]{3,80})\)")
_EDGES = " ,;:–—-|·•"


def is_prose(text: str) -> bool:
    """Whether words are those of a sentence, and no entry."""
    return bool(_PROSE.search(_folded_start(text)))


def split(lines, district: District) -> list[Line]:
    """The lines, entries in their parts."""
    found: list[Line] = []
    every = list(_notices_apart(lines))
    for n, line in enumerate(every):
        line = replace(line, kind="title") if _is_remembering(line, lines) else line
        has_title = any(each.kind in ("", "title") for each in found)
        parts = _parts(line, has_title, district) if _may_be(line) else [line]
        if not has_title and any(map(may_be, every[n + 1 : n + 2])):
            parts = [_as_house(part, district) for part in parts]
        found += parts if len(parts) > 1 else _rhythm_apart(_as_remark(line))
    return found


def _as_house(part: Line, district: District) -> Line:
    """ "28.9., 15 Uhr, Bürgerhaus Geisa" over the title: a house with its town is the place."""
    is_house = not part.kind and house_names.is_house(part.text)
    in_town = is_house and known_places.town(part.text, district)
    return replace(part, kind="where") if in_town else part


def _notices_apart(lines) -> Iterator[Line]:
    """ "Neuer Termin! Lesung: 30.9., …" in two, where no day stands above."""
    notice = _NOTICE.match(lines[0].text) if lines and not lines[0].kind else None
    if notice is None:
        yield from lines
        return
    yield Line("text", notice[0].strip())
    yield Line("", lines[0].text[notice.end() :])
    yield from lines[1:]


def _is_remembering(line, lines) -> bool:
    """A heading that names a day, where another line says on which it takes place."""
    others = (each for each in lines if each is not line and _may_be(each))
    return (
        not line.kind
        and bool(_REMEMBERS.fullmatch(line.folded))
        and not any(each.kind == "title" for each in lines)
        and any(_has_day(fold(each.text[slice(*span)])) for each, span in _with_span(others))
    )


def _with_span(lines):
    return [(each, span) for each in lines if (span := time_runs.longest(each.text))]


def _as_remark(line) -> Line:
    """ "Am 29.9. fällt der Treff aus!" is no title."""
    span = time_runs.longest(line.text) if _may_be(line) and not line.kind else None
    if span and _is_left_out(line.text, span) and not _CLOCKS.search(fold(line.text)):
        return replace(line, kind="text")
    return line


def _rhythm_apart(line) -> list[Line]:
    """ "Sprachtreff jeden Mittwoch", a heading, in two."""
    match = _RHYTHM_BEHIND.fullmatch(line.text) if line.kind in ("", "title") else None
    if not match or _PROSE.search(_folded_start(match["title"])):
        return [line]
    return [Line(line.kind, match["title"], line.label), Line("when", match["rhythm"])]


def _may_be(line) -> bool:
    return line.kind in ("", "when") and len(line.text) <= LONGEST


def _parts(line, has_title: bool, district) -> list[Line]:
    sentences = _SENTENCES.split(line.text)
    at, span = next(_tell_when(sentences), (0, None))
    first, state = _without_state(sentences[at], span[1] if span else 0)
    if not span or _is_no_entry(line, first, span, has_title):
        return [line]
    gone, above = _before_entry(sentences[:at])
    told = first[slice(*span)]
    subject = _subject(first[: span[0]], is_sentence=bool(state) or moved_days.moves(fold(told)))
    before = " ".join([*above, subject]).strip(_EDGES)
    before, after = _planned(before, first[span[1] :].strip(_EDGES))
    before, after = _kind_before(before, told, after)
    besides = _besides if line.kind else partial(_named, has_title=has_title)
    lines = besides(before, after, district=district)
    if lines is None:
        return [line]
    head, tail = lines
    rest = [_as_remark(Line("", text)) for text in gone + sentences[at + 1 :]]
    return [*head, Line("when", told.strip(_EDGES), line.label), *tail, *state, *rest]


def _before_entry(sentences: list[str]) -> tuple[list[str], list[str]]:
    """Sentences about days on which it is not, and the others: they begin the entry."""
    gone = [each for each in sentences if time_runs.longest(each)]
    return gone, [each for each in sentences if each not in gone]


def _without_state(text: str, begin: int) -> tuple[str, list[Line]]:
    """ "…, Kirche Geisa fällt wegen Krankheit aus." in two, where days end at `begin`."""
    cut = states.behind_all(text)
    if not begin < cut < len(text):
        return text, []
    return text[:cut], [Line("text", text[cut:].strip(_EDGES))]


def _tell_when(sentences: list[str]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The sentences with days on which it takes place, and where the days stand."""
    for n, each in enumerate(sentences):
        span = time_runs.longest(each)
        if span and not _is_of_another_day(each, span):
            begin, end = _with_move(each, span)
            yield n, (begin, end + states.beside(each[end:]))


def _with_move(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """With the words around it: "wurde vom 23.9. auf den 30.9. verlegt"."""
    before, behind = text[: span[0]].rstrip(), text[span[1] :]
    more = moved_days.around(fold(before), fold(behind))
    begin = len(before) - more[0] if more[0] else span[0]
    return begin, span[1] + more[1]


def _planned(before: str, after: str) -> tuple[str, str]:
    """ "Der für Mittwoch, 22.9., geplante Vortrag": the title stands behind."""
    what = _PLANNED.match(after) if _FOR.fullmatch(before) else None
    return ("", after[what.end() :]) if what else (before, after)


def _kind_before(before: str, told: str, after: str) -> tuple[str, str]:
    """ "Seminar (Do., 24.9.): Rechte im Alltag": the kind and what it is are one title."""
    if not (after and told.endswith(":") and posters.BARE_KIND.fullmatch(fold(before))):
        return before, after
    return f"{before}: {after}", ""


def _subject(before: str, *, is_sentence: bool) -> str:
    """ "Vortrag" of "Der Vortrag wurde vom 23.9. auf den 30.9. verlegt"."""
    return re.sub(r"^(?:Der|Die|Das|Unsere?)\s(?=[A-ZÄÖÜ„])", "", before) if is_sentence else before


def _is_of_another_day(text: str, span: tuple[int, int]) -> bool:
    """A day on which it is not, or that counts only if it rains."""
    return other_days.is_of_bad_weather(fold(text[: span[0]])) or _is_left_out(text, span)


def _is_left_out(text: str, span: tuple[int, int]) -> bool:
    """ "Am 29.9. kein Treffen."."""
    before = fold(text[: span[0]])
    bare = re.fullmatch(r"\W*nicht", before)  # "(nicht am 2. und 4. November)"
    return left_out.stands_beside(f"{before} " if bare else before, fold(text[span[1] :]))


def _is_no_entry(line, text: str, span, has_title: bool) -> bool:
    """Whether a line is a sentence, a letter's head, or says more of times than one run of them."""
    before = text[: span[0]].rstrip()
    besides = fold(f"{before} | {text[span[1] :]}")
    is_label = has_title and before.endswith(":")  # "Vernissage: Montag, 14.9., 18 Uhr"
    patterns = (
        (_PROSE, f"{_folded_start(before)} am {fold(text[span[1] :])}"),
        (_MORE_TIME, besides),
        (other_days.LETTER_HEAD, line.folded),
    )
    return (
        is_label
        or not _has_day(fold(text[slice(*span)]))
        or not re.search(r"\w", besides)
        or _is_left_out(text, span)
        or any(pattern.search(said) for pattern, said in patterns)
    )


def _folded_start(text: str) -> str:
    """Folded, with a mark before a capital: a sentence goes on in small letters."""
    return fold(text) if text[:1].islower() else f"| {fold(text)}"


def _has_day(when: str) -> bool:
    is_clock = re.fullmatch(r"(?:um |ab )?\d{1,2}\.\d\d", when)
    return bool(_DAY.search(_CLOCKS.sub("", when))) and not is_clock


def _named(before: str, after: str, has_title: bool, district):
    """The lines before and behind the days: the title, and where it is."""
    if before:
        if has_title and _is_place(before, district):
            return _where(before), _more(after, district)
        title, place = _title_and_place(before, district, sure=not after)
        return [*_plain(title), *_where(place)], _more(after, district)
    first, *more = re.split(r",\s", after)
    if has_title and (_is_place(first, district) or _is_before_address(first, more)):
        return [], _where(after)
    title, place = _title_and_place(after, district, sure=False)
    return [], [*_plain(title), *_where(place)]


def _is_before_address(name: str, more: list[str]) -> bool:
    """ "Morgensonne, Katzenaue 12": what an address stands behind is a place."""
    behind = "".join(more[:1])
    is_named = bool(POSTCODE.match(behind)) and not is_event(name)
    return is_named or postal_address.is_street(behind) or bool(STREET.match(behind))


def _besides(before: str, after: str, district):
    """Under "Wann:" only a place is apart; anything else may belong to the days."""
    if before or not _is_place(re.split(r",\s", after)[0], district):
        return None
    return [], _where(after)


def _more(text: str, district) -> list[Line]:
    return _where(text) if text and _is_place(text, district) else _plain(text)


def _plain(text: str) -> list[Line]:
    return [Line("", text.strip(_EDGES))] if text.strip(_EDGES) else []


def _where(text: str) -> list[Line]:
    place, *more = _NO_MORE_PLACE.split(text.strip(_EDGES), maxsplit=1)
    place = place if re.search(r"\b\w{1,2}\.$", place) else place.rstrip(".")
    return [*([Line("where", place)] if place else []), *_plain("".join(more))]


def _title_and_place(text: str, district, *, sure: bool) -> tuple[str, str]:
    """ "Kinderfest, Rathaus Geisa", "Kinderfest im Rathaus Geisa", "Kinderfest (Rathaus Geisa)" and
    "Rathaus Geisa: Kinderfest" in two."""
    if apart := _with_mark_between(text, district):
        return apart["title"], _town_last(apart["place"], district)
    parts = re.split(r"(?<!\()(?:,\s|\s[|·•]\s)", text)
    begin = next((n for n in range(1, len(parts)) if _is_place(parts[n], district)), len(parts))
    title, place = ", ".join(parts[:begin]), ", ".join(parts[begin:])
    return _cut_inside(title, place, district) if not sure else (title, place)


def _cut_inside(title: str, place: str, district) -> tuple[str, str]:
    """ "Kinderfest im Rathaus", "Geisa": the house stands in what was taken for the title."""
    inside = PLACED.search(title)
    has_house = IS_HOUSE.search(place.split(",")[0]) and not STREET.match(place)
    if not inside or inside.start() < 4 or not IS_HOUSE.search(inside["name"]) or has_house:
        return title, place
    if not (place or known_places.town(inside["name"], district)):
        return title, place
    return title[: inside.start()], ", ".join(filter(None, [title[inside.start() :], place]))


def _with_mark_between(text: str, district):
    matches = (pattern.fullmatch(text) for pattern in (_PLACE_FIRST, _PLACE_IN_BRACKETS))
    found = (match for match in matches if match)
    return next((match for match in found if _is_place_or_in_town(match["place"], district)), None)


def _town_last(place: str, district) -> str:
    """ "Widmarkt, Vacha" of "Vacha, Widmarkt"."""
    first, comma, rest = place.partition(", ")
    is_first = (
        comma and known_places.named(first, district) and not known_places.town(rest, district)
    )
    return f"{rest}, {first}" if is_first else place


def _is_place_or_in_town(text: str, district) -> bool:
    """A place, also one that only its town shows to be one: "Vacha, Widmarkt"."""
    *parts, last = re.split(r",\s", text)
    in_town = (known_places.named(each, district) for each in (*parts[:1], last))
    return _is_place(text, district) or (bool(parts) and any(in_town))


def _is_place(text: str, district) -> bool:
    return bool(
        STREET.search(text)
        or POSTCODE.search(text)
        or house_names.is_house(text)
        or re.fullmatch(r"[\w .’'-]*(?:[Ss]traße|[Pp]latz|[Gg]asse|[Aa]llee)", text)
        or fold(known_places.town(text, district)) == fold(text) != ""
        or (PLACED.match(text) and IS_HOUSE.search(text))
        or re.match(r"(?:[Oo]nline|[Dd]igital)\b", text)
    )
