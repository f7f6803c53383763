"""Languages are named in the reader's, and known under every name that people write."""

import pytest
from django.utils import translation

from programme import languages


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("de", ("Arabisch", "Persisch", "Deutsche Gebärdensprache")),
        ("en", ("Arabic", "Persian", "German Sign Language")),
        ("ar", ("العربية", "الفارسية", "لغة الإشارة الألمانية")),
    ],
)
def test_a_language_is_named_in_the_reader_s(page, names):
    with translation.override(page):
        assert tuple(map(languages.name, ("ar", "fa", "gsg"))) == names
        assert languages.name("tlh") == "tlh"


def test_a_list_names_it_in_its_own_as_well():
    with translation.override("de"):
        assert languages.both_names("ar") == "Arabisch – \u2068العربية\u2069"
        assert languages.both_names("de") == "Deutsch"


@pytest.mark.parametrize("written", ["arabisch", "Arabic", "العربية", "العربيه", "ar"])
def test_it_is_known_by_every_name(written):
    assert languages.codes_by_name()[languages.fold(written)] == "ar"
