"""A file states no language: its texts tell it, and the language of the page where they do not."""

from dataclasses import replace

import pytest

from feeds.incoming import any_file
from programme.checks import all_checks
from tests.feeds.incoming.ical.test_calendar_file import calendar

GERMAN = "Wir laden alle herzlich ein zum gemeinsamen Essen und zur Musik."
ENGLISH = "We invite all of you to join us for food and music in the park."
ARABIC = "ندعوكم جميعا إلى العشاء والموسيقى في الحديقة"


def as_calendar(title, text):
    return calendar("DTSTART;VALUE=DATE:20260928", f"DESCRIPTION:{text}", f"SUMMARY:{title}")


def as_table(title, text):
    return f"Titel;Datum;Ort;Beschreibung\n{title};28.9.2026;Stadtpark;{text}\n".encode()


@pytest.fixture(params=["de", "en", "ar"])
def page(request):
    return request.param


@pytest.mark.parametrize("made", [as_calendar, as_table])
class TestOfAFile:
    @pytest.mark.parametrize(
        ("title", "text", "language"),
        [
            ("Gemeinsam essen", GERMAN, "de"),
            ("Community Dinner", ENGLISH, "en"),
            ("عشاء", ARABIC, "ar"),
            ("Весняний концерт", "Запрошуємо всіх їхніх друзів", "uk"),
        ],
    )
    def test_a_plain_text_tells_it(self, made, title, text, language, page, lookup, week):
        (item,) = any_file.read(made(title, text), replace(lookup, language=page)).items
        assert item.draft.language == language
        asked = all_checks.findings(item.draft, week)
        assert "other_language" not in {each.code for each in asked}

    def test_an_unclear_text_is_in_that_of_the_page(self, made, page, lookup):
        (item,) = any_file.read(made("Ska & Polka", ""), replace(lookup, language=page)).items
        assert item.draft.language == page

    def test_plain_language_stays_plain(self, made, lookup):
        read = any_file.read(made("Essen", GERMAN), replace(lookup, language="de-simple"))
        assert read.items[0].draft.language == "de-simple"
