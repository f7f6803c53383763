"""The colours of the districts."""

import pytest

from calendar_site.pages.public import theme
from calendar_site.show.district_colours import stylesheet
from tests import cast

YEAR = "public, max-age=31536000, immutable"


@pytest.fixture
def blue(db):
    return cast.district("blau", "16009", colour="#2a4f9e")


def test_a_district_has_a_sheet_of_its_colour(client, blue):
    answer = client.get("/de/blau/theme.css?v=2a4f9e")
    assert answer.content.decode() == stylesheet("#2a4f9e")
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer["Cache-Control"] == YEAR


def test_an_address_of_another_colour_is_not_kept(client, blue):
    answer = client.get("/de/blau/theme.css?v=000000")
    assert answer.content.decode() == stylesheet("#2a4f9e")
    assert answer["Cache-Control"] == "public, max-age=300"


def test_the_page_names_the_sheet_by_its_colour(read, blue):
    sheets = [link.attrs["href"] for link in read("/de/blau/").all("link", rel="stylesheet")]
    assert "/de/blau/theme.css?v=2a4f9e" in sheets


def test_the_same_sheet_is_304(client, blue):
    tag = client.get("/de/blau/theme.css")["ETag"]
    assert client.get("/de/blau/theme.css", headers={"If-None-Match": tag}).status_code == 304


def test_all_districts_share_a_sheet_of_classes(client, blue, nord):
    version = theme.version({"blau": "#2a4f9e", "nord": nord.colour})
    answer = client.get(f"/districts.css?v={version}")
    light, dark, end = answer.content.decode().split("\n")
    assert light.startswith(".tint--blau{--accent:#2a4f9e;")
    assert ".tint--nord{" in light
    assert dark.startswith("@media (prefers-color-scheme:dark){.tint--blau{")
    assert end == ""
    assert answer["Cache-Control"] == YEAR


def test_unknown_districts_have_no_colour(client, db):
    assert client.get("/de/nirgends/theme.css").status_code == 404
