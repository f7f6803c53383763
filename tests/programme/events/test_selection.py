"""One question, read from a query string and written back; what it finds and what it refuses."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from programme.drafts.event_draft import Languages, Place
from programme.events import past_facets, selection
from programme.events.index.renewing import current_index
from programme.events.selection import BY_DATE, BadSelection, Selection
from programme.models.past_facets import PastFacets
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def week(once_per_file):
    return cast.programme(cast.district("nord", "16001"))


@pytest.fixture(scope="module")
def aylin(week):
    return cast.person("aylin", week.district)


@pytest.fixture(scope="module")
def found(week, aylin):
    """Three events; `found(query)` names those that answer."""
    cast.accepted(week, aylin, title="Stammtisch", is_free=True, audiences=("familien",))
    cast.accepted(
        week,
        aylin,
        title="Frauenfrühstück",
        whens=(cast.when(date(2026, 9, 29)), cast.when(date(2026, 10, 3))),
        place=Place(name="Bürgerhaus", town="Bad Altstadt"),
        languages=Languages(spoken=("de",), interpreted=("ar",), signed=("gsg",)),
        features=("women_only", "childcare"),
        wheelchair="yes",
        is_free=False,
    )
    cast.accepted(week, aylin, title="Geheimes Schulfest", openness="school")

    def ask(query):
        chosen = selection.parse(QueryDict(query), week.district)
        return [event.texts.first().title for event in chosen.events(week.district)]

    return ask


QUESTIONS = pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Stammtisch", "Frauenfrühstück"]),
        ("day=2026-09-28", ["Stammtisch"]),
        ("day=2026-10-03", ["Frauenfrühstück"]),
        ("since=2026-09-29&until=2026-10-01", ["Frauenfrühstück"]),
        ("since=2026-10-04", []),
        ("town=bad-altstadt", ["Frauenfrühstück"]),
        ("town=bad-altstadt,neustadt", ["Stammtisch", "Frauenfrühstück"]),
        ("town=bad-altstadt&town=neustadt", ["Stammtisch", "Frauenfrühstück"]),
        ("category=fest", ["Stammtisch", "Frauenfrühstück"]),
        ("category=film", []),
        ("audience=familien", ["Stammtisch"]),
        ("partner=verein-miteinander", ["Stammtisch", "Frauenfrühstück"]),
        ("language=ar", ["Frauenfrühstück"]),
        ("interpretation=ar", ["Frauenfrühstück"]),
        ("interpretation=de", []),
        ("access=wheelchair", ["Frauenfrühstück"]),
        ("access=sign_language", ["Frauenfrühstück"]),
        ("access=hearing_loop", []),
        ("free=1", ["Stammtisch"]),
        ("women_only=1&childcare=1", ["Frauenfrühstück"]),
        ("free=0", ["Stammtisch", "Frauenfrühstück"]),
        ("q=frauenfruehstueck", ["Frauenfrühstück"]),
        ("q=FRÜHSTÜCK", ["Frauenfrühstück"]),
        ("q=fruhstuck+burgerhaus", ["Frauenfrühstück"]),
        ("q=geheimes", []),
        ("q=%25", []),
        ("q=stamm%00tisch", ["Stammtisch"]),
        ("programme=ikw-2026&utm_source=mail", ["Stammtisch", "Frauenfrühstück"]),
    ],
)


@QUESTIONS
def test_what_a_question_finds(found, query, titles):
    assert found(query) == titles


@QUESTIONS
def test_what_a_question_found_once_is_remembered_by_the_same_rules(found, week, query, titles):
    """Words are not: of what was taken back none is left."""
    rows = [PastFacets(event=event, facets=past_facets.of(event)) for event in week.events.all()]
    chosen = selection.parse(QueryDict(query), week.district)
    matching = past_facets.matching(chosen, week.district, rows)
    told = [row.event.texts.first().title for row in rows if row.event_id in matching]
    assert told == ([] if chosen.q else titles)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("colour=red", "colour"),
        ("town=atlantis", "town"),
        ("town=neustadt%00", "town"),
        ("category=fest,krieg", "category"),
        ("audience=x", "audience"),
        ("partner=x", "partner"),
        ("programme=ikw-1899", "programme"),
        ("language=klingon", "language"),
        ("interpretation=xx", "interpretation"),
        ("access=stairs", "access"),
        ("free=maybe", "free"),
        ("day=28.9.2026", "day"),
        ("since=20203-09-01", "since"),
        ("since=2026-10-02&until=2026-10-01", "until"),
    ],
)
def test_what_nobody_can_answer_is_named(found, week, query, parameter):
    with pytest.raises(BadSelection) as caught:
        selection.parse(QueryDict(query), week.district)
    assert caught.value.parameter == parameter
    assert str(caught.value.message)


def test_a_town_of_another_district_is_unknown(week, sued, chiara):
    cast.accepted(cast.programme(sued), chiara, place=Place(name="Saal", town="Südstadt"))
    with pytest.raises(BadSelection):
        selection.parse(QueryDict("town=suedstadt"), week.district)


def test_a_question_never_reaches_into_another_district(found, sued, chiara):
    cast.accepted(cast.programme(sued), chiara, title="Stammtisch Süd")
    assert found("q=stammtisch") == ["Stammtisch"]


questions = st.builds(
    Selection,
    since=st.none() | st.dates(date(2020, 1, 1), date(2024, 1, 1)),
    until=st.none() | st.dates(date(2025, 1, 1), date(2030, 1, 1)),
    language=st.sampled_from([(), ("ar",), ("de", "uk")]),
    access=st.sampled_from([(), ("wheelchair",), ("wheelchair", "hearing_loop")]),
    free=st.booleans(),
    women_only=st.booleans(),
    q=st.text(st.characters(categories=["L", "N"]), max_size=20),
)


@given(questions)
def test_a_question_survives_its_query_string(question):
    assert selection.parse(QueryDict(question.to_query()), None) == question
    assert list(QueryDict(question.to_query())) == sorted(QueryDict(question.to_query()))


@pytest.fixture(scope="module")
def cinema(week, aylin):
    """A cinema that travels: German here, Arabic there; a third evening there is cancelled."""
    return cast.accepted(
        cast.programme(week.district, slug="kino", title="Kino"),
        aylin,
        title="Wanderkino",
        place=Place(name="Bürgerhaus", town="Bad Altstadt"),
        whens=(
            cast.when(date(2026, 9, 28), languages=Languages(spoken=("de",))),
            cast.when(
                date(2026, 9, 30),
                languages=Languages(spoken=("de",), interpreted=("ar",)),
                place=Place(name="Stadtkirche", town="Neustadt"),
            ),
            cast.when(
                date(2026, 10, 2),
                status="cancelled",
                place=Place(name="Stadtkirche", town="Neustadt"),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("town=neustadt", True),
        ("town=neustadt&day=2026-09-30", True),
        ("town=neustadt&day=2026-09-28", False),
        ("town=bad-altstadt&since=2026-09-29", False),
        ("town=neustadt&day=2026-10-02", True),  # and says that it is cancelled
        ("language=ar&day=2026-09-28", False),
        ("language=ar&interpretation=ar&town=neustadt", True),
        ("interpretation=ar&town=bad-altstadt", False),
    ],
)
def test_one_date_answers_all_that_is_asked_of_dates(cinema, week, query, is_found):
    chosen = selection.parse(QueryDict(f"programme=kino&{query}"), week.district)
    assert list(chosen.events(week.district)) == [cinema] * is_found
    rows = [PastFacets(event=cinema, facets=past_facets.of(cinema))]
    assert past_facets.matching(chosen, week.district, rows) == {cinema.pk} & {is_found * cinema.pk}


@pytest.mark.parametrize("day", ["", "2026-09-28", "2026-09-30", "2026-10-02", "2026-10-03"])
@pytest.mark.parametrize("town", ["", "neustadt", "bad-altstadt"])
@pytest.mark.parametrize("language", ["", "de", "ar"])
def test_an_option_counts_what_it_finds(cinema, week, day, town, language):
    asked = {"programme": "kino", "day": day, "town": town, "language": language}
    chosen = selection.parse(QueryDict(urlencode(asked)), week.district)
    sets = current_index(cinema.programme).facets
    for facet, options in [("town", ["neustadt", "bad-altstadt"]), ("language", ["de", "ar"])]:
        counts = sets.counted(facet, chosen, None)
        for option in options:
            with_option = replace(chosen, **{facet: (option,)})
            assert counts.get(option, 0) == with_option.events(week.district).count(), option


def test_what_was_remembered_of_all_dates_together_is_found_as_before(cinema, week):
    """And back again, for a release that is taken back."""
    migration = import_module("programme.migrations.0020_past_facets_by_date")
    facets = past_facets.of(cinema)
    row = PastFacets.objects.create(event=cinema, facets=facets, ended_at=cast.AT)
    migration.by_event(apps, None)
    row.refresh_from_db()
    assert set(row.facets) == set(facets) - {"dates"} | {*BY_DATE, "days"}
    assert row.facets["language"] == ["ar", "de"]
    migration.by_date(apps, None)
    row.refresh_from_db()
    for query in ("town=neustadt&day=2026-10-02", "language=ar&town=bad-altstadt", "language=de"):
        chosen = selection.parse(QueryDict(query), week.district)
        assert past_facets.matching(chosen, week.district, [row]) == {cinema.pk}
    assert past_facets.days(row.facets) == past_facets.days(facets)
