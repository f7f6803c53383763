"""The title over which a poster sets something else: who organises, the house, or "Workshop"."""

import re
from itertools import dropwhile, takewhile

from feeds.incoming.invitation.places import house_names, town_names
from feeds.incoming.invitation.places.address_grammar import POSTCODE, STREET
from feeds.incoming.invitation.titles.candidates import is_above_title
from feeds.incoming.invitation.when.time_runs import MONTH
from feeds.incoming.invitation.who import standing_alone
from feeds.incoming.invitation.who.contacts import is_contact
from programme.plain_text import tidy
from programme.regular_expressions import expression
from programme.stated.days_in_text import WEEKDAY

_LONGEST = 90  # characters of a line of a heading
_MOST = 5  # lines of a heading
_DAY = expression(
    rf"\d{{1,2}}\.\s?(?:\d|{MONTH}\b)|\d[.:]\d\d\b|\b\d{{1,2}} ?uhr\b|\b\d{{4}}\b|^\W*{WEEKDAY}\b"
)
BARE_KIND = expression(
    r"(?:[a-z]+-?)*(?:workshop|seminar|vortrag|lesung|ausstellung|konzert|theater|kurs|filmabend|"
    r"diskussion|gesprach|vernissage|filmvorfuhrung|kino|werkstatt|liederabend|themenabend|"
    r"infoabend|informationsabend)(?P<more> (?:mit|und) [a-z]+)?"
)
_CHANGE = expression(r"(?:achtung|wichtig|hinweis|bitte beachten)\b.{0,40}|neuer termin\b.{0,20}")
_OCCASION = expression(r"(?:endlich )?\d{2,3} jahre\W*")
_PRESENTS = expression(
    r"(?:.{4,80} )?(?:prasentier(?:t|en)|zeig(?:t|en)|spiel(?:t|en)|(?:ladt|laden)(?: \w+)? ein|"
    r"stell(?:t|en) vor)\W*"
)
_TOGETHER = expression(r"(?:gemeinsam|zusammen|in (?:kooperation|zusammenarbeit)) mit\b.*")
_NUMBERED = expression(r"(?:kurs|veranstaltungs)?-?(?:nr|nummer)\b.{0,40}")
_NO_TITLES = (_CHANGE, _OCCASION, _PRESENTS, _TOGETHER, _NUMBERED)
_ABOUT_IT = expression(
    r"(?:fur|mit|von|auf|ab|bis|und|oder|eintritt|kosten|anmeld\w*|kostenlos|frei|gratis|bitte|"
    r"deutsch|mitzubringen|veranstaltet|eine? (?:veranstaltung|projekt)|im rahmen)\b"
)
_SURE = expression(
    r"verein\b|verband|\w+amt\b|verwaltung|\bstadt |gemeinde |landkreis|beirat|caritas|diakonie|"
    r"\bawo\b|\bdrk\b|solidaritat|stiftung|bundnis|netzwerk|volkshochschule|bibliothek|bucherei|"
    r"kirchspiel|landfrauen|\bvhs\b|scheune\b|\b(?:\w?sv|tsv|sg|fc|vc) [a-z]|\w+zentrum [a-z]|"
    r"jobcenter|agentur|\be\. ?v\.|buhne|pfarrei|kino\b|museum|hochschule|universitat"
)


def read(lines) -> str:
    """The title, and "Lesung: …" where its kind stands above; "" where nothing stands above it."""
    heading = _heading(lines)
    below = list(dropwhile(_is_no_title, heading))
    if not below:
        return _below_days(lines, heading)
    kind = BARE_KIND.fullmatch(below[0].folded)
    if kind and _may_be(below[1:2]):
        return _with_kind(below[0], below[1], whole=not kind["more"])
    return _taken(below[0]) if len(below) < len(heading) and _may_be(below[:1]) else ""


def _below_days(lines, heading) -> str:
    """The title under the days, where above them stands only who organises."""
    if not heading or heading[0] is not lines[0]:
        return ""
    under = list(dropwhile(_is_day, lines[len(heading) :]))[:1]
    is_told = bool(under) and _is_short(under[0]) and not under[0].text.endswith((".", ","))
    return _taken(under[0]) if is_told and _may_be(under) and not _is_where(under[0]) else ""


def _is_where(line) -> bool:
    return house_names.is_house(line.text) or bool(
        STREET.search(line.text) or POSTCODE.search(line.text)
    )


def below_heading(lines):
    """The line right below the first and those that go on with it; None where there is none."""
    more = list(takewhile(_is_short, lines[1:3]))
    return next(iter(lines[1 + len(more) :]), None)


def _heading(lines) -> list:
    """The short lines that stand above the first day, or right below days that stand first."""
    undated = list(dropwhile(_is_day, lines))
    return list(takewhile(_is_short, undated[:_MOST]))


def _is_day(line) -> bool:
    return line.kind == "when" or (len(line.text) < _LONGEST and bool(_DAY.search(line.folded)))


def _is_short(line) -> bool:
    is_plain = not line.kind and len(line.text) <= _LONGEST and not _is_day(line)
    return is_plain and not is_contact(line.text) and not re.search(r"[a-z]{3}\. [A-Z]", line.text)


def _is_no_title(line) -> bool:
    return (
        any(each.fullmatch(line.folded) for each in _NO_TITLES)
        or is_above_title(line)
        or _is_house(line.text)
        or (bool(_SURE.search(line.folded)) and standing_alone.is_name(line))
    )


def _is_house(text: str) -> bool:
    """ "Galerie im Ständehof, Merseburg": a house with its town."""
    house, *town = re.split(r",\s", text)
    return len(town) == 1 and house_names.is_house(house) and town_names.may_be(town[0])


def _may_be(lines) -> bool:
    """Whether there is a line that says what takes place."""
    return any(
        re.match(r"\W*[A-ZÄÖÜ\d]", line.text)
        and len(line.text) > 3
        and not line.text.endswith(":")
        and not _ABOUT_IT.match(line.folded)
        and not _is_no_title(line)
        and not standing_alone.is_name(line)
        for line in lines
    )


def _with_kind(kind, line, *, whole: bool) -> str:
    """ "Lesung: Wurzeln im Koffer"; "Vortrag mit Verkostung" stays a line of its own."""
    if not whole:
        line.about = kind.folded
        return _taken(line)
    kind.whole = True
    return f"{tidy(kind.text).strip(' :')}: {_taken(line)}"


def _taken(line) -> str:
    line.whole = True
    return re.sub(r"^[^\w„“\"»(]+|[^\w“”\"«!?)]+$", "", tidy(line.text))
