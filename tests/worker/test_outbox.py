"""The journal is worked through: each line once, all of it, also when workers die or fail."""

from collections import Counter
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from feeds import feed_files
from feeds.models.fragment import Fragment
from programme import journal
from programme.actors import PARTNER, SYSTEM
from programme.drafts.reports import ALL
from programme.events import publishing
from programme.events.index import stored_index
from programme.models.journal import Entry
from programme.models.programme import Programme
from programme.models.stored_index import StoredIndex
from programme.submissions import reporting, revising, submitting
from tests import cast
from tests.at_once import at_once
from worker import handlers, outbox


@pytest.fixture
def line(week):
    def write(verb="tested", **fields):
        return journal.record(verb, district=week.district, by=SYSTEM, at=cast.AT, **fields)

    return write


@pytest.fixture
def heard(monkeypatch):
    """Lines of the verb "tested", in the order in which its two handlers got them."""
    found = []
    monkeypatch.setitem(handlers.HANDLERS, "tested", (lambda entry: found.append(entry.pk),))
    monkeypatch.setitem(
        handlers.TOGETHER, "tested", (lambda entries: found.append([row.pk for row in entries]),)
    )
    return found


def handled():
    return list(Entry.objects.exclude(handled_at=None).values_list("pk", flat=True))


def test_every_line_is_handled_once_and_steps_are_shared(line, heard):
    first, second = line().pk, line().pk
    assert outbox.work() == 2
    assert heard == [first, second, [first, second]]
    assert outbox.work() == 0
    assert heard == [first, second, [first, second]]


def test_lines_of_a_batch_are_done_by_one_question(line, heard):
    pks = [line().pk for _ in range(5)]
    with CaptureQueriesContext(connection) as queries:
        outbox.work()
    assert handled() == pks
    done = [
        query["sql"] for query in queries if '"handled_at" = ' in query["sql"].split("WHERE")[0]
    ]
    assert len(done) == 1


def test_a_verb_that_nothing_follows_from_is_done(line):
    entry = line("unheard_of")
    assert outbox.work() == 1
    assert handled() == [entry.pk]


def test_all_lines_are_worked_on_in_batches(line, heard, monkeypatch):
    monkeypatch.setattr(outbox, "BATCH", 2)
    pks = [line().pk for _ in range(5)]
    assert outbox.work() == 5
    assert handled() == pks
    assert [row for row in heard if isinstance(row, list)] == [pks[:2], pks[2:4], pks[4:]]


def test_a_letter_that_somebody_waits_for_comes_first(line, heard, monkeypatch):
    monkeypatch.setattr(outbox, "BATCH", 2)
    monkeypatch.setitem(handlers.HANDLERS, "letter_asked", (lambda entry: heard.append("code"),))
    for verb in ("tested", "tested", "unheard_of", "letter_asked"):
        line(verb)
    assert outbox.work() == 4
    assert heard[0] == "code"


@pytest.mark.parametrize(("spell", "turns"), [(60, "saasssaasss"), (0, "sassssssaaa")])
def test_lines_that_are_done_alone_have_their_turn_while_they_are_quick(
    line, monkeypatch, spell, turns
):
    """In a burst that goes on; slow ones wait until there is none that is done together."""
    done, coming = [], [["shared"] * 6, ["alone"] * 2]

    def alone(entry):
        done.append("a")
        for verb in coming.pop(0) if coming else ():
            line(verb)

    monkeypatch.setattr(outbox, "BATCH", 3)
    monkeypatch.setattr(outbox, "SPELL", spell)
    monkeypatch.setitem(handlers.HANDLERS, "alone", (alone,))
    monkeypatch.setitem(
        handlers.TOGETHER, "shared", (lambda entries: done.extend("s" * len(entries)),)
    )
    for verb in ("alone", "alone", "shared"):
        line(verb)
    assert outbox.work() == 11
    assert "".join(done) == turns


def test_all_lines_are_done_though_another_worker_takes_some(line, heard, monkeypatch):
    """It takes them between the moments in which this one reads the journal and claims."""
    monkeypatch.setattr(outbox, "BATCH", 2)
    pks, claim = [line().pk for _ in range(6)], journal.claim

    def claimed(keys):
        journal.claim = claim
        claim(keys[:1])
        return claim(keys)

    monkeypatch.setattr(journal, "claim", claimed)
    assert outbox.work() == 5
    assert handled() == pks[1:]


def test_a_handler_that_fails_holds_up_nobody_else(line, heard, monkeypatch, caplog):
    def fails(entry):
        raise OSError("no space left")

    monkeypatch.setitem(handlers.HANDLERS, "broken", (fails,))
    bad, good = line("broken"), line()
    assert outbox.work() == 1
    assert handled() == [good.pk]
    bad.refresh_from_db()
    assert (bad.error, bad.attempts) == ("OSError: no space left", 1)
    assert bad.claimed_until > timezone.now()
    assert f"journal lines [{bad.pk}]" in caplog.text


