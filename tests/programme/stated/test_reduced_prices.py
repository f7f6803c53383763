"""What some pay less is told apart from the price; lists of prices stay whole."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.stated.reduced_prices import apart, with_reductions


@pytest.mark.parametrize(
    ("text", "price", "reductions"),
    [
        ("5 €, ermäßigt 2 €", "5 €", "ermäßigt 2 €"),
        ("Erwachsene 6 €, ermäßigt 3 €", "Erwachsene 6 €", "ermäßigt 3 €"),
        ("8 € (erm. 6 €)", "8 €", "erm. 6 €"),
        ("3 €, Kinder frei", "3 €", "Kinder frei"),
        ("24 € | ermäßigt 16 €", "24 €", "ermäßigt 16 €"),
        ("6,50 €/5 € ermäßigt", "6,50 €", "5 € ermäßigt"),
        ("5,50 Euro ermäßigt 3 Euro", "5,50 Euro", "ermäßigt 3 Euro"),
        ("8 Euro, erm. 5 Euro, Kinder frei", "8 Euro", "erm. 5 Euro, Kinder frei"),
    ],
)
def test_reductions_are_told_apart(text, price, reductions):
    assert apart(text) == (price, reductions)


@pytest.mark.parametrize(
    "text",
    [
        "Kinder 3 €, Erwachsene 6 €",
        "Erwachsene 6 €, Kinder 3 €",
        "VVK 8 €, erm. 6 €, AK 10 €, erm. 8 €",
        "5 € (ermäßigt 3 €) pro Abend",
        "frei, Spende erbeten",
        "Eintritt frei, Kinder frei",
        "5 € für Mitglieder",
        "ermäßigt 3 €",
        "5 €, Kinder willkommen",
        "5/3 €",
        "",
    ],
)
def test_what_is_one_price_or_a_list_stays_whole(text):
    assert apart(text) == (text, "")


def test_reductions_that_are_told_already_stay():
    costs = {"price": "5 €, ermäßigt 2 €", "reductions": "Kinder frei"}
    assert with_reductions(costs) == costs


PARTS = ["5 €", "ermäßigt 2 €", "Kinder frei", "erm.", "Erwachsene 6 €", "VVK", "(", ")", "Zimt"]


@given(st.lists(st.sampled_from([*PARTS, ",", ";", "/", "|"]), max_size=9))
def test_no_word_is_lost(parts):
    text = " ".join(parts)
    assert re.findall(r"\w+", " ".join(apart(text))) == re.findall(r"\w+", text)
