"""Public pages are read a week before the national week of 2026, unless a test says otherwise."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests import cast
from tests.pages.public.reading import page

TODAY = datetime(2026, 9, 20, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def clock():
    """Moves with `clock.move_to`."""
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def read(client, db):
    """The page at a path, as a tree; any status but the expected one fails."""

    def inside(path, status=200, **headers):
        answer = client.get(path, headers=headers)
        assert answer.status_code == status
        return page(answer.content.decode())

    return inside


@pytest.fixture
def add(week, aylin):
    """Publish an event of the week; its fields as of a draft."""
    return lambda **changes: cast.accepted(week, aylin, **changes)
