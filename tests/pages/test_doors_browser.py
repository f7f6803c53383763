"""Every page of tests/doors.py in a real browser, on a phone: for everybody, headings in order.

Each is opened in German, and every second one in another language besides; before a release each is
opened in all.
"""

from contextlib import closing

import pytest
from django.test import Client

from tests.accessibility import complaints, outline, overflow, violations
from tests.doors import DOORS
from tests.pages.door_world import DoorWorld
from tests.pages.test_doors import NOW

PHONE = {"width": 375, "height": 740}
BESIDES = (["en"], [], ["ar"], [])
# Who opens the pages of a table: the rights of the others draw the same pages.
VISITS = [
    ("nobody", "everybody"),
    ("nobody", "link"),
    ("nobody", "account"),
    ("organiser", "account"),
    ("organiser", "desk"),
    ("reader", "desk"),
]
# tests/pages/public/test_browser.py opens these, in several widths and states.
ELSEWHERE = {"districts", "district", "programme", "event", "prints"} | {
    *("imprint", "privacy", "accessibility"),
    "busy-days",  # a part that a page puts in; tests/pages/partner/test_busy_days.py opens it
    "api:docs",  # made by a generator; tests/feeds/api/test_docs.py looks at it
}


@pytest.fixture
def world(time_machine, transactional_db):
    time_machine.move_to(NOW, tick=False)
    return DoorWorld()


@pytest.fixture
def visit(chromium, live_url, world):
    """A browser of this person, and one that fetches a page without drawing it."""
    contexts = []

    def of(person):
        client, context = world.signed_in(person, Client()), chromium.new_context(viewport=PHONE)
        contexts.append(context)
        if person in world.people:
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_url}])
        return context.new_page(), client

    yield of
    for context in contexts:
        context.close()


def opened(person, table):
    """The doors of a table that show this person a page or a file."""
    read = [door for door in DOORS if (door.how, door.table) == ("get", table)]
    seen = [door for door in read if door.answers.get(person) == "200"]
    return [door for door in seen if door.name not in ELSEWHERE]


def is_drawn(client, address) -> bool:
    """Whether it is a page, no file."""
    with closing(client.get(address)) as answer:
        return answer.headers["Content-Type"].startswith("text/html")


def spoken(address, lang) -> str:
    """The address of the same page in another language; pages of the account are asked for it."""
    there = address.replace("/en/", f"/{lang}/", 1)
    return there if there != address or lang == "en" else f"{address}?lang={lang}"


@pytest.mark.parametrize(("person", "table"), VISITS)
def test_every_page_is_for_everybody(visit, live_url, world, person, table, pytestconfig):
    page, client = visit(person)
    trouble, seen = {}, []
    page.on("pageerror", lambda error: trouble.setdefault(str(error), page.url))
    for door in opened(person, table):
        address = world.address(door.name)
        if not is_drawn(client, address):
            continue
        others = ["en", "ar"] if pytestconfig.getoption("all") else BESIDES[len(seen) % 4]
        seen.append(door.name)
        for lang in ("de", *others):
            page.goto(live_url + spoken(address, lang))
            found = complaints(page) if lang == "de" else violations(page) + overflow(page)
            if found := found + outline(page):
                trouble[f"{door} {lang}"] = found
    assert trouble == {}
    assert seen != []