def test_a_failed_line_is_tried_again_later(line, monkeypatch):
    tries = []

    def fails_once(entry):
        tries.append(entry.attempts)
        if len(tries) == 1:
            raise OSError

    monkeypatch.setitem(handlers.HANDLERS, "tested", (fails_once,))
    entry = line()
    assert [outbox.work(), outbox.work()] == [0, 0]
    Entry.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert outbox.work() == 1
    entry.refresh_from_db()
    assert (tries, entry.error, entry.attempts) == ([1, 2], "", 2)


def test_a_common_step_that_fails_leaves_only_its_own_lines(line, heard, monkeypatch):
    def fails(entries):
        raise OSError

    monkeypatch.setitem(handlers.TOGETHER, "broken", (fails,))
    bad, good = [line("broken").pk, line("broken").pk], line().pk
    assert outbox.work() == 1
    assert handled() == [good]
    assert list(Entry.objects.open().values_list("pk", flat=True)) == bad


def test_what_somebody_else_holds_is_left_until_the_claim_ends(line, heard):
    entry = line()
    journal.claim([entry.pk])
    assert outbox.work() == 0
    Entry.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert outbox.work() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_the_lines(heard):
    week = cast.programme(cast.district("nord", "16001"))
    pks = {
        journal.record("tested", district=week.district, by=SYSTEM, at=cast.AT).pk
        for _ in range(40)
    }
    at_once(outbox.work, outbox.work)
    single = [row for row in heard if isinstance(row, int)]
    assert sorted(single) == sorted(pks)
    assert set(handled()) == pks


# --- what follows from publishing ----------------------------------------------------------------


def feed(path="nord/ikw-2026.ics"):
    found = feed_files.stored(path)
    return found.read(zipped=False).decode().replace("\r\n ", "") if found else ""


def test_a_published_event_is_in_all_files(week, aylin):
    cast.accepted(week, aylin)
    assert feed() == ""
    outbox.work()
    assert list(Entry.objects.open()) == []
    for path in [scope.path for scope in feed_files.scopes(week.district)]:
        assert "SUMMARY;LANGUAGE=de:Offener Stammtisch\r\n" in feed(path)
    kinds = Fragment.objects.order_by("kind", "language").values_list("kind", "language")
    assert list(kinds) == [
        (kind, code) for kind in ("json", "vevent") for code in ("ar", "de", "en")
    ]


def test_many_events_are_published_together(week, aylin, monkeypatch):
    published = []
    publish = feed_files.publish
    monkeypatch.setattr(
        feed_files,
        "publish",
        lambda path, *body, **of: published.append(path) or publish(path, *body, **of),
    )
    for n in range(5):
        cast.accepted(week, aylin, title=f"Abend {n}")
    outbox.work()
    assert sorted(published) == sorted(scope.path for scope in feed_files.scopes(week.district))
    assert feed().count("BEGIN:VEVENT") == 5


def test_only_feeds_of_the_programme_and_its_district_are_written(week, aylin, sued, settings):
    cast.programme(week.district, slug="alt")
    cast.programme(sued)
    cast.accepted(week, aylin)
    outbox.work()
    root = settings.FEEDS_ROOT
    assert sorted(str(path.relative_to(root)) for path in root.rglob("*.ics")) == [
        "nord.ar.ics",
        "nord.en.ics",
        "nord.ics",
        "nord/ikw-2026.ar.ics",
        "nord/ikw-2026.en.ics",
        "nord/ikw-2026.ics",
    ]


@time_machine.travel("2026-09-01T10:00:00Z")
def test_what_is_cancelled_or_taken_back_is_told(week, aylin):
    first, second = (cast.accepted(week, aylin, title=title) for title in ("Eins", "Zwei"))
    outbox.work()
    reporting.report(first.submission, "cancelled", keys=ALL, by=PARTNER, at=cast.AT)
    submitting.withdraw(second.submission, by=PARTNER, at=cast.AT)
    outbox.work()
    assert feed().count("STATUS:CANCELLED") == 2


@time_machine.travel("2026-09-01T10:00:00Z")
def test_of_an_event_that_was_closed_only_its_old_day_is_told(week, aylin):
    event = cast.accepted(week, aylin)
    outbox.work()
    closed = cast.draft(openness="school", whens=(cast.when(date(2026, 10, 5)),))
    revision = revising.add(event.submission, closed, by=SYSTEM, at=cast.AT)
    publishing.publish(event.submission, revision, by=SYSTEM, at=cast.AT)
    outbox.work()
    stored = b"".join(bytes(piece.body) for piece in Fragment.objects.all())
    assert (b"Stammtisch" in stored, b"20261005" in stored) == (False, False)
    assert "DTSTART;VALUE=DATE:20260928" in feed()
    assert "Stammtisch" not in feed()


def test_of_an_event_that_was_never_public_nothing_is_stored(week, aylin):
    cast.accepted(week, aylin, openness="school")
    outbox.work()
    assert Fragment.objects.count() == 0


