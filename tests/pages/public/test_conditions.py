"""Conditions of a request to a public page, and which pages are kept for others."""

import pytest
from django.core.cache import caches


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/de/nord/nirgendwo/", 404),
        ("/de/nord/ikw-2026/?colour=red", 400),
        ("/de/nord/ikw-2026/nirgendwo/", 404),
    ],
)
@pytest.mark.parametrize("headers", [{"If-None-Match": "*"}, {"If-Match": '"x"'}])
def test_they_do_not_count_where_there_is_no_page(client, week, path, status, headers):
    for cookies in {}, {"a": "b"}:
        client.cookies.load(cookies)
        assert client.get(path, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"), [({"If-None-Match": "*"}, 304), ({"If-Match": '"x"'}, 412)]
)
def test_they_count_where_there_is_one(client, week, headers, status):
    for cookies in {}, {"a": "b"}:
        client.cookies.load(cookies)
        assert client.get("/de/nord/ikw-2026/", headers=headers).status_code == status


def test_a_page_whose_links_repeat_a_clicks_own_words_is_not_kept(client, week, settings, tmp_path):
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = settings.CACHES | {"pages": {"BACKEND": backend, "LOCATION": str(tmp_path)}}
    click = "/de/nord/ikw-2026/?category=fest&fbclid=1"
    page = client.get(click)
    assert b"category=fest&amp;fbclid=1" in page.content
    assert caches["pages"].get(page["ETag"]) is None
    assert client.get(click, headers={"If-None-Match": page["ETag"]}).status_code == 304
    plain = client.get(click.removesuffix("&fbclid=1"))
    assert caches["pages"].get(plain["ETag"])
