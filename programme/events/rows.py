"""From what was said to what is stored and shown: the one mapping of a draft to an event.

Plain frozen values that read like an event with its relations prefetched. Publishing and the demo
write them, the preview and the office's page show them; nothing here adds to the registers.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from typing import Any, ClassVar, Self

from programme import known, languages, plain_text
from programme.drafts import dates
from programme.drafts.event_draft import (
    EventDraft,
    Languages,
    Place,
    Registration,
    Text,
    When,
    to_data,
)
from programme.drafts.fields import BY_PATH
from programme.events.standing import Spot, spot, standing
from programme.models.district import District
from programme.models.event import TIMELESS, Occurrence, OccurrenceLanguage, Schedule, Status
from programme.models.venue import Access
from programme.models.vocabulary import Category

Mode = OccurrenceLanguage.Mode
AnyVenue = known.AnyVenue


class Related(tuple[Any, ...]):
    """The rows of a relation, read with `all()` like prefetched ones."""

    __slots__ = ()

    def all(self) -> Self:
        return self


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The columns of an event that follow from its draft alone, by the names of the model."""

    openness: str
    room: str
    place_note: str
    bad_weather_place: str
    end_place: str
    is_online: bool
    wheelchair: str
    audience_text: str
    age_min: int | None
    age_max: int | None
    is_free: bool | None
    price: str
    reductions: str
    registration: str
    registration_only_for: str
    registration_text: str
    registration_url: str
    registration_deadline: date | None
    registration_places: int | None
    website: str
    public_contact: str
    schedule: str
    rule: dict[str, Any]
    period: dict[str, Any]
    date_text: str
    starts_on: date | None  # None: no date is said
    ends_on: date | None


@dataclass(frozen=True, kw_only=True)
class TextRow:
    """The words of an event in one language, as `EventText` stores them."""

    language: str
    title: str
    summary: str
    description: str
    is_original: bool


@dataclass(frozen=True)
class LanguageRow:
    """A language of one date, as `OccurrenceLanguage` stores it."""

    language: str
    mode: str


class AtVenue:
    """What has a venue, registered or not."""

    venue: Any

    @property
    def venue_id(self) -> int | None:
        return getattr(self.venue, "pk", None) if self.venue else None


@dataclass(frozen=True, kw_only=True)
class OccurrenceRow(AtVenue):
    """One date, as `Occurrence` stores it; a place only where the date is elsewhere."""

    is_over: ClassVar = False

    key: str
    starts_on: date
    ends_on: date
    start_time: time | None
    end_time: time | None
    starts_at: datetime | None
    ends_at: datetime | None
    clock: str
    open_end: bool
    end_about: bool
    doors: time | None
    status: str
    note: str
    languages: Related = Related()
    is_elsewhere: bool = False
    venue: Any = None
    room: str = ""
    place_note: str = ""
    is_online: bool = False
    previous_on: date | None = None
    previous_time: time | None = None
    previous_venue: Any = None


@dataclass(frozen=True, kw_only=True)
class EventRow(Columns, AtVenue):
    """An event as it would be published now; what is registered is the registered row itself."""

    category: Category | None  # None: not chosen, or on no list
    venue: Any
    organisers: Related
    audiences: Related
    features: Related
    fundings: Related
    texts: Related
    occurrences: Related
    search: str
    slug: str = ""  # it has no address before it is published


SAME = frozenset(row.name for row in fields(Columns)) & frozenset(
    row.name for row in fields(EventDraft)
)


def event_row(draft: EventDraft, district: District) -> EventRow:
    """The event that publishing `draft` would make. Asks one query for each register it names.

    Within `known.once` many rows ask each register once.
    """
    lists = known.of_district(district)
    venue = lists.meant_venue(draft.place)
    occurrences = Related(occurrence_rows(draft, district, venue))
    return EventRow(
        **columns(draft) | of_its_places(draft, venue, occurrences),
        category=lists.categories.get(draft.category) if draft.category else None,
        venue=venue,
        organisers=Related(lists.meant_partners(draft.organisers)),
        audiences=_coded(lists.audiences, draft.audiences) if draft.audiences else Related(),
        features=_coded(lists.features, draft.features) if draft.features else Related(),
        fundings=_coded(lists.fundings, draft.fundings) if draft.fundings else Related(),
        texts=Related(text_rows(draft)),
        occurrences=occurrences,
    )


