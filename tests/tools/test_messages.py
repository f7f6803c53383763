"""Translations are compiled without gettext's programs, and an old or missing one is told."""

import gettext

import pytest

from tools import messages

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
WHOLE = HEAD + 'msgid "Venue"\nmsgstr "Ort für alle"\n'


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "site" / "locale" / "de" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(WHOLE, encoding="utf-8")
    return path


def test_a_compiled_catalogue_speaks(catalogue, tmp_path):
    messages.compile_all(tmp_path)
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Venue") == "Ort für alle"
    assert messages.problems(tmp_path) == []


def test_a_changed_catalogue_must_be_compiled_again(catalogue, tmp_path):
    messages.compile_all(tmp_path)
    catalogue.write_text(WHOLE.replace("alle", "jede"), encoding="utf-8")
    name = "site/locale/de/LC_MESSAGES/django.po"
    assert messages.problems(tmp_path) == [f"{name}: its .mo is older; `make messages` compiles it"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('\nmsgid "Free"\nmsgstr ""\n', "not translated: 'Free'"),
        ('\n#, fuzzy\nmsgid "Free"\nmsgstr "Frei"\n', "uncertain: 'Free'"),
    ],
)
def test_what_nobody_has_translated_is_told(catalogue, tmp_path, more, told):
    catalogue.write_text(WHOLE + more, encoding="utf-8")
    messages.compile_all(tmp_path)
    assert messages.problems(tmp_path) == [f"site/locale/de/LC_MESSAGES/django.po: {told}"]


def test_the_product_has_catalogues():
    assert {path.parts[-3] for path in messages.catalogues()} >= {"de", "ar"}
