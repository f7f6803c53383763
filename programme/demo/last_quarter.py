"""A partner of the demo who took part lately and has an address: whoever tries the demo can ask for
the link to all its events, and copy one into the coming programme.

Contacts are forgotten half a year after their programme (`programme.retention`), so this programme
is always that of the quarter which is just over. What was said lies months back: no letter of it
goes out.
"""

from datetime import date, timedelta

from programme.demo import repertoire
from programme.demo.moved_year import Move, marked, moved_draft
from programme.demo.stories import Story
from programme.demo.timetable import Timetable
from programme.models.district import District
from programme.models.programme import Programme

DISTRICT = "wartburgkreis"
EMAIL = "verein@beispiel.example"
EVENTS = ("fest-der-begegnung", "konzert-klangbruecken")  # of the partner, in the full programme
MONTHS = 3


def programme(district: District, today: date) -> Programme:
    """The programme of the quarter before that of `today`."""
    first, last = before(today)
    quarter = first.month // MONTHS + 1
    fields = {
        "title": f"Begegnungskalender {quarter}. Quartal {first.year}",
        "kind": Programme.Kind.OTHER,
        "year": first.year,
        "starts_on": first,
        "ends_on": last,
        "submissions_from": first - timedelta(weeks=12),
        "submissions_until": first - timedelta(weeks=3),
    }
    slug = f"begegnung-{first.year}-{quarter}"
    found, _ = Programme.objects.get_or_create(district=district, slug=slug, defaults=fields)
    found.district = district
    return found


def before(today: date) -> tuple[date, date]:
    """First and last day of the quarter that is just over."""
    begin = today.replace(month=today.month - (today.month - 1) % MONTHS, day=1)
    last = begin - timedelta(1)
    return last.replace(month=last.month - MONTHS + 1, day=1), last


def stories(full: Programme, recent: Programme) -> list[Story]:
    """Two events of the partner, from the full programme, in the middle of the quarter."""
    middle = recent.starts_on + timedelta(weeks=6)
    move = Move(repertoire.SUNDAY, middle - timedelta(middle.isoweekday() % 7), full.district.land)
    told = {story.key: story for story in repertoire.of_programme(full)}
    return [Story(key, marked(moved_draft(told[key].draft, move)), email=EMAIL) for key in EVENTS]


def timetable(recent: Programme) -> Timetable:
    """Offered and decided before it was printed."""
    closes = recent.starts_on - timedelta(weeks=4)
    return Timetable(closes - timedelta(weeks=6), closes, timedelta(days=4))
