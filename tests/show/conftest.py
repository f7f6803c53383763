import pytest

from tests import cast


@pytest.fixture
def add(week, aylin):
    """Publish an event of the week; its fields as of a draft."""
    return lambda **changes: cast.accepted(week, aylin, **changes)
