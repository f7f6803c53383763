"""What the downloaded template says, the import reads: headers, example, notes, and kinds."""

import csv
import io
import re
from datetime import date, time

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from feeds.incoming import any_file
from feeds.incoming.table import columns, template
from programme.models.event import Clock, Openness
from programme.models.vocabulary import Category
from tests.examples import examples

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _ in settings.LANGUAGES]
OTHER_TITLE = "Fest"  # with its own title the example is no event
SEPARATORS = re.compile(r"[,،]| أو ")
QUOTED = re.compile(r"[“„\"«]([^”“\"»]+)[”“\"»]")


def note(column: str, language: str) -> str:
    with translation.override(language):
        return str(columns.BY_NAME[column].note)


def table(language: str) -> tuple[list[str], list[str]]:
    """Headers and example of the template in this language."""
    with translation.override(language):
        rows = csv.reader(io.StringIO(template.as_csv(2026).decode("utf-8-sig")), delimiter=";")
    head, example = rows
    return head, example


def filled(lookup, language: str, **cells):
    """The draft of the example with these cells instead; `cells` by the names of columns."""
    head, example = table(language)
    names = [column.name for column in columns.OFFERED]
    row = [({"title": OTHER_TITLE} | cells).get(*pair) for pair in zip(names, example, strict=True)]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([head, row])
    found = any_file.read(out.getvalue().encode("utf-8-sig"), lookup)
    [item] = found.items
    assert (found.problems, item.problems) == ((), ())
    return item.draft


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example(lookup, language):
    draft = filled(lookup, language)
    [when] = draft.whens
    day = date(when.starts_on.year, when.starts_on.month, when.starts_on.day)
    assert (day.year, when.start_time, when.end_time) == (2026, time(18, 30), time(20))
    assert when.stated_weekday == day.weekday()
    assert (draft.title, draft.summary) == (OTHER_TITLE, "Ein Abend zum Kennenlernen.")
    assert (draft.category, draft.openness, draft.audiences) == ("fest", "public", ("alle",))
    assert draft.organisers == ("Verein Miteinander",)
    assert (draft.place.venue or draft.place.name).casefold() == "mehrgenerationenhaus"
    assert (draft.is_free, draft.price, draft.registration.need) == (True, "", "none")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quoted_way_of_saying_a_start(lookup, language):
    said = ["18:30", *QUOTED.findall(note("start", language))]
    assert len(said) == 4
    clocks = [filled(lookup, language, start=word, end="").whens[0].clock for word in said]
    assert clocks == [Clock.EXACT, Clock.FROM, Clock.ALL_DAY, Clock.TO_FOLLOW]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_of_saying_who_may_come(lookup, language):
    words = [word.strip() for word in SEPARATORS.split(note("openness", language))]
    read = [filled(lookup, language, openness=word).openness for word in words]
    assert read == [Openness.PUBLIC, Openness.INVITED, Openness.RESIDENTS, Openness.SCHOOL]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_and_yes_say_whether_to_register(lookup, language):
    no, yes = (word.strip() for word in SEPARATORS.split(note("registration", language))[:2])
    read = [
        filled(lookup, language, registration=word).registration.need
        for word in (no, yes, "a@verein.example", "0361 555010", "https://verein.example")
    ]
    assert read[0] == "none"
    assert "none" not in read[1:]
    assert "unknown" not in read[1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_the_second_sheet(lookup, language):
    with translation.override(language):
        book = load_workbook(io.BytesIO(template.as_xlsx(2026)))
    kinds = [row[0] for row in book.worksheets[1].iter_rows(values_only=True)]
    read = [filled(lookup, language, category=kind).category for kind in kinds]
    assert read == [category.code for category in Category.objects.all()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_days_or_from_to(lookup, language):
    several = filled(lookup, language, day="28.9.2026; 30.9.2026").whens
    assert [when.starts_on.day for when in several] == [28, 30]
    [span] = filled(lookup, language, day="28.9.2026 – 30.9.2026", start="", end="").whens
    assert (span.starts_on.day, span.ends_on.day) == (28, 30)


@given(st.permutations(range(len(columns.OFFERED))), st.sampled_from(LANGUAGES))
@hypothesis_settings(
    max_examples=examples(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_order_of_columns_means_nothing(lookup, order, language):
    head, example = table(language)
    example[0] = OTHER_TITLE
    out = io.StringIO()
    rows = ([head[n] for n in order], [example[n] for n in order])
    csv.writer(out, delimiter=";").writerows(rows)
    [item] = any_file.read(out.getvalue().encode("utf-8-sig"), lookup).items
    assert item.draft == filled(lookup, language)
