from datetime import UTC, datetime

import pytest
import time_machine

from tests import cast


@pytest.fixture
def september():
    """It is 1 September 2026 and stays so."""
    with time_machine.travel(datetime(2026, 9, 1, 10, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def event(week, aylin):
    return cast.accepted(week, aylin)
