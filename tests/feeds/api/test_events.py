"""Events over the API: what a question finds, who is never shown, and what it costs."""

from datetime import date

import pytest

from programme.actors import PARTNER
from programme.drafts.event_draft import Languages, Place, Text
from programme.models.event import Event
from programme.submissions import submitting
from tests import cast


@pytest.fixture
def two(week, aylin):
    cast.accepted(week, aylin, title="Stammtisch", is_free=True, audiences=("familien",))
    cast.accepted(
        week,
        aylin,
        title="Frauenfrühstück",
        category="kochen",
        organisers=("Frauenkreis",),
        whens=(cast.when(date(2026, 9, 29)), cast.when(date(2026, 10, 3))),
        place=Place(name="Bürgerhaus", town="Bad Altstadt"),
        languages=Languages(spoken=("de",), interpreted=("ar",)),
        features=("women_only", "childcare"),
        wheelchair="yes",
        is_free=False,
    )


FOUND = {
    "": ["Stammtisch", "Frauenfrühstück"],
    "programme=ikw-2026": ["Stammtisch", "Frauenfrühstück"],
    "since=2026-09-29": ["Frauenfrühstück"],
    "until=2026-09-28": ["Stammtisch"],
    "day=2026-10-03": ["Frauenfrühstück"],
    "town=bad-altstadt": ["Frauenfrühstück"],
    "town=bad-altstadt,neustadt": ["Stammtisch", "Frauenfrühstück"],
    "category=kochen": ["Frauenfrühstück"],
    "audience=familien": ["Stammtisch"],
    "partner=frauenkreis": ["Frauenfrühstück"],
    "language=ar": ["Frauenfrühstück"],
    "interpretation=ar": ["Frauenfrühstück"],
    "access=wheelchair": ["Frauenfrühstück"],
    "free=1": ["Stammtisch"],
    "free=true": ["Stammtisch"],
    "women_only=1": ["Frauenfrühstück"],
    "childcare=1": ["Frauenfrühstück"],
    "q=fruehstueck": ["Frauenfrühstück"],
    "q=krieg": [],
    "town=&category=&free=&day=&q=&lang=&page=&page_size=": ["Stammtisch", "Frauenfrühstück"],
    "utm_source=mail": ["Stammtisch", "Frauenfrühstück"],
}


def test_each_filter_finds_what_it_asks(two, titles):
    assert {question: titles(question) for question in FOUND} == FOUND


def test_no_event_is_an_empty_page(week, ask):
    answer = ask("events/?district=nord")
    assert answer.json() == {"count": 0, "next": None, "previous": None, "results": []}


@pytest.mark.parametrize("openness", ["school", "invited", "residents"])
def test_closed_events_are_not_there(week, aylin, ask, titles, openness):
    event = cast.accepted(week, aylin, openness=openness)
    assert titles() == []
    assert ask(f"events/{event.uid}/").status_code == 404


def test_undecided_events_are_not_there(week, titles):
    cast.offered(week)
    assert titles() == []


def test_withdrawn_events_are_gone(week, aylin, ask, titles):
    event = cast.accepted(week, aylin)
    assert titles() == ["Offener Stammtisch"]
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    assert titles() == []
    assert ask(f"events/{event.uid}/").status_code == 404


def test_events_of_a_programme_that_is_not_public_are_not_there(week, aylin, ask, titles):
    event = cast.accepted(week, aylin)
    week.is_public = False
    week.save(update_fields=["is_public"])
    assert titles() == []
    assert ask(f"events/{event.uid}/").status_code == 404
    assert ask("events/?district=nord&programme=ikw-2026").status_code == 400


def test_another_district_is_never_shown(two, sued, chiara, ask, titles):
    other = cast.accepted(cast.programme(sued), chiara, title="Stammtisch Süd")
    assert titles("q=stammtisch") == ["Stammtisch"]
    assert ask(f"events/{other.uid}/?district=sued").json()["title"] == "Stammtisch Süd"
    answer = ask(f"events/{other.uid}/?district=nord")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (404, "not_found")


def test_one_event_is_the_same_document_as_in_the_list(two, ask):
    (first, second) = ask("events/?district=nord").json()["results"]
    assert ask(f"events/{first['uid']}/").json() == first
    assert ask(f"events/{second['uid'].upper()}/").json() == second


def test_texts_come_in_the_asked_language(week, aylin, ask):
    texts = (Text(language="en", title="Open table"), Text(language="uk", title="Зустріч"))
    event = cast.accepted(week, aylin, translations=texts)
    cast.accepted(week, aylin, title="Nur deutsch")

    def said(lang):
        rows = ask(f"events/?district=nord&lang={lang}").json()["results"]
        return [(row["title"], row["language"]) for row in rows]

    assert said("en") == [("Open table", "en"), ("Nur deutsch", "de")]
    assert said("uk") == [("Зустріч", "uk"), ("Nur deutsch", "de")]
    assert said("ar") == [("Offener Stammtisch", "de"), ("Nur deutsch", "de")]
    assert ask(f"events/{event.uid}/?lang=uk").json()["title"] == "Зустріч"


def test_a_language_in_which_nobody_writes_makes_no_second_store(week, aylin, ask):
    event = cast.accepted(week, aylin)
    assert ask("events/?district=nord&lang=pl").json()["results"][0]["language"] == "de"
    assert list(event.fragments.values_list("language", flat=True)) == ["de"]


HOSTILE = '</script><script>alert("1")</script> & \\ " \' {{ 7*7 }} ﷽ 👩‍👩‍👧 ‏עברית'


def test_hostile_texts_come_back_unharmed(week, aylin, ask):
    cast.accepted(
        week, aylin, title=HOSTILE, summary=HOSTILE, description=f"{HOSTILE}\n\n{HOSTILE}"
    )
    answer = ask("events/?district=nord")
    stored = Event.objects.get().texts.get()
    (row,) = answer.json()["results"]
    assert (row["title"], row["description"]) == (stored.title, stored.description)
    assert row["title"].startswith('</script><script>alert("1")</script> & \\')
    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_page_costs_the_same_for_1_3_and_100_events(week, aylin, ask, django_assert_num_queries):
    for more, count in ((1, 1), (2, 3), (97, 100)):
        for n in range(more):
            cast.accepted(week, aylin, title=f"Treffen {count} {n}")
        ask("events/?district=nord&page_size=100")  # makes the documents
        with django_assert_num_queries(3):  # district, count, this page
            page = ask("events/?district=nord&page_size=100").json()
        assert (page["count"], len(page["results"])) == (count, count)


def test_one_event_costs_two_queries(week, aylin, ask, django_assert_num_queries):
    event = cast.accepted(week, aylin)
    ask(f"events/{event.uid}/")
    with django_assert_num_queries(2):
        ask(f"events/{event.uid}/")
