"""Fifty-two real announcements become drafts: what they say is carried, or listed here as not."""

import re
from datetime import date, time

import pytest

from programme.demo import real_events, repertoire
from programme.demo.demo_files import DISTRICTS, read
from programme.drafts.event_draft import Languages, Registration
from programme.languages import names_in
from programme.starting_vocabulary import CATEGORIES

RECORDS = [record for slug in DISTRICTS for record in read(f"real/{slug}")]
UNTIL = date(2022, 10, 2)
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
JOINING = {"mit", "und", "dem", "u.", "a."}

# Everything that a source says and a draft does not say in the same words, and why.
NOT_CARRIED = {
    # Two names in one: the draft says the house and the room, or leaves a footnote's mark out.
    "venue": ["ikw-007", "ikw-012", "ikw-014"],
    "organiser": ["ikw-017", "ikw-019", "ikw-020", "ikw-024", "ikw-027", "ikw-036", "ikw-037"]
    + ["ikw-039", "ikw-095"],
    # "keine Öffnungszeiten angegeben": nothing is said, and nothing is written.
    "time": ["ikw-014", "ikw-035"],
}
# About the source and its awkwardness, for those who keep the data; they stay in the files.
KEPT_IN_THE_FILE = {"awkward", "source_url", "further_sources"}


def drafted(record):
    return real_events.draft(record, series_until=UNTIL)


def words(text):
    return {word.strip(",()") for word in text.split()}


def spans(draft):
    """The dates of a draft in the words of the source."""
    if draft.rule:
        rule = draft.rule
        return [(rule.starts_on, None, rule.start_time, rule.end_time)]
    if draft.period:
        return [(draft.period.starts_on, draft.period.ends_on, None, None)]
    return [(when.starts_on, when.ends_on, when.start_time, when.end_time) for when in draft.whens]


def stated_spans(record):
    def day(row, name):
        return date.fromisoformat(row[name]) if name in row else None

    def clock(row, name):
        return time.fromisoformat(row[name]) if name in row else None

    return [
        (
            day(row, "start_date"),
            day(row, "end_date"),
            clock(row, "start_time"),
            clock(row, "end_time"),
        )
        for row in record["occurrences"]
    ]


def stated_times(text):
    """The clock times in a German text: "9 bis 14.30 Uhr", "7:30/ 11:00 Uhr"."""
    found = re.findall(r"\d{1,2}(?:[.:]\d{2})?", text)
    return {time(*map(int, re.split(r"[.:]", word))) for word in found}


def drafted_times(draft):
    if draft.period:
        return {clock for row in draft.period.hours for clock in (row.opens, row.closes)}
    rows = [draft.rule] if draft.rule else draft.whens
    return {clock for row in rows for clock in (row.start_time, row.end_time)} - {None}


def carries_time(record, draft):
    text = record["time"]
    if stated_times(text) != drafted_times(draft):
        return False
    if drafted_times(draft):
        rows = draft.whens
        return all((row.clock == "from") == text.startswith("ab ") for row in rows)
    if draft.period:
        return draft.period.hours_note == text
    follows = all(row.clock == "to_follow" for row in draft.whens)
    return follows and (text == "keine Uhrzeit angegeben" or draft.whens[0].note == text)


def carries_weekday(record, draft):
    stated = [when.stated_weekday for when in draft.whens]
    if draft.rule:
        stated = draft.rule.weekdays
    if draft.period:
        return record["weekday"] in draft.date_text
    said = dict.fromkeys(WEEKDAYS[n] for n in stated if n is not None)
    return ", ".join(said) == record["weekday"]


def carries_hours(record, draft):
    def row(hours):
        days = [WEEKDAYS[n][:2] for n in hours.weekdays]
        return {"days": days, "from": f"{hours.opens:%H:%M}", "to": f"{hours.closes:%H:%M}"}

    return list(map(row, draft.period.hours)) == record["opening_hours"]


def carries_recurrence(record, draft):
    days = [WEEKDAYS[n][:2] for n in draft.rule.weekdays]
    open_ended = "ohne Enddatum" in draft.date_text
    said = {"freq": draft.rule.freq, "byday": days, "until": None if open_ended else 1}
    return said == record["recurrence"]


def carries_price(record, draft):
    return draft.price == record["price"] or (
        record["price"] in ("frei", "kostenfrei") and draft.is_free is True
    )


def carries_registration(record, draft):
    said = draft.registration.text or {"none": "keine Anmeldung nötig"}[draft.registration.need]
    return said == record["registration"]


def carries_audience(record, draft):
    if record["audience"] == "öffentlich":
        return draft.openness == "public"
    return draft.audience_text == record["audience"]


def carries_openness(record, draft):
    expected = {True: ["public"], False: ["school", "invited"], None: [""]}
    return draft.openness in expected[record["public"]]


def in_german(codes):
    return [names_in("de")[code] for code in codes]


