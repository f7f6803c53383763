"""What an event that says so becomes."""

import pytest

from tests import cast
from tests.feeds.documents.telling import document


@pytest.fixture
def told(week, aylin):
    """`told(title=…)`: the document of an accepted event."""
    return lambda language="de", **changes: document(
        cast.accepted(week, aylin, **changes), language
    )
