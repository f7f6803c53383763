"""What was encoded twice is read as it was meant; everything else stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.stated import double_encoding

UNDEFINED = b"\x81\x8d\x8f\x90\x9d"


def twice(text: str, encoding: str) -> str:
    """As a program shows UTF-8 that it takes for `encoding`."""
    return "".join(
        chr(byte) if byte in UNDEFINED else bytes([byte]).decode(encoding)
        for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    "text",
    [
        "Frühstück für Mütter",
        "Straße – „Fest“ … 5 €",
        "à la carte: Café, Łódź",
        "قراءة للجميع",
        "Вечер для всех",
        "Fest 🎉",
        "Łódź",
        "książka",
        "20 °C",
        "5 €",
    ],
)
def test_what_was_encoded_twice_is_read_as_it_was_meant(text, encoding):
    assert double_encoding.repaired(f"Müller: {twice(text, encoding)}") == f"Müller: {text}"


def test_a_text_that_went_round_once_more():
    again = twice(twice("„Frühstück“ für Mütter", "cp1252"), "cp1252")
    assert double_encoding.repaired(again) == "„Frühstück“ für Mütter"


@pytest.mark.parametrize(
    "text",
    [
        "Der „Spaß“",
        "das CAFÉ”",
        "MENÜ„",
        "São Paulo, SÃO",
        "Â",
        "5 €",
        "Ä“",
        "Ä…",
        "MENÄ…",
        "Ñu âge Ã",
        "😀",
    ],
)
def test_letters_that_only_look_like_it_stay(text):
    assert double_encoding.repaired(text) == text


@given(st.text(alphabet="aäöüßéÄÖÜ „“”‚‘’–…€«» .", max_size=40))
def test_german_text_stays_as_it_is(text):
    assert double_encoding.repaired(text) == text


def test_the_example_is_one_cell():
    text = f"Titel;Ort\n{twice('Frühstück für Mütter', 'cp1252')};Markt"
    assert double_encoding.example(text) == twice("Frühstück für Mütter", "cp1252")
    assert double_encoding.example("Frühstück") == ""
