"""What the demo's data say, and when its years and quarters are; nothing is loaded."""

from datetime import date

import pytest

from programme.demo import districts, last_quarter
from programme.demo.demo_files import DISTRICTS, records
from programme.drafts.event_draft import from_data, to_data


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 22), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2027, 1, 1), date(2026, 10, 1), date(2026, 12, 31)),
        (date(2027, 6, 30), date(2027, 1, 1), date(2027, 3, 31)),
        (date(2027, 7, 1), date(2027, 4, 1), date(2027, 6, 30)),
    ],
)
def test_the_last_quarter_is_just_over(today, first, last):
    assert last_quarter.before(today) == (first, last)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 10, 4), date(2026, 9, 27)),
        (date(2026, 10, 5), date(2027, 9, 26)),
        (date(2027, 1, 1), date(2027, 9, 26)),
    ],
)
def test_the_coming_week_is_this_year_s_until_it_is_over(today, first):
    assert districts.coming_week(today)[0] == first


@pytest.mark.parametrize("slug", DISTRICTS)
def test_every_word_in_the_examples_is_understood(slug):
    """A misspelt field would silently be left out."""
    for record in records(f"examples/{slug}"):
        assert lost(record["draft"], to_data(from_data(record["draft"]))) == []


def lost(said, understood):
    if isinstance(said, dict):
        return [
            f"{name}.{rest}"
            for name, value in said.items()
            for rest in (lost(value, understood[name]) if name in understood else [""])
        ]
    if isinstance(said, list):
        pairs = zip(said, understood, strict=True)
        return [item for pair in pairs for item in lost(*pair)]
    return [] if said == understood else [f"{said!r} became {understood!r}"]