def _coded(rows: dict[str, Any], codes: tuple[str, ...]) -> Related:
    """Those of a list that are named, in the order of the list."""
    return Related(row for code, row in rows.items() if code in codes)


def columns(draft: EventDraft) -> dict[str, Any]:
    """The values of `Columns`. No database is asked."""
    whens, need = dates.whens(draft), draft.registration
    same = {name: getattr(draft, name) for name in SAME}
    return same | {
        "room": draft.place.room,
        "is_online": draft.place.online,
        "registration": need.need,
        "registration_only_for": need.only_for,
        "registration_text": _ways(need),
        "registration_url": need.url,
        "registration_deadline": need.deadline,
        "registration_places": need.places,
        "schedule": schedule(draft),
        "rule": to_data(draft.rule) if draft.rule else {},
        "period": to_data(draft.period) if draft.period else {},
        "starts_on": min((when.starts_on for when in whens), default=None),
        "ends_on": max((dates.last_day(when) for when in whens), default=None),
    }


def _ways(need: Registration) -> str:
    """How to register; a number or an address that the text names already is not said again."""
    digits = re.sub(r"\D", "", need.text)
    phone = "" if re.sub(r"\D", "", need.phone) in digits else need.phone
    email = "" if need.email.casefold() in need.text.casefold() else need.email
    return " · ".join(filter(None, (need.text, phone, email)))


def schedule(draft: EventDraft) -> str:
    if draft.period:
        return Schedule.PERIOD.value
    return Schedule.SERIES.value if draft.rule else Schedule.DATES.value


def of_its_places(
    draft: EventDraft, venue: AnyVenue, occurrences: Iterable[OccurrenceRow | Occurrence]
) -> dict[str, str]:
    """The columns of an event that follow from where its standing dates are."""
    here = announced_spot(draft, venue)
    rows = standing(occurrences)
    places = [(spot(here, row), row.status == Status.MOVED) for row in rows] or [(here, False)]
    access = [
        _wheelchair(draft.wheelchair, place, is_said=place == here, is_moved=is_moved)
        for place, is_moved in places
    ]
    return {
        "place_note": here.place_note,
        "wheelchair": Access.together(access),
        "search": _search_text(draft, dict.fromkeys(place for place, _ in places)),
    }


def announced_spot(draft: EventDraft, venue: AnyVenue) -> Spot:
    """The place of the event as it was said."""
    return _said(draft.place, venue)


def _said(place: Place, venue: AnyVenue) -> Spot:
    """With the street that was written, where the register knows none of its house."""
    note = place.note
    if venue and place.street and not venue.street and place.street not in note:
        both = ", ".join(filter(None, (place.street, note)))
        note = both if len(both) <= (BY_PATH["place.note"].limit or 0) else note
    return Spot(venue, place.room, note, place.online)


def _wheelchair(said: str, place: Spot, *, is_said: bool, is_moved: bool) -> str:
    """What was said of the event, else what is known of the house; elsewhere the house goes first.

    Where a date has moved to nothing is promised that was said of another house.
    """
    of_house = place.venue.wheelchair if place.venue else Access.UNKNOWN.value
    first, second = (said, of_house) if is_said else (of_house, said)
    if first != Access.UNKNOWN or (is_moved and not is_said):
        return first
    return second


