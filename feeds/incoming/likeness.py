"""Events of other people that look like one of these: the same title on the same day.

In another town it is another event, as `programme.checks.neighbours` has it.
"""

from programme.checks.neighbours import town_of
from programme.checks.waiting import is_alike
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Place, from_data
from programme.events.standing import town_of_date
from programme.models.event import Event, Occurrence
from programme.models.submission import Submission
from programme.plain_text import fold
from programme.states import State

MOST = 3000  # dates, and waiting submissions; more is not compared


class Others:
    """What is in the programme or waits for it, by day; costs two queries."""

    def __init__(self, programme, drafts: list[EventDraft], *, besides):
        days = {when.starts_on for draft in drafts for when in dates.whens(draft)}
        self.district = programme.district
        self.titles: dict = {}  # titles with towns, by day
        if days:
            self._add_events(programme, days, besides)
            self._add_waiting(programme, besides)

    def _add_events(self, programme, days, besides):
        rows = Occurrence.objects.filter(
            programme=programme,
            event__in=Event.everything.filter(withdrawn_at=None),
            event__texts__is_original=True,
            starts_on__range=(min(days), max(days)),
        ).exclude(event__submission__in=besides)
        rows = rows.annotate(town=town_of_date())
        for day, title, town in rows.values_list("starts_on", "event__texts__title", "town")[:MOST]:
            self.titles.setdefault(day, set()).add((fold(title), town))

    def _add_waiting(self, programme, besides):
        waiting = (State.SUBMITTED, State.RETURNED)
        rows = Submission.objects.filter(programme=programme, state__in=waiting, accepted=None)
        for data in rows.exclude(pk__in=besides).values_list("latest__data", flat=True)[:MOST]:
            draft = from_data(data)
            for when in dates.whens(draft):
                there = when.place or draft.place
                self.titles.setdefault(when.starts_on, set()).add((fold(draft.title), there))

    def has(self, draft: EventDraft) -> bool:
        title = fold(draft.title)
        return any(
            is_alike(title, other) and self._may_be_there(when.place or draft.place, there)
            for when in dates.whens(draft)
            for other, there in self.titles.get(when.starts_on, ())
        )

    def _may_be_there(self, place: Place, there: Place | int | None) -> bool:
        """In the same town, or where no town tells them apart."""
        other = town_of(self.district, there) if isinstance(there, Place) else there
        own = town_of(self.district, place)
        return None in (own, other) or own == other


def moments(draft: EventDraft) -> set:
    """What makes an event the same one within a file: its title, its days and its times."""
    title = fold(draft.title)
    return {(title, when.starts_on, when.start_time) for when in dates.whens(draft)}
