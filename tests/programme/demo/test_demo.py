"""The demo as people find it: loaded through the verbs, once, complete and honest."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model

from programme import retention
from programme.checks import all_checks
from programme.demo import last_quarter, loading
from programme.demo.demo_files import DISTRICTS, read
from programme.drafts.event_draft import from_data
from programme.models.district import District
from programme.models.event import Event, EventText, Occurrence, OccurrenceLanguage
from programme.models.journal import Entry
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.models.venue import Town
from programme.states import State
from worker import notices

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OF_THE_CHILDREN = ("ikw-006", "ikw-007", "ikw-008")  # 20 September, whatever the weekday
REAL = [record["id"] for slug in DISTRICTS for record in read(f"real/{slug}")]


@pytest.fixture(scope="module", autouse=True)
def demo(once_per_file):
    """Loaded once for this file; each test runs inside its transaction."""
    loading.load(NOW)


def of(slug, programme="ikw-2023"):
    return Programme.objects.get(district__slug=slug, slug=programme)


def real(key):
    return Submission.objects.get(origin_key=key, programme__year__lt=2027)


def public(programme):
    return Event.objects.filter(programme=programme)


def test_every_real_announcement_is_there_once_and_in_every_state():
    rows = Submission.objects.filter(origin_key__in=REAL, programme__year__lt=2027)
    assert sorted(rows.values_list("origin_key", flat=True)) == sorted(REAL)
    assert Counter(rows.values_list("state", flat=True)) == {
        State.DRAFT: 1,
        State.SUBMITTED: 2,
        State.RETURNED: 3,
        State.ACCEPTED: 43,
        State.CHANGED: 1,
        State.DECLINED: 1,
        State.WITHDRAWN: 1,
    }


def test_reasons_stand_where_people_decided():
    told = Entry.objects.filter(verb__in=("send_back", "decline", "withdraw"))
    assert told.exists()
    assert not told.filter(reason="").exists()


def test_the_announced_closing_day_waits_with_its_contradiction():
    submission = real("ikw-003")
    found = all_checks.findings(
        from_data(submission.latest.data), submission.programme, besides=submission
    )
    (question,) = [finding for finding in found if finding.code == "weekday"]
    assert submission.state == State.SUBMITTED
    assert [item.value for item in question.candidates] == [
        "2023-12-14",
        "2023-12-12",
        "2023-11-14",
    ]
    assert submission.revisions.count() == 1


def test_a_change_waits_while_the_accepted_version_stays_public():
    submission = real("ikw-038")
    assert submission.event.starts_on == date(2022, 9, 23)
    draft = from_data(submission.latest.data)
    assert draft.whens[0].starts_on == date(2021, 9, 23)
    codes = {item.code for item in all_checks.findings(draft, submission.programme)}
    assert {"weekday", "outside_programme"} <= codes


def test_the_programme_of_2023_is_complete():
    week = of("wartburgkreis")
    period = (week.starts_on, week.national_starts_on, week.national_ends_on)
    assert period == (date(2023, 9, 12), date(2023, 9, 24), date(2023, 10, 1))
    assert (week.title, week.motto) == ("Interkulturelle Woche 2023", "Neue Räume")
    assert public(week).count() > 30
    real_ones = public(week).filter(submission__origin_key__in=REAL)
    assert sorted(real_ones.values_list("submission__origin_key", flat=True)) == [
        "ikw-001",
        "ikw-002",
        "ikw-006",
        "ikw-007",
        "ikw-008",
    ]
    first = Occurrence.objects.get(event__submission__origin_key="ikw-002", event__programme=week)
    assert first.starts_at == datetime(2023, 9, 28, 16, tzinfo=UTC)


def test_what_is_invented_says_so_in_every_language():
    invented = Event.everything.exclude(
        submission__origin_key__in=REAL, programme__year__lt=2027
    ).filter(submission__origin="demo")
    markers = tuple(read("texts")["markers"].values())
    texts = EventText.objects.filter(event__in=invented)
    assert texts.count() > 150
    assert [text.title for text in texts if not text.summary.endswith(markers)] == []


def test_what_is_real_does_not_say_that_it_is_invented():
    texts = EventText.objects.filter(
        event__submission__origin_key__in=REAL, event__programme__year__lt=2027
    )
    assert [text.title for text in texts if "(Beispiel)" in text.summary] == []


def test_no_closed_event_is_public():
    closed = Event.everything.exclude(openness="public")
    by_openness = Counter(closed.values_list("openness", flat=True))
    assert set(by_openness) == {"school", "invited", "residents"}
    assert not Event.objects.filter(pk__in=closed).exists()


def test_every_kind_of_date_and_fact_is_shown():
    week = of("wartburgkreis")
    dates = Occurrence.objects.filter(event__in=public(week))
    assert set(dates.values_list("clock", flat=True)) == {
        "exact",
        "from",
        "all_day",
        "to_follow",
        "hours",
    }
    assert set(dates.values_list("status", flat=True)) == {
        "scheduled",
        "cancelled",
        "full",
        "moved",
        "tentative",
    }
    assert set(public(week).values_list("schedule", flat=True)) == {"dates", "series", "period"}
    assert set(public(week).values_list("registration", flat=True)) == {
        "unknown",
        "none",
        "requested",
        "required",
    }
    assert set(public(week).values_list("is_free", flat=True)) == {True, False, None}
    heard = OccurrenceLanguage.objects.filter(occurrence__in=dates)
    assert {"ar", "uk", "fa"} <= set(
        heard.filter(mode="interpreted").values_list("language", flat=True)
    )
    assert set(heard.filter(mode="signed").values_list("language", flat=True)) == {"gsg"}
    assert {"en", "ar", "uk", "fa", "de-simple"} <= set(
        EventText.objects.filter(event__in=public(week)).values_list("language", flat=True)
    )


def test_the_language_cafe_leaves_the_autumn_holidays_out():
    cafe = public(of("wartburgkreis")).get(submission__origin_key="sprachcafe")
    days = set(cafe.occurrences.values_list("starts_on", flat=True))
    assert len(days) == 12
    assert days.isdisjoint({date(2023, 10, 3), date(2023, 10, 10)})


def test_the_night_of_the_clock_change_is_an_hour_longer():
    night = public(of("wartburgkreis")).get(submission__origin_key="lange-spielenacht")
    (row,) = night.occurrences.all()
    assert row.ends_at - row.starts_at == timedelta(hours=9)
    assert row.ends_on == row.starts_on == date(2023, 10, 28)


def test_the_coming_week_holds_the_same_events_on_the_same_weekdays():
    for slug in DISTRICTS:
        past, coming = of(slug), of(slug, "ikw-2027")
        week = (coming.national_starts_on, coming.national_ends_on)
        assert week == (date(2027, 9, 26), date(2027, 10, 3))
        assert coming.submissions_from <= NOW.date() <= coming.submissions_until
        rows = {
            programme: {
                (row.event.submission.origin_key, row.starts_on.weekday(), row.start_time)
                for row in Occurrence.objects.filter(event__programme=programme)
                if row.event.submission.origin_key not in OF_THE_CHILDREN
            }
            for programme in (past, coming)
        }
        assert rows[past] == rows[coming] != set()
        moved = Occurrence.objects.filter(event__programme=coming)
        assert not moved.exclude(starts_on__year=2027).exists()


def days(key):
    rows = Occurrence.objects.filter(
        event__programme=of("wartburgkreis", "ikw-2027"), event__submission__origin_key=key
    )
    return [row.starts_on for row in rows.order_by("starts_on")]


def test_what_is_bound_to_a_day_of_the_year_stays_on_it():
    assert [days(key)[0] for key in OF_THE_CHILDREN] == [date(2027, 9, 20)] * 3
    assert days("lange-spielenacht") == [date(2027, 10, 30)]
    assert days("langes-fruehstueck") == [date(2027, 10, 31)]
    autumn = (date(2027, 10, 9), date(2027, 10, 23))
    assert all(autumn[0] <= day <= autumn[1] for day in days("ferien-theaterwerkstatt"))
    pause = set(days("sprachcafe")) & {date(2027, 10, 12), date(2027, 10, 19)}
    assert pause == set()
    assert {date(2027, 10, 5), date(2027, 10, 26)} <= set(days("sprachcafe"))
    assert date(2027, 10, 3) not in days("ausstellung-lebenswege")


def test_the_booklet_closes_before_the_programme_begins():
    for programme in Programme.objects.all():
        assert programme.submissions_from < programme.submissions_until < programme.starts_on


def test_no_editor_s_remark_is_public():
    shown = [programme.funding_note for programme in Programme.objects.all()]
    for district in District.objects.all():
        shown += district.fundings.values_list("sentence", flat=True)
    assert [text for text in shown if "prüfen" in text] == []


def test_every_office_has_something_to_decide():
    for slug in DISTRICTS:
        waiting = Submission.objects.waiting().filter(programme=of(slug, "ikw-2027"))
        assert waiting.count() >= 1


def test_towns_come_from_the_list_and_never_from_a_typing_error():
    listed = {row["name"] for slug in DISTRICTS for row in read(f"districts/{slug}")["towns"]}
    assert set(Town.objects.values_list("name", flat=True)) == listed
    parts = {
        key: (real(key).event.venue.town.name, real(key).event.venue.locality)
        for key in ("ikw-034", "ikw-044", "ikw-045", "ikw-025")
    }
    assert parts == {
        "ikw-034": ("Wettin-Löbejün", "Brachwitz"),
        "ikw-044": ("Braunsbedra", "Krumpa"),
        "ikw-045": ("Merseburg", "Blösien"),
        "ikw-025": ("Geratal", "Geraberg"),
    }


def test_other_names_of_houses_and_partners_are_recognised():
    houses = {real(key).event.venue_id for key in ("ikw-002", "ikw-015", "ikw-019")}
    assert len(houses) == 1
    hosts = {real(key).event.organisers.get() for key in ("ikw-012", "ikw-013", "ikw-015")}
    assert {host.name for host in hosts} == {"Landratsamt Wartburgkreis"}


def test_nothing_happens_in_the_future():
    assert not Entry.objects.filter(at__gt=NOW).exists()


def test_drafts_are_younger_than_the_nightly_clearing():
    drafts = Submission.objects.filter(state=State.DRAFT)
    assert drafts.count() == 3
    assert all(NOW - row.changed_at < timedelta(days=30) for row in drafts)


def snapshot():
    """Every row of every table of the programme, and the people."""
    models = [*apps.get_app_config("programme").get_models(), get_user_model()]
    rows = {}
    for model in models:
        manager = getattr(model, "everything", model._default_manager)
        rows[model.__name__] = sorted(manager.values_list(), key=str)
    return rows


def test_a_second_run_changes_nothing(django_assert_max_num_queries):
    before = snapshot()
    with django_assert_max_num_queries(130):
        assert loading.load(NOW + timedelta(days=1)) == 0
    assert snapshot() == before


def test_what_an_office_changed_stays_changed():
    District.objects.filter(slug="sonneberg").update(colour="#000000")
    Programme.objects.filter(pk=of("sonneberg").pk).update(motto="Unser Motto")
    loading.load(NOW)
    assert District.objects.get(slug="sonneberg").colour == "#000000"
    assert of("sonneberg").motto == "Unser Motto"


def test_a_partner_of_the_last_quarter_has_an_address_that_the_night_leaves(mailoutbox):
    """And of what it said then no letter goes out."""
    retention.run(at=NOW)
    theirs = Submission.objects.exclude(contact_email="")
    told = [(row.contact_email, row.programme.slug, row.state) for row in theirs]
    assert told == [(last_quarter.EMAIL, "begegnung-2026-3", State.ACCEPTED)] * 2
    assert [row.origin_key for row in theirs.order_by("pk")] == list(last_quarter.EVENTS)
    lines = Entry.objects.filter(submission__in=theirs, verb__in=notices.LETTERS)
    assert Counter(lines.values_list("verb", flat=True)) == {"draft": 2, "submit": 2, "accept": 2}
    for entry in lines:
        notices.on_move(entry)
    assert mailoutbox == []


@pytest.mark.parametrize("month", [1, 2, 5, 8])
@pytest.mark.parametrize("year", [2027, 2028, 2029])
def test_every_quarter_can_be_told(year, month):
    now = datetime(year, month, 3, 12, tzinfo=UTC)
    loading.load(now)
    first, last = last_quarter.before(now.date())
    events = Event.objects.filter(programme__starts_on=first, programme__ends_on=last)
    assert sorted(events.values_list("slug", flat=True)) == [
        "fest-der-begegnung",
        "klangbruecken-konzert-fuer-oud-akkordeon-und-stimmen",
    ]


def test_a_missing_event_comes_back():
    Submission.objects.filter(programme=of("sonneberg"), origin_key="suppenfest").delete()
    assert loading.load(NOW) == 1
    assert public(of("sonneberg")).filter(submission__origin_key="suppenfest").exists()


def test_a_later_year_adds_its_programme_and_leaves_the_rest():
    before = dict(Submission.objects.values_list("pk", "version"))
    in_full_programmes = Submission.objects.filter(programme__slug="ikw-2023").count()
    of_the_quarter = len(last_quarter.EVENTS)
    there = in_full_programmes + of_the_quarter
    assert loading.load(datetime(2027, 11, 1, tzinfo=UTC)) == there
    assert of("saalekreis", "ikw-2028").national_starts_on == date(2028, 9, 24)
    assert before.items() <= dict(Submission.objects.values_list("pk", "version")).items()
