"""Drafts as people mean them, for Hypothesis: everything that the page can say."""

import string
from datetime import date, timedelta

from hypothesis import strategies as st

from calendar_site.forms.event.details import WRITTEN
from programme import languages
from programme.drafts import dates
from programme.drafts.event_draft import (
    EventDraft,
    Hours,
    Languages,
    Period,
    Place,
    Registration,
    Rule,
    Text,
    When,
)
from programme.models.event import Openness, Status
from programme.models.venue import Access
from programme.plain_text import tidy, tidy_lines
from programme.starting_vocabulary import AUDIENCES, CATEGORIES, FEATURES

SPOKEN = [*languages.WRITTEN, languages.SEVERAL]
WRITTEN_CODES = [code for code, _ in WRITTEN]


def words(limit, least=0):
    plain = st.text(min_size=least, max_size=min(limit, 40)).map(lambda text: tidy(text)[:limit])
    return plain.map(str.strip).filter(lambda text: len(text) >= least)


def lines(limit):
    return st.text(max_size=80).map(lambda text: tidy_lines(text)[:limit].strip())


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
clocks = st.times().map(lambda value: value.replace(second=0, microsecond=0, tzinfo=None))


def codes(table):
    rows = list(table)
    return st.sets(st.sampled_from(rows)).map(lambda some: tuple(c for c in rows if c in some))


def some_languages(least=0):
    return st.lists(st.sampled_from(SPOKEN), unique=True, min_size=least, max_size=3).map(tuple)


languages = st.builds(
    Languages,
    spoken=some_languages(),
    interpreted=some_languages(),
    signed=st.sampled_from([(), ("gsg",)]),
)
places = st.builds(
    Place,
    name=words(160, 1),
    room=words(120),
    street=words(120),
    postcode=st.text(string.digits, max_size=5),
    town=words(80),
    locality=words(80),
    note=words(300),
    online=st.booleans(),
    to_follow=st.booleans(),
)


@st.composite
def whens(draw):
    clock = draw(st.sampled_from(["exact", "exact", "from", "all_day", "to_follow"]))
    timed = clock in ("exact", "from")
    day = draw(days)
    longer = draw(st.none() | st.integers(0, 20))
    end_time = draw(st.none() | clocks) if timed else None
    return When(
        starts_on=day,
        start_time=draw(clocks) if timed else None,
        end_time=end_time,
        end_about=bool(end_time) and draw(st.booleans()),
        ends_on=None if longer is None else day + timedelta(longer),
        clock=clock,
        open_end=draw(st.booleans()),
        doors=draw(st.none() | clocks),
        stated_weekday=draw(st.none() | st.integers(0, 6)),
        status=draw(st.sampled_from(Status.values)),
        note=draw(words(300)),
        place=draw(st.none() | places),
        languages=draw(st.none() | languages.filter(lambda some: some != Languages())),
    )


@st.composite
def rules(draw):
    freq, interval = draw(
        st.sampled_from([("weekly", n) for n in range(1, 5)] + [("monthly", 1), ("daily", 1)])
    )
    day, clock = draw(days), draw(st.sampled_from(["exact", "from", "all_day", "to_follow"]))
    timed = clock in ("exact", "from")
    end_time = draw(st.none() | clocks) if timed else None
    weekdays = tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=1, max_size=3))))
    return Rule(
        freq=freq,
        interval=interval,
        weekdays=() if freq == "daily" else weekdays,
        nth=draw(st.sampled_from([1, 2, 3, 4, -1])) if freq == "monthly" else None,
        starts_on=day,
        until=draw(st.none() | st.integers(0, 100).map(lambda n: day + timedelta(n))),
        start_time=draw(clocks) if timed else None,
        end_time=end_time,
        end_about=bool(end_time) and draw(st.booleans()),
        clock=clock,
        except_days=tuple(draw(st.lists(days, unique=True, max_size=3))),
    )


periods = st.builds(
    Period,
    starts_on=days,
    ends_on=st.none() | days,
    hours=st.lists(
        st.builds(
            Hours,
            weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda some: tuple(sorted(some))),
            opens=clocks,
            closes=clocks,
        ),
        max_size=3,
    ).map(tuple),
    closed_on=st.lists(days, unique=True, max_size=3).map(tuple),
    hours_note=words(300),
    by_arrangement=st.booleans(),
)
schedules = st.one_of(
    st.lists(whens(), min_size=1, max_size=3).map(lambda some: {"whens": tuple(some)}),
    rules().map(lambda rule: {"rule": rule}),
    periods.map(lambda period: {"period": period}),
)
texts = st.lists(
    st.builds(
        Text,
        language=st.sampled_from(WRITTEN_CODES),
        title=words(160, 1),
        summary=lines(300),
        description=lines(5000),
    ),
    max_size=2,
    unique_by=lambda text: text.language,
).map(tuple)
registrations = st.builds(
    Registration,
    need=st.sampled_from(["unknown", "none", "requested", "required"]),
    only_for=words(160),
    text=words(300),
    phone=words(60),
    email=st.sampled_from(["", "anmeldung@verein.example"]),
    url=st.sampled_from(["", "https://verein.example/anmeldung?a=1&b=%20"]),
    deadline=st.none() | days,
    places=st.none() | st.integers(1, 9999),
)


@st.composite
def event_drafts(draw):
    features = draw(codes(FEATURES))
    return EventDraft(
        language=draw(st.sampled_from(WRITTEN_CODES)),
        title=draw(words(160, 1)),
        summary=draw(lines(300).filter(bool)),
        description=draw(lines(5000)),
        translations=draw(texts),
        category=draw(st.sampled_from(list(CATEGORIES))),
        organisers=tuple(draw(st.lists(words(200, 1), min_size=1, max_size=3))),
        openness=draw(st.sampled_from(Openness.values)),
        audiences=draw(codes(AUDIENCES)),
        audience_text=draw(words(200)),
        age_min=draw(st.none() | st.integers(0, 120)),
        age_max=draw(st.none() | st.integers(0, 120)),
        **draw(schedules),
        date_text=draw(words(300)),
        place=draw(places),
        languages=draw(languages),
        is_free=draw(st.sampled_from([None, True, False])),
        price=draw(words(300)),
        reductions=draw(words(300)),
        end_place=draw(words(300)),
        registration=draw(registrations),
        wheelchair=draw(st.sampled_from(Access.values)),
        features=features,
        easy_language="easy_language" in features,
        website=draw(st.sampled_from(["", "https://verein.example/fest"])),
        public_contact=draw(words(300)),
        wishes=draw(lines(2000)),
    )


def reported(draft: EventDraft, status="cancelled", note="abgesagt") -> EventDraft:
    """The draft after its first date was reported as cancelled: every date is listed."""
    first, *rest = dates.whens(draft)
    return EventDraft(
        **{name: getattr(draft, name) for name in draft.__dataclass_fields__ if name != "whens"},
        whens=(When(**first.__dict__ | {"status": status, "note": note}), *rest),
    )
