"""What a question quotes, and the age that a text says against that of the form."""

import pytest

from programme.checks import all_checks
from tests import cast


def codes(week, **said):
    return {item.code for item in all_checks.findings(cast.draft(**said), week)}


@pytest.mark.parametrize(
    ("words", "least", "asks"),
    [
        ("Ein Stück ab 8 Jahren.", 6, True),
        ("Für alle ab 3 Jahren.", 6, True),
        ("A play from 8 years.", 12, True),
        ("Mindestalter: 14 Jahre", 6, True),
        ("Ages 12 and up.", 6, True),
        ("Ein Stück ab 8 Jahren.", None, False),
        ("Ein Stück ab 8 Jahren.", 8, False),
        ("Ab 14 Jahren 5 €.", 6, False),
        ("Ab 8 Jahren auch ohne Begleitung.", 6, False),
    ],
)
def test_the_age_of_the_text(words, least, asks, week):
    assert ("age_in_text" in codes(week, description=words, age_min=least)) == asks


def test_a_long_sentence_is_quoted_around_its_words_of_state(week):
    words = "Wir hatten uns schon so lange auf einen Abend mit vielen Gästen im Haus gefreut, "
    said = {"description": f"{words * 2}doch die Veranstaltung fällt wegen Krankheit leider aus."}
    (found,) = (
        item
        for item in all_checks.findings(cast.draft(**said), week)
        if item.code == "state_in_text"
    )
    assert "fällt wegen Krankheit leider aus" in str(found.message)
    assert len(str(found.message)) < 200
