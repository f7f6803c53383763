"""Small words of cards and facts."""

import pytest

from calendar_site.show import event_cards, office, own_words
from programme.models.event import Occurrence


@pytest.mark.parametrize(
    ("number", "link"),
    [("03600 12-34", "tel:036001234"), ("+49 3600 1", "tel:+4936001"), ("(Demo)", ""), ("", "")],
)
def test_a_number_can_be_dialled(number, link):
    assert office.tel(number) == link


@pytest.mark.parametrize(
    ("statuses", "found"),
    [
        (["cancelled", "cancelled"], "cancelled"),
        (["cancelled", "scheduled"], "scheduled"),
        (["full"], "full"),
        ([], "scheduled"),
    ],
)
def test_the_status_of_an_event_is_that_of_all_its_dates(statuses, found):
    assert event_cards.common_status([Occurrence(status=status) for status in statuses]) == found


def test_words_of_others_are_set_apart_and_escaped():
    assert own_words.isolated("<b>", "ar") == '<bdi lang="ar">&lt;b&gt;</bdi>'
    assert own_words.isolated("a@b.example <i>", links=True) == (
        '<bdi><a href="mailto:a@b.example">a@b.example</a> &lt;i&gt;</bdi>'
    )
    assert own_words.isolated("") == ""
