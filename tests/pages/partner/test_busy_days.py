"""The small calendar beside a field of a day: public events have dots, keys move, no days leak."""

import re
from datetime import date

import pytest

from tests import cast
from tests.accessibility import complaints
from tests.pages.partner.filling import FORM

DAYS = f"{FORM}days/"


def told(response) -> dict[str, str]:
    """The days that have events, with what a screen reader hears."""
    found = r'data-date="([\d-]+)"[^>]*aria-label="[^"]*: ([^"]+)"'
    return dict(re.findall(found, response.content.decode()))


def test_days_with_public_events_are_told(client, week, aylin):
    cast.accepted(week, aylin)
    cast.accepted(week, aylin, title="Kochen", whens=(cast.when(ends_on=date(2026, 9, 29)),))
    (day, *rest) = sorted(told(client.get(f"{DAYS}?month=2026-09")).items())
    assert day == ("2026-09-28", "2 events")
    assert rest == [("2026-09-29", "1 event")]
    assert told(client.get(f"{DAYS}?month=2026-11")) == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"openness": "invited"},
        {"whens": (cast.when(status="cancelled"),)},
        {"whens": (cast.when(ends_on=date(2026, 10, 30)),)},
    ],
    ids=["closed", "cancelled", "exhibition"],
)
def test_what_is_not_public_or_takes_no_day_has_no_dot(client, week, aylin, changes):
    cast.accepted(week, aylin, **changes)
    assert told(client.get(f"{DAYS}?month=2026-09")) == {}


def test_days_of_another_district_are_not_told(client, week, aylin):
    cast.accepted(week, aylin)
    assert client.get(DAYS.replace("/nord/", "/sued/")).status_code == 404


@pytest.mark.parametrize("month", ["x", "2026-13", "0001-01", "9999-12", "20203-01", "2026-9"])
def test_a_month_that_is_none_is_not_found(client, week, month):
    assert client.get(f"{DAYS}?month={month}").status_code == 404


@pytest.fixture(params=[{"width": 375, "height": 740}, {"width": 1280, "height": 900}])
def page(request, chromium, live_url, week):
    context = chromium.new_context(viewport=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_a_day_is_picked_by_keys(page, live_url, week, aylin, lang):
    cast.accepted(week, aylin)
    page.goto(f"{live_url}/{lang}/nord/submit/")
    day = page.locator("[name='dates-0-day']")
    day.fill("28.9.2026")
    day.press("Tab")
    page.keyboard.press("Enter")
    page.locator("dialog [data-date='2026-09-28']:focus").wait_for()
    assert page.locator("dialog .days td .days__dot").count() == 1
    assert complaints(page) == []
    page.keyboard.press("ArrowDown")  # into the next month
    page.locator("dialog [data-date='2026-10-05']:focus").wait_for()
    page.keyboard.press("ArrowLeft" if lang == "ar" else "ArrowRight")
    page.locator("dialog [data-date='2026-10-06']:focus").wait_for()
    page.keyboard.press("Enter")
    assert day.input_value() == "6.10.2026"
    assert page.evaluate("document.activeElement.name") == "dates-0-day"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert day.input_value() == "6.10.2026"


def test_a_new_row_has_its_calendar_too(page, live_url, week):
    page.goto(f"{live_url}/de/nord/submit/")
    page.locator("button[name=add][value=dates]").click()
    page.locator("#dates-1 .picker__button").first.click()
    page.locator("dialog[open] .inside").first.click()
    assert page.locator("[name='dates-1-day']").input_value().endswith(".2026")


def test_without_javascript_the_day_is_typed(chromium, live_url, week):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_url}/de/nord/submit/")
    assert page.locator("[name='dates-0-day']").is_editable()
    assert page.locator(".picker__button").count() == 0
    context.close()
