"""Registration that only a part of an event asks for keeps nobody from coming."""

import pytest
from django.utils import translation

from programme.drafts.event_draft import Registration
from programme.wording.facts import facts
from programme.wording.marks import marks
from tests import cast


@pytest.mark.parametrize(
    ("only_for", "words", "signs"),
    [
        ("", "registration required", ["registration"]),
        ("the workshop", "registration required, only for: the workshop", []),
    ],
)
def test_the_sign_is_for_what_all_of_it_asks(week, aylin, only_for, words, signs):
    event = cast.accepted(
        week, aylin, registration=Registration(need="required", only_for=only_for)
    )
    rows = event.occurrences.all()
    with translation.override("en"):
        (fact,) = facts(event, rows, "en", only=["registration"])
    assert (fact.short, marks(event, rows)) == (words, signs)


def test_a_part_is_named_where_nobody_said_whether_one_must(week, aylin):
    event = cast.accepted(week, aylin, registration=Registration(only_for="Kochen"))
    with translation.override("en"):
        (fact,) = facts(event, event.occurrences.all(), "en", only=["registration"])
    assert fact.text == "only for: Kochen"
