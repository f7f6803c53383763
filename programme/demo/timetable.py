"""When the people of the demo acted: they offered in spring and early summer, and never later than
a few days before now."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

LEEWAY = timedelta(days=6)  # the longest story has fewer steps
MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Timetable:
    """Offers are spread over the days from `opens` to `closes`, `wait` passes between two steps."""

    opens: date
    closes: date
    wait: timedelta

    def offered(self, number: int, count: int) -> datetime:
        """When the offer with this number (from 0) of `count` came in, in office hours."""
        days = (self.closes - self.opens).days * number // max(1, count)
        minutes = 7 * 60 + number * 37 % 480
        return datetime.combine(self.opens, time(), tzinfo=UTC) + timedelta(days, minutes=minutes)

    def step(self, offered: datetime, number: int) -> datetime:
        """When the step with this number (from 1) of a story was taken."""
        return offered + number * self.wait


def of_year(year: int, now: datetime) -> Timetable:
    """Offers from 10 April to 10 July of the year; in the weeks before `now` if that is earlier."""
    opens, closes, wait = date(year, 4, 10), date(year, 7, 10), timedelta(days=11)
    latest = (now - LEEWAY).date()
    if closes + 4 * wait <= latest:
        return Timetable(opens, closes, wait)
    closes = min(closes, latest)
    return Timetable(min(opens, closes - MONTH), closes, timedelta(days=1))
