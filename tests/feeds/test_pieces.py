"""Stored pieces: made when missing, kept while the text stays, never somebody else's."""

import zlib
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feeds import pieces
from feeds.documents.event_document import DOCUMENT
from feeds.ical.vevent import VEVENT
from feeds.models.fragment import Fragment
from programme.demo.bulk import make_events
from programme.models.event import Event
from tests import cast
from tests.at_once import at_once


def render(event, language):
    return f"{language}:{event.texts.get().title}".encode()


def stamp(body, sequence, modified):
    return b"%s|%d|%s" % (body, sequence, modified.isoformat().encode())


KIND = pieces.Kind("test", 1, render, stamp)
LANGUAGES = ("de", "en", "ar")


@pytest.fixture
def event(week, aylin):
    return cast.accepted(week, aylin)


def ask(kind=KIND, language="de", events=None):
    events = Event.everything.all() if events is None else events
    return [bytes(piece.body).decode() for piece in pieces.pieces(events, language, kind)]


def heads():
    events = Event.everything.all()
    return list(pieces.by_event(events, "de", KIND, with_bodies=False).values())


def touch(event, title=None, at=cast.AT):
    if title:
        event.texts.update(title=title)
    version = Event.everything.get(pk=event.pk).version
    Event.everything.filter(pk=event.pk).update(version=version + 1, changed_at=at)


def complete(languages, kinds):
    versions = Event.everything.filter(pk__in=languages).values_list("pk", "version")
    return pieces.complete(languages, dict(versions), kinds)


def test_a_missing_piece_is_made_and_kept(event):
    assert ask() == ["de:Offener Stammtisch|0|2026-08-01T09:00:00+00:00"]
    assert Fragment.objects.count() == 1
    assert ask() == ["de:Offener Stammtisch|0|2026-08-01T09:00:00+00:00"]


def test_the_release_before_can_store_while_the_columns_are_new(event):
    """Its processes answer until those of this release have started, which make it anew."""
    named = ("event_id", "language", "kind", "body", "digest", "sequence", "modified")
    named += ("event_version", "format_version")
    values = [event.pk, "de", KIND.name, b"old", "", 0, cast.AT, event.version, 1]
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(named))
        cursor.execute(
            f"INSERT INTO feeds_fragment ({', '.join(named)}) VALUES ({marks})",  # noqa: S608
            values,
        )
    assert ask() == ["de:Offener Stammtisch|1|2026-08-01T09:00:01+00:00"]


def test_stored_pieces_cost_one_query_however_many(week, aylin, django_assert_num_queries):
    for n in range(5):
        cast.accepted(week, aylin, title=f"Abend {n}")
    ask()
    with django_assert_num_queries(1):
        assert len(ask()) == 5


def test_they_come_in_the_order_of_the_question(week, aylin):
    for n in range(3):
        cast.accepted(week, aylin, title=f"Abend {n}")
    names = [text.split("|")[0] for text in ask(events=Event.everything.order_by("-pk"))]
    assert names == ["de:Abend 2", "de:Abend 1", "de:Abend 0"]


def test_a_new_version_with_the_same_text_keeps_its_stamps(event):
    before = ask()
    touch(event, at=cast.AT + timedelta(days=1))
    assert ask() == before
    assert Fragment.objects.get().event_version == 2


def test_a_new_text_moves_the_stamps(event):
    ask()
    touch(event, title="Anders", at=datetime(2026, 8, 2, 10, tzinfo=UTC))
    assert ask() == ["de:Anders|1|2026-08-02T10:00:00+00:00"]


def test_stamps_never_go_back(event):
    """Two changes within a second, and one whose clock was wrong."""
    ask()
    touch(event, title="Zwei", at=cast.AT)
    assert ask() == ["de:Zwei|1|2026-08-01T09:00:01+00:00"]
    touch(event, title="Drei", at=cast.AT - timedelta(days=9))
    assert ask() == ["de:Drei|2|2026-08-01T09:00:02+00:00"]


def test_a_language_of_its_own(event):
    ask()
    assert ask(language="en") == ["en:Offener Stammtisch|0|2026-08-01T09:00:00+00:00"]
    assert Fragment.objects.count() == 2


def test_a_new_format_is_rendered_anew(event):
    ask()
    loud = pieces.Kind("test", 2, lambda event, language: b"LOUD", stamp)
    assert ask(loud) == ["LOUD|1|2026-08-01T09:00:01+00:00"]