def _search_text(draft: EventDraft, spots: Iterable[Spot]) -> str:
    """Folded text of all languages, for searching; of the places only those that stand.

    The languages in which it is held are found by all their names.
    """
    parts = [*draft.organisers, *_language_names(draft)]
    for each in spots:
        venue = each.venue
        if venue:
            parts += [venue.name, venue.street, venue.town and venue.town.name, venue.locality]
        parts += [each.room, "" if venue else each.place_note]  # the note alone may be the place
    for text in text_rows(draft):
        parts += [text.title, text.summary, text.description]
    return plain_text.folds(" ".join(filter(None, parts)))


def _language_names(draft: EventDraft) -> Iterator[str]:
    held = [draft.languages, *(when.languages for when in draft.whens if when.languages)]
    spoken = (code for each in held for code in (*each.spoken, *each.interpreted, *each.signed))
    for code in dict.fromkeys(spoken):
        yield from languages.every_name(code)


def text_rows(draft: EventDraft) -> Iterator[TextRow]:
    """The original text first, then each translation into another language."""
    said: tuple[EventDraft | Text, ...] = (draft, *draft.translations)
    for text in said:
        if text is draft or text.language != draft.language:
            yield TextRow(
                language=text.language,
                title=text.title,
                summary=text.summary,
                description=text.description,
                is_original=text is draft,
            )


def occurrence_rows(
    draft: EventDraft,
    district: District,
    venue: AnyVenue,
    register_venue: Callable[[District, Place], AnyVenue] = known.meant_venue,
) -> Iterator[OccurrenceRow]:
    """Every date with its key, its languages and, where it is elsewhere, its place.

    `venue` is that of the event; `register_venue` finds that of a place.
    """
    here = announced_spot(draft, venue)
    for when in dates.whens(draft):
        row = occurrence_row(when, district.time_zone, draft.languages)
        if when.place and when.place != Place():
            found = register_venue(district, when.place)
            row = replace(row, **_elsewhere(_own_spot(when.place, found, here), here))
        yield row


def _own_spot(place: Place, venue: AnyVenue, here: Spot) -> Spot:
    """Where one date is; only a room or a word about the way is in the house of the event."""
    is_open = place.online or place.to_follow
    at = venue if venue or is_open else here.venue
    return _said(place, at)


def _elsewhere(own: Spot, here: Spot) -> dict[str, Any]:
    if own == here or (own.venue and own == Spot(here.venue)):
        return {}
    return {"is_elsewhere": True} | {
        name: getattr(own, name) for name in ("venue", "room", "place_note", "is_online")
    }


def occurrence_row(when: When, zone: str, languages: Languages | None = None) -> OccurrenceRow:
    """One date; `languages` are those of the event, for a date that has none of its own."""
    starts_at, ends_at = dates.instants(when, zone)
    is_timed = when.clock not in TIMELESS
    return OccurrenceRow(
        key=when.key,
        starts_on=when.starts_on,
        ends_on=dates.last_day(when),
        start_time=when.start_time if is_timed else None,
        end_time=when.end_time if is_timed else None,
        starts_at=starts_at,
        ends_at=ends_at,
        clock=when.clock,
        open_end=when.open_end,
        end_about=when.end_about and is_timed and when.end_time is not None,
        doors=when.doors,
        status=when.status,
        note=" · ".join(dict.fromkeys(filter(None, (when.status_note, when.note)))),
        languages=Related(language_rows(when.languages or languages or Languages())),
    )


def stored(row: OccurrenceRow) -> dict[str, Any]:
    """The columns of one date, by the names of the model; its languages are rows of their own."""
    names = (field.name for field in fields(OccurrenceRow) if field.name != "languages")
    return {name: getattr(row, name) for name in names}


def language_rows(languages: Languages) -> Iterator[LanguageRow]:
    """What is spoken, interpreted and signed, a row each."""
    for mode, codes in (
        (Mode.SPOKEN, languages.spoken),
        (Mode.INTERPRETED, languages.interpreted),
        (Mode.SIGNED, languages.signed),
    ):
        for code in dict.fromkeys(codes):
            yield LanguageRow(code, mode.value)
