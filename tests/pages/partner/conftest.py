from datetime import timedelta

import pytest
from django.utils import timezone

from calendar_site.serving import proof_of_work
from programme import rate_limits
from programme.credentials import edit_links
from tests.pages.partner.filling import FORM


@pytest.fixture(autouse=True)
def summer(time_machine):
    """Weeks before the programme begins."""
    time_machine.move_to("2026-08-01 09:00:00+02:00", tick=False)


@pytest.fixture(autouse=True)
def nobody_was_here_before():
    for name in ("submit", "import"):
        rate_limits.reset(name, "127.0.0.1")


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    """The clock stands still here, so nobody could wait."""
    monkeypatch.setattr(proof_of_work, "PAUSE", timedelta())


@pytest.fixture
def address(week):
    assert f"/en/nord/submit/{week.slug}/" == FORM
    return FORM


@pytest.fixture
def bruno(week):
    """The token of Bruno's mail link."""
    return edit_links.to_partner(week.district, "bruno@verein.example", at=timezone.now())