def test_another_address_of_the_site_is_rendered_anew(event, settings):
    linked = pieces.Kind("test", 1, lambda *_: settings.SITE_URL.encode(), stamp)
    assert ask(linked) == ["http://localhost:8000|0|2026-08-01T09:00:00+00:00"]
    settings.SITE_URL = "https://kalender.example"
    assert ask(linked) == ["https://kalender.example|1|2026-08-01T09:00:01+00:00"]


def test_hardly_any_two_addresses_have_one_number(settings):
    """With nine bits some hundred of these had."""
    numbers = set()
    for n in range(500):
        settings.SITE_URL = f"https://kalender-{n}.example"
        numbers.add(pieces.cache_version(KIND))
    assert len(numbers) == 500


def test_new_translations_are_rendered_anew(event, settings, tmp_path):
    ask()
    older = b"in the words of an older release"
    Fragment.objects.update(body=older, size=len(older), checksum=zlib.crc32(older))
    assert ask() == [older.decode()]
    settings.LOCALE_PATHS = [tmp_path]
    (tmp_path / "de" / "django.mo").parent.mkdir()
    (tmp_path / "de" / "django.mo").write_bytes(b"other words")
    pieces._translations.cache_clear()
    try:
        assert ask() == ["de:Offener Stammtisch|0|2026-08-01T09:00:00+00:00"]
    finally:
        pieces._translations.cache_clear()


def test_one_event_that_cannot_be_rendered_does_not_take_the_others(week, aylin, caplog):
    good, bad = (cast.accepted(week, aylin, title=title) for title in ("gut", "schlecht"))
    bad.texts.all().delete()
    assert ask() == ["de:gut|0|2026-08-01T09:00:00+00:00"]
    assert f"test of event {bad.uid} in de" in caplog.text


def test_what_was_stored_before_stays_when_rendering_fails(event):
    before = ask()
    touch(event)
    event.texts.all().delete()
    assert ask() == before


def test_an_older_piece_that_overtakes_a_newer_one_is_noticed(event):
    """Two processes render at once; the slower one had read the older version."""
    ask()
    touch(event, title="Neu")
    ask()
    Fragment.objects.update(event_version=1, body=b"old", digest="old", sequence=0)
    assert ask() == ["de:Neu|1|2026-08-01T09:00:02+00:00"]


# --- broken, or impossible to store --------------------------------------------------------------


@pytest.mark.parametrize(
    "broken",
    [{"body": b""}, {"body": b"gar\0bage"}, {"size": 7}, {"checksum": 7}, {"body": b"", "size": 0}],
    ids=["empty", "garbage", "wrong size", "wrong checksum", "empty as it says"],
)
def test_a_damaged_piece_is_made_on_the_way_out(event, broken):
    """And mended in store, with the stamps that it had."""
    before, row = ask(), Fragment.objects.values().get()
    Fragment.objects.update(**broken)
    assert ask() == before
    assert Fragment.objects.values().get() == row


def test_one_that_says_it_is_empty_is_mended_before_its_body_is_asked_for(event):
    ask()
    whole = heads()
    Fragment.objects.update(body=b"", size=0)
    assert heads()[0].size == whole[0].size > 0


def test_a_damaged_piece_that_cannot_be_made_is_left_out(event):
    ask()
    Fragment.objects.update(body=b"garbage")
    event.texts.all().delete()
    assert ask() == []


def test_heads_come_without_bodies(event, django_assert_num_queries):
    ask()
    with django_assert_num_queries(1) as queries:
        (head,) = heads()
    assert (head.size, head.entries, head.body) == (49, 1, b"")
    assert '"body"' not in queries[0]["sql"]


# --- many at once --------------------------------------------------------------------------------

LOUD = pieces.Kind("loud", 1, lambda event, language: render(event, language).upper(), stamp)


def names(made):
    return sorted((key.event_id, key.language, key.kind) for key in made)


def test_rendering_makes_every_kind_in_every_language(week, aylin):
    one, two = (cast.accepted(week, aylin, title=title).pk for title in ("Eins", "Zwei"))
    made = pieces.render([one, two], ["de", "en"], [KIND, LOUD])
    assert names(made) == [
        (pk, code, kind) for pk in (one, two) for code in ("de", "en") for kind in ("loud", "test")
    ]
    assert ask(LOUD, "en", Event.everything.filter(pk=two)) == [
        "EN:ZWEI|0|2026-08-01T09:00:00+00:00"
    ]


