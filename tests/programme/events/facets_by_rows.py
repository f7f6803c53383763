"""The facets of a programme by sets of keys of rows: what the index must equal."""

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from programme.events.selection import BY_DATE, BY_EVENT, FLAGS, Selection
from programme.events.standing import standing, town_of_date
from programme.models.event import Event, Occurrence, OccurrenceLanguage
from programme.models.programme import Programme
from programme.models.venue import Access

Mode = OccurrenceLanguage.Mode
Sets = dict[str, set[int]]


@dataclass(frozen=True, kw_only=True)
class FacetSets:
    """A set for each option of each facet; those of "has" are needs, flags and features."""

    event_of: dict[int, int]  # the event of each date
    days: dict[int, tuple[date, date]]  # first and last day of each date
    dates: dict[str, Sets]
    events: dict[str, Sets]
    names: dict[str, dict[str, str]]  # of towns and partners, by slug

    def options(self, facet: str) -> Sets:
        return self.dates.get(facet) or self.events.get(facet) or {}

    def counted(self, facet: str, selection: Selection, found: Set[int] | None) -> dict[str, int]:
        """The number of events for each option of `facet`, besides what else is chosen.

        `found` are the events in which the searched words occur; None where none are searched.
        """
        dates, events = self._chosen(selection, facet)
        every = set(self.event_of.values()) if found is None else set(found)
        wanted = every.intersection(*events)
        shown = set.intersection(*map(set, dates)) if dates else set(self.event_of)
        if facet in self.dates:
            return {
                option: len(wanted & self._events_of(having & shown))
                for option, having in self.options(facet).items()
            }
        if dates:
            wanted &= self._events_of(shown)
        return {option: len(wanted & having) for option, having in self.options(facet).items()}

    def _events_of(self, dates: Set[int]) -> set[int]:
        return {self.event_of[number] for number in dates}

    def _chosen(self, selection: Selection, facet: str) -> tuple[list[Set[int]], list[Set[int]]]:
        """The sets of what is chosen in other facets; needs and flags hold beside one another."""
        dates: list[Set[int]] = list(self._on_days(selection))
        events: list[Set[int]] = []
        for name in (*BY_DATE, *BY_EVENT):
            chosen = getattr(selection, name)
            if chosen and name != facet:
                options = self.options(name)
                union = set().union(*(options.get(code, set()) for code in chosen))
                (dates if name in BY_DATE else events).append(union)
        flags = [name for name in FLAGS if getattr(selection, name)]
        events += [self.options("has").get(need, set()) for need in (*selection.access, *flags)]
        return dates, events

    def _on_days(self, selection: Selection) -> Iterator[Set[int]]:
        first, last = selection.day or selection.since, selection.day or selection.until
        if first or last:
            yield {
                number
                for number, (begins, ends) in self.days.items()
                if (not first or ends >= first) and (not last or begins <= last)
            }


def facet_sets(programme: Programme) -> FacetSets:
    """The sets of all public events of a programme, in six queries."""
    public = Event.objects.filter(programme=programme)
    rows = _dates(public)
    event_of = {row.number: row.event for row in rows}
    languages = _languages(public)
    towns, town_names = _towns(rows)
    partners, partner_names = _partners(public)
    return FacetSets(
        event_of=event_of,
        days={row.number: (row.starts_on, row.ends_on) for row in rows},
        dates={
            "town": towns,
            "language": _union(*languages.values()),
            "interpretation": languages[Mode.INTERPRETED],
        },
        events={
            "partner": partners,
            "audience": _pairs(public.filter(audiences__isnull=False), "audiences__code"),
            **_columns(public, set().union(*languages[Mode.SIGNED].values()), event_of),
        },
        names={"town": town_names, "partner": partner_names},
    )


def _columns(public: Any, signed: set[int], event_of: dict[int, int]) -> dict[str, Sets]:
    """Categories, and what an event has or is."""
    category: defaultdict[str, set[int]] = defaultdict(set)
    has: defaultdict[str, set[int]] = defaultdict(set)
    for event, code, is_free, wheelchair in public.values_list(
        "pk", "category__code", "is_free", "wheelchair"
    ).order_by():
        category[code].add(event)
        if is_free:
            has["free"].add(event)
        if wheelchair in (Access.YES, Access.PARTLY):
            has["wheelchair"].add(event)
    has |= _pairs(public.filter(features__isnull=False), "features__code")
    if signed:
        has["sign_language"] = {event_of[number] for number in signed}
    return {"category": dict(category), "has": dict(has)}


def _pairs(events: Any, column: str) -> Sets:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for event, code in events.values_list("pk", column).order_by():
        found[code].add(event)
    return dict(found)


def _dates(public: Any) -> list[Any]:
    """All dates with the town in which they are, as named tuples."""
    rows = Occurrence.objects.filter(event__in=public).order_by()
    named = rows.annotate(
        number=F("pk"), town_slug=town_of_date("slug"), town_name=town_of_date("name")
    )
    columns = ("number", "event", "starts_on", "ends_on", "status", "town_slug", "town_name")
    return list(named.values_list(*columns, named=True))


def _towns(rows: list[Any]) -> tuple[Sets, dict[str, str]]:
    """The dates in each town in which their event stands; one that travels is in several."""
    of_event: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        of_event[row.event].append(row)
    found: defaultdict[str, set[int]] = defaultdict(set)
    names: dict[str, str] = {}
    for dates in of_event.values():
        towns = {row.town_slug: row.town_name for row in standing(dates) if row.town_slug}
        names |= towns
        for row in dates:
            if row.town_slug in towns:
                found[row.town_slug].add(row.number)
    return dict(found), names


def _partners(public: Any) -> tuple[Sets, dict[str, str]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    names = {}
    rows = public.filter(organisers__isnull=False).order_by()
    for event, slug, name in rows.values_list("pk", "organisers__slug", "organisers__name"):
        found[slug].add(event)
        names[slug] = name
    return dict(found), names


def _languages(public: Any) -> dict[str, Sets]:
    """The dates by kind and language."""
    found: dict[str, defaultdict[str, set[int]]] = {mode: defaultdict(set) for mode in Mode.values}
    rows = OccurrenceLanguage.objects.filter(occurrence__event__in=public).order_by()
    for mode, code, number in rows.values_list("mode", "language", "occurrence"):
        found[mode][code].add(number)
    return {mode: dict(codes) for mode, codes in found.items()}


def _union(*several: Sets) -> Sets:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for sets in several:
        for code, numbers in sets.items():
            found[code] |= numbers
    return dict(found)
