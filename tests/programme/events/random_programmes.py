"""Programmes of any dates, towns and languages, written as rows without the verbs."""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from programme.events.selection import ACCESS, FLAGS, Selection
from programme.models.event import Clock, Event, Occurrence, OccurrenceLanguage, Schedule, Status
from programme.models.partner import Partner
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.models.venue import Access, Town, Venue
from programme.models.vocabulary import Audience, Category, Feature
from tests import cast

TOWNS = ("altstadt", "neustadt", "bergen")
PARTNERS = ("verein", "chor")
LANGUAGES = ("de", "ar", "uk")
CATEGORIES, AUDIENCES = ("fest", "film"), ("familien", "frauen")
FEATURES = ("women_only", "childcare", "hearing_loop")
WORDS = ("tanz", "brot")
FIRST = date(2026, 9, 20)
DAYS = st.integers(0, 12).map(lambda n: FIRST + timedelta(n))
LENGTHS = st.sampled_from((0, 0, 0, 0, 1, 3, 6, 7, 20, 450))
PLACES = st.none() | st.sampled_from(TOWNS)

some_dates = st.fixed_dictionaries(
    {
        "starts_on": DAYS,
        "length": LENGTHS,
        "start_time": st.none() | st.sampled_from((time(9), time(9, 30), time(20))),
        "clock": st.sampled_from((Clock.HOURS, Clock.ALL_DAY, Clock.TO_FOLLOW)),
        "status": st.sampled_from((Status.SCHEDULED, Status.SCHEDULED, Status.CANCELLED)),
        "is_elsewhere": st.booleans(),
        "town": PLACES,
        "previous_on": st.none() | DAYS,
        "languages": st.sets(
            st.tuples(st.sampled_from(LANGUAGES), st.sampled_from(OccurrenceLanguage.Mode.values)),
            max_size=3,
        ),
    }
)
some_events = st.fixed_dictionaries(
    {
        "dates": st.lists(some_dates, max_size=4),
        "schedule": st.sampled_from((Schedule.DATES, Schedule.DATES, *Schedule.values)),
        "openness": st.sampled_from(("public", "public", "public", "school")),
        "category": st.sampled_from(CATEGORIES),
        "town": PLACES,
        "is_free": st.sampled_from((None, True, False)),
        "wheelchair": st.sampled_from(Access.values),
        "search": st.sampled_from(("", *WORDS)),
        "organisers": st.sets(st.sampled_from(PARTNERS)),
        "audiences": st.sets(st.sampled_from(AUDIENCES)),
        "features": st.sets(st.sampled_from(FEATURES)),
    }
)
programmes = st.lists(some_events, max_size=7)


def some(*values):
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


@st.composite
def questions(draw) -> Selection:
    first, last = sorted(draw(st.tuples(DAYS, DAYS)))
    days = draw(
        st.sampled_from(
            ({}, {}, {"day": first}, {"since": first}, {"until": last})
            + ({"since": first, "until": last}, {"day": date(2027, 12, 1)})
        )
    )
    flags = dict.fromkeys(draw(st.sets(st.sampled_from(FLAGS), max_size=1)), True)
    return Selection(
        town=draw(some(*TOWNS)),
        language=draw(some(*LANGUAGES)),
        interpretation=draw(some(*LANGUAGES)),
        category=draw(some(*CATEGORIES)),
        audience=draw(some(*AUDIENCES)),
        partner=draw(some(*PARTNERS)),
        access=draw(some(*ACCESS)),
        q=draw(st.sampled_from(("", "", *WORDS))),
        **days,
        **flags,
    )


class Writer:
    """Writes programmes into one district; each call makes another."""

    def __init__(self, district) -> None:
        self.district, self._count, self._more = district, 0, 0
        towns = [Town.objects.create(district=district, name=t.title(), slug=t) for t in TOWNS]
        self._venues = {
            town.slug: Venue.objects.create(
                district=district, town=town, name=f"Haus {town}", slug=f"haus-{town.slug}"
            )
            for town in towns
        }
        self._partners = {
            slug: Partner.objects.create(district=district, name=slug.title(), slug=slug)
            for slug in PARTNERS
        }

    def write(self, events) -> Programme:
        self._count += 1
        programme = cast.programme(self.district, slug=f"zufall-{self._count}")
        for number, said in enumerate(events):
            self._write_event(programme, number, said)
        self.district.bump(cast.AT)
        programme.district.refresh_from_db()
        return programme

    def write_again(self, event, said) -> None:
        """As publishing does: of the same number, in another version."""
        event.submission.delete()
        number = int(event.slug.rpartition("-")[2])
        self._write_event(event.programme, number, said, pk=event.pk, version=event.version + 1)

    def write_one(self, programme, said) -> None:
        self._more += 1
        self._write_event(programme, 100 + self._more, said)

    def _write_event(self, programme, number, said, **known) -> None:
        submission = Submission.objects.create(
            programme=programme,
            number=f"{programme.pk}-{number}",
            created_at=cast.AT,
            changed_at=cast.AT,
        )
        days = [row["starts_on"] + timedelta(row["length"]) for row in said["dates"]]
        event = Event.everything.create(
            district=self.district,
            programme=programme,
            submission=submission,
            slug=f"ereignis-{number}",
            category=Category.objects.get(code=said["category"]),
            venue=self._venues.get(said["town"]),
            starts_on=min((row["starts_on"] for row in said["dates"]), default=FIRST),
            ends_on=max(days, default=FIRST),
            created_at=cast.AT,
            changed_at=cast.AT,
            **known,
            **{
                name: said[name]
                for name in ("openness", "schedule", "is_free", "wheelchair", "search")
            },
        )
        event.organisers.set(self._partners[slug] for slug in said["organisers"])
        event.audiences.set(Audience.objects.filter(code__in=said["audiences"]))
        event.features.set(Feature.objects.filter(code__in=said["features"]))
        for n, row in enumerate(said["dates"]):
            self._write_date(event, n, row)

    def _write_date(self, event, number, row) -> None:
        date_ = Occurrence.objects.create(
            event=event,
            programme=event.programme,
            key=str(number),
            ends_on=row["starts_on"] + timedelta(row["length"]),
            venue=self._venues.get(row["town"]) if row["is_elsewhere"] else None,
            **{
                name: row[name]
                for name in (
                    "starts_on",
                    "start_time",
                    "clock",
                    "status",
                    "is_elsewhere",
                    "previous_on",
                )
            },
        )
        OccurrenceLanguage.objects.bulk_create(
            OccurrenceLanguage(occurrence=date_, language=language, mode=mode)
            for language, mode in row["languages"]
        )
