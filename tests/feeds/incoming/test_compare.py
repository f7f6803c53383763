"""What is new, changed, the same or gone; what enters, and when we ask before."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from feeds.incoming import compare, completing, confirm, items
from feeds.incoming.items import Item, error
from programme.drafts.event_draft import Place, from_data
from programme.importing import sources
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.source import Intake
from programme.models.submission import Submission
from programme.states import State
from tests import cast
from tests.cast import AT

LATER = AT + timedelta(days=1)
DAYS = [date(2026, 9, 14) + timedelta(n) for n in range(40)]
COMPARED = 10  # queries
TITLES = ["Chor", "Film", "Tanz", "Kochen", "Schach", "Lesung", "Yoga", "Theater", "Markt", "Lauf"]


@pytest.fixture
def source(week):
    return sources.add(week, kind="file", email="bruno@verein.example", is_verified=True, at=AT)[0]


def item(n=0, key="", **changes) -> Item:
    """An event of a source on a day of its own."""
    title = TITLES[n % 10] * (n // 10 + 1)
    draft = cast.draft(**{"title": title, "whens": (cast.when(DAYS[n % 40]),)} | changes)
    return Item(number=n + 1, key=key or f"key {n}", label=draft.title, draft=draft)


def kinds(found) -> list[tuple[str, str]]:
    return [(row.kind, row.key) for row in found.rows]


def taken(source, found, chosen=None, at=AT) -> Intake:
    """An attempt as it is after it was confirmed and done."""
    intake = source.intakes.create(at=at)
    sources.propose(intake, items.stored(found), [], {}, at=at)
    sources.confirm(intake, chosen or {"all": True}, at=at)
    assert confirm.run(intake, at=at)
    return Intake.objects.get(pk=intake.pk)


def test_new_changed_the_same_and_gone(source):
    taken(source, [item(0), item(1), item(2)])
    found = compare.compare(source, [item(0), item(1, title="Kino"), item(3)], at=LATER)
    assert kinds(found) == [
        ("same", "key 0"),
        ("changed", "key 1"),
        ("new", "key 3"),
        ("gone", "key 2"),
    ]
    assert found.counts() == {"new": 1, "changed": 1, "same": 1, "gone": 1, "refused": 0}
    (change,) = found.rows[1].changes
    assert (change.field, change.old, change.new) == ("title", "Film", "Kino")


def test_nothing_enters_before_somebody_says_so(source):
    intake = source.intakes.create(at=AT)
    sources.propose(intake, items.stored([item()]), [], {}, at=AT)
    assert not confirm.run(intake, at=AT)
    assert Submission.objects.count() == 0


def test_only_what_was_chosen_enters_and_leaves(source):
    taken(source, [item(0), item(1)])
    chosen = {"keys": ["key 2"], "gone": ["key 1"], "kinds": {"key 2": "musik"}}
    intake = taken(source, [item(2), item(3)], chosen, at=LATER)
    assert (intake.state, intake.new, intake.changed, intake.gone) == ("done", 1, 0, 1)
    assert intake.entered == [["new", "Tanz"], ["gone", "Film"]]
    states = dict(Submission.objects.values_list("latest__data__title", "state"))
    assert states == {"Chor": "submitted", "Film": "withdrawn", "Tanz": "submitted"}
    tanz = Submission.objects.get(latest__data__title="Tanz")
    assert from_data(tanz.latest.data).category == "musik"


def test_running_twice_does_no_harm(source):
    intake = source.intakes.create(at=AT)
    sources.propose(intake, items.stored([item(0), item(1)]), [], {}, at=AT)
    sources.confirm(intake, {"all": True}, at=AT)
    found = items.stored([item(0), item(1)])
    assert confirm.run(intake, at=AT)
    # As if the first process had died before it could say that it was done.
    held = timezone.now() + confirm.LEASE
    Intake.objects.update(state="confirmed", items=found, expires_at=held)
    assert not confirm.run(Intake.objects.get(), at=AT)
    Intake.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert confirm.run(Intake.objects.get(), at=AT)
    assert Submission.objects.count() == 2
    told = Intake.objects.get()
    assert (told.new, told.changed, told.same, told.gone) == (2, 0, 0, 0)
    assert told.entered == [["new", "Chor"], ["new", "Film"]]


def test_what_a_killed_process_left_enters_after_two_minutes(source, monkeypatch):
    """It holds the attempt as long as it lives, and hardly longer."""
    intake, enter, entered = source.intakes.create(at=AT), confirm._entered, []
    sources.propose(intake, items.stored([item(n) for n in range(5)]), [], {}, at=AT)
    sources.confirm(intake, {"all": True}, at=AT)

    def killed(source, row, at):
        if len(entered) == 3:
            raise SystemExit
        Intake.objects.update(expires_at=timezone.now())  # as if the first two minutes were over
        entered.append(row.key)
        return enter(source, row, at)

    monkeypatch.setattr(confirm, "HELD", 1)
    monkeypatch.setattr(confirm, "_entered", killed)
    with pytest.raises(SystemExit):
        confirm.run(intake, at=AT)
    monkeypatch.setattr(confirm, "_entered", enter)
    left = Intake.objects.get().expires_at - timezone.now()
    assert timedelta(seconds=90) < left <= timedelta(minutes=2)
    assert not Intake.objects.to_enter().exists()
    Intake.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert confirm.run(Intake.objects.to_enter().get(), at=AT)
    assert Submission.objects.count() == 5
    assert (Intake.objects.get().state, Intake.objects.get().new) == ("done", 5)


def test_what_a_killed_process_changed_and_withdrew_is_told_as_such(source):
    taken(source, [item(0), item(1), item(2)])
    found = [item(0), item(1, title="Kino")]
    intake = source.intakes.create(at=LATER)
    sources.propose(intake, items.stored(found), [], {}, at=LATER)
    sources.confirm(intake, {"all": True}, at=LATER)
    assert confirm.run(intake, at=LATER)
    rows = Intake.objects.filter(pk=intake.pk)
    rows.update(state="confirmed", items=items.stored(found), expires_at=None)
    assert confirm.run(rows.get(), at=LATER + timedelta(minutes=6))
    told = rows.get()
    assert (told.new, told.changed, told.same, told.gone) == (0, 1, 1, 1)


def test_an_error_keeps_one_event_out_and_says_why(source):
    wrong = item(1, openness="")
    broken = replace(item(2), draft=None, problems=(error("bad_start"),))
    unclear = replace(item(3), problems=(error("unclear", "Datum", message="Bitte genauer."),))
    found = compare.compare(source, [item(0), wrong, broken, unclear], at=AT)
    assert [kind for kind, _ in kinds(found)] == ["new", "wrong", "wrong", "wrong"]
    intake = taken(source, [item(0), wrong, broken, unclear])
    assert (intake.new, intake.refused) == (1, 3)
    said = [(problem["code"], problem["values"]["label"]) for problem in intake.problems]
    assert said == [("not_taken", "Film"), ("not_taken", "Tanz"), ("not_taken", "Kochen")]
    assert "Bitte genauer." in intake.problems[2]["values"]["reason"]


def test_questions_stay_for_the_office(source):
    said = item(0, whens=(cast.when(DAYS[0], stated_weekday=3),))
    (row,) = compare.compare(source, [said], at=AT).rows
    assert [finding.code for finding in row.findings] == ["weekday"]
    assert taken(source, [said]).new == 1


def test_gaps_are_filled_with_what_holds_for_the_whole_file(source):
    home = Place(name="Vereinshaus", town="Neustadt")
    source.defaults = completing.defaults(
        organiser="Verein", openness="public", category="fest", place=home
    )
    source.save()
    bare = item(0, organisers=(), openness="", category="", place=Place())
    named = item(1, organisers=("Chor",), place=Place(name="Kirche"))
    taken(source, [bare, named])
    first, second = [from_data(row.latest.data) for row in Submission.objects.order_by("pk")]
    assert (first.organisers, first.openness, first.category) == (("Verein",), "public", "fest")
    assert first.place == home
    assert (second.organisers, second.place) == (("Chor",), Place(name="Kirche", town="Neustadt"))
    # The gaps are still gaps: nothing has changed.
    assert [kind for kind, _ in kinds(compare.compare(source, [bare, named], at=AT))] == [
        "same",
        "same",
    ]


def test_likely_doubles_are_shown_and_not_chosen(source, week, aylin):
    cast.accepted(week, aylin, title="Chor", whens=(cast.when(DAYS[0]),))
    cast.offered(week, title="Film", whens=(cast.when(DAYS[1]),))
    cast.offered(week, title="Tanz", whens=(cast.when(DAYS[9]),))
    found = [item(0), item(1, title="Film!"), item(2), item(3), item(3, key="again")]
    rows = compare.compare(source, found, at=AT).rows
    assert [[problem.code for problem in row.problems] for row in rows] == [
        ["duplicate"],
        ["duplicate"],
        [],
        [],
        ["twice"],
    ]
    assert [row.enters for row in rows] == [False, False, True, True, False]
    assert taken(source, found).new == 2
    assert taken(source, found, {"keys": ["key 0"]}).new == 1


@pytest.mark.parametrize(("town", "doubled"), [("Altstadt", False), ("Neustadt", True)])
def test_in_another_town_it_is_another_event(source, week, aylin, town, doubled):
    for name in ("Altstadt", "Neustadt"):
        week.district.towns.get_or_create(name=name, defaults={"slug": name.lower()})
    cast.accepted(week, aylin, title="Offene Moschee", whens=(cast.when(DAYS[0]),))
    cast.offered(week, title="Offene Moschee", whens=(cast.when(DAYS[1]),))
    there = {"title": "Offene Moschee", "place": Place(name="Moschee", town=town)}
    found = [item(n, whens=(cast.when(DAYS[n]),), **there) for n in range(2)]
    rows = compare.compare(source, found, at=AT).rows
    assert [row.is_double for row in rows] == [doubled, doubled]


def test_what_is_over_is_not_missed(source):
    taken(source, [item(0), item(20)])
    found = compare.compare(source, [], at=AT + timedelta(days=50))
    assert kinds(found) == [("gone", "key 20")]


def test_an_event_that_moved_out_of_the_programme_is_not_gone(source):
    taken(source, [item(0), item(1)])
    outside = replace(item(0, whens=(cast.when(date(2027, 1, 5)),)), is_outside=True)
    series = replace(item(1), draft=None, is_outside=True)
    new = replace(item(2), is_outside=True)
    found = compare.compare(source, [outside, series, new], at=AT)
    assert kinds(found) == [("changed", "key 0"), ("gone", "key 1")]


def test_a_broken_entry_is_not_gone(source):
    taken(source, [item(0)])
    broken = replace(item(0), draft=None, problems=(error("broken"),))
    assert kinds(compare.compare(source, [broken], at=AT)) == [("wrong", "key 0")]


@pytest.mark.parametrize(
    ("there", "left", "asks"),
    [(10, 4, True), (10, 5, False), (30, 24, False), (30, 23, True), (5, 0, False), (6, 0, True)],
)
def test_when_so_much_is_missing_that_we_ask(source, there, left, asks):
    taken(source, [item(n) for n in range(there)])
    found = compare.compare(source, [item(n) for n in range(left)], at=AT)
    assert len(found.of("gone")) == there - left
    assert found.misses_much is asks


def test_files_and_calendars_of_one_owner_know_each_other(source, week):
    taken(source, [item(0), item(1)])
    calendar, _ = sources.add(
        week,
        kind="calendar",
        url="https://verein.example/a.ics",
        email="bruno@verein.example",
        is_verified=True,
        at=AT,
    )
    found = compare.compare(calendar, [item(0, title="Großer Chor"), item(2)], at=AT)
    assert kinds(found) == [("changed", "key 0"), ("new", "key 2")]
    taken(calendar, [item(0, title="Großer Chor"), item(2)])
    assert Submission.objects.count() == 3


def test_a_stranger_sees_and_changes_nothing_of_it(source, week):
    taken(source, [item(0)])
    stranger, _ = sources.add(week, kind="file", email="bruno@verein.example", at=AT)
    (row,) = compare.compare(stranger, [item(0, title="Feindlich")], at=AT).rows
    assert (row.kind, row.brought, row.changes) == ("new", None, ())


ROOMS = [Place(name="Bürgerhaus"), Place(name="Halle", town="Neustadt"), Place(venue="halle")]


@pytest.mark.parametrize("count", [3, 30, 100])
def test_a_file_costs_as_many_queries_with_three_events_as_with_a_hundred(
    source, week, count, django_assert_num_queries
):
    """Places and codes are read once, whatever is said of them."""
    home = week.district.towns.create(name="Neustadt", slug="neustadt")
    week.district.venues.create(name="Halle", slug="halle", town=home, is_listed=True)
    found = [
        item(
            n,
            whens=(cast.when(DAYS[n % 40], time(8 + n // 40)),),
            place=ROOMS[n % 3],
            audiences=("frauen",),
            features=("childcare",),
        )
        for n in range(count)
    ]
    with django_assert_num_queries(COMPARED):
        rows = compare.compare(source, found, at=AT).rows
    assert {row.kind for row in rows} == {"new"}


def test_what_is_the_same_is_not_checked_again(source, django_assert_max_num_queries):
    found = [item(n) for n in range(12)]
    taken(source, found)
    with django_assert_max_num_queries(4):
        compare.compare(source, found, at=AT)


def test_the_partner_hears_once(source):
    taken(source, [item(0), item(1)])
    assert list(Entry.objects.filter(verb="imported").values_list("actor", flat=True)) == ["import"]
    assert Event.everything.count() == 0
    assert set(Submission.objects.values_list("state", flat=True)) == {State.SUBMITTED}
