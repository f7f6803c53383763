"""Imprint, privacy, accessibility: the district's words and what the product can say for it."""

import pytest
from django.db import IntegrityError, transaction

from tests import cast


@pytest.mark.parametrize(
    ("name", "heading"),
    [("imprint", "Imprint"), ("privacy", "Privacy"), ("accessibility", "Accessibility")],
)
def test_each_is_linked_from_every_page(read, week, name, heading):
    link = read("/en/nord/ikw-2026/").one("footer").links()[heading]
    assert link == f"/en/nord/{name}/"
    assert read(link).texts("h1") == [heading]


@pytest.mark.parametrize("name", ["imprint", "privacy", "accessibility"])
def test_the_districts_own_words_come_first_as_german(read, nord, name):
    setattr(nord, name, "Eigene Worte.\n\nZweiter Absatz <b>, https://nord.example")
    nord.save(update_fields=[name])
    own = next(read(f"/en/nord/{name}/").one(class_="prose").all("div"))
    assert own.attrs == {"lang": "de", "dir": "ltr"}
    assert own.texts("p") == ["Eigene Worte.", "Zweiter Absatz <b>, https://nord.example"]
    german = next(read(f"/de/nord/{name}/").one(class_="prose").all("div"))
    assert german.attrs == {}


def test_the_imprint_names_publisher_and_who_is_responsible(read, nord):
    nord.office, nord.street, nord.postcode, nord.town = "Amt", "Weg 1", "99999", "Neustadt"
    nord.responsible = "Die Landrätin"
    nord.save()
    page = read("/en/nord/imprint/")
    assert page.one("address").text == "Landkreis Nord Amt Weg 1 99999 Neustadt"
    assert page.texts("h2")[:2] == ["Publisher", "Responsible for the content"]
    assert "Die Landrätin" in page.texts("p")


@pytest.mark.parametrize(("land", "links"), [("TH", 1), ("ST", 0)])
def test_who_enforces_accessibility_where_we_know(read, db, land, links):
    cast.district("west", "16003", land=land)
    page = read("/en/west/accessibility/")
    assert len([a for a in page.one(class_="prose").all("a") if "http" in a.attrs["href"]]) == links


def test_words_stand_before_programmes(read, nord):
    """A programme with such a name could not be reached, so there is none."""
    with pytest.raises(IntegrityError), transaction.atomic():
        cast.programme(nord, slug="imprint", title="Anders")
    assert read("/en/nord/imprint/").texts("h1") == ["Imprint"]