def test_an_event_that_cannot_be_rendered_is_tried_again(week, aylin):
    event = cast.accepted(week, aylin)
    event.texts.all().delete()
    outbox.work()
    entry = Entry.objects.get(verb="published")
    assert (entry.handled_at, entry.error) == (None, "NotRendered: vevent de")


def test_one_event_that_cannot_be_rendered_does_not_hold_up_the_others(week, aylin):
    good, bad = (cast.accepted(week, aylin, title=title) for title in ("gut", "schlecht"))
    bad.texts.all().delete()
    outbox.work()
    (left,) = Entry.objects.open().filter(verb="published")
    assert (left.event_id, left.error) == (bad.pk, "NotRendered: vevent de")
    assert "SUMMARY;LANGUAGE=de:gut" in feed()
    bad.texts.create(language="de", title="geheilt", is_original=True)
    Entry.objects.open().update(claimed_until=None)
    outbox.work()
    assert not Entry.objects.open().exists()
    assert "SUMMARY;LANGUAGE=de:geheilt" in feed()


def test_events_of_several_districts_are_rendered_together(week, sued, aylin, chiara):
    """In the languages of each; for more lines no further questions."""
    other = cast.programme(sued)
    type(sued).objects.filter(pk=sued.pk).update(languages=["de"])
    published = Entry.objects.filter(verb="published").select_related("district")
    asked = []
    for of, by, more in ((week, aylin, 1), (other, chiara, 2)):
        for n in range(more):
            cast.accepted(of, by, title=f"Abend {n}")
        with CaptureQueriesContext(connection) as queries:
            assert handlers.render_pieces(list(published.all())) == {}
        told = [query["sql"].partition(" ")[0] for query in queries]
        asked.append((told.count("SELECT"), told.count("INSERT")))
    assert asked == [(13, 1), (13, 1)]
    stored = Fragment.objects.values_list("event__district__slug", "language").distinct()
    assert sorted(stored) == [("nord", "ar"), ("nord", "de"), ("nord", "en"), ("sued", "de")]


@pytest.mark.parametrize("others", [1, 8])
def test_what_follows_from_an_edit_is_asked_by_few_questions(week, aylin, others):
    """Of the journal, the event's pieces, the feeds and the index; the same for more events."""
    for n in range(others):
        cast.accepted(week, aylin, title=f"Abend {n}")
    event = cast.accepted(week, aylin)
    outbox.work()
    revision = revising.add(event.submission, cast.draft(title="Neu"), by=SYSTEM, at=cast.AT)
    publishing.publish(event.submission, revision, by=SYSTEM, at=cast.AT)
    with CaptureQueriesContext(connection) as queries:
        outbox.work()
    told = Counter(query["sql"].lstrip("(").partition(" ")[0] for query in queries)
    assert {verb: told[verb] for verb in ("SELECT", "INSERT", "UPDATE", "DELETE")} == {
        "SELECT": 36,
        "INSERT": 2,
        "UPDATE": 2,
        "DELETE": 0,
    }
    assert "SUMMARY;LANGUAGE=de:Neu" in feed()


def test_words_of_before_go_at_once(week, aylin):
    """What pages have made of them, too."""
    event, other = cast.accepted(week, aylin), cast.accepted(week, aylin)
    outbox.work()
    drawn = {"kind": "page", "modified": cast.AT, "format_version": 1, "body": b"Words"}
    for each in (event, other):
        version = Fragment.objects.filter(event=each)[0].event_version
        Fragment.objects.create(event=each, language="de", event_version=version, **drawn)
    publishing.touch([event], district=week.district, by=SYSTEM, at=cast.AT)
    outbox.work()
    assert [row.event_id for row in Fragment.objects.filter(kind="page")] == [other.pk]


def test_working_twice_changes_nothing(week, aylin):
    cast.accepted(week, aylin)
    outbox.work()
    before = feed_files.stored("nord.ics")
    Entry.objects.update(handled_at=None)
    outbox.work()
    assert feed_files.stored("nord.ics") == before


def test_what_a_programme_is_asked_is_stored_before_a_reader_comes(
    week, aylin, django_assert_num_queries
):
    event = cast.accepted(week, aylin)
    outbox.work()
    programme = Programme.objects.select_related("district").get(pk=week.pk)
    with django_assert_num_queries(1):
        assert stored_index.index_of(programme).event_count == 1
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    outbox.work()
    assert StoredIndex.objects.get().event_count == 0


def test_an_index_is_left_to_the_line_that_waits_for_its_turn(week, aylin, monkeypatch):
    monkeypatch.setattr(outbox, "BATCH", 1)
    for n in range(3):
        cast.accepted(week, aylin, title=f"Abend {n}")
    with CaptureQueriesContext(connection) as queries:
        outbox.work()
    stored = [query["sql"] for query in queries if "programme_storedindex" in query["sql"]]
    assert len([sql for sql in stored if sql.startswith("INSERT")]) == 1
    assert StoredIndex.objects.get().event_count == 3
    assert not Entry.objects.open().filter(verb="published").exists()
