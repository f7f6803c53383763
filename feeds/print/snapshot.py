"""The frozen programme, read with distrust: every text printable, every list short enough.

`read` takes the snapshot (plain JSON data, version 1) and gives the same shape back, safe to set,
with a list of findings for the editor. Unknown keys are dropped, missing ones become empty.
"""

import re
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from feeds.print.printable_text import isolated, line

VERSION = 1
# Characters. What a form takes fits (tests/feeds/print/test_whole.py); what is longer ends in words
# that say where the rest is.
WORD, NAME, LONG_NAME, SENTENCE, FACT, TEXT = 60, 160, 200, 400, 1600, 6000
PARAGRAPHS = 40
URL_LENGTH = 600

STATUSES = ("scheduled", "cancelled", "postponed", "moved", "full", "tentative")
KINDS = ("dates", "series", "period")


class Finding(NamedTuple):
    """Something the editor should know: in which event ("" for the frame) and field, and what.

    `kind` is "lost" (`detail`: the characters no font has), "shortened", "untitled" or "no_code"
    (an address too long or not of the web, so that no QR code is printed).
    """

    event: str
    field: str
    kind: str
    detail: str = ""


class Reader:
    """Cleans one value after the other and remembers what was wrong with it."""

    def __init__(self, direction, words):
        self.direction, self.more = direction, words["more"]
        self.findings = []
        self.event = ""

    def note(self, field, kind, detail=""):
        self.findings.append(Finding(self.event, field, kind, detail))

    def text(self, source, field, limit=NAME):
        """One line, ready to stand among others; what is no text counts as empty."""
        return isolated(self.bare(source, field, limit), self.direction)

    def joined(self, source, *rows):
        """Fields joined to one line: kept together within a row, a comma between the rows."""
        words = [
            "\u00a0".join(filter(None, (self.bare(source, f) for f in row.split()))) for row in rows
        ]
        return isolated(", ".join(filter(None, words)), self.direction)

    def bare(self, source, field, limit=NAME):
        """One line, not yet shielded from its surroundings."""
        raw = source.get(field)
        if raw is None or isinstance(raw, (dict, list, bool)):
            return ""
        text, lost, shortened = line(raw, limit)
        if lost:
            self.note(field, "lost", lost)
        if shortened:
            self.note(field, "shortened")
        return text

    def texts(self, source, fields, limit=NAME):
        return {field: self.text(source, field, limit) for field in fields.split()}

    def items(self, source, field, limit=NAME, most=200):
        """A list of lines, the empty ones left out."""
        raw = source.get(field) or []
        raw = raw if isinstance(raw, list) else [raw]
        lines = [self.text({field: item}, field, limit) for item in raw[:most]]
        if len(raw) > most:
            self.note(field, "shortened")
            lines.append(f"… {self.more}")
        return [text for text in lines if text]

    def paragraphs(self, source, field, limit=TEXT):
        """A text, or a list of them, as paragraphs of at most `limit` characters together."""
        raw = source.get(field) or ""
        raw = "\n".join(map(str, raw)) if isinstance(raw, list) else str(raw)
        if len(raw) > limit:
            self.note(field, "shortened")
            raw = f"{raw[:limit].rpartition(' ')[0] or raw[:limit]} … {self.more}"
        parts = re.split(r"[\n\r\v\f\x85\u2028\u2029]+", raw)
        if len(parts) > PARAGRAPHS:
            parts = [*parts[: PARAGRAPHS - 1], " ".join(parts[PARAGRAPHS - 1 :])]
        return self.items({field: parts}, field, limit + len(self.more) + 3)

    def url(self, source, field="url"):
        """A web address in ASCII, or "" for anything else."""
        raw = str(source.get(field) or "").encode("utf-8", "ignore").decode().strip()
        url = quote(raw, safe="%/:=&?~#+!$,;'@()*[]")
        try:
            parts = urlsplit(url)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme in ("http", "https") and parts.netloc and len(url) <= URL_LENGTH:
            return url
        if raw:
            self.note(field, "no_code")
        return ""


