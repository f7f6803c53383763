"""Small words of cards and facts."""

import pytest
from django.utils import translation

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
    assert own_words.isolated("<ب>", "ar") == '<bdi lang="ar">&lt;ب&gt;</bdi>'
    assert own_words.isolated("a@b.example <i>", links=True) == (
        '<bdi><a href="mailto:a@b.example">a@b.example</a> &lt;i&gt;</bdi>'
    )
    assert own_words.isolated("") == ""


@pytest.mark.parametrize(
    ("words", "language", "page", "attribute"),
    [
        ("Rathaus", "de", "ar", "de"),
        ("Rathaus", "de", "de", ""),
        ("Rathaus", "de-simple", "de", ""),  # a screen reader knows no plain German
        ("Rathaus", "de-simple", "en", "de"),
        # A house in Germany keeps its name in an announcement with other letters.
        ("Rathaus, Weg 1", "ar", "ar", "de"),
        ("Rathaus", "uk", "de", ""),
        ("Рада", "uk", "de", "uk"),
        ("كنيسة St. Georg", "ar", "de", "ar"),
        ("12–14", "ar", "de", "ar"),
    ],
)
def test_in_which_language_a_name_is(words, language, page, attribute):
    opens = f'<bdi lang="{attribute}">' if attribute else "<bdi>"
    with translation.override(page):
        assert own_words.isolated(words, language) == f"{opens}{words}</bdi>"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("every Tuesday", "every Tuesday"),
        ("Haus", '<bdi lang="de">Haus</bdi>'),
        (
            "on 3 May (Haus, Ort), (Haus <A>) & Haustür",
            'on 3 May (<bdi lang="de">Haus, Ort</bdi>), (<bdi lang="de">Haus &lt;A&gt;</bdi>)'
            " &amp; Haustür",
        ),
    ],
)
def test_names_in_our_words_say_their_language(words, shown):
    with translation.override("en"):
        assert own_words.naming(words, ("Haus", "Haus, Ort", "Haus <A>"), "de") == shown
