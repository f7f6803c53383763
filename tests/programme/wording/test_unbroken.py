"""A number and its "Uhr" stay on one line."""

import pytest

from programme.wording.unbroken import unbroken


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("18 bis ca. 22 Uhr", "18 bis ca.\u00a022\u00a0Uhr"),
        ("9–12 Uhr, 14.30–18 Uhr", "9–\u206012\u00a0Uhr, 14.30–\u206018\u00a0Uhr"),
        ("Uhrzeit folgt, 30 Uhren", "Uhrzeit folgt, 30 Uhren"),
        ("18:00 to 22:00", "18:00 to 22:00"),
    ],
)
def test_a_number_and_its_hour_stay_together(words, wanted):
    assert unbroken(words) == wanted
