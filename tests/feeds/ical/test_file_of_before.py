"""What has not changed is taken from the file of before: the bytes are as if it was made anew."""

import gzip
from datetime import date, timedelta
from random import Random

import pytest
import time_machine
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from feeds import feed_files, feed_parts, pieces
from feeds.ical import bearable, calendar, contents, sources, storing
from feeds.ical.candidates import Candidates
from feeds.ical.contents import Asked
from feeds.models.fragment import Fragment
from programme.actors import SYSTEM
from programme.demo.bulk import make_events
from programme.events import publishing
from programme.models.event import Event
from tests import cast

TODAY = date(2026, 9, 1)
PATH, SUFFIXES = "nord/ikw-2026.ics", ["", ".gz", ".parts", ".sha256"]


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-09-01T10:00:00Z"):
        yield


@pytest.fixture
def events(nord, week):
    make_events(nord, week, 30, at=cast.AT)
    publish(nord)
    return list(Event.objects.all())


def publish(nord):
    return storing.publish(feed_files.scopes(nord))


def body(path=PATH):
    found = feed_files.stored(path)
    unpacked = gzip.decompress(found.read(zipped=True))
    assert found.sha256 == feed_files.digest(unpacked)
    assert found.read(zipped=False) == unpacked
    return unpacked


def anew(nord, settings, tmp_path):
    """The files of a machine that has none yet, in the same paths."""
    usual, settings.FEEDS_ROOT = settings.FEEDS_ROOT, tmp_path / f"anew-{nord.stamp}"
    publish(nord)
    told = {scope.path: files(scope.path) for scope in feed_files.scopes(nord)}
    settings.FEEDS_ROOT = usual
    return told


def files(path):
    found = feed_files.stored(path)
    return found.read(zipped=False), found.read(zipped=True), found.sha256


def say(event, title, at=cast.AT):
    event.texts.update(title=title)
    publishing.touch([event], district=event.district, by=SYSTEM, at=at)


def test_after_whatever_happens_all_files_are_as_if_made_anew(
    nord, week, events, aylin, monkeypatch, settings, tmp_path
):
    drawn, at = Random(5), cast.AT  # noqa: S311 no secret
    for turn in range(12):
        at += timedelta(minutes=1)
        monkeypatch.setattr(bearable, "MOST_ENTRIES", drawn.choice([5, 20, 500]))
        some = drawn.sample(list(Event.everything.all()), 3)
        match turn % 4:
            case 0:
                for event in some:
                    say(event, f"Anders {turn}", at)
            case 1:
                day = TODAY + timedelta(drawn.randint(-20, 40))
                Event.everything.filter(pk=some[0].pk).update(starts_on=day, ends_on=day)
                publishing.touch(some[:1], district=nord, by=SYSTEM, at=at)
            case 2:
                cast.accepted(week, aylin, title=f"Neu {turn}")
            case 3:
                Event.everything.filter(pk=some[0].pk).update(withdrawn_at=at)
                nord.bump(at)
        nord.refresh_from_db()
        publish(nord)
        told = {scope.path: files(scope.path) for scope in feed_files.scopes(nord)}
        assert told == anew(nord, settings, tmp_path)


def test_only_what_changed_is_asked_for(nord, week, events):
    say(events[7], "Anders")
    Fragment.objects.exclude(event=events[7]).delete()  # nobody misses them
    with CaptureQueriesContext(connection) as queries:
        assert publish(nord) == sorted(scope.path for scope in feed_files.scopes(nord)[:3]) + [
            "nord/ikw-2026.ar.ics",
            "nord/ikw-2026.en.ics",
            "nord/ikw-2026.ics",
        ]
    asked = [query["sql"] for query in queries if 'piece."body"' in query["sql"]]
    assert len(asked) == 1  # for two subjects in three languages
    assert set(Fragment.objects.values_list("event", flat=True)) == {events[7].pk}
    assert "Anders" in body().decode()


def test_many_changes_are_asked_for_by_language(nord, week, events, monkeypatch):
    """Pieces of all languages at once would fill the memory of a process."""
    monkeypatch.setattr(sources, "FEW", 5)
    for event in events[:6]:
        say(event, "Anders")
    with CaptureQueriesContext(connection) as queries:
        assert len(publish(nord)) == 6
    asked = [query["sql"] for query in queries if 'piece."body"' in query["sql"]]
    assert len(asked) == 6
    assert body().decode().count("SUMMARY;LANGUAGE=de:Anders") >= 6


