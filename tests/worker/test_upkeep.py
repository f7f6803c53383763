"""At night: nothing may have changed by itself, old things go, the window of days moves."""

from datetime import date

import pytest
import time_machine
from django.db import connection

from feeds import feed_files
from feeds.models.fragment import Fragment
from programme.actors import PARTNER
from programme.drafts.event_draft import Place
from programme.drafts.reports import ALL
from programme.models.event import Event
from programme.models.venue import Venue
from programme.submissions import reporting, submitting
from tests import cast
from worker import outbox, tasks, upkeep


@pytest.fixture
def event(week, aylin):
    made = cast.accepted(week, aylin)
    outbox.work()
    return made


def titles(path="nord.ics"):
    text = feed_files.stored(path).read(zipped=False).decode()
    return [line.partition(":")[2] for line in text.split("\r\n") if line.startswith("SUMMARY")]


def test_rendering_again_gives_the_same_bytes(nord, event, caplog):
    before = list(Fragment.objects.order_by("pk").values())
    assert upkeep.render_again(nord) == 0
    assert list(Fragment.objects.order_by("pk").values()) == before
    assert caplog.text == ""


def test_what_changed_behind_the_journals_back_is_told_and_mended(nord, event, caplog):
    event.texts.update(title="Von Hand geändert")
    assert upkeep.render_again(nord) == 6  # two kinds, three languages
    assert f"vevent of event {event.uid} in de has drifted" in caplog.text
    assert upkeep.render_again(nord) == 0
    upkeep.publish(nord)
    assert titles() == ["Von Hand geändert"]


@time_machine.travel("2026-09-01T10:00:00Z")
@pytest.mark.parametrize("path", ["", "ikw-2026/", "ikw-2026/offener-stammtisch/"])
def test_what_has_drifted_is_on_pages_in_the_morning(nord, event, client, path):
    page = f"/de/nord/{path}"
    tag = client.get(page)["ETag"]
    event.texts.update(title="Von Hand geändert")
    upkeep.render_again(nord)
    after = client.get(page, headers={"If-None-Match": tag})
    assert "Von Hand geändert" in after.content.decode()


def test_html_of_events_that_have_not_drifted_stays(nord, week, aylin, event, client):
    other = cast.accepted(week, aylin, title="Lesung")
    outbox.work()
    client.get("/de/nord/ikw-2026/")
    nord.refresh_from_db()
    before = nord.stamp
    upkeep.render_again(nord)
    nord.refresh_from_db()
    assert nord.stamp == before
    event.texts.update(title="Von Hand geändert")
    upkeep.render_again(nord)
    assert [row.event for row in Fragment.objects.filter(kind="cards")] == [other]


def test_a_night_that_is_cut_short_leaves_no_event_half_written(nord, event):
    """The worker is killed between the columns and the version: both are written the next night."""
    before = Event.objects.get()
    Event.everything.update(wheelchair="partly")
    with connection.execute_wrapper(killed_at_the_version), pytest.raises(KeyboardInterrupt):
        upkeep.renew(nord)
    after = Event.objects.get()
    assert (after.wheelchair, after.version) == ("partly", before.version)
    upkeep.renew(nord)
    after = Event.objects.get()
    assert (after.wheelchair, after.version) == (before.wheelchair, before.version + 1)


def killed_at_the_version(execute, sql, *rest):
    if '"version" + %s' in sql:
        raise KeyboardInterrupt
    return execute(sql, *rest)


def test_a_new_version_is_no_drift(nord, event, caplog):
    reporting.report(event.submission, "full", keys=ALL, by=PARTNER, at=cast.AT)
    assert upkeep.render_again(nord) == 0


def test_a_new_address_is_no_drift(nord, event, settings):
    settings.SITE_URL = "https://kalender.example"
    assert upkeep.render_again(nord) == 0


@time_machine.travel("2026-09-01T10:00:00Z")
def test_a_corrected_place_tells_those_who_follow_its_access(nord, week, aylin, client):
    """The register says better whether a wheelchair gets in: the event leaves that filter."""
    event = cast.accepted(week, aylin, place=Place(name="Bürgerhaus", town="Neustadt"))
    Venue.objects.filter(pk=event.venue_id).update(wheelchair="yes")
    upkeep.renew(nord)
    path = "/feeds/nord.ics?access=wheelchair"
    assert b"SUMMARY;LANGUAGE=de:Offener Stammtisch" in client.get(path).content
    Venue.objects.filter(pk=event.venue_id).update(wheelchair="no")
    upkeep.renew(nord)
    told = client.get(path).content.decode()
    assert "SUMMARY;LANGUAGE=de:Dieser Termin gehört nicht mehr zu Ihrer Auswahl." in told
    assert event.past_facets.count() == 2
    upkeep.renew(nord)
    assert event.past_facets.count() == 2


@time_machine.travel("2026-09-01T10:00:00Z")
def test_what_a_slow_reader_stored_of_an_older_version_goes(nord, event):
    late = Fragment.objects.filter(event=event, language="en", kind="json").get()
    late.pk, late.language = None, "uk"
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    outbox.work()
    late.save()
    tasks.nightly_of_district(nord.pk)
    left = Fragment.objects.filter(event=event)
    assert sorted(left.values_list("kind", "language")) == sorted(
        (kind, language) for kind in ("json", "vevent") for language in ("ar", "de", "en")
    )
    assert not any(b"Stammtisch" in bytes(piece.body) for piece in left)


@time_machine.travel("2026-09-01T10:00:00Z")
def test_what_was_taken_back_is_forgotten_in_the_end(nord, week, event):
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    outbox.work()
    assert titles() == ["Dieser Termin wurde zurückgezogen."]
    with time_machine.travel("2026-10-29T01:00:00Z"):
        tasks.nightly_of_district(nord.pk)
        assert titles() == []
    assert Fragment.objects.count() == 0


@time_machine.travel("2026-09-01T10:00:00Z")
def test_the_window_moves_with_the_day(nord, week, event):
    newer = cast.programme(
        nord, slug="ikw-2027", starts_on=date(2027, 9, 1), ends_on=date(2027, 10, 1)
    )
    upkeep.publish(nord)
    assert titles() == ["Offener Stammtisch"]
    with time_machine.travel("2026-10-29T01:00:00Z"):
        upkeep.publish(nord)
    assert titles() == []
    assert titles("nord/ikw-2026.ics") == ["Offener Stammtisch"]
    assert titles(f"nord/{newer.slug}.ics") == []


def test_files_of_what_is_gone_are_removed(nord, week, event):
    week.is_public = False
    week.save()
    nord.languages = ["de"]
    nord.save()
    assert upkeep.remove_files() == [
        "nord.ar.ics",
        "nord.en.ics",
        "nord/ikw-2026.ar.ics",
        "nord/ikw-2026.en.ics",
        "nord/ikw-2026.ics",
    ]


def test_forgetting_keeps_what_feeds_tell(nord, event):
    upkeep.forget(nord)
    assert Fragment.objects.count() == 6
    Event.everything.update(openness="invited")
    upkeep.forget(nord)
    assert Fragment.objects.count() == 0


def test_all_feeds_at_the_start(nord, sued, week, chiara):
    tasks.publish_all()
    assert titles() == titles("sued.ics") == titles("nord/ikw-2026.en.ics") == []


def test_a_district_that_is_gone_harms_nobody(db):
    tasks.nightly_of_district(0)
