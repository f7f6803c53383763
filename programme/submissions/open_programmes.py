"""Which programmes take events: the same for every door."""

from datetime import date

from programme.models.district import District
from programme.models.programme import Programme


def open_programmes(district: District, today: date) -> list[Programme]:
    """Public programmes that take events today, soonest first.

    After `submissions_until` they still do until they end: the booklet is closed then, the website
    is not.
    """
    rows = district.programmes.filter(is_public=True, ends_on__gte=today).order_by("starts_on")
    return [row for row in rows if not row.submissions_from or row.submissions_from <= today]
