"""Ten invitations of different shape, pasted on a phone: the form is filled, nothing is dropped."""

import pytest

from programme.models.venue import Town, Venue
from tests.feeds.incoming.invitation import samples

pytestmark = pytest.mark.django_db(transaction=True)

PASTED = (
    "exhibition-with-a-closed-day",
    "labelled-sheet",
    "mail-with-a-label-alone-in-its-line",
    "night-past-midnight-with-interpreting",
    "one-sentence-to-a-known-house",
    "online-with-an-open-end",
    "time-to-follow",
    "two-days-with-two-organisers",
    "weekday-that-contradicts-its-day",
    "weekly-with-two-days-left-out",
)


def day_of(page) -> str:
    """The first day that the form shows: of a date, a series, or an exhibition."""
    names = ("dates-0-day", "opens_on")
    found = [page.locator(f"[name='{name}']") for name in names]
    return next((each.input_value() for each in found if each.count() and each.input_value()), "")


def test_pasted_texts_fill_the_form(live_url, world, page):
    town = Town.objects.create(district=world.district, name="Neustadt", slug="neustadt")
    Venue.objects.create(
        district=world.district, town=town, name="Mehrgenerationenhaus", slug="mgh", aliases=["MGH"]
    )
    shown = {}
    for name in PASTED:
        page.goto(f"{live_url}/en/nord/submit/{world.slug}/paste/")
        page.fill("textarea", samples.text(name))
        page.get_by_role("button", name="Fill in the form").click()
        page.wait_for_selector("[name='title']")
        title = page.input_value("[name='title']")
        shown[name] = (title, bool(day_of(page)))
    assert shown == {name: (samples.expected(name)["title"], True) for name in PASTED}
