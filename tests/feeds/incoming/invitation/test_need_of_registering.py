"""Whether one must register, is asked to, or need not, in the words of sentences and labels."""

import pytest

from feeds.incoming.invitation.reading import read

DATED = "Tanzabend\n26.9.2026, 19 Uhr\n"


@pytest.mark.parametrize(
    ("line", "need"),
    [
        ("Anmeldung: wäre schön, an tanz@muster.example", "requested"),
        ("Es wäre gut, wenn sich die Leute vorher anmelden.", "requested"),
        ("Ohne Anmeldung geht es leider nicht, wir müssen einkaufen.", "required"),
        ("Meldet euch bitte bis 8.9. an, ohne Anmeldung keine Trommel!", "required"),
        ("Anmeldung: ist Pflicht", "required"),
        ("Sie brauchen sich nicht anzumelden.", "none"),
        ("Kommt vorbei, ihr müsst euch nicht anmelden.", "none"),
        ("ohne Anmeldung", "none"),
        ("gratis, einfach vorbeikommen", "none"),
    ],
)
def test_need(week, line, need):
    assert read(DATED + line, week).draft.registration.need == need
