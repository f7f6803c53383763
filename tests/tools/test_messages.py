"""Translations are compiled without gettext's programs; an old, missing or stray one is told."""

import gettext

import pytest
from django.conf import settings

from tools import messages
from tools.used_messages import Message, of_python, of_template

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
WHOLE = HEAD + 'msgid "Venue"\nmsgstr "Ort für alle"\n'
NAME = "programme/locale/de/LC_MESSAGES/django.po"
IMPORT = "from django.utils.translation import gettext as _\n"


@pytest.fixture
def catalogue(tmp_path):
    """That of a package which says "Venue"."""
    path = tmp_path / NAME
    path.parent.mkdir(parents=True)
    path.write_text(WHOLE, encoding="utf-8")
    (tmp_path / "programme" / "venue.py").write_text(IMPORT + 'WORD = _("Venue")\n')
    return path


def told(root, *, languages=("de",)):
    messages.compile_all(root)
    return messages.problems(root, languages)


def test_a_compiled_catalogue_speaks(catalogue, tmp_path):
    messages.compile_all(tmp_path)
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Venue") == "Ort für alle"
    assert messages.problems(tmp_path, ["de"]) == []


def test_a_changed_catalogue_must_be_compiled_again(catalogue, tmp_path):
    messages.compile_all(tmp_path)
    catalogue.write_text(WHOLE.replace("alle", "jede"), encoding="utf-8")
    old = f"{NAME}: its .mo is older; `make messages` compiles it"
    assert messages.problems(tmp_path, ["de"]) == [old]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ('\nmsgid "Free"\nmsgstr ""\n', "not translated: 'Free'"),
        ('\n#, fuzzy\nmsgid "Free"\nmsgstr "Frei"\n', "uncertain: 'Free'"),
    ],
)
def test_what_nobody_has_translated_is_told(catalogue, tmp_path, more, problem):
    catalogue.write_text(WHOLE + more, encoding="utf-8")
    (tmp_path / "programme" / "price.py").write_text(IMPORT + 'WORD = _("Free")\n')
    assert told(tmp_path) == [f"{NAME}: {problem}"]


def test_what_no_catalogue_has_is_told_for_each_language(catalogue, tmp_path):
    (tmp_path / "feeds" / "templates").mkdir(parents=True)
    (tmp_path / "feeds" / "templates" / "page.html").write_text('{% translate "Free" %}')
    assert told(tmp_path, languages=["de", "de-simple"]) == [
        "feeds/locale/de/LC_MESSAGES/django.po: missing: 'Free'",
        "programme/locale/de_Simple/LC_MESSAGES/django.po: missing: 'Venue'",
        "feeds/locale/de_Simple/LC_MESSAGES/django.po: missing: 'Free'",
    ]


def test_what_several_packages_say_lies_in_the_lowest(catalogue, tmp_path):
    for package in ("worker", "calendar_site"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "venue.py").write_text(IMPORT + 'WORD = _("Venue")\n')
    assert told(tmp_path) == []
    (tmp_path / "programme" / "venue.py").unlink()
    assert told(tmp_path) == [
        f"{NAME}: said elsewhere or nowhere: 'Venue'",
        "worker/locale/de/LC_MESSAGES/django.po: missing: 'Venue'",
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('from django.utils.translation import gettext_lazy as say\nsay("A " "b")', (None, "A b")),
        (
            'from django.utils.translation import ngettext\nngettext("1 a", "n a", n)',
            (None, "1 a"),
        ),
        ('from django.utils.translation import pgettext\npgettext("c", "A")', ("c", "A")),
        ('from django.utils.translation import npgettext\nnpgettext("c", "1", "n", 2)', ("c", "1")),
        ('from django.utils import translation\ntranslation.gettext_noop("A")', (None, "A")),
        ('from gettext import gettext\ngettext("A")', None),
        (IMPORT + "_(label)", None),
    ],
)
def test_messages_of_python_files(source, found):
    assert of_python(source) == ({Message(*found)} if found else set())


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% translate "It\'s (a)" %}', (None, "It's (a)")),
        ('{% translate "May" context "month" as may %}', ("month", "May")),
        ("{% blocktranslate with n=x.y %}{{ n }} of 100 %{% endblocktranslate %}",
         (None, "%(n)s of 100 %%")),
        ("{% blocktranslate trimmed count n=n %}\n one\n{% plural %}{{ n }}{% endblocktranslate %}",
         (None, "one")),
        ('{% include "a.html" with title=_("A") %}', (None, "A")),
        ("{# translate #} gettext", None),
    ],
)  # fmt: skip
def test_messages_of_templates(source, found):
    assert of_template("{% load i18n %}" + source) == ({Message(*found)} if found else set())


def test_the_product_has_catalogues():
    found = {(path.parts[-5], path.parts[-3]) for path in messages.catalogues()}
    translated = {code for code, _name in settings.LANGUAGES} - {"en"}
    assert found == {(package, code) for package in messages.PACKAGES for code in translated}