def test_of_what_does_not_fit_one_piece_is_read(nord, week, events, monkeypatch):
    """In each of the three languages, where texts of other lengths fill the file."""
    monkeypatch.setattr(bearable, "MOST_BYTES", len(body("nord.ics")) // 2)
    publish(nord)
    Fragment.objects.all().delete()  # made anew where they are missed
    say(events[7], "Anders " * 10)
    publish(nord)
    assert Fragment.objects.filter(language="de").count() == 4
    assert "Anders Anders" in body("nord.ics").decode().replace("\r\n ", "")


def test_where_much_has_gone_as_much_is_told_as_fits(
    nord, week, events, monkeypatch, settings, tmp_path
):
    monkeypatch.setattr(sources, "STEP", 2)
    monkeypatch.setattr(bearable, "MOST_BYTES", len(body("nord.ics")) // 3)
    publish(nord)
    gone = Event.everything.filter(pk__in=[event.pk for event in events[:8]])
    gone.update(openness="school")
    nord.bump(cast.AT)
    nord.refresh_from_db()
    publish(nord)
    assert {scope.path: files(scope.path) for scope in feed_files.scopes(nord)} == anew(
        nord, settings, tmp_path
    )


@pytest.mark.parametrize(
    ("changed", "runs"), [([], 1), ([0], 2), ([12], 3), ([29], 2), ([3, 20], 5), ([7, 8], 3)]
)
def test_what_stays_is_taken_in_as_few_parts_as_there_can_be(nord, week, events, changed, runs):
    for n in changed:
        say(events[n], "Anders")
    nord.refresh_from_db()
    asked = Asked(nord, week, "de")
    source = sources.File("de", feed_files.lying(PATH), sources.Changed(["de"]))
    found = source.all(Candidates(contents.contents(asked, TODAY)))
    assert len(found) == runs
    assert list(feed_parts.columns_of(found).event_id) == [event.pk for event in events]


def test_what_changes_nothing_moves_only_the_key(nord, week, events):
    before = feed_files.stored(PATH)
    publishing.touch(events[:2], district=nord, by=SYSTEM, at=cast.AT)
    assert publish(nord) == []
    after = feed_files.stored(PATH)
    assert (after.sha256, after.modified) == (before.sha256, before.modified)
    assert after.key != before.key
    with CaptureQueriesContext(connection) as queries:  # the next time those are known, too
        assert publish(nord) == []
    assert len(queries) == 7  # programmes; district and those of today, ahead, past; district, all


@pytest.mark.parametrize("harm", ["missing", "empty", "cut short", "another byte", "more"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_damaged_file_is_made_anew(nord, week, events, settings, suffix, harm):
    whole, file = body(), settings.FEEDS_ROOT / f"{PATH}{suffix}"
    data = file.read_bytes()
    match harm:
        case "missing":
            file.unlink()
        case "empty":
            file.write_bytes(b"")
        case "cut short":
            file.write_bytes(data[: len(data) // 2])
        case "another byte":
            at = len(data) // 2
            file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        case "more":
            file.write_bytes(data + b"12345678")
    say(events[3], "Anders")
    publish(nord)
    assert "Anders" in body().decode()
    assert len(body().splitlines()) == len(whole.splitlines())
    assert feed_files.lying(PATH) is not None


def test_parts_of_another_file_are_no_parts(nord, week, events, settings):
    """They lie there whole, as a publisher that died may have left them."""
    root = settings.FEEDS_ROOT
    old = (root / f"{PATH}.parts").read_bytes()
    say(events[3], "Anders")
    publish(nord)
    (root / f"{PATH}.parts").write_bytes(old)
    assert feed_files.lying(PATH) is None
    say(events[4], "Auch anders")
    publish(nord)
    assert body().decode().count("nders") >= 2


def test_a_version_that_comes_again_with_other_words_is_told(nord, week, events):
    """As after a backup was restored: the version is known, the moment is not."""
    event = events[3]
    say(event, "Vor der Sicherung verloren", cast.AT + timedelta(hours=1))
    publish(nord)
    Event.everything.filter(pk=event.pk).update(version=F("version") - 1)
    say(event, "Danach", cast.AT + timedelta(hours=2))
    Fragment.objects.filter(event=event).delete()
    publish(nord)
    assert ("Danach" in body().decode(), "verloren" in body().decode()) == (True, False)


def test_another_release_reads_all_pieces(nord, week, events, monkeypatch):
    Fragment.objects.all().delete()
    monkeypatch.setattr(pieces, "_translations", lambda: 1)
    publish(nord)
    assert Fragment.objects.values("event").distinct().count() == len(events)


def test_another_layout_of_parts_is_not_read(nord, week, events, monkeypatch):
    monkeypatch.setattr(feed_parts, "LAYOUT", 99)
    assert feed_files.lying(PATH) is None
    publish(nord)
    assert feed_files.lying(PATH) is not None


def test_at_night_every_piece_is_read(nord, week, events):
    """One that has drifted is in the file in the morning, though its event is as it was."""
    Fragment.objects.all().delete()
    events[2].texts.update(title="Von Hand")
    publish(nord)
    assert "Von Hand" not in body().decode()
    storing.publish(feed_files.scopes(nord), anew=True)
    assert "Von Hand" in body().decode()


def test_a_reader_is_given_the_bytes_that_the_file_will_have(nord, week, events, client):
    say(events[3], "Anders")
    plain = {"HTTP_ACCEPT_ENCODING": ""}
    asked = [
        client.get(f"/feeds/{PATH}", **said) for said in ({"HTTP_ACCEPT_ENCODING": "gzip"}, plain)
    ]
    publish(nord)
    again = [
        client.get(f"/feeds/{PATH}", **said) for said in ({"HTTP_ACCEPT_ENCODING": "gzip"}, plain)
    ]
    for made, stored in zip(asked, again, strict=True):
        assert (made["ETag"], made.content) == (stored["ETag"], stored.content)
    assert "Anders" in asked[1].content.decode()


def test_a_feed_on_the_way_out_reads_only_what_changed(nord, week, events):
    say(events[7], "Anders")
    Fragment.objects.exclude(event=events[7]).delete()
    made = calendar.make(Asked(nord, week, "de"), TODAY)
    assert set(Fragment.objects.values_list("event", flat=True)) == {events[7].pk}
    assert "Anders" in made.body.decode()


def test_what_could_not_be_rendered_is_told_as_soon_as_it_can(nord, week, events):
    """Until then what was told before stays, and is not taken for the words of the new version."""
    event, whole = events[3], len(body().splitlines())
    event.texts.all().delete()
    publishing.touch([event], district=nord, by=SYSTEM, at=cast.AT)
    publish(nord)
    assert len(body().splitlines()) == whole
    event.texts.create(language="de", title="Geheilt", is_original=True)
    publish(nord)
    assert "Geheilt" in body().decode()
