"""What a question quotes, and the age that a text says against that of the form."""

import pytest

from programme.checks import all_checks
from programme.checks.answering import answered
from tests import cast


def codes(week, **said):
    return {item.code for item in all_checks.findings(cast.draft(**said), week)}


@pytest.mark.parametrize(
    ("words", "least", "asks"),
    [
        ("Ein Stück ab 8 Jahren.", 6, True),
        ("Für alle ab 3 Jahren.", 6, True),
        ("Für Menschen ab 60", 6, True),
        ("Für Kinder ab 10 Uhr", 6, False),
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


@pytest.mark.parametrize(
    ("words", "ages", "answer"),
    [
        ("Für Jugendliche von 14 bis 18 Jahren.", (6, 12), "14-18"),
        ("Für 14- bis 18-Jährige", (6, 12), ""),
        ("For teenagers, 14 to 18 years", (6, 12), "14-18"),
        ("Kinder von 12 bis 6 Jahren", (None, None), "6-12"),
        ("Kinder von 6 bis 12 Jahren", (6, 12), ""),
        ("Kinder von 6 bis 12 Jahren", (None, None), ""),
        ("Ermäßigt von 6 bis 12 Jahren", (8, None), ""),
    ],
)
def test_a_span_of_ages_in_the_text(week, words, ages, answer):
    draft = cast.draft(description=words, age_min=ages[0], age_max=ages[1])
    found = [item for item in all_checks.findings(draft, week) if item.code == "ages_in_text"]
    assert [item.candidates[0].value for item in found] == ([answer] if answer else [])
    for item in found:
        said = answered(draft, item, answer)
        assert f"{said.age_min}-{said.age_max}" == answer
