"""The words of the booklet: all that the template prints, none that it does not."""

import re
from pathlib import Path

from django.utils import translation

from feeds.print import snapshot as reading
from feeds.print.document import MARKS
from feeds.print.printed_words import labels
from tests.feeds.print.programme import WORDS

PACKAGE = Path(reading.__file__).parent
TEMPLATES = PACKAGE / "templates"
SOURCES = [*TEMPLATES.glob("*.typ"), *PACKAGE.glob("*.py")]


def test_every_word_is_used_and_every_used_word_is_there():
    text = "\n".join(path.read_text() for path in SOURCES)
    used = set(re.findall(r"\bwords\.([a-z_]+)(?![a-z_(])", text))
    used |= set(re.findall(r'(?:words|labels|\["labels"\])\["([a-z_]+)"\]', text))
    assert used - {"at", "len", "replace", "split"} == set(labels("en")) == set(WORDS)


def test_words_follow_the_language_that_was_asked_for():
    with translation.override("ar"):
        assert labels("en")["contents"] == "Contents"


def test_places_to_fill_survive():
    english = labels("en")
    assert {key for key, word in english.items() if "{" in word} == {
        "see_page",
        "code",
        "edition",
        "more_on_web",
    }


def test_each_mark_has_a_picture():
    pictures = {path.stem for path in (TEMPLATES / "icons").glob("*.svg")}
    assert pictures == set(MARKS)
    listed = re.search(r"#let icon-names = \((.*?)\)", (TEMPLATES / "style.typ").read_text(), re.S)
    assert set(re.findall(r'"([a-z_]+)"', listed[1])) == pictures
