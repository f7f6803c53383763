"""Fields read what people write, and show a value as it would be typed."""

from datetime import date, time

import pytest
from django import forms
from django.utils import translation

from calendar_site.forms.form_fields import (
    DayField,
    DaysField,
    LanguagesField,
    NamesField,
    NumberField,
    TextField,
    TimeField,
)
from programme.stated.written_dates import StatedDay, StatedTime


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Deutsch, Arabisch", ("de", "ar")),
        ("deutsch/arabic und ukrainian", ("de", "ar", "uk")),
        ("العربية، فارسی", ("ar", "fa")),
        ("Kurdisch (Sorani); Tigrinya", ("ckb", "ti")),
        ("de, de, en", ("de", "en")),
        ("mi", ("mi",)),
        (" , ", ()),
    ],
)
def test_languages_are_known_by_many_names(text, codes):
    assert LanguagesField().clean(text) == codes


@pytest.mark.parametrize("lang", ["de", "en", "ar"])
def test_languages_are_shown_in_words_that_are_read_again(lang):
    field = LanguagesField()
    codes = ("de", "ar", "kmr", "de-simple", "zh")
    with translation.override(lang):
        assert field.clean(field.prepare_value(codes)) == codes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Klingonisch", "“Klingonisch” is not a language we know. Please part names by commas."),
        ("Deutsh", "“Deutsh” is not a language we know. Do you mean German?"),
    ],
)
def test_an_unknown_language_is_told(text, message):
    with pytest.raises(forms.ValidationError) as refused:
        LanguagesField().clean(text)
    assert refused.value.messages == [message]


def test_several_days_in_one_field():
    field = DaysField()
    field.year = 2026
    days = (date(2026, 10, 3), date(2026, 10, 10))
    assert field.clean("3.10., 10.10.") == days
    assert field.clean(field.prepare_value(days)) == days


def test_times():
    assert TimeField().clean("24 Uhr") == StatedTime(time(0), next_day=True)
    assert TimeField(required=False).clean("") is None


def test_names_stand_in_lines():
    field = NamesField(required=False)
    assert field.clean(" Eins \r\n\r\nZwei\n") == ("Eins", "Zwei")
    assert field.prepare_value(("Eins", "Zwei")) == "Eins\nZwei"


def test_texts_are_tidied_before_they_are_counted():
    field = TextField(max_length=4)
    assert field.clean(" a\x00\u202eb  c ") == "ab c"
    with pytest.raises(forms.ValidationError) as refused:
        field.clean("abcde")
    assert refused.value.messages == ["Please shorten this text: it has 5 characters, 4 fit."]


def test_the_length_of_a_text_is_written_as_the_language_writes_numbers():
    with pytest.raises(forms.ValidationError) as refused:
        TextField(max_length=5000).clean("a" * 24_999 + " ")
    with translation.override("de"):
        assert refused.value.messages == [
            "Bitte kürzen Sie diesen Text: Er hat 24.999 Zeichen, 5.000 passen."
        ]


@pytest.mark.parametrize(
    ("text", "number"), [("40", 40), (" 1.000 ", 1000), ("1 000", 1000), ("100000", 100_000)]
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert NumberField(least=1, most=100_000).clean(text) == number


@pytest.mark.parametrize(
    "text", ["1.5", "1,000.0", "viele", "1e3", "1_000", "-5", "0", "1.000.000"]
)
def test_what_is_no_whole_number_is_refused(text):
    with pytest.raises(forms.ValidationError):
        NumberField(least=1, most=100_000).clean(text)


@pytest.mark.parametrize(
    ("language", "shown"),
    [("de", "Sa 2.10.2027"), ("en", "Sat 2.10.2027"), ("ar", "سبت 2.10.2027")],
)
def test_a_day_is_shown_with_its_weekday_in_the_language_of_the_page(language, shown):
    day = StatedDay(date(2027, 10, 2), 5)
    with translation.override(language):
        assert DayField().prepare_value(day) == shown
        assert DayField().clean(shown) == day
