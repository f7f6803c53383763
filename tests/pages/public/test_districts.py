"""The first page: every district, in the reader's language, without a cookie."""

from datetime import date

import pytest

from tests import cast


@pytest.fixture
def both(nord, sued, week):
    cast.programme(
        sued,
        slug="ikw-2025",
        title="Interkulturelle Woche 2025",
        motto="",
        starts_on=date(2025, 9, 20),
        ends_on=date(2025, 9, 28),
        national_starts_on=None,
        national_ends_on=None,
    )


def test_every_district_with_the_programme_that_is_on_or_was_last(read, both):
    page = read("/?lang=en")
    assert page.texts("article") == [
        "Landkreis Nord Thüringen On now Interkulturelle Woche 2026 DAFÜR! "
        "12 September to 30 November 2026",
        "Landkreis Sued Thüringen Most recently Interkulturelle Woche 2025 "
        "20 September to 28 September 2025",
    ]
    assert [link.attrs["href"] for link in page.one("main").all("a")] == ["/en/nord/", "/en/sued/"]


def test_a_district_without_a_programme_says_so(read, nord):
    assert read("/?lang=en").texts("article") == [
        "Landkreis Nord Thüringen No programme has been announced yet."
    ]


def test_a_district_that_does_not_speak_the_language_is_linked_in_its_own(read, db):
    cast.district("west", "16003", languages=["de"])
    assert read("/?lang=ar").one("article").links() == {"Landkreis West": "/de/west/"}


@pytest.mark.parametrize(
    ("accepted", "spoken"), [("ar,en;q=0.5", "ar"), ("tlh,en;q=0.5", "en"), ("tlh", "de")]
)
def test_the_browser_says_which_language(client, db, accepted, spoken):
    answer = client.get("/", headers={"Accept-Language": accepted})
    assert f'<html lang="{spoken}"' in answer.content.decode()
    assert "Accept-Language" in answer["Vary"]


def test_a_link_says_which_language_for_every_reader_alike(client, db):
    answer = client.get("/?lang=ar", headers={"Accept-Language": "en"})
    assert '<html lang="ar" dir="rtl">' in answer.content.decode()
    assert "Accept-Language" not in answer["Vary"]


@pytest.mark.parametrize("path", ["/?lang=xx", "/xx/"])
def test_an_unknown_language_is_not_found(read, path):
    read(path, 404)


def test_a_language_alone_leads_to_the_first_page(client, db):
    answer = client.get("/en/")
    assert (answer.status_code, answer["Location"]) == (302, "/?lang=en")


def test_unchanged_costs_one_query_and_no_body(client, both, nord, django_assert_num_queries):
    tag = client.get("/?lang=en")["ETag"]
    with django_assert_num_queries(1):
        answer = client.get("/?lang=en", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    nord.bump(cast.AT)
    assert client.get("/?lang=en", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_more_programmes_cost_no_more_queries(client, nord, count, django_assert_num_queries):
    for number in range(count):
        cast.programme(nord, slug=f"woche-{number}")
    with django_assert_num_queries(2):  # districts, programmes
        assert client.get("/?lang=en").status_code == 200
