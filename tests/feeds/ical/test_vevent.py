"""One event as VEVENTs: to the byte for a few, and by what strangers read in it."""

import re
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from feeds.ical import vevent
from programme.actors import PARTNER, SYSTEM, organiser
from programme.drafts.event_draft import Hours, Languages, Period, Place, Registration, Rule, Text
from programme.events import publishing
from programme.models.event import Event
from programme.models.venue import Venue
from programme.submissions import moderation, reporting, revising, submitting
from tests import cast
from tests.feeds.ical.readers import body, entries, in_home_assistant, lines, one, rows, wrapped

GOLDEN = Path(__file__).parent / "golden"
RULE = Rule(
    freq="weekly",
    weekdays=(1,),
    starts_on=date(2026, 9, 15),
    until=date(2026, 11, 24),
    start_time=time(18),
    end_time=time(20),
    except_days=(date(2026, 10, 6),),
)
PERIOD = Period(
    starts_on=date(2026, 9, 15),
    ends_on=date(2026, 10, 30),
    hours=(
        Hours(weekdays=(0, 1, 2, 3), opens=time(9), closes=time(18)),
        Hours(weekdays=(4,), opens=time(9), closes=time(12, 30)),
    ),
    closed_on=(date(2026, 10, 2),),
    by_arrangement=True,
)


@pytest.fixture
def hall(nord):
    town = nord.towns.create(name="Neustadt", slug="neustadt")
    return Venue.objects.create(
        district=nord,
        town=town,
        name='Kulturhaus "Zur Linde"',
        slug="kulturhaus",
        street="Am Markt 3",
        postcode="99999",
        locality="Altdorf",
        latitude=Decimal("50.81234"),
        longitude=Decimal("10.23400"),
    )


def with_uid(event, number):
    Event.everything.filter(pk=event.pk).update(uid=UUID(int=number))
    return event


@pytest.fixture
def samples(week, aylin, hall):
    """Events of every kind, by the name of their golden file."""
    event = cast.accepted(
        week,
        aylin,
        title="Fest der Begegnung, für alle; mit Musik",
        summary="Ein Nachmittag zum Kennenlernen: Tänze, Köstlichkeiten & \\ Gespräche.",
        description="Wir freuen uns auf Sie.\n\nDer Eintritt ist frei.",
        whens=(cast.when(start=time(14), clock="from", doors=time(13, 30)),),
        place=Place(venue="kulturhaus", room="Saal 2"),
        languages=Languages(spoken=("de",), interpreted=("ar", "uk"), signed=("gsg",)),
        is_free=True,
        registration=Registration(need="requested", text="im Büro", deadline=date(2026, 9, 20)),
        public_contact="Integrationsbüro, Telefon 03999 100",
        translations=(Text(language="en", title="Festival of encounter", summary="Come along!"),),
    )
    series = cast.accepted(week, aylin, title="Sprachcafé", whens=(), rule=RULE, price="2 €")
    reporting.report(
        series.submission,
        "cancelled",
        keys=["20260922T1800"],
        note="krank",
        by=organiser(aylin),
        at=cast.AT,
    )
    dates = (
        cast.when(start=None, clock="to_follow"),
        cast.when(day=date(2026, 10, 2), start=time(22), end_time=time(1)),
        cast.when(day=date(2026, 10, 3), start=None, clock="all_day", ends_on=date(2026, 10, 4)),
    )
    several = cast.accepted(week, aylin, title="Kochen", whens=dates)
    period = cast.accepted(week, aylin, title="Bilder von hier", whens=(), period=PERIOD)
    found = {"event": event, "series": series, "dates": several, "period": period}
    return {name: with_uid(row, n) for n, (name, row) in enumerate(found.items(), 1)}


@pytest.mark.parametrize("name", ["event", "series", "dates", "period"])
def test_to_the_byte(samples, name):
    wanted = (GOLDEN / f"{name}.ics").read_bytes()
    assert body(samples[name], "en") == wanted


def test_rendering_again_changes_no_byte(samples):
    for event in samples.values():
        fresh = Event.everything.get(pk=event.pk)
        assert vevent.render(fresh, "ar") == vevent.render(fresh, "ar")


def test_two_strangers_read_the_same(samples):
    for event in samples.values():
        calendar = wrapped(body(event, "ar"))
        assert lines(calendar)[0] == "BEGIN:VCALENDAR"
        assert in_home_assistant(calendar) != []


# --- texts and languages -------------------------------------------------------------------------


def test_the_asked_language_or_the_original(samples):
    names = {code: one(samples["event"], code)["SUMMARY"] for code in ("de", "en", "ar")}
    assert {code: str(text) for code, text in names.items()} == {
        "de": "Fest der Begegnung, für alle; mit Musik",
        "en": "Festival of encounter",
        "ar": "Fest der Begegnung, für alle; mit Musik",
    }
    assert {code: text.params["LANGUAGE"] for code, text in names.items()} == {
        "de": "de",
        "en": "en",
        "ar": "de",
    }


