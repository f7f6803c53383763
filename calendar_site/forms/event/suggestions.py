"""What the form knows of its programme: the year, and the places and names it can suggest."""

from functools import cached_property
from operator import attrgetter

from django.db.models import QuerySet

from programme import register
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.models.venue import Venue
from programme.namable import Namable
from programme.plain_text import fold


class Suggestions:
    """Suggestions for one programme; each list is one query, made when it is needed."""

    def __init__(self, programme: Programme, *, submission: Submission | None = None, staff=False):
        self.programme = programme
        self.submission = submission
        self.district = programme.district
        self.staff = staff

    @property
    def year(self) -> int | None:
        """What completes "28.9.": the year of the programme, where it has only one."""
        first, last = self.programme.starts_on.year, self.programme.ends_on.year
        return first if first == last else None

    @cached_property
    def namable(self) -> QuerySet[Venue]:
        """The places that the writer may name; of `submission` also where it stands already."""
        rows = register.namable_venues(self.district, self.submission, insider=self.staff)
        return rows.select_related("town")

    @cached_property
    def venues(self) -> dict[str, Venue]:
        """The places that may be named, by the label under which they are offered.

        Not a "Bürgerhaus" of which nobody has said where it is: it is asked about.
        """
        found = {}
        besides = () if self.staff else register.standing_slugs(self.submission)
        for row in filter(attrgetter("name"), self._namable.venues(besides)):
            if register.is_any_of_its_kind(row):
                continue
            label = _label(row)
            found[label if label not in found else f"{label} ({row.slug})"] = row
        return found

    @cached_property
    def _by_name(self):
        return {fold(label): row for label, row in self.venues.items()}

    def venue(self, label: str) -> Venue | None:
        """The place that was chosen from the list, or the slug of one."""
        if not label:
            return None
        chosen = self._by_name.get(fold(label))
        return chosen or next((row for row in self.namable if row.slug == label), None)

    def venue_label(self, slug: str) -> str:
        """The label of a stored place; its slug where the list does not have it any more."""
        return next((label for label, row in self.venues.items() if row.slug == slug), slug)

    @cached_property
    def towns(self) -> list[str]:
        return self._namable.towns()

    @cached_property
    def partners(self) -> list[str]:
        return self._namable.partners()

    @cached_property
    def _namable(self) -> Namable:
        return Namable(self.district, insider=self.staff)


def _label(row: Venue) -> str:
    return ", ".join(filter(None, [row.name, row.town.name if row.town else row.locality]))
