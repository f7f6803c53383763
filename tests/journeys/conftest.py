"""A small district of today, with an office, a worker, a server and a browser: no mocks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import cast


@pytest.fixture
def world(transactional_db):
    """District Nord with a programme that starts in a month, Aylin in its office, and Süd."""
    today = timezone.localdate()
    nord = cast.district("nord", "16001")
    week = cast.programme(
        nord,
        slug="ikw",
        title="Interkulturelle Woche",
        year=(today + timedelta(40)).year,
        starts_on=today + timedelta(30),
        ends_on=today + timedelta(90),
        national_starts_on=today + timedelta(35),
        national_ends_on=today + timedelta(42),
    )
    cast.person("aylin", nord)
    cast.person("chiara", cast.district("sued", "16002"))
    return week


@pytest.fixture
def page(chromium, live_url):
    """A tab of a phone."""
    context = chromium.new_context(viewport={"width": 375, "height": 800}, locale="en-GB")
    yield context.new_page()
    context.close()