def test_only_what_is_missing_or_outdated_is_completed(week, aylin):
    one, two = (cast.accepted(week, aylin, title=title) for title in ("Eins", "Zwei"))
    languages = {one.pk: ["de"], two.pk: ["de", "en"]}
    assert complete(languages, [KIND, LOUD]) == []
    assert Fragment.objects.count() == 6
    pks = set(Fragment.objects.values_list("pk", flat=True))
    touch(one, title="Neu")
    before = {row["pk"]: row for row in Fragment.objects.exclude(event=one).values("pk", "body")}
    two.texts.update(title="behind the journal's back")
    assert complete(languages, [KIND, LOUD]) == []
    assert {
        row["pk"]: row for row in Fragment.objects.exclude(event=one).values("pk", "body")
    } == before
    assert ask(events=Event.everything.filter(pk=one.pk)) == ["de:Neu|1|2026-08-01T09:00:01+00:00"]
    assert set(Fragment.objects.values_list("pk", flat=True)) == pks


def test_a_language_in_which_somebody_asked_is_completed_too(event):
    ask(language="uk")
    touch(event, title="Neu")
    complete({event.pk: ["de"]}, [KIND])
    stored = Fragment.objects.values_list("language", "event_version").order_by("language")
    assert list(stored) == [("de", 2), ("uk", 2)]


def test_what_could_not_be_completed_is_named(week, aylin):
    good, bad = (cast.accepted(week, aylin, title=title) for title in ("gut", "schlecht"))
    bad.texts.all().delete()
    languages = {good.pk: ["de"], bad.pk: ["de"]}
    assert complete(languages, [KIND]) == [(bad.pk, "de", "test")]
    assert Fragment.objects.get().event_id == good.pk


@pytest.mark.parametrize("count", [1, 3, 100])
def test_a_batch_costs_the_same_for_1_3_and_100_events(nord, week, count):
    """All kinds and languages: what was stored, versions, events, eight relations; stored once."""
    pks = list(make_events(nord, week, count, at=cast.AT).values_list("pk", flat=True))
    with CaptureQueriesContext(connection) as queries:
        assert complete(dict.fromkeys(pks, ["de", "en", "ar"]), [VEVENT, DOCUMENT]) == []
    told = [query["sql"].partition(" ")[0] for query in queries]
    assert told.count("SELECT") == 11
    assert set(told) == {"SELECT", "INSERT"}
    assert Fragment.objects.count() == 6 * count


@pytest.mark.django_db(transaction=True)
def test_two_processes_that_make_the_same_pieces_are_in_nobodys_way(transactional_db):
    week = cast.programme(cast.district("nord", "16001"))
    pks = list(make_events(week.district, week, 30, at=cast.AT).values_list("pk", flat=True))
    everything = Event.everything.order_by("pk")

    def one():
        return pieces.pieces(everything.order_by("-pk"), "de", VEVENT)[::-1]

    def other():
        complete(dict.fromkeys(pks, ["de", "en"]), [DOCUMENT, VEVENT])
        return pieces.pieces(everything, "de", VEVENT)

    found, same = at_once(one, other)
    assert found == same
    assert Fragment.objects.count() == 120


def test_several_languages_are_read_by_one_question(nord, week, django_assert_num_queries):
    """As each alone; what is missing, damaged or outdated in one of them is made in that one."""
    make_events(nord, week, 6, at=cast.AT)
    keys = [event.pk for event in Event.everything.all()]

    def alone():
        return {code: pieces.pieces(Event.everything.all(), code, VEVENT) for code in LANGUAGES}

    expected = alone()
    with django_assert_num_queries(1):
        assert pieces.in_languages(keys, LANGUAGES, VEVENT) == expected
    german, english, arabic = (Fragment.objects.filter(language=code) for code in LANGUAGES)
    german.filter(event=keys[0]).delete()
    english.filter(event=keys[1]).update(body=b"no calendar")
    arabic.filter(event=keys[2]).update(format_version=1)
    Fragment.objects.filter(event=keys[3]).delete()
    assert pieces.in_languages(keys, LANGUAGES, VEVENT) == expected
    assert alone() == expected
    assert pieces.in_languages([], LANGUAGES, VEVENT) == {code: [] for code in LANGUAGES}
