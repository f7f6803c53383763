"""Days and moments in the words of templates."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from calendar_site.templatetags import page

AT = datetime(2026, 9, 28, 12, 5, tzinfo=UTC)


def drawn(text, language):
    with translation.override(language):
        return Template("{% load page %}" + text).render(
            Context({"at": AT, "day": date(2026, 9, 28)})
        )


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("de", "Montag, 28. September 2026", "28. September 2026, 14:05"),
        ("ar", "الاثنين، 28 سبتمبر، 2026", "28 سبتمبر، 2026، 14:05"),
    ],
    ids=["de", "ar"],
)
def test_day_and_time_are_parted_as_the_language_parts_them(language, day, moment):
    assert drawn("{{ day|day_in_words }}", language) == day
    assert drawn("{{ at|moment }}", language) == moment


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Anmeldung nötig", "nötig"),
        ("keine Anmeldung nötig", "keine Anmeldung nötig"),
        ("Anmeldungen beim Verein", "Anmeldungen beim Verein"),
        ("Anmeldung", "Anmeldung"),
    ],
)
def test_a_fact_does_not_repeat_its_name(words, shown):
    assert page.told_once(words, "Anmeldung") == shown
