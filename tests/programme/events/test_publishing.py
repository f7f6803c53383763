"""Events are what was decided: stable names, dates that keep their identity, texts by language."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from programme.actors import PARTNER, organiser
from programme.drafts.event_draft import Hours, Languages, Period, Place, Rule, Text
from programme.events import publishing
from programme.models.event import Event, EventText, Occurrence, OccurrenceLanguage
from programme.models.venue import Venue
from programme.submissions import moderation, revising, submitting
from tests import cast

Origin = EventText.Origin


def change(event, aylin, **changes):
    submission = event.submission
    revising.revise(submission, cast.draft(**changes), by=PARTNER, at=cast.AT)
    return moderation.accept(submission, by=organiser(aylin), at=cast.AT)


def test_a_moved_date_keeps_its_key(week, aylin):
    event = cast.accepted(week, aylin)
    (row,) = event.occurrences.all()
    moved = replace(cast.when(date(2026, 9, 30)), key=row.key)
    change(event, aylin, whens=(moved,))
    (after,) = event.occurrences.all()
    assert (after.pk, after.key, after.starts_on) == (row.pk, row.key, date(2026, 9, 30))


def test_a_date_that_is_no_longer_said_goes(week, aylin):
    event = cast.accepted(week, aylin, whens=(cast.when(), cast.when(date(2026, 9, 30))))
    change(event, aylin)
    assert [row.starts_on for row in event.occurrences.all()] == [date(2026, 9, 28)]


def test_every_publishing_raises_version_and_stamp(week, aylin):
    event = cast.accepted(week, aylin)
    week.district.refresh_from_db()
    before = (event.version, week.district.stamp)
    changed = change(event, aylin, title="Anders")
    week.district.refresh_from_db()
    assert (changed.version, week.district.stamp) == (before[0] + 1, before[1] + 1)


def test_a_series_is_stored_as_dates_with_its_rule(week, aylin):
    rule = Rule(
        freq="weekly",
        weekdays=(1,),
        starts_on=date(2026, 9, 15),
        until=date(2026, 10, 13),
        except_days=(date(2026, 10, 6),),
        start_time=time(16),
        end_time=time(18),
    )
    event = cast.accepted(week, aylin, whens=(), rule=rule)
    assert event.schedule == "series"
    assert event.rule["except_days"] == ["2026-10-06"]
    days = [row.starts_on for row in event.occurrences.all()]
    assert days == [date(2026, 9, 15), date(2026, 9, 22), date(2026, 9, 29), date(2026, 10, 13)]
    assert (event.starts_on, event.ends_on) == (days[0], days[-1])


def test_an_exhibition_is_open_on_its_days(week, aylin):
    period = Period(
        starts_on=date(2026, 9, 21),
        ends_on=date(2026, 10, 4),
        hours=(Hours(weekdays=(5, 6), opens=time(10), closes=time(17)),),
    )
    event = cast.accepted(week, aylin, whens=(), period=period)
    assert event.schedule == "period"
    assert [row.starts_on.day for row in event.occurrences.all()] == [26, 27, 3, 4]
    assert (event.starts_on, event.ends_on) == (date(2026, 9, 26), date(2026, 10, 4))


def test_texts_in_several_languages(week, aylin):
    english = Text(language="en", title="Open evening", summary="Meet people.")
    event = cast.accepted(week, aylin, translations=(english,))
    assert list(event.texts.values_list("language", "title", "is_original")) == [
        ("de", "Offener Stammtisch", True),
        ("en", "Open evening", False),
    ]


def test_a_translation_stays_until_the_partner_says_it_in_that_language(week, aylin):
    event = cast.accepted(week, aylin)
    made = event.texts.create(language="en", title="Open table", origin=Origin.TRANSLATION)
    change(event, aylin, title="Anders")
    assert [text.title for text in event.texts.all()] == ["Anders", "Open table"]
    change(event, aylin, translations=(Text(language="en", title="Open evening"),))
    said = event.texts.get(language="en")
    assert (said.pk, said.title, said.origin, said.revision) == (
        made.pk,
        "Open evening",
        Origin.PARTNER,
        3,
    )
    change(event, aylin)
    assert [text.language for text in event.texts.all()] == ["de"]


def test_a_new_event_is_written_without_a_look_for_what_could_go(
    week, aylin, django_assert_num_queries
):
    cast.accepted(week, aylin)  # its place and organisation are known from now on
    submission = cast.offered(week, title="Anders")
    revision = submission.latest_revision
    acting = {"by": organiser(aylin, "organiser"), "at": cast.AT}
    with transaction.atomic():
        with django_assert_num_queries(14):
            publishing.publish(submission, revision, **acting)
        with django_assert_num_queries(36):
            publishing.publish(submission, revision, **acting)


def test_languages_belong_to_dates(week, aylin):
    whens = (
        cast.when(),
        cast.when(date(2026, 9, 29), languages=Languages(spoken=("ar",), signed=("gsg",))),
    )
    event = cast.accepted(
        week, aylin, whens=whens, languages=Languages(spoken=("de",), interpreted=("uk",))
    )
    heard = [
        [(item.mode, item.language) for item in row.languages.all()]
        for row in event.occurrences.all()
    ]
    assert heard == [
        [("interpreted", "uk"), ("spoken", "de")],
        [("signed", "gsg"), ("spoken", "ar")],
    ]


@pytest.mark.parametrize(
    ("street", "note", "told"),
    [
        ("", "Hintereingang", "Markt 3, Hintereingang"),
        ("", "neben Markt 3", "neben Markt 3"),
        ("Markt 3", "Hintereingang", "Hintereingang"),
    ],
)
def test_a_written_street_that_the_register_does_not_know_stays(week, aylin, street, note, told):
    """Of a house that is meant by its name and its town."""
    home = week.district.towns.create(name="Neustadt", slug="neustadt")
    house = Venue.objects.create(
        district=week.district, town=home, name="Rathaus", slug="rathaus", street=street
    )
    place = Place(name="Rathaus", street="Markt 3", town="Neustadt", note=note)
    event = cast.accepted(week, aylin, place=place)
    assert (event.venue, event.place_note) == (house, told)


def test_the_same_place_is_one_venue(week, aylin):
    place = Place(name="MEHRGENERATIONENHAUS ", town="Neustadt, OT Allendorf")
    first = cast.accepted(week, aylin)
    second = cast.accepted(week, aylin, place=place, title="Zweiter Abend")
    assert first.venue == second.venue
    assert Venue.objects.count() == 1


def test_a_title_taken_twice_gets_a_number(week, aylin):
    slugs = [cast.accepted(week, aylin).slug for _ in range(3)]
    assert slugs == ["offener-stammtisch", "offener-stammtisch-2", "offener-stammtisch-3"]


def test_a_title_without_latin_letters_has_an_address_all_the_same(week, aylin):
    assert cast.accepted(week, aylin, title="أمسية شعرية").slug == "veranstaltung"


def test_taking_back_hides_and_remembers(week, aylin):
    event = cast.accepted(week, aylin)
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    assert list(Event.objects.all()) == []
    assert list(Event.everything.remembered()) == [event]


@pytest.mark.parametrize("openness", ["school", "invited", "residents"])
def test_closed_events_are_counted_but_not_public(week, aylin, openness):
    event = cast.accepted(week, aylin, openness=openness)
    assert list(Event.objects.all()) == []
    assert list(Event.everything.closed()) == [event]
    assert list(Event.everything.remembered()) == []
    assert list(week.events.all()) == []


def test_events_of_a_hidden_programme_are_not_public(week, aylin):
    cast.accepted(week, aylin)
    week.is_public = False
    week.save(update_fields=["is_public"])
    assert list(Event.objects.all()) == []


BROKEN = {
    "a_date_ends_after_it_starts": {"ends_on": date(2026, 9, 1)},
    "a_stated_time_is_there": {"clock": "exact", "start_time": None},
    "a_date_keeps_its_key": {"key": "20260928T1800"},
    "a_date_has_a_known_kind_of_time": {"clock": "sometime"},
    "a_date_has_a_known_status": {"status": "perhaps"},
}


@pytest.mark.parametrize(("name", "fields"), BROKEN.items())
def test_the_database_refuses_a_broken_date(week, aylin, name, fields):
    event = cast.accepted(week, aylin)
    good = {"key": "x", "starts_on": date(2026, 9, 28), "ends_on": date(2026, 9, 28)}
    good |= {"clock": "to_follow", "programme": week}
    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.create(event=event, **(good | fields))
    assert Occurrence.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "fields"),
    {
        "an_event_knows_its_need_of_registration": {"registration": "perhaps"},
        "an_event_has_a_known_schedule": {"schedule": "never"},
        "an_event_has_a_known_access": {"wheelchair": "perhaps"},
        "an_event_says_who_may_come": {"openness": "perhaps"},
    }.items(),
)
def test_the_database_refuses_what_no_list_knows(week, aylin, name, fields):
    event = cast.accepted(week, aylin)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Event.everything.filter(pk=event.pk).update(**fields)


def test_the_database_refuses_a_language_in_an_unknown_mode(week, aylin):
    row = cast.accepted(week, aylin).occurrences.get()
    with pytest.raises(IntegrityError, match="spoken_interpreted"), transaction.atomic():
        OccurrenceLanguage.objects.create(occurrence=row, language="de", mode="sung")


@pytest.mark.parametrize(("said", "shown"), [("unknown", "yes"), ("no", "no")])
def test_what_is_known_of_the_house_answers_where_nobody_said(week, aylin, said, shown):
    cast.accepted(week, aylin)
    Venue.objects.update(wheelchair="yes")
    assert cast.accepted(week, aylin, title="Zweites", wheelchair=said).wheelchair == shown
