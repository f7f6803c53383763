"""What filters once found: the facets of an event before it changed, and who asked for them.

`of` says of one event what `selection.Selection` asks the database; a test holds the two together.
Words (`q`) are not remembered: what was taken back leaves none behind.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from programme.drafts.dates import EARLIEST, LATEST
from programme.events.selection import ACCESS, BY_DATE, BY_EVENT, FLAGS, Selection
from programme.events.standing import spot, standing
from programme.models.district import District
from programme.models.event import Event, Occurrence, OccurrenceLanguage
from programme.models.past_facets import PastFacets
from programme.models.venue import Access

# {name of a field of Selection: values that find the event}, and "dates": what differs by date as
# [{name: values, "days": [[first, last], …]}], dates that differ in nothing but their days as one.
Facets = dict[str, list[Any]]
Mode = OccurrenceLanguage.Mode


def of(event: Event) -> Facets:
    """The facets of the event as it is stored; towns and partners are numbers of their rows."""
    spoken = list(
        OccurrenceLanguage.objects.filter(occurrence__event=event).values_list(
            "occurrence", "language", "mode"
        )
    )
    features = _features(event, {mode for _date, _language, mode in spoken})
    return {
        "dates": _dates(event, spoken),
        "category": [event.category.code],
        "audience": _sorted(event.audiences.values_list("code", flat=True)),
        "partner": _sorted(event.organisers.values_list("pk", flat=True)),
        "access": _sorted(features & set(ACCESS)),
        "flags": _sorted(features & set(FLAGS)),
    }


def _dates(event: Event, spoken: list[tuple[int, str, str]]) -> list[dict[str, list[Any]]]:
    rows = list(event.occurrences.select_related("venue").order_by("starts_on", "pk"))
    towns = {row.pk: _town(event, row) for row in rows}
    stands_in = {towns[row.pk] for row in standing(rows)} - {None}
    days: dict[tuple[Any, ...], list[list[str]]] = {}
    for row in rows:
        here = [(language, mode) for number, language, mode in spoken if number == row.pk]
        same = (tuple({towns[row.pk]} & stands_in), *_languages(here))
        days.setdefault(same, []).append([row.starts_on.isoformat(), row.ends_on.isoformat()])
    return [
        {name: list(values) for name, values in zip(BY_DATE, same, strict=True)} | {"days": found}
        for same, found in days.items()
    ]


def _languages(held: list[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those in which a date is held in any way, and those into which it is interpreted."""
    interpreted = (language for language, mode in held if mode == Mode.INTERPRETED)
    return tuple(_sorted(language for language, _mode in held)), tuple(_sorted(interpreted))


def _town(event: Event, row: Occurrence) -> int | None:
    venue = spot(event, row).venue
    return venue.town_id if venue else None


def _features(event: Event, modes: set[str]) -> set[str]:
    """What it has or is, by the words of the filter."""
    features = set(event.features.values_list("code", flat=True))
    if event.is_free:
        features.add("free")
    if event.wheelchair in (Access.YES, Access.PARTLY):
        features.add("wheelchair")
    if Mode.SIGNED in modes:
        features.add("sign_language")
    return features


def _sorted(values: Iterable[Any]) -> list[Any]:
    return sorted(set(values))


def end(event: Event, facets: Facets, at: datetime) -> None:
    """Remember what the event could be found by until now."""
    PastFacets.objects.create(event=event, facets=facets, ended_at=at)


def days(facets: Facets) -> list[tuple[date, date]]:
    """First and last day of every date, in their order."""
    found = sorted(each for dates in facets["dates"] for each in dates["days"])
    return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in found]


def matching(selection: Selection, district: District, rows: Collection[PastFacets]) -> set[int]:
    """The events (their keys) of those rows that the question found then; none for words."""
    if selection.q or not rows:
        return set()
    wanted = {name: set(getattr(selection, name)) for name in (*BY_DATE, *BY_EVENT)}
    wanted["town"] = _keys(district.towns, wanted["town"])
    wanted["partner"] = _keys(district.partners, wanted["partner"])
    asked = {name: values for name, values in wanted.items() if getattr(selection, name)}
    return {row.event_id for row in rows if all(_answers(selection, asked, row.facets))}


def _keys(rows: Any, slugs: set[str]) -> set[int]:
    return set(rows.filter(slug__in=slugs).values_list("pk", flat=True)) if slugs else set()


def _answers(selection: Selection, asked: dict[str, set[Any]], facets: Facets) -> Iterator[bool]:
    yield from (bool(asked[name] & set(facets[name])) for name in BY_EVENT if name in asked)
    yield set(selection.access) <= set(facets["access"])
    yield {name for name in FLAGS if getattr(selection, name)} <= set(facets["flags"])
    by_date = {name: asked[name] for name in BY_DATE if name in asked}
    if by_date or selection.asks_for_days:
        yield any(_is_one(selection, by_date, dates) for dates in facets["dates"])


def _is_one(selection: Selection, asked: dict[str, set[Any]], dates: dict[str, list[Any]]) -> bool:
    """Whether one of these dates answers all that is asked of a date."""
    first = str(selection.day or selection.since or EARLIEST)
    last = str(selection.day or selection.until or LATEST)
    return all(values & set(dates[name]) for name, values in asked.items()) and any(
        starts <= last and ends >= first for starts, ends in dates["days"]
    )


def asks_nothing(selection: Selection) -> bool:
    """Whether it names a programme at most: every event of that answers it."""
    return all(
        getattr(selection, field.name) == field.default
        for field in fields(Selection)
        if field.name != "programme"
    )
