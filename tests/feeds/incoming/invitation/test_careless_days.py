"""Days written without their last dot, and days of a series that fall out in whole sentences."""

import pytest

from tests.feeds.incoming.invitation.test_dates import ALL_YEAR, said

TUESDAYS = "Treff vom 5.10. bis 26.10.2027 jeden Dienstag von 15 bis 17 Uhr."
REST = ["5.10. 15:00–17:00", "12.10. 15:00–17:00", "26.10. 15:00–17:00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tag: Dienstag 21.09\nZeit: von 10 Uhr bis 13 Uhr", ["21.9. 10:00–13:00"]),
        ("Kochen\nDi, 21.09\n10 Uhr", ["21.9. 10:00"]),
        (
            "Turnier am 21.9.2027 um 9 Uhr. Gegen 16 Uhr ist Siegerehrung und Schluss",
            ["21.9. 09:00–16:00"],
        ),
        (
            "Gebet am 21.9.2027. Wir beginnen um 18 Uhr und schließen um 19 Uhr.",
            ["21.9. 18:00–19:00"],
        ),
    ],
)
def test_days_and_times(text, expected):
    assert said(text, ALL_YEAR) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Nur am 19. Oktober ist zu.",
        "Am 19. Oktober bleibt das Café wegen der Ferien geschlossen.",
        "Am 19. Oktober fällt er wegen der Ferien aus.",
    ],
)
def test_a_day_that_falls_out(words):
    assert said(f"{TUESDAYS} {words}", ALL_YEAR) == REST