def test_links_are_absolute_and_stay_in_the_language(samples):
    slug = samples["event"].slug
    found = {code: str(one(samples["event"], code)["URL"]) for code in ("de", "ar")}
    assert found == {
        code: f"http://localhost:8000/{code}/nord/ikw-2026/{slug}/" for code in ("de", "ar")
    }
    assert str(one(samples["event"])["DESCRIPTION"]).endswith(f"\n\n{found['de']}")


def test_descriptions_are_short(week, aylin):
    event = cast.accepted(week, aylin, description="Wort " * 500, price="Preis " * 40)
    text = str(one(event)["DESCRIPTION"])
    said, _, link = text.rpartition("\n\n")
    assert len(said) <= 500
    assert link.startswith("http://")


HOSTILE = (
    "<script>alert(1)</script>\x00\x07\u202eRTL\u200b\ufeff\ud800 BEGIN:VEVENT\r\nUID:böse\r\n"
    'END:VCALENDAR\r\nX;Y,Z\\n \\ "^n" ^\' ' + "W" * 10_000
)


def test_hostile_texts_stay_texts(week, aylin):
    event = cast.accepted(week, aylin)
    event.texts.update(title=HOSTILE.replace("\ud800", "").replace("\x00", "")[:200])
    event.venue.name = HOSTILE.replace("\ud800", "").replace("\x00", "")[:200]
    event.venue.latitude = event.venue.longitude = Decimal("1.5")
    event.venue.save()
    fresh = Event.everything.get(pk=event.pk)
    text = fresh.texts.get()
    text.title = text.summary = text.description = fresh.public_contact = HOSTILE
    fresh._prefetched_objects_cache = {"texts": [text]}
    made = wrapped(vevent.VEVENT.stamp(vevent.render(fresh, "de"), 3, cast.AT))
    names = [re.match(r"[A-Z-]+", line)[0] for line in lines(made)]
    assert names.count("BEGIN") == names.count("END") == 5  # calendar, zone and its two, event
    assert (names.count("UID"), names.count("SEQUENCE"), names.count("DTSTAMP")) == (1, 1, 1)
    (row,) = entries(made)
    assert str(row["UID"]) == f"{event.uid}@kreiskalender.example"
    assert str(row["SUMMARY"]).startswith("<script>alert(1)</script>RTL BEGIN:VEVENT UID:böse")
    assert len(str(row["SUMMARY"])) <= 200
    assert row["X-APPLE-STRUCTURED-LOCATION"].params["X-TITLE"] == str(row["LOCATION"])
    assert len(in_home_assistant(made)) == 1


def test_a_folded_line_cannot_smuggle_stamps(week, aylin):
    """A title which makes a folded line end in BEGIN:VEVENT or start with CREATED: gets none."""
    event = cast.accepted(week, aylin)
    for shift in range(80):
        event.texts.update(title="x" * shift + "BEGIN:VEVENT CREATED:CREATED:CREATED: END:VEVENT")
        fresh = Event.everything.get(pk=event.pk)
        made = vevent.VEVENT.stamp(vevent.render(fresh, "de"), 0, cast.AT)
        assert len(re.findall(rb"SEQUENCE", made)) == 1


# --- what is never said --------------------------------------------------------------------------


def test_nothing_private_and_nothing_that_disturbs(samples):
    event = samples["event"]
    text = "".join(body(sample).decode() for sample in samples.values())
    for name in ("ORGANIZER", "ATTENDEE", "VALARM", "METHOD", "RDATE"):
        assert f"\n{name}" not in text
    submission = event.submission
    assert submission.contact_email
    assert submission.contact_email not in text
    assert submission.contact_name not in text


# --- status --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "said", "title"),
    [
        ("scheduled", "CONFIRMED", "Offener Stammtisch"),
        ("cancelled", "CANCELLED", "ABGESAGT: Offener Stammtisch"),
        ("postponed", "TENTATIVE", "VERSCHOBEN: Offener Stammtisch"),
        ("moved", "CONFIRMED", "VERLEGT: Offener Stammtisch"),
        ("full", "CONFIRMED", "AUSGEBUCHT: Offener Stammtisch"),
        ("tentative", "TENTATIVE", "NOCH NICHT BESTÄTIGT: Offener Stammtisch"),
    ],
)
def test_status(week, aylin, status, said, title):
    row = one(cast.accepted(week, aylin, whens=(cast.when(status=status),)))
    assert (str(row["STATUS"]), str(row["SUMMARY"])) == (said, title)


