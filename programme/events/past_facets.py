"""What filters once found: the facets of an event before it changed, and who asked for them.

`of` says of one event what `selection.Selection` asks the database; a test holds the two together.
Words (`q`) are not remembered: what was taken back leaves none behind.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from datetime import datetime
from typing import Any

from programme.drafts.dates import EARLIEST, LATEST
from programme.events.selection import ACCESS, FLAGS, Selection
from programme.events.standing import spots
from programme.models.district import District
from programme.models.event import Event, OccurrenceLanguage
from programme.models.past_facets import PastFacets
from programme.models.venue import Access

# {name of a field of Selection: values that find the event}, and "days": [[first, last], …]
Facets = dict[str, list[Any]]
LISTS = ("town", "category", "audience", "partner", "language", "interpretation")
Mode = OccurrenceLanguage.Mode


def of(event: Event) -> Facets:
    """The facets of the event as it is stored; towns and partners are numbers of their rows."""
    rows = list(event.occurrences.select_related("venue").order_by("starts_on", "pk"))
    spoken = list(
        OccurrenceLanguage.objects.filter(occurrence__event=event).values_list("language", "mode")
    )
    venues = [found.venue for found in spots(event, rows)]
    features = _features(event, {mode for _language, mode in spoken})
    return {
        "days": [[row.starts_on.isoformat(), row.ends_on.isoformat()] for row in rows],
        "town": _sorted(venue.town_id for venue in venues if venue and venue.town_id),
        "category": [event.category.code],
        "audience": _sorted(event.audiences.values_list("code", flat=True)),
        "partner": _sorted(event.organisers.values_list("pk", flat=True)),
        "language": _sorted(language for language, _mode in spoken),
        "interpretation": _sorted(code for code, mode in spoken if mode == Mode.INTERPRETED),
        "access": _sorted(features & set(ACCESS)),
        "flags": _sorted(features & set(FLAGS)),
    }


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


def matching(selection: Selection, district: District, rows: Collection[PastFacets]) -> set[int]:
    """The events (their keys) of those rows that the question found then; none for words."""
    if selection.q or not rows:
        return set()
    wanted = {name: set(getattr(selection, name)) for name in LISTS}
    wanted["town"] = _keys(district.towns, wanted["town"])
    wanted["partner"] = _keys(district.partners, wanted["partner"])
    asked = {name: values for name, values in wanted.items() if getattr(selection, name)}
    return {row.event_id for row in rows if all(_answers(selection, asked, row.facets))}


def _keys(rows: Any, slugs: set[str]) -> set[int]:
    return set(rows.filter(slug__in=slugs).values_list("pk", flat=True)) if slugs else set()


def _answers(selection: Selection, asked: dict[str, set[Any]], facets: Facets) -> Iterator[bool]:
    yield from (bool(values & set(facets[name])) for name, values in asked.items())
    yield set(selection.access) <= set(facets["access"])
    yield {name for name in FLAGS if getattr(selection, name)} <= set(facets["flags"])
    first = str(selection.day or selection.since or EARLIEST)
    last = str(selection.day or selection.until or LATEST)
    yield not selection.asks_for_days or any(
        starts <= last and ends >= first for starts, ends in facets["days"]
    )


def asks_nothing(selection: Selection) -> bool:
    """Whether it names a programme at most: every event of that answers it."""
    return all(
        getattr(selection, field.name) == field.default
        for field in fields(Selection)
        if field.name != "programme"
    )
