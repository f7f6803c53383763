"""What search engines and calendars may read."""

import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime

import pytest

from calendar_site.pages.public import sitemap
from tests import cast

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def places(answer):
    assert answer["Content-Type"] == "application/xml"
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer
    return [each.text for each in root.iter(f"{SPACE}loc")]


def test_the_index_names_every_district(client, nord, sued, settings):
    settings.SITE_URL = "https://kalender.example"
    assert places(client.get("/sitemap.xml")) == [
        "https://kalender.example/sitemap/nord.xml",
        "https://kalender.example/sitemap/sued.xml",
    ]


def test_a_district_lists_its_pages_in_its_languages(client, week, nord, aylin, settings):
    settings.SITE_URL = "https://kalender.example"
    nord.languages = ["de", "ar", "uk"]  # the pages do not speak Ukrainian
    nord.save(update_fields=["languages"])
    cast.accepted(week, aylin)
    cast.programme(nord, slug="geheim", is_public=False)
    assert places(client.get("/sitemap/nord.xml")) == [
        f"https://kalender.example/{lang}/nord/{page}"
        for lang in ("de", "ar")
        for page in ("", "ikw-2026/", "ikw-2026/offener-stammtisch/")
    ]


def test_each_event_says_when_it_changed(client, week, aylin):
    cast.accepted(week, aylin, at=datetime(2026, 8, 1, 9, tzinfo=UTC))
    root = ElementTree.fromstring(client.get("/sitemap/nord.xml").content)  # noqa: S314
    dates = [each.text for each in root.iter(f"{SPACE}lastmod")]
    assert dates[-1] == "2026-08-01T11:00:00+02:00"


def test_where_not_all_have_room_the_latest_are_listed_in_each_language(
    client, week, nord, aylin, settings, monkeypatch
):
    settings.SITE_URL = "https://kalender.example"
    nord.languages = ["de", "ar"]
    nord.save(update_fields=["languages"])
    for title in ("Erstes", "Zweites", "Drittes"):
        cast.accepted(week, aylin, title=title)
    monkeypatch.setattr(sitemap, "MOST", 8)
    assert places(client.get("/sitemap/nord.xml")) == [
        f"https://kalender.example/{lang}/nord/{page}"
        for lang in ("de", "ar")
        for page in ("", "ikw-2026/", "ikw-2026/zweites/", "ikw-2026/drittes/")
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_more_events_cost_no_more_queries(client, week, aylin, count, django_assert_num_queries):
    for number in range(count):
        cast.accepted(week, aylin, title=f"Treffen {number}")
    client.get("/sitemap.xml")
    with django_assert_num_queries(3):  # district, programmes, events
        client.get("/sitemap/nord.xml")


def test_it_is_read_again_only_after_a_change(client, week, nord):
    for path in ("/sitemap.xml", "/sitemap/nord.xml"):
        tag = client.get(path)["ETag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
        nord.bump(cast.AT)
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap/nord.xml", "/de/nord/ikw-2026/"])
def test_a_site_that_has_moved_is_read_again(client, week, settings, path):
    tag = client.get(path)["ETag"]
    settings.SITE_URL = "https://kalender.example"
    moved = client.get(path, headers={"If-None-Match": tag})
    assert (moved.status_code, b"https://kalender.example/" in moved.content) == (200, True)


def test_robots_may_read_the_feeds_but_not_the_desk(client, settings):
    settings.SITE_URL = "https://kalender.example"
    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Allow: /feeds/",
        "Disallow: /account/",
        "Disallow: /*/desk/",
        "Disallow: /*/submit/",
        "Sitemap: https://kalender.example/sitemap.xml",
    ]
