"""Which programmes take events on a day."""

from datetime import date

from programme.submissions.open_programmes import open_programmes
from tests import cast


def slugs(of, day):
    return [row.slug for row in open_programmes(of, day)]


def test_a_programme_takes_events_from_its_first_day_of_submission_to_its_end(nord):
    cast.programme(nord, submissions_from=date(2026, 4, 1), submissions_until=date(2026, 7, 15))
    assert slugs(nord, date(2026, 3, 31)) == []
    assert slugs(nord, date(2026, 4, 1)) == ["ikw-2026"]
    assert slugs(nord, date(2026, 11, 30)) == ["ikw-2026"]
    assert slugs(nord, date(2026, 12, 1)) == []


def test_only_public_ones_of_the_district_soonest_first(nord, sued):
    cast.programme(nord)
    cast.programme(nord, slug="fest", starts_on=date(2026, 9, 1))
    cast.programme(nord, slug="planung", is_public=False)
    cast.programme(sued, slug="sued")
    assert slugs(nord, date(2026, 8, 1)) == ["fest", "ikw-2026"]
