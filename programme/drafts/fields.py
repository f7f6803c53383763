"""The fields of a draft, one row each: what every door and every answer must know of it.

Read by the checks (limits), the form (fields, sections, what it hands on unchanged), the copies,
the API's schema, the facts (icons) and the tests, which walk `EventDraft` and fail for a field that
is not here or that a door forgets. `docs/adding.md` says what a new row needs besides.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from programme.models.event import Clock, Frequency, Openness, RegistrationNeed, Status
from programme.models.venue import Access

# What a field holds: one line, several lines, a whole number, one code, several codes, a part with
# fields of its own, or something that its reader must know by name.
TEXT, LINES, NUMBER, CODE, CODES, PART, OTHER = "text lines number code codes part other".split()
PLAIN = (TEXT, LINES, NUMBER, CODE)


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of `EventDraft`, or of one of its parts (`place.street`, `whens.note`)."""

    path: str
    kind: str = OTHER
    limit: int = 0  # characters of a text; 0: no column bounds it
    least: int | None = None  # of a number
    most: int | None = None
    choices: tuple[Any, ...] = ()
    form: str | None = None  # its name in the form; None: as in the draft; "": no form shows it
    section: str = ""  # of the form; "": always shown
    again: bool = False  # "another event like this" keeps it
    next_year: bool = True  # copying last year's event keeps it
    is_public: bool = True  # False: for the office alone, no answer may show it
    own_words: bool = False  # written by the partner: isolated and escaped where it is shown
    icon: str = "mark"
    label: Any = ""  # a field with a label needs no widget of its own: the form makes it
    hint: Any = ""
    fact: Any = ""  # its name among the facts, where the label is a question
    about: str = ""  # for programmers, in the schemas of the API

    @property
    def name(self) -> str:
        return self.path.rpartition(".")[2]

    def takes(self, number: int) -> bool:
        """Whether a number lies between `least` and `most`."""
        above = self.least is None or self.least <= number
        return above and (self.most is None or number <= self.most)

    @property
    def typed_as(self) -> str:
        """The name of the field in the form; empty where no form shows it."""
        return self.name if self.form is None else self.form


def _text(path: str, limit: int, **more: Any) -> Field:
    return Field(path=path, kind=TEXT, limit=limit, own_words=True, **more)


def _lines(path: str, limit: int, **more: Any) -> Field:
    return Field(path=path, kind=LINES, limit=limit, own_words=True, **more)