def test_an_event_that_was_taken_back_is_cancelled(week, aylin):
    event = cast.accepted(week, aylin)
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    row = one(event)
    assert (str(row["STATUS"]), str(row["SUMMARY"]), row["SEQUENCE"]) == (
        "CANCELLED",
        "Dieser Termin wurde zurückgezogen.",
        1,
    )
    assert str(one(event, "en")["SUMMARY"]) == "This event was taken back."
    assert set(row) == {
        "UID", "CREATED", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND",
        "STATUS", "CLASS", "SUMMARY", "TRANSP",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("krank", "Abgesagt: krank"),
        ("Abgesagt wegen Sturm", "Abgesagt wegen Sturm"),
        ("", "Abgesagt"),
    ],
)
def test_the_reason_is_told_once(week, aylin, note, said):
    when = cast.when(status="cancelled", note=note, end_time=time(20))
    row = one(cast.accepted(week, aylin, whens=(when,)))
    assert str(row["DESCRIPTION"]).split("\n")[0] == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "18:00 (no end is stated; the calendar shows two hours)"),
        ({"open_end": True}, "18:00, open end (the calendar shows two hours)"),
        ({"clock": "from"}, "from 18:00 (no end is stated; the calendar shows two hours)"),
        ({"end_time": time(20)}, "Ein Abend zum Kennenlernen."),
        ({"end_time": time(20), "end_about": True}, "18:00 to about 20:00"),
        ({"end_time": time(20), "doors": time(17)}, "Doors open at 17:00"),
        ({"start": None, "clock": "to_follow"}, "time to be announced"),
        ({"start": None, "clock": "all_day"}, "Ein Abend zum Kennenlernen."),
        ({"ends_on": date(2026, 9, 30)}, "18:00"),
    ],
)
def test_what_is_open_about_the_time_is_said(week, aylin, changes, said):
    row = one(cast.accepted(week, aylin, whens=(cast.when(**changes),)), "en")
    assert str(row["DESCRIPTION"]).split("\n")[0] == said


# --- what changes, and what stays ----------------------------------------------------------------


def revise(event, **changes):
    submission = event.submission
    revision = revising.add(submission, cast.draft(**changes), by=SYSTEM, at=cast.AT)
    return publishing.publish(submission, revision, by=SYSTEM, at=cast.AT)


def stamps(event, language="de"):
    row = rows(event, language)[0]
    return str(row["UID"]), row["SEQUENCE"], row["LAST-MODIFIED"].dt, row["DTSTAMP"].dt


def test_publishing_the_same_again_moves_no_stamp(week, aylin):
    event = cast.accepted(week, aylin)
    before = stamps(event)
    event = revise(event)
    assert event.version == 2
    assert stamps(event) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Anders"},
        {"whens": (cast.when(start=time(19)),)},
        {"whens": (cast.when(status="cancelled"),)},
        {"place": Place(name="Rathaus", town="Neustadt")},
    ],
)
def test_every_visible_change_moves_all_stamps_and_not_the_uid(week, aylin, changes):
    event = cast.accepted(week, aylin)
    uid, sequence, modified, stamp = stamps(event)
    after = stamps(revise(event, **changes))
    assert (after[0], after[1]) == (uid, sequence + 1)
    assert after[2] == after[3] > modified == stamp


def test_a_change_in_one_language_leaves_the_others_alone(week, aylin):
    event = cast.accepted(week, aylin, translations=(Text(language="en", title="Table"),))
    before = {code: stamps(event, code) for code in ("de", "en")}
    revise(event, translations=(Text(language="en", title="Regulars' table"),))
    assert stamps(event, "de") == before["de"]
    assert stamps(event, "en")[1] == before["en"][1] + 1


def test_dates_keep_their_uids_when_they_move_and_others_go(week, aylin):
    three = tuple(cast.when(day=date(2026, 10, n)) for n in (5, 6, 7))
    event = cast.accepted(week, aylin, whens=three)
    first, second, third = (str(row["UID"]) for row in rows(event))
    assert len({first, second, third}) == 3
    keyed = [replace(when, key=f"{when.starts_on:%Y%m%d}T1800") for when in three]
    moved = (replace(keyed[0], starts_on=date(2026, 10, 20)), keyed[2])
    revise(event, whens=(*moved, cast.when(day=date(2026, 9, 20))))
    uids = {row["DTSTART"].dt.date(): str(row["UID"]) for row in rows(event)}
    assert uids[date(2026, 10, 20)] == first
    assert uids[date(2026, 10, 7)] == third
    assert uids[date(2026, 9, 20)] not in (first, second, third)


def test_siblings_name_the_first_date(week, aylin):
    event = cast.accepted(week, aylin, whens=(cast.when(), cast.when(day=date(2026, 10, 5))))
    first, second = rows(event)
    assert "RELATED-TO" not in first
    assert str(second["RELATED-TO"]) == str(first["UID"])
    assert second["RELATED-TO"].params["RELTYPE"] == "SIBLING"


def test_an_accepted_change_arrives(week, aylin):
    """By the road of the people: revise, accept."""
    event = cast.accepted(week, aylin)
    draft = cast.draft(whens=(cast.when(day=date(2026, 9, 30), key="20260928T1800"),))
    submission = event.submission
    revising.revise(submission, draft, by=PARTNER, at=cast.AT)
    before = one(event)
    assert before["DTSTART"].dt.day == 28
    moderation.accept(submission, by=organiser(aylin), at=cast.AT)
    after = one(event)
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], before["SEQUENCE"] + 1)
    assert after["DTSTART"].dt.day == 30


def test_an_online_event_says_so(week, aylin):
    event = cast.accepted(week, aylin, place=Place(online=True))
    assert str(one(event)["LOCATION"]) == "online"
