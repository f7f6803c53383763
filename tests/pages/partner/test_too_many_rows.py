"""Where no row has room any more, the form says how many there may be, and what to do."""

import pytest

from calendar_site.forms.event.dates import DateRows
from calendar_site.forms.event.period import HoursRows
from calendar_site.forms.event.translations import TextRows
from programme.models.submission import Submission
from tests.pages.partner.filling import STAMMTISCH, post, send, typed
from tests.pages.public.reading import page

WORDS = {
    "dates": "At most 2 dates fit into one event. For more please choose “It repeats” above, or "
    "divide them into several events.",
    "hours": "At most 2 opening hours fit here. Please write the others in words below.",
    "texts": "At most 2 fit here.",
}


@pytest.fixture(autouse=True)
def room_for_two(monkeypatch):
    for rows in (DateRows, HoursRows, TextRows):
        monkeypatch.setattr(rows, "max_num", 2)
        monkeypatch.setattr(rows, "absolute_max", 2)


def full(response, name) -> list[str]:
    """The sentence beside the button, where it is to be seen."""
    found = page(response.content.decode()).all("p", id=f"{name}-full")
    return [each.text for each in found if "hidden" not in each.attrs]


@pytest.mark.parametrize("name", WORDS)
def test_one_more_than_there_is_room_for(client, address, name):
    response = client.get(address)
    while not full(response, name):
        response = post(client, address, typed(response, **STAMMTISCH, add=name))
    rows = int(typed(response)[f"{name}-TOTAL_FORMS"])
    assert (rows, full(response, name)) == (2, [WORDS[name]])
    assert "Offener Stammtisch" in typed(response)["title"]


@pytest.mark.parametrize("name", WORDS)
def test_what_is_sent_all_the_same_is_refused_in_words(client, address, name):
    response = send(client, address, **STAMMTISCH | {f"{name}-TOTAL_FORMS": "3"})
    assert (response.status_code, Submission.objects.count()) == (200, 0)
    (summary,) = page(response.content.decode()).all("div", class_="summary")
    assert WORDS[name] in summary.text
