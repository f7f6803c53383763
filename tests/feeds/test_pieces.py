"""Stored pieces: made when missing, kept while the text stays, never somebody else's."""

from datetime import UTC, datetime, timedelta

import pytest

from feeds import pieces
from feeds.models.fragment import Fragment
from programme.models.event import Event
from tests import cast


def render(event, language):
    return f"{language}:{event.texts.get().title}".encode()


def stamp(body, sequence, modified):
    return b"%s|%d|%s" % (body, sequence, modified.isoformat().encode())


KIND = pieces.Kind("test", 1, render, stamp)


@pytest.fixture
def event(week, aylin):
    return cast.accepted(week, aylin)


def ask(kind=KIND, language="de", events=None):
    events = Event.everything.all() if events is None else events
    return [bytes(piece.body).decode() for piece in pieces.pieces(events, language, kind)]


def touch(event, title=None, at=cast.AT):
    if title:
        event.texts.update(title=title)
    version = Event.everything.get(pk=event.pk).version
    Event.everything.filter(pk=event.pk).update(version=version + 1, changed_at=at)


def test_a_missing_piece_is_made_and_kept(event):
    assert ask() == ["de:Offener Stammtisch|0|2026-08-01T09:00:00+00:00"]
    assert Fragment.objects.count() == 1
    assert ask() == ["de:Offener Stammtisch|0|2026-08-01T09:00:00+00:00"]


def test_stored_pieces_cost_two_queries_however_many(week, aylin, django_assert_num_queries):
    for n in range(5):
        cast.accepted(week, aylin, title=f"Abend {n}")
    ask()
    with django_assert_num_queries(2):
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
    Fragment.objects.update(body=b"in the words of an older release")
    assert ask() == ["in the words of an older release"]
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
