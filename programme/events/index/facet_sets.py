"""How many events each option of the filter finds, beside what is chosen already.

For every option the events, or where it differs from date to date the groups of dates, that have
it: sets which are made once for a state of the programme and intersected with what is chosen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from programme.events.index.bit_sets import intersection, union
from programme.events.index.date_groups import DateGroups
from programme.events.index.days_of_groups import DaysOfGroups
from programme.events.selection import BY_DATE, BY_EVENT, FLAGS, Selection

Sets = dict[str, int]


@dataclass(frozen=True, kw_only=True)
class FacetSets:
    """A set for each option of each facet; those of "has" are needs, flags and features."""

    groups: DateGroups
    days: DaysOfGroups
    dates: dict[str, Sets]  # of groups
    # Groups of dates in a town in which their event does not stand: those there are cancelled.
    fallen: Sets
    events: dict[str, Sets]  # of events
    names: dict[str, dict[str, str]]  # of towns and partners, by slug
    words: dict[str, dict[str, str]]  # labels of categories and audiences as JSON, by code

    def options(self, facet: str) -> Sets:
        return self.dates.get(facet) or self.events.get(facet) or {}

    def counted(self, facet: str, selection: Selection, found: int | None) -> dict[str, int]:
        """The number of events for each option of `facet`, besides what else is chosen.

        `found` are the events in which the searched words occur; None where none are searched.
        """
        dates = list(self._chosen_dates(selection, facet))
        events = list(self._chosen_events(selection, facet))
        if found is None and not dates and not events:
            return self._totals[facet]
        wanted = intersection(self.groups.dated if found is None else found, events)
        return self._counted(facet, dates, wanted)

    @cached_property
    def _totals(self) -> dict[str, dict[str, int]]:
        dated = self.groups.dated
        return {facet: self._counted(facet, [], dated) for facet in (*self.dates, *self.events)}

    def _counted(self, facet: str, dates: list[int], wanted: int) -> dict[str, int]:
        shown = intersection(self.groups.every, dates)
        events_of = self.groups.events_of
        if facet in self.dates:
            return {
                option: (wanted & events_of(having & shown)).bit_count()
                for option, having in self.options(facet).items()
            }
        if dates:
            wanted &= events_of(shown)
        return {
            option: (wanted & having).bit_count() for option, having in self.options(facet).items()
        }

    def answering(self, selection: Selection, found: int | None) -> int:
        """The groups whose dates answer all that is asked, on whichever day.

        Where an event stands in one of several towns, its cancelled dates in all of them are told.
        """
        groups = self.groups.every
        for name in BY_DATE:
            chosen = getattr(selection, name)
            if chosen:
                groups &= self._in_towns(chosen) if name == "town" else self._any(name, chosen)
        if events := [*self._chosen_events(selection, ""), *([] if found is None else [found])]:
            groups &= self.groups.of_events(intersection(events[0], events[1:]))
        return groups

    def _in_towns(self, slugs: tuple[str, ...]) -> int:
        standing = self._any("town", slugs)
        fallen = union(self.fallen.get(slug, 0) for slug in slugs)
        if not fallen:
            return standing
        return standing | fallen & self.groups.of_events(self.groups.events_of(standing))

    def _any(self, facet: str, codes: tuple[str, ...]) -> int:
        options = self.options(facet)
        return union(options.get(code, 0) for code in codes)

    def _chosen_dates(self, selection: Selection, but: str) -> Iterator[int]:
        first, last = asked_days(selection)
        if first or last:
            yield self.days.between(first, last)
        for name in BY_DATE:
            if (chosen := getattr(selection, name)) and name != but:
                yield self._any(name, chosen)

    def _chosen_events(self, selection: Selection, but: str) -> Iterator[int]:
        """What is chosen in other facets; needs and flags hold beside one another."""
        for name in BY_EVENT:
            if (chosen := getattr(selection, name)) and name != but:
                yield self._any(name, chosen)
        flags = [name for name in FLAGS if getattr(selection, name)]
        for need in (*selection.access, *flags):
            yield self.options("has").get(need, 0)


def asked_days(selection: Selection) -> tuple[date | None, date | None]:
    """The first and the last day that are asked for, both included; None: from ever, for ever."""
    return selection.day or selection.since, selection.day or selection.until
