"""Everything the template needs, put together from a snapshot: pure, plain data in and out."""

from django.conf import settings

from feeds.print import qr
from feeds.print.booklet_colours import palette
from feeds.print.layout import arrange
from feeds.print.measures import FORMATS
from feeds.print.snapshot import as_said, read

# A table of more rows takes the typesetter a third of its time and memory: lines instead.
MOST_ROWS = 600
COVER_CODE = 46  # mm, the widest code on the back cover
# The marks there is a picture for, in templates/icons.
MARKS = [
    "free",
    "registration",
    "wheelchair",
    "interpretation",
    "sign_language",
    "childcare",
    "women_only",
    "families",
    "online",
]


def compose(snapshot, words, format):
    """The document for the template, and the findings for the editor.

    Raises ValueError for an unknown format or snapshot version.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}")
    clean, findings = read(snapshot, words)
    measures = FORMATS[format]
    colours = palette(clean["district"].pop("colour"))
    marks = _drawn(clean["marks"])
    known = [mark["code"] for mark in marks]
    for event in clean["events"]:
        event["marks"] = [code for code in known if code in event["marks"]]
        event["code"] = _code(event["url"], measures["side"])
    programme = clean["programme"]
    document = {
        **{key: value for key, value in clean.items() if key != "events"},
        **arrange(clean),
        "title": programme["title"] or clean["labels"]["days"],
        "marks": marks,
        "measures": measures,
        "right_to_left": settings.LANGUAGES_BIDI,
        "palette": colours,
        "code": _code(programme["url"], COVER_CODE, big=True),
        "short_url": as_said(programme["url"]),
    }
    rows = sum(len(group["rows"]) for group in document["overview"])
    document |= {"chapters": _chapters(document), "is_volume": rows > MOST_ROWS}
    return document, findings


def _drawn(marks) -> list[dict]:
    """Those that have a picture and a word."""
    return [mark for mark in marks if mark["code"] in MARKS and mark["label"]]


def _chapters(document):
    """How many lines the list of contents will have."""
    parts = ["overview", "ongoing", "days", "marks", "partners", "funding", "imprint"]
    programme = document["programme"]
    return sum(map(bool, [*map(document.get, parts), programme["about"], programme["greeting"]]))


def _code(url, widest, big=False):
    drawn = qr.code(url, widest)
    if drawn is None:
        return None
    side = min(widest, 1.2 * drawn.modules) if big else drawn.side
    return {"svg": drawn.svg, "modules": drawn.modules, "side": round(side, 2)}
