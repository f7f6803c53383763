"""One row of a table as a draft. What cannot be read is a problem of its column, never a guess."""

import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from feeds.incoming import address_line, html_to_text, keywords
from feeds.incoming.invitation.letter import bad_weather
from feeds.incoming.items import Problem, error, hint
from feeds.incoming.lookup import Lookup
from feeds.incoming.table import cells, choice_cells, row_dates
from programme.drafts.event_draft import EventDraft, Place
from programme.drafts.fields import LINES, MADE_BY_FORM, NUMBER
from programme.plain_text import fold, tidy, tidy_lines
from programme.regular_expressions import expression
from programme.stated import reduced_prices, status_words
from programme.stated.written_dates import Unclear

_WITH_OFFSET = expression(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? ?(?:Z|[+-]\d\d:?\d\d)")
KEYWORDS = ("kategorien", "categories", "tags", "schlagworter", "event category", "track")
_LIST = expression(r"[;\n]|,(?=\s)|\s(?:und|and)\s")


class Row:
    """The cells of one row by column name; collects problems while it is read."""

    def __init__(self, cells_: dict, headers: dict[str, str], lookup: Lookup):
        told = {name: _at_home(value, lookup) for name, value in cells_.items()}
        self.cells = {name: each for name, each in told.items() if not cells.is_unsaid(each, name)}
        self.headers, self.lookup = headers, lookup
        self.problems: list[Problem] = []

    def text(self, name: str) -> str:
        return tidy(cells.text(self.cells.get(name)))

    def words(self, name: str, labels=()) -> list[str]:
        """The words of a list; a part which is one of `labels` as a whole is one word."""
        if fold(self.text(name)) in labels:
            return [self.text(name)]
        parts = map(tidy, re.split(r"[;\n]", cells.text(self.cells.get(name))))
        found = ([part] if fold(part) in labels else _LIST.split(part) for part in parts)
        return [word for words in found for each in words if (word := tidy(each))]

    def complain(self, make, code: str, name: str, **values):
        self.problems.append(make(code, self.headers.get(name, ""), **values))

    def read(self, name: str, reader, default, **kwargs):
        """What `reader` makes of the cell; the default for an empty and for an unclear one."""
        value = self.cells.get(name)
        if value is None:
            return default
        try:
            return reader(value, **kwargs)
        except Unclear as unclear:
            self.complain(error, "unclear", name, message=str(unclear.message))
            return default


def _at_home(value, lookup: Lookup):
    """A moment with an offset ("2027-09-27T17:00:00Z") as the clock of the district shows it."""
    if not (isinstance(value, str) and _WITH_OFFSET.fullmatch(value.strip())):
        return value
    try:
        told = datetime.fromisoformat(value.strip())
    except ValueError:
        return value
    return told.astimezone(ZoneInfo(lookup.zone)).replace(tzinfo=None)


def draft(row: Row) -> EventDraft:
    """What the row says; its problems are in `row.problems`."""
    kept = ""
    words = keywords.read(row.words("category", row.lookup.categories), row.lookup)
    people = keywords.read(row.words("audiences", row.lookup.audiences), row.lookup)
    if words.unknown:
        kept = _complain_of_kind(row, words)
    title = _title(row)
    made = {field.name: _made(row, field) for field in MADE_BY_FORM}
    return EventDraft(
        language=row.lookup.language,
        title=title,
        summary=html_to_text.line(row.text("summary")),
        description=html_to_text.lines(cells.text(row.cells.get("description"))),
        category=words.category,
        organisers=tuple(_organisers(row)),
        openness=choice_cells.openness(row),
        audiences=people.audiences or words.audiences,
        audience_text=", ".join(people.unknown),
        features=people.features or words.features,
        whens=row_dates.whens(row),
        place=_place(row),
        languages=choice_cells.languages_of(row),
        registration=choice_cells.registration(row),
        wheelchair=choice_cells.wheelchair(row),
        fundings=tuple(choice_cells.fundings(row)),
        website=choice_cells.website(row),
        public_contact=row.text("public_contact"),
        wishes=_wishes(row, kept),
        **reduced_prices.with_reductions(choice_cells.price(row) | made | _bad_weather(row, made)),
    )


def _wishes(row, kept: str) -> str:
    """What the office alone reads: remarks, whom it can ask, and keywords of other programs."""
    said = [cells.text(row.cells.get(name)) for name in ("wishes", "remark")]
    if contact := cells.text(row.cells.get("contact")):
        said.append(f"{row.headers.get('contact', '')}: {contact}")
    return tidy_lines("\n".join(filter(None, [*said, kept])))


def _complain_of_kind(row, words) -> str:
    """What the office is to read: the keywords of another program are no answer to our question."""
    said = ", ".join(words.unknown)
    if fold(row.headers.get("category", "")) in KEYWORDS:
        row.complain(hint, "unknown_words", "category", words=said)
        return f"{row.headers['category']}: {said}"
    row.complain(hint if words.category else error, "unknown_kind", "category", words=said)
    return ""


def _title(row) -> str:
    """Without the words of state, where those are what `choice_cells.status` reads.

    Where its column says another state, the checks ask which is right.
    """
    title = html_to_text.line(row.text("title"))
    told, rest = status_words.surely(title)
    return rest if choice_cells.told_status(row) in ("", told) else title


def _made(row, field):
    """A field that needs no reader of its own: words, or a whole number."""
    if field.kind == NUMBER:
        return row.read(field.name, cells.number, None, least=field.least, most=field.most)
    words = tidy_lines if field.kind == LINES else tidy
    return words(cells.text(row.cells.get(field.name)))


def _organisers(row):
    found = re.split(r"[;\n]", cells.text(row.cells.get("organiser")))
    names = (name for text in found for name in _apart(tidy(text), row.lookup))
    return [name for name in map(tidy, names) if name]


def _apart(text: str, lookup: Lookup) -> list[str]:
    """ "DRK / Caritas" are two, unless an organisation is called so."""
    return [text] if fold(text) in lookup.partners else re.split(r"\s/\s", text)


def _bad_weather(row, made) -> dict[str, str]:
    """What stands beside the place, where no column of its own says it."""
    beside = bad_weather.beside(cells.text(row.cells.get("place")))[1]
    return {} if made.get("bad_weather_place") else {"bad_weather_place": beside}


def _place(row) -> Place:
    """One address, from the columns for its parts and from a line with several of them."""
    said = {name: row.text(name) for name in ("street", "postcode", "town")}
    if said["town"]:
        said["town"] = row.lookup.town(said["town"]) or said["town"]
    line = bad_weather.beside(cells.text(row.cells.get("place")))[0]
    place = address_line.read(line, row.lookup, beside=Place(**said))
    return replace(place, room=row.text("room") or place.room)
