import pytest


@pytest.fixture(autouse=True)
def summer(time_machine):
    """Weeks before the programme begins."""
    time_machine.move_to("2026-08-01 11:00:00+02:00", tick=False)


@pytest.fixture
def desk(client, aylin):
    """Aylin's browser, logged in."""
    client.force_login(aylin)
    return client
