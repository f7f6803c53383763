"""Conditions of a request to a public page."""

import pytest


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