CARRIES = {
    "id": lambda record, draft: True,  # becomes the submission's origin_key, see test_demo
    "title": lambda record, draft: draft.title == record["title"],
    "category": lambda record, draft: draft.category in CATEGORIES,
    "date": lambda record, draft: spans(draft) == stated_spans(record),
    "occurrences": lambda record, draft: spans(draft) == stated_spans(record),
    "date_text": lambda record, draft: draft.date_text.startswith(record["date_text"]),
    "weekday": carries_weekday,
    "time": carries_time,
    "recurrence": carries_recurrence,
    "opening_hours": carries_hours,
    "venue": lambda record, draft: (
        record["venue"] in (draft.place.name, draft.place.street, draft.place.note)
    ),
    "street": lambda record, draft: draft.place.street == record["street"],
    "town": lambda record, draft: draft.place.town == record["town"],
    "region": lambda record, draft: True,  # the file is the district's, see below
    "organiser": lambda record, draft: (
        words(record["organiser"]) - words(" ".join(draft.organisers)) <= JOINING
    ),
    "audience": carries_audience,
    "public": carries_openness,
    "price": carries_price,
    "registration": carries_registration,
    "language": lambda record, draft: in_german(draft.languages.spoken) == record["language"],
    "interpretation": lambda record, draft: (
        in_german(draft.languages.interpreted) == record["interpretation"]
    ),
    "funding": lambda record, draft: (
        [read("texts")["fundings"][code]["name"] for code in draft.fundings] == record["funding"]
    ),
    "description": lambda record, draft: draft.summary == record["description"],
    "status": lambda record, draft: {when.status for when in draft.whens} <= {"scheduled"},
    "is_ikw_event": lambda record, draft: (
        repertoire.programme_slug(record).startswith("ikw-") == record["is_ikw_event"]
    ),
    "year_basis": lambda record, draft: (
        record["year_basis"] == "angegeben" or f"Jahr {record['year_basis']}." in draft.wishes
    ),
    "note": lambda record, draft: record["note"] in draft.wishes,
}


def test_there_are_fifty_two():
    assert len({record["id"] for record in RECORDS}) == len(RECORDS) == 52
    for record in RECORDS:
        assert record["source_url"]


def test_what_is_not_carried_is_known():
    missed = {}
    for record in RECORDS:
        draft = drafted(record)
        for field in record.keys() - KEPT_IN_THE_FILE:
            if not CARRIES[field](record, draft):
                missed.setdefault(field, []).append(record["id"])
    assert {field: sorted(ids) for field, ids in missed.items()} == NOT_CARRIED


def test_names_in_two_parts_are_carried_in_parts():
    places = {r["id"]: drafted(r).place for r in RECORDS if r["id"] in NOT_CARRIED["venue"]}
    assert {key: (place.name, place.room) for key, place in places.items()} == {
        "ikw-007": ("Marktplatz", "Container"),
        "ikw-012": ("Landratsamt Wartburgkreis", "Kreistagssaal"),
        "ikw-014": ("Landratsamt Wartburgkreis", "Lichthöfe"),
    }


def test_nobody_is_invented():
    """An organiser nobody names becomes no organiser; of the others only a footnote is lost."""
    unnamed = [record["id"] for record in RECORDS if drafted(record).organisers == ()]
    assert sorted([*unnamed, "ikw-024"]) == NOT_CARRIED["organiser"]


def test_what_no_source_says_stays_unknown():
    for record in RECORDS:
        draft = drafted(record)
        assert draft.wheelchair == "unknown"
        if "price" not in record:
            assert (draft.is_free, draft.price) == (None, "")
        if "registration" not in record:
            assert draft.registration == Registration()
        if "language" not in record:
            assert draft.languages == Languages()
        for when in draft.whens:
            assert time(0) not in (when.start_time, when.end_time)


@pytest.mark.parametrize(
    ("slug", "region"),
    [
        ("wartburgkreis", "Wartburgkreis"),
        ("ilm-kreis", "Ilm-Kreis"),
        ("kyffhaeuserkreis", "Kyffhäuserkreis"),
        ("saalekreis", "Saalekreis"),
        ("sonneberg", "Landkreis Sonneberg"),
    ],
)
def test_each_region_has_its_file(slug, region):
    assert all(region in record["region"] for record in read(f"real/{slug}"))


def test_the_announced_day_is_not_repaired():
    (record,) = [record for record in RECORDS if record["id"] == "ikw-003"]
    (when,) = drafted(record).whens
    assert (when.starts_on, when.stated_weekday) == (date(2023, 12, 14), 1)


def test_a_night_ends_on_its_first_day():
    (record,) = [record for record in RECORDS if record["id"] == "ikw-165"]
    (when,) = drafted(record).whens
    assert record["occurrences"][0]["ends_next_day"] is True
    assert (when.start_time, when.end_time, when.ends_on) == (time(17), time(1), None)
