"""Small words of cards and facts."""

import pytest

from calendar_site.show import event_cards, office
from programme.models.event import Occurrence
from programme.models.venue import Town, Venue


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://verein.example/x", "https://verein.example/x"),
        (" http://verein.example ", "http://verein.example"),
        ("www.verein.example", "https://www.verein.example"),
        ("javascript:alert(1)", ""),
        ("JavaScript://x.example/%0aalert(1)", ""),
        ("data:text/html,x", ""),
        ("http:///x", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_what_a_browser_may_open_is_an_address(text, address):
    assert event_cards.web_address(text) == address


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://verein.example/", "verein.example"),
        ("http://a.example/b/", "a.example/b"),
        ("", ""),
    ],
)
def test_an_address_is_shown_as_people_write_it(url, shown):
    assert event_cards.shown_address(url) == shown


@pytest.mark.parametrize(
    ("number", "link"),
    [("03600 12-34", "tel:036001234"), ("+49 3600 1", "tel:+4936001"), ("(Demo)", ""), ("", "")],
)
def test_a_number_can_be_dialled(number, link):
    assert office.tel(number) == link


@pytest.mark.parametrize(
    ("statuses", "found"),
    [
        (["cancelled", "cancelled"], "cancelled"),
        (["cancelled", "scheduled"], "scheduled"),
        (["full"], "full"),
        ([], "scheduled"),
    ],
)
def test_the_status_of_an_event_is_that_of_all_its_dates(statuses, found):
    assert event_cards.common_status([Occurrence(status=status) for status in statuses]) == found


def test_a_cancelled_date_is_not_told_as_one_that_holds():
    one, two = Occurrence(status="cancelled"), Occurrence(status="scheduled")
    assert event_cards.standing([one, two]) == [two]
    assert event_cards.standing([one]) == [one]


def test_a_venue_is_said_with_its_town_but_never_twice():
    venue = Venue(name="Neustadt", town=Town(name="Neustadt"), locality="Oberdorf")
    assert event_cards.town(venue) == "Neustadt, Oberdorf"
    bare = Venue(street="Weg 1", postcode="99999", town=Town(name="Neustadt"))
    assert event_cards.street_line(bare) == "Weg 1, 99999 Neustadt"


def test_words_of_others_are_set_apart_and_escaped():
    assert event_cards.isolated("<b>", "ar") == '<bdi lang="ar">&lt;b&gt;</bdi>'
    assert event_cards.isolated("a@b.example <i>", links=True) == (
        '<bdi><a href="mailto:a@b.example">a@b.example</a> &lt;i&gt;</bdi>'
    )
    assert event_cards.isolated("") == ""
