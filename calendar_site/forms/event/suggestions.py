"""What the form knows of its programme: the year, and the places and names it can suggest."""

from functools import cached_property

from programme import register
from programme.models.programme import Programme
from programme.models.venue import Venue
from programme.plain_text import fold


class Suggestions:
    """Suggestions for one programme; each list is one query, made when it is needed."""

    def __init__(self, programme: Programme, *, staff=False):
        self.programme = programme
        self.district = programme.district
        self.staff = staff

    @property
    def year(self) -> int | None:
        """What completes "28.9.": the year of the programme, where it has only one."""
        first, last = self.programme.starts_on.year, self.programme.ends_on.year
        return first if first == last else None

    @cached_property
    def venues(self) -> dict[str, Venue]:
        """The district's places by the label under which they are offered."""
        told = self.district.venues if self.staff else register.told_venues(self.district)
        rows = told.select_related("town").exclude(name="")
        found = {}
        for row in rows:
            label = _label(row)
            found[label if label not in found else f"{label} ({row.slug})"] = row
        return found

    @cached_property
    def _by_name(self):
        return {fold(label): row for label, row in self.venues.items()}

    def venue(self, label: str) -> Venue | None:
        """The place that was chosen from the list."""
        if not label:
            return None
        return self._by_name.get(fold(label)) or self.district.venues.filter(slug=label).first()

    def venue_label(self, slug: str) -> str:
        """The label of a stored place; its slug where the list does not have it any more."""
        return next((label for label, row in self.venues.items() if row.slug == slug), slug)

    @cached_property
    def towns(self) -> list[str]:
        return list(self.district.towns.values_list("name", flat=True))

    @cached_property
    def partners(self) -> list[str]:
        told = self.district.partners if self.staff else register.told_partners(self.district)
        return list(told.values_list("name", flat=True))


def _label(row: Venue) -> str:
    return ", ".join(filter(None, [row.name, row.town.name if row.town else row.locality]))
