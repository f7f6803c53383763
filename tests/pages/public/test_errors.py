"""What went wrong, in the language of the address."""

import pytest
from django.test import RequestFactory

from calendar_site.pages.public import errors


@pytest.mark.parametrize(
    ("path", "lang", "direction"),
    [
        ("/en/nord/nichts/", "en", "ltr"),
        ("/ar/nord/nichts/", "ar", "rtl"),
        ("/de/nirgends/", "de", "ltr"),
        ("/xx/nord/", "de", "ltr"),
        ("/nichts", "de", "ltr"),
    ],
)
def test_not_found_speaks_the_language_of_the_address(read, nord, path, lang, direction):
    html = read(path, 404).one("html")
    assert (html.attrs["lang"], html.attrs["dir"]) == (lang, direction)


def test_not_found_elsewhere_speaks_the_readers_language(read, db):
    html = read("/nichts", 404, **{"Accept-Language": "ar"}).one("html")
    assert html.attrs["lang"] == "ar"


def test_inside_a_district_its_menu_stays(read, week):
    page = read("/en/nord/nichts/", 404)
    assert page.one("nav", class_="menu").links() == {
        "Programme": "/en/nord/ikw-2026/",
        "Submit an event": "/en/nord/submit/",
        "Subscribe to the calendar": "/en/nord/ikw-2026/#subscribe",
    }
    assert page.one("main").links()["To the programme"] == "/en/nord/ikw-2026/"


def test_a_fault_is_told_without_the_database():
    answer = errors.server_error(RequestFactory().get("/en/nord/"))
    assert answer.status_code == 500
    assert '<html lang="en"' in answer.content.decode()


def test_other_errors_have_pages_too(db):
    request = RequestFactory().get("/ar/nord/")
    for view, status in ((errors.bad_request, 400), (errors.forbidden, 403)):
        answer = view(request, Exception())
        assert answer.status_code == status
        assert '<html lang="ar" dir="rtl">' in answer.content.decode()
