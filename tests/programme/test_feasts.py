"""Feasts of several faiths, public and school holidays, on days everybody can look up."""

from datetime import date

import pytest
from django.utils import translation

from programme import feasts
from programme.checks import all_checks
from programme.models.district import Land
from tests import cast

KNOWN = [
    (date(2026, 3, 20), "TH", ["Eid al-Fitr (end of Ramadan)", "Nowruz"]),
    (date(2026, 5, 27), "TH", ["Eid al-Adha (feast of sacrifice)"]),
    (date(2026, 9, 12), "TH", ["Rosh Hashanah"]),
    (date(2026, 9, 20), "TH", ["Weltkindertag"]),
    (date(2026, 9, 20), "ST", []),
    (date(2026, 9, 21), "TH", ["Yom Kippur"]),
    (date(2026, 10, 4), "TH", ["Erntedank"]),
    (date(2026, 10, 31), "ST", ["Reformationstag"]),
    (date(2026, 10, 13), "TH", ["school holidays"]),
    (date(2026, 10, 13), "ST", []),
    (date(2026, 10, 20), "ST", ["school holidays"]),
    (date(2026, 4, 12), "TH", ["Orthodox Easter", "school holidays"]),
    (date(2026, 9, 28), "TH", []),
    (date(2026, 10, 5), "HE", ["school holidays"]),
    (date(2026, 10, 16), "MV", ["school holidays"]),
    (date(2026, 11, 5), "BY", ["school holidays"]),
    (date(2026, 11, 5), "NW", []),
    (date(2027, 10, 18), "NI", ["school holidays"]),
    (date(2027, 5, 18), "BE", ["school holidays"]),
]


@pytest.mark.parametrize(("day", "land", "names"), KNOWN)
def test_what_a_day_is(day, land, names):
    with translation.override("en"):
        assert sorted(map(str, feasts.on(day, land))) == sorted(names)


def test_school_holidays_are_spans_in_order():
    assert len(Land) == 16
    for land in Land:
        spans = feasts._school(land)
        assert len(spans) >= 12
        assert all(first <= last for first, last in spans)
        assert list(spans) == sorted(spans)


def test_a_date_on_a_feast_is_hinted_at(week):
    found = all_checks.findings(cast.draft(whens=(cast.when(date(2026, 10, 4)),)), week)
    assert [(item.code, item.severity) for item in found] == [("feast", "hint")]