def read(snapshot, words):
    """The clean snapshot and the findings; `words` are the words of the template.

    Raises ValueError for another version than this module knows.
    """
    if snapshot.get("version") != VERSION:
        raise ValueError(f"snapshot version {snapshot.get('version')!r} is not {VERSION}")
    direction = "rtl" if snapshot.get("direction") == "rtl" else "ltr"
    reader = Reader(direction, words)
    frame = {
        "version": VERSION,
        "language": language_code(snapshot.get("language"), "en"),
        "direction": direction,
        "labels": {key: line(word, SENTENCE).text for key, word in words.items()},
        "programme": _programme(reader, _dict(snapshot, "programme"), words),
        "district": _district(reader, _dict(snapshot, "district")),
        "edition": _edition(reader, _dict(snapshot, "edition")),
        "imprint": _imprint(reader, _dict(snapshot, "imprint")),
        "funding": [
            {"name": reader.text(item, "name"), "sentence": reader.text(item, "sentence", TEXT)}
            for item in _dicts(snapshot, "funding")
        ],
        "partners": reader.items(snapshot, "partners", LONG_NAME, most=400),
        "marks": [
            {"code": str(item.get("code")), "label": reader.text(item, "label")}
            for item in _dicts(snapshot, "marks")
        ],
    }
    events = [_event(reader, event, frame) for event in _dicts(snapshot, "events")]
    return frame | {"events": events}, reader.findings


def language_code(value, fallback):
    """The language of a tag such as "de-simple", as the typesetter wants it: "de"."""
    code = re.match(r"[a-z]{2,3}(?![a-z])", str(value or "").lower())
    return code[0] if code else fallback


def as_said(text):
    """`text` with its web addresses as people say them: "kreis.example" for "https://kreis.example/"."""
    return re.sub(r"https?://(\S*[^\s/])/?", r"\1", str(text or ""))


def _programme(reader, raw, words):
    return {
        **reader.texts(raw, "title motto period national_period year", SENTENCE),
        "url": reader.url(raw),
        "about": reader.paragraphs(raw, "about", 2 * TEXT),
        "greeting": _greeting(reader, _dict(raw, "greeting"), words),
    }


def _greeting(reader, raw, words):
    """A greeting that says something, else an empty one."""
    paragraphs = reader.paragraphs(raw, "paragraphs", 2 * TEXT)
    if not paragraphs:
        return {}
    greeting = reader.texts(raw, "heading name role", SENTENCE) | {"paragraphs": paragraphs}
    return greeting | {"heading": greeting["heading"] or words["about"]}


def _district(reader, raw):
    return {
        **reader.texts(raw, "name office phone email"),
        "website": reader.text({"website": as_said(raw.get("website"))}, "website"),
        "address": reader.joined(raw, "street", "postcode town"),
        "colour": str(raw.get("colour") or ""),
    }


def _edition(reader, raw):
    return {**reader.texts(raw, "number released cleaned"), "released_on": raw.get("released_on")}


def _imprint(reader, raw):
    return {
        "publisher": [as_said(text) for text in reader.items(raw, "publisher", SENTENCE, most=20)],
        "responsible": reader.text(raw, "responsible", SENTENCE),
        "disclaimer": reader.paragraphs(raw, "disclaimer"),
    }


def _event(reader, raw, frame):
    reader.event = str(raw.get("uid") or "")
    title = reader.text(raw, "title", 200)
    if not any(char.isalnum() for char in title):
        reader.note("title", "untitled")
        title = frame["labels"]["untitled"]
    return {
        "title": title,
        "language": language_code(raw.get("language"), frame["language"]),
        "kind": raw.get("kind") if raw.get("kind") in KINDS else "dates",
        "summary": reader.text(raw, "summary", 600),
        "description": reader.paragraphs(raw, "description"),
        "url": reader.url(raw),
        **reader.texts(raw, "category", WORD),
        **reader.texts(raw, "period wording price registration audience languages", FACT),
        "organisers": reader.items(raw, "organisers", SENTENCE, most=40),
        "hours": reader.items(raw, "hours", FACT, most=40),
        "days": [_day(reader, day) for day in _dicts(raw, "days")],
        "whole": _state(reader, _dict(raw, "whole")),
        "place": _place(reader, _dict(raw, "place")),
        "marks": list(map(str, raw.get("marks") or [])),
        "funding": reader.items(raw, "funding", most=40),
    }


def _place(reader, raw):
    line = reader.joined(raw, "name", "room", "street", "postcode town")
    return {
        "line": line,
        "town": reader.text(raw, "town"),
        "note": reader.text(raw, "note", FACT),
    }


def _day(reader, raw):
    day = {
        **reader.texts(raw, "date time starts", WORD),
        **reader.texts(raw, "date_label town"),
        **reader.texts(raw, "place", FACT),
        **_state(reader, raw),
    }
    return day | {"date_label": day["date_label"] or day["date"]}


def _state(reader, raw):
    """Whether all is as planned, of a date or of an event as a whole."""
    status = raw.get("status")
    return {
        **reader.texts(raw, "status_label", WORD),
        **reader.texts(raw, "note", FACT),
        "status": status if status in STATUSES else "scheduled",
    }


def _dict(source, field):
    value = source.get(field)
    return value if isinstance(value, dict) else {}


def _dicts(source, field):
    value = source.get(field)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
