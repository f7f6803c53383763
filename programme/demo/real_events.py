"""Real announcements, read with care into drafts: times as stated, gaps stay gaps.

A record in `data/real` holds what a source says; `data/readings.json` says how a person reads what
no rule can read (where one organiser's name ends, which word of an address is the street).
"""

from datetime import date, time

from programme import languages
from programme.demo.demo_files import read
from programme.drafts.event_draft import (
    EventDraft,
    Hours,
    Languages,
    Period,
    Place,
    Registration,
    Rule,
    When,
)
from programme.plain_text import fold

CATEGORIES = {
    "Ausstellung": "ausstellung",
    "Ausstellungseröffnung": "ausstellung",
    "Begegnung": "fest",
    "Bildung/Kinder": "workshop",
    "Fachveranstaltung": "vortrag",
    "Familie/Kinder": "familie",
    "Fest": "fest",
    "Film": "film",
    "Führung": "fuehrung",
    "Gottesdienst/Andacht": "religion",
    "Kochen": "kochen",
    "Konferenz": "vortrag",
    "Konzert": "musik",
    "Lesung": "vortrag",
    "Messe/Beratung": "beratung",
    "Offene Tür": "beratung",
    "Programmreihe": "sonstiges",
    "Sport": "sport",
    "Theater": "musik",
}
FUNDINGS = {
    "Demokratie leben!": "demokratie-leben",
    "Denk bunt": "denk-bunt",
    "Thüringer Ministerien": "thueringer-ministerien",
}
NOBODY_NAMED = ("nicht angegeben", "im Auszug abgeschnitten")
WEEKDAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
SHORT_WEEKDAYS = [name[:2] for name in WEEKDAYS]
OPEN_END = "ohne Enddatum, hier bis zum Ende des Programms"


def draft(record: dict, *, series_until: date) -> EventDraft:
    """What the announcement says, as its organiser would have sent it.

    A series without an end is listed until `series_until`, and its `date_text` says so.
    """
    reading = read("readings").get(record["id"], {})
    return EventDraft(
        title=record["title"],
        summary=record["description"],
        category=CATEGORIES[record["category"]],
        organisers=_organisers(record, reading),
        openness=_openness(record, reading),
        audiences=tuple(reading.get("audiences", ())),
        audience_text=_audience(record),
        **_ages(record),
        **_when(record, series_until),
        place=_place(record, reading),
        languages=Languages(
            spoken=_codes(record, "language"), interpreted=_codes(record, "interpretation")
        ),
        **_price(record),
        registration=_registration(record.get("registration")),
        features=tuple(reading.get("features", ())),
        fundings=tuple(FUNDINGS[name] for name in record.get("funding", ())),
        wishes=_remarks(record),
    )


def _organisers(record, reading):
    if record["organiser"] in NOBODY_NAMED:
        return ()
    return tuple(reading.get("organisers") or [record["organiser"]])


def _openness(record, reading):
    """Empty where the source leaves it open."""
    if record["public"] is None:
        return ""
    return reading.get("openness") or ("public" if record["public"] else "school")


def _audience(record):
    """ "öffentlich" is said by the openness already."""
    audience = record.get("audience", "")
    return "" if audience == "öffentlich" else audience


def _ages(record):
    if "age_range" not in record["awkward"]:
        return {}
    low, high = [int(word) for word in record["audience"].split() if word.isdigit()]
    return {"age_min": low, "age_max": high}


def _codes(record, field):
    codes = languages.codes_by_name()
    return tuple(codes[fold(name)] for name in record.get(field, ()))


def _price(record):
    price = record.get("price", "")
    if not price:
        return {}
    plain = price in ("kostenfrei", "frei")
    return {"is_free": price.startswith(("kostenfrei", "frei")), "price": "" if plain else price}


def _registration(text):
    if not text:
        return Registration()
    if text == "keine Anmeldung nötig":
        return Registration(need="none")
    return Registration(need="none" if text.startswith("nur für") else "required", text=text)


def _remarks(record):
    """What the office should know about the source; never public."""
    words = [record.get("note", "")]
    if record["year_basis"] != "angegeben":
        words.append(f"Jahr {record['year_basis']}.")
    return "\n".join(filter(None, words))


def _place(record, reading):
    venue, town = record.get("venue", ""), record["town"]
    known = {
        "street": record.get("street", ""),
        "town": town,
        "locality": reading.get("locality", ""),
        "room": reading.get("room", ""),
    }
    as_what = reading.get("place_as", "name")
    return Place(**(known | {as_what: reading.get("venue", venue)}))


def _when(record, series_until):
    """whens, rule or period, and the date in the words of the source."""
    words = record["date_text"]
    if record.get("recurrence"):
        return {"rule": _rule(record, series_until), "date_text": f"{words}; {OPEN_END}"}
    if "multi_day_exhibition" in record["awkward"]:
        return {"period": _period(record), "date_text": words}
    return {"whens": _whens(record), "date_text": words}


def _rule(record, series_until):
    first = record["occurrences"][0]
    return Rule(
        freq=record["recurrence"]["freq"],
        weekdays=tuple(SHORT_WEEKDAYS.index(name) for name in record["recurrence"]["byday"]),
        starts_on=date.fromisoformat(first["start_date"]),
        until=series_until,
        start_time=_time(first, "start_time"),
        end_time=_time(first, "end_time"),
    )


def _period(record):
    row = record["occurrences"][0]
    rows = record.get("opening_hours", ())
    hours = record["time"] if record["time"].startswith("während") else ""
    return Period(
        starts_on=date.fromisoformat(row["start_date"]),
        ends_on=date.fromisoformat(row["end_date"]) if "end_date" in row else None,
        hours=tuple(_hours(row) for row in rows),
        hours_note=hours,
    )


def _hours(row):
    days = tuple(SHORT_WEEKDAYS.index(name) for name in row["days"])
    return Hours(weekdays=days, opens=_time(row, "from"), closes=_time(row, "to"))


def _whens(record):
    days = list(dict.fromkeys(row["start_date"] for row in record["occurrences"]))
    names = record["weekday"].split(", ") if "weekday" in record else []
    stated = dict(zip(days, map(WEEKDAYS.index, names), strict=False))
    return tuple(_one(record, row, stated) for row in record["occurrences"])


def _one(record, row, stated):
    start = _time(row, "start_time")
    clock = "from" if record["time"].startswith("ab ") else "exact"
    announced = "start_time_to_be_announced" in record["awkward"]
    return When(
        starts_on=date.fromisoformat(row["start_date"]),
        ends_on=date.fromisoformat(row["end_date"]) if "end_date" in row else None,
        start_time=start,
        end_time=_time(row, "end_time"),
        clock=clock if start else "to_follow",
        stated_weekday=stated.get(row["start_date"]),
        note=record["time"] if announced else "",
    )


def _time(row, name):
    return time.fromisoformat(row[name]) if name in row else None
