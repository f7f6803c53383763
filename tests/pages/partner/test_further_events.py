"""A pasted text of several events: after the first is sent, a button fills in the next one."""

import re
from html import unescape

import pytest

from programme.models.submission import Submission
from tests.pages.partner.bringing import titles
from tests.pages.partner.filling import post, send, typed

TEXT = """Lesung
24.9.2026, 19 Uhr, Bücherei Neustadt, Markt 1, Neustadt

Sommerfest
25.9.2026, 14 Uhr, Stadtpark, Parkweg 3, Neustadt

Kinoabend
26.9.2026, 20 Uhr, Mehrgenerationenhaus, Hauptstraße 1, Neustadt
"""
WAITING = r'<a class="kern-btn[^"]*" href="([^"]*paste/\?further=\d)"'


@pytest.fixture
def paste(address):
    return f"{address}paste/"


def pressed(client, address, page, **more):
    """Send the form as it was filled in, and keep what the checks ask as it is."""
    said = {"category": "fest", "organiser": "Verein Miteinander", "summary": "Ein Abend."}
    answer = post(client, address, typed(page, **said | more))
    while answer.status_code == 200:
        asked = set(re.findall(r'name="(answer-\w+)"', answer.content.decode()))
        assert asked, re.findall(r"error[^<]*<[^<]*", answer.content.decode())
        answer = post(client, address, typed(answer, **dict.fromkeys(asked, "keep")))
    return answer["Location"]


def next_one(client, there):
    """Where the button of the page after the form leads; nothing without a button."""
    found = re.search(WAITING, client.get(there).content.decode())
    return unescape(found[1]) if found else ""


def test_each_event_of_the_text_comes_in_its_turn(client, address, paste):
    page = send(client, paste, text=TEXT)
    there = pressed(client, address, page, contact_email="bruno@verein.example")
    for title, place in (("Sommerfest", "Stadtpark"), ("Kinoabend", "Mehrgenerationenhaus")):
        again = next_one(client, there)
        assert again.partition("?")[2] in ("further=1", "further=2")
        page = client.get(again)
        data = typed(page)
        assert (data["title"], data["name"]) == (title, place)
        assert data["contact_email"] == "bruno@verein.example"
        there = pressed(client, address, page)
    assert next_one(client, there) == ""
    assert titles() == ["Lesung", "Sommerfest", "Kinoabend"]


def test_all_that_are_left_are_named_and_can_be_chosen(client, address, paste):
    page = send(client, paste, text=TEXT)
    there = pressed(client, address, page, contact_email="bruno@verein.example")
    shown = client.get(there).content.decode()
    assert re.findall(r"further=(\d)", shown) == ["2", "1"]
    there = pressed(client, address, client.get(f"{paste}?further=2"))
    assert next_one(client, there).endswith("?further=1")
    assert typed(client.get(f"{paste}?further=2")).get("title") is None  # it is done


def test_the_text_travels_through_questions_and_further_rows(client, address, paste):
    page = send(client, paste, text=TEXT)
    page = post(client, address, typed(page, add="dates"))
    page = post(client, address, typed(page, title=""))
    there = pressed(client, address, page, title="Lesung", contact_email="bruno@verein.example")
    assert next_one(client, there).endswith("?further=1")


def test_kept_for_later_the_next_one_is_offered_too(client, address, paste):
    page = send(client, paste, text=TEXT)
    data = typed(page, keep="1", contact_email="bruno@verein.example")
    assert next_one(client, post(client, address, data)["Location"]).endswith("?further=1")
    assert Submission.objects.get().state == "draft"


def test_it_waits_for_a_day(client, address, paste):
    page = send(client, paste, text=TEXT)
    there = pressed(client, address, page, contact_email="bruno@verein.example")
    session = client.session
    programme, at, *rest = session["further"]
    session["further"] = [programme, at - 24 * 3600 - 9, *rest]
    session.save()
    assert next_one(client, there) == ""
    assert typed(client.get(f"{paste}?further=1")).get("title") is None


@pytest.mark.parametrize("asked", ["1", "99", "x", "-1", "²", "1" * 40])
def test_without_a_text_the_field_for_one_is_shown(client, paste, asked):
    page = client.get(paste, {"further": asked})
    assert page.status_code == 200
    assert 'name="text"' in page.content.decode()


def test_a_text_that_was_tampered_with_is_none(client, address, paste):
    page = send(client, paste, text=TEXT)
    said = {"further": "x:y", "contact_email": "bruno@verein.example"}
    assert next_one(client, pressed(client, address, page, **said)) == ""


def test_one_event_leaves_nothing_behind(client, address, paste):
    page = send(client, paste, text=TEXT.partition("\n\n")[0])
    assert 'name="further"' not in page.content.decode()
    pressed(client, address, page, contact_email="bruno@verein.example")
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_the_button_speaks_the_language_of_the_page(client, address, paste, lang):
    there = address.replace("/en/", f"/{lang}/")
    page = send(client, f"{there}paste/", text=TEXT)
    receipt = client.get(pressed(client, there, page, contact_email="bruno@verein.example"))
    words = {"de": "Die nächste ausfüllen", "ar": "املأ النموذج للفعالية التالية"}
    assert words[lang] in receipt.content.decode()