FIELDS = (
    Field(path="language", kind=CODE, again=True),
    _text("title", 160),
    _text("summary", 300),
    _lines("description", 5000, section="texts"),
    Field(path="translations", kind=PART, form="texts"),
    Field(path="translations.language", kind=CODE),
    _text("translations.title", 160),
    _text("translations.summary", 300),
    _lines("translations.description", 5000),
    Field(path="category", kind=CODE, again=True, icon="category"),
    Field(
        path="organisers", form="organiser", limit=200, again=True, own_words=True, icon="people"
    ),
    Field(path="openness", kind=CODE, choices=tuple(Openness.values), again=True, icon="people"),
    Field(path="audiences", kind=CODES, section="people", icon="people"),
    _text("audience_text", 200, section="people"),
    Field(path="age_min", kind=NUMBER, least=0, most=120, section="people"),
    Field(path="age_max", kind=NUMBER, least=0, most=120, section="people"),
    Field(path="whens", kind=PART, form="dates", icon="calendar"),
    Field(path="whens.starts_on", form="day"),
    Field(path="whens.start_time", form="start"),
    Field(path="whens.ends_on", form="last_day"),
    Field(path="whens.end_time", form="end"),
    Field(path="whens.clock", kind=CODE, choices=tuple(Clock.values)),
    Field(path="whens.open_end"),
    Field(path="whens.end_about"),
    Field(path="whens.doors"),
    Field(path="whens.stated_weekday", form="day", least=0, most=6),
    _text("whens.note", 300, form="remark"),
    Field(path="whens.status", kind=CODE, choices=tuple(Status.values)),
    _text("whens.status_note", 300, form=""),
    Field(path="whens.place", kind=PART, form="name"),
    Field(path="whens.languages", kind=PART, form="spoken"),
    Field(path="whens.key", limit=24),
    Field(path="rule", kind=PART, form="repeat", icon="calendar"),
    Field(path="rule.freq", choices=tuple(Frequency.values), form="repeat", section="series"),
    Field(path="rule.interval", form="repeat", least=1, most=52),
    Field(path="rule.until", section="series"),
    Field(path="rule.except_days", form="not_on", section="series"),
    Field(path="rule.weekdays", least=0, most=6, section="series"),
    Field(path="rule.nth", choices=(1, 2, 3, 4, -1), section="series"),
    Field(path="rule.starts_on", form="day"),
    Field(path="rule.start_time", form="start"),
    Field(path="rule.end_time", form="end"),
    Field(path="rule.end_about"),
    Field(path="rule.clock", kind=CODE, choices=tuple(Clock.values)),
    Field(path="period", kind=PART, form="opens_on", icon="calendar"),
    Field(path="period.starts_on", form="opens_on", section="period"),
    Field(path="period.ends_on", form="closes_on", section="period"),
    Field(path="period.closed_on", section="period"),
    _text("period.hours_note", 300, section="period"),
    Field(path="period.by_arrangement", section="period"),
    Field(path="period.hours", kind=PART),
    Field(path="period.hours.weekdays", least=0, most=6),
    Field(path="period.hours.opens"),
    Field(path="period.hours.closes"),
    _text("date_text", 300, section="contact", next_year=False, icon="calendar"),
    Field(path="place", kind=PART, form="name", again=True, icon="place"),
    Field(path="place.venue", form="name"),
    _text("place.name", 160),
    _text("place.town", 80),
    _text("place.street", 120, section="place"),
    _text("place.room", 120, section="place"),
    _text("place.postcode", 10, section="place"),
    _text("place.locality", 80, section="place"),
    _text("place.note", 300, form="directions", section="place"),
    Field(path="place.online", section="place"),
    Field(path="place.to_follow", section="place"),
    _text(
        "bad_weather_place",
        300,
        section="place",
        icon="info",
        label=_("Place in bad weather"),
        about="Where it takes place when it rains.",
    ),
    _text(
        "end_place",
        300,
        section="place",
        icon="place",
        label=_("Where it ends, if elsewhere"),
        fact=_("Ends at"),
        hint=_("Of a walk or a tour that does not come back to its start."),
        about="Where a walk or a tour ends that does not come back to its start.",
    ),
    Field(path="languages", kind=PART, form="spoken", again=True, icon="language"),
    Field(path="languages.spoken", section="languages"),
    Field(path="languages.interpreted", section="languages"),
    Field(path="languages.signed", section="languages"),
    Field(path="easy_language", form="features"),
    Field(path="is_free", section="costs"),
    _text("price", 300, section="costs", icon="euro"),
    _text(
        "reductions",
        300,
        section="costs",
        icon="euro",
        label=_("Reductions"),
        hint=_("Who pays less, or nothing: for example 3 € reduced, children under 12 free."),
        about="Who pays less, or nothing.",
    ),
    Field(path="registration", kind=PART, icon="registration"),
    Field(
        path="registration.need",
        kind=CODE,
        choices=tuple(RegistrationNeed.values),
        form="registration",
        section="registration",
    ),
    _text("registration.only_for", 160, form="registration_only_for", section="registration"),
    _text("registration.text", 300, form="registration_text", section="registration"),
    _text("registration.phone", 60, form="registration_phone", section="registration"),
    _text("registration.email", 254, form="registration_email", section="registration"),
    _text("registration.url", 500, form="registration_url", section="registration"),
    Field(path="registration.deadline", section="registration"),
    Field(path="registration.places", least=1, most=100_000, section="registration"),
    Field(
        path="wheelchair",
        kind=CODE,
        choices=tuple(Access.values),
        section="access",
        again=True,
        icon="wheelchair",
    ),
    Field(path="features", kind=CODES, section="access", again=True, icon="check"),
    Field(path="fundings", kind=CODES, section="wishes", again=True),
    _text("website", 500, section="contact", again=True, icon="link"),
    _text("public_contact", 300, section="contact", again=True, icon="mail"),
    _lines("wishes", 2000, section="wishes", is_public=False, icon="info"),
    Field(
        path="expected_visitors",
        kind=NUMBER,
        least=1,
        most=100_000,
        section="wishes",
        is_public=False,
        icon="people",
        label=_("How many people do you expect?"),
        fact=_("Expected visitors"),
        hint=_("For the office, which plans rooms and interpreters. Never published."),
        about="For the office; never published.",
    ),
    Field(path="picture", form="", next_year=False),
)
BY_PATH = {field.path: field for field in FIELDS}
TOP = tuple(field for field in FIELDS if "." not in field.path)
MADE_BY_FORM = tuple(field for field in TOP if field.label)
# A line of an invitation whose label is the name of one of these says it.
READ_BY_LABEL = (*MADE_BY_FORM, BY_PATH["wishes"])


def limit(path: str) -> int:
    """Characters that fit into a text."""
    return BY_PATH[path].limit


def of(part: str) -> tuple[Field, ...]:
    """The fields of one part: `of("place")`."""
    return tuple(field for field in FIELDS if field.path.rpartition(".")[0] == part)


def texts(part: str = "") -> tuple[Field, ...]:
    """The fields of a part (default: of the draft itself) that hold words."""
    return tuple(field for field in of(part) if field.kind in (TEXT, LINES))
