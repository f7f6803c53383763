"""Districts, programmes and the words one may filter by."""

import pytest
from django.utils import translation

from programme.models.vocabulary import Category
from programme.starting_vocabulary import AUDIENCES, CATEGORIES, FEATURES
from tests import cast

ROOT = "http://localhost:8000"


def rows(answer):
    page = answer.json()
    assert (page["next"], page["previous"]) == (None, None)
    assert page["count"] == len(page["results"])
    return page["results"]


def test_districts(week, sued, ask):
    first, second = rows(ask("districts/"))
    assert first == {
        "slug": "nord",
        "name": "Landkreis Nord",
        "land": "TH",
        "ags": "16001",
        "time_zone": "Europe/Berlin",
        "languages": ["de", "en", "ar"],
        "website": None,
        "url": f"{ROOT}/de/nord/",
        "ics_url": f"{ROOT}/feeds/nord.ics",
        "events_url": f"{ROOT}/api/v1/events/?district=nord",
        "modified": first["modified"],
    }
    assert second["slug"] == "sued"
    assert ask("districts/nord/").json() == first


def test_a_district_tells_when_an_event_last_changed(week, aylin, ask):
    cast.accepted(week, aylin)
    assert ask("districts/nord/").json()["modified"] == "2026-08-01T09:00:00Z"


@pytest.mark.parametrize("slug", ["west", "n%00rd"])
def test_an_unknown_district(db, ask, slug):
    assert ask(f"districts/{slug}/").status_code == 404


def test_programmes(week, sued, ask):
    cast.programme(sued)
    cast.programme(week.district, slug="geheim", is_public=False)
    assert rows(ask("programmes/?district=nord&lang=en")) == [
        {
            "slug": "ikw-2026",
            "district": "nord",
            "kind": "ikw",
            "title": "Interkulturelle Woche 2026",
            "motto": "DAFÜR!",
            "year": 2026,
            "start_date": "2026-09-12",
            "end_date": "2026-11-30",
            "national_start_date": "2026-09-27",
            "national_end_date": "2026-10-04",
            "about": None,
            "url": f"{ROOT}/en/nord/ikw-2026/",
            "ics_url": f"{ROOT}/feeds/nord/ikw-2026.en.ics",
            "events_url": f"{ROOT}/api/v1/events/?district=nord&programme=ikw-2026",
        }
    ]


def test_a_programme_tells_about_itself_in_the_asked_language(week, ask):
    week.about = {"de": "Auf Deutsch", "en": "In English"}
    week.save(update_fields=["about"])
    told = [
        rows(ask(f"programmes/?district=nord&lang={lang}"))[0]["about"] for lang in ("en", "ar")
    ]
    assert told == ["In English", "Auf Deutsch"]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_addresses_that_are_named_are_there(week, aylin, ask, client, lang):
    cast.accepted(week, aylin)
    for what in ("districts/?", "programmes/?district=nord", "events/?district=nord"):
        (row,) = rows(ask(f"{what}&lang={lang}"))
        named = [row[name].removeprefix(ROOT) for name in ("ics_url", "events_url") if name in row]
        assert [client.get(address).status_code for address in named] == [200] * len(named)


@pytest.mark.parametrize(
    ("address", "words"),
    [("categories", CATEGORIES), ("audiences", AUDIENCES), ("features", FEATURES)],
)
@pytest.mark.parametrize("lang", ["de", "en", "ar"])
def test_words(db, ask, address, words, lang):
    with translation.override(lang):
        expected = [{"code": code, "label": str(word)} for code, word in words.items()]
    assert rows(ask(f"{address}/?lang={lang}")) == expected
    assert len(expected) > 5


@pytest.mark.parametrize(
    ("lang", "labels"),
    [("de", ["Kino", "Markt"]), ("en", ["Film", "Markt"]), ("ar", ["فيلم", "Markt"])],
)
def test_a_word_of_the_office_is_told_where_the_catalogue_has_none(db, ask, lang, labels):
    Category.objects.filter(code="film").update(labels={"de": "Kino"})
    Category.objects.create(code="markt", labels={"de": "Markt"}, position=99)
    told = {row["code"]: row["label"] for row in rows(ask(f"categories/?lang={lang}"))}
    assert [told["film"], told["markt"]] == labels


def test_towns(week, sued, aylin, chiara, ask):
    cast.accepted(week, aylin)
    cast.accepted(cast.programme(sued), chiara, place=cast.draft().place)
    assert rows(ask("towns/?district=nord")) == [{"slug": "neustadt", "name": "Neustadt"}]
