"""EventDraft: what any door brings (form, API, import, paper), as plain immutable data.

A draft says what a person said. It holds contradictions on purpose: `programme.checks` asks about
them, nothing repairs them. `to_data` and `from_data` turn a draft into JSON and back without loss.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeVar, overload

from cattrs.preconf.json import make_converter
from django.conf import settings

from programme.models.event import Clock, RegistrationNeed, Status
from programme.models.venue import Access

Part = TypeVar("Part")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where. `venue` is the slug of a known venue; the other fields are what was written."""

    venue: str = ""
    name: str = ""
    room: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    locality: str = ""
    note: str = ""  # meeting point, way, shuttle
    online: bool = False
    to_follow: bool = False


@dataclass(frozen=True, kw_only=True)
class Languages:
    """BCP 47 codes; sign languages as ISO 639-3 (gsg is German Sign Language).

    `mul` (ISO 639-2) among the spoken ones: in several languages, whichever they are.
    """

    spoken: tuple[str, ...] = ()
    interpreted: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class When:
    """One date as stated. An end before the start on the same day means: after midnight."""

    starts_on: date
    start_time: time | None = None
    ends_on: date | None = None
    end_time: time | None = None
    clock: str = Clock.EXACT.value
    open_end: bool = False
    end_about: bool = False  # "bis ca. 22 Uhr"
    doors: time | None = None
    stated_weekday: int | None = None  # 0 is Monday, as it was written
    note: str = ""
    status: str = Status.SCHEDULED.value
    status_note: str = ""  # the word that came with the status, and goes with it
    place: Place | None = None  # where it differs
    languages: Languages | None = None  # where they differ
    key: str = ""  # when first announced; see programme.drafts.dates.keyed


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How a series repeats, in the words of RFC 5545 3.3.10; kept for wording and for feeds."""

    freq: str  # models.event.Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None  # monthly: 1st … 4th, -1 the last
    starts_on: date
    until: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    end_about: bool = False
    clock: str = Clock.EXACT.value
    except_days: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Hours:
    weekdays: tuple[int, ...]
    opens: time
    closes: time


@dataclass(frozen=True, kw_only=True)
class Period:
    """An exhibition: open for weeks, with hours by weekday and days on which it is closed."""

    starts_on: date
    ends_on: date | None = None  # not stated
    hours: tuple[Hours, ...] = ()
    closed_on: tuple[date, ...] = ()
    hours_note: str = ""  # "während der Öffnungszeiten des Hauses"
    by_arrangement: bool = False


@dataclass(frozen=True, kw_only=True)
class Text:
    language: str
    title: str
    summary: str = ""
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Registration:
    need: str = RegistrationNeed.UNKNOWN.value
    only_for: str = ""  # the part of the event that needs it; empty: all of it
    text: str = ""
    url: str = ""
    phone: str = ""
    email: str = ""
    deadline: date | None = None
    places: int | None = None


@dataclass(frozen=True, kw_only=True)
class EventDraft:
    language: str = settings.LANGUAGE_CODE
    title: str = ""
    summary: str = ""
    description: str = ""
    translations: tuple[Text, ...] = ()
    category: str = ""
    organisers: tuple[str, ...] = ()
    openness: str = ""  # models.event.Openness; empty: not stated
    audiences: tuple[str, ...] = ()
    audience_text: str = ""
    age_min: int | None = None
    age_max: int | None = None
    whens: tuple[When, ...] = ()
    rule: Rule | None = None
    period: Period | None = None
    date_text: str = ""  # as it was written
    place: Place = Place()
    bad_weather_place: str = ""
    end_place: str = ""  # where it ends, if elsewhere
    languages: Languages = Languages()
    easy_language: bool = False
    is_free: bool | None = None
    price: str = ""
    reductions: str = ""  # "ermäßigt 3 €", who pays less or nothing
    registration: Registration = Registration()
    wheelchair: str = Access.UNKNOWN.value
    features: tuple[str, ...] = ()
    fundings: tuple[str, ...] = ()
    website: str = ""
    public_contact: str = ""
    wishes: str = ""  # to the office, never public
    expected_visitors: int | None = None  # for the office, never public
    picture: str = ""  # uid of a picture of this submission; see programme.pictures.picture_verbs


_converter = make_converter()
_converter.register_unstructure_hook(time, lambda value: value.strftime("%H:%M"))
_converter.register_structure_hook(time, lambda value, _: time.fromisoformat(value))


def to_data(draft: Any) -> dict[str, Any]:
    """A draft (or one of its parts) as JSON data."""
    data: dict[str, Any] = _converter.unstructure(draft)
    return data


@overload
def from_data(data: dict[str, Any]) -> EventDraft: ...


@overload
def from_data(data: dict[str, Any], kind: type[Part]) -> Part: ...


def from_data(data: dict[str, Any], kind: type[Any] = EventDraft) -> Any:
    """The draft that `to_data` wrote; unknown keys of older or newer versions are left out."""
    return _converter.structure(data, kind)
