"""Which files of the office say a word of an event that is not for everybody any more."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Max

from feeds.models.job import Job
from programme.models.event import Event, Openness


def openable(jobs: Iterable[Job], rights: Collection[str]) -> set[int]:
    """The keys of the jobs whose file a person with these rights (access.RIGHTS) may open.

    Booklets tell public events only; but one that was closed later stands in files that were asked
    for before. While a file is made anew the old one is as old as it was. One query, or none.
    """
    there = [job for job in jobs if job.path]
    if "see_closed" in rights:
        return {job.pk for job in there}
    closed = Event.everything.filter(programme__in={job.programme_id for job in there})
    closed = closed.exclude(openness=Openness.PUBLIC).exclude(left_at=None)
    last = dict(closed.order_by().values_list("programme").annotate(Max("left_at")))
    return {job.pk for job in there if _is_newer(job, last.get(job.programme_id))}


def _is_newer(job: Job, closed_at: datetime | None) -> bool:
    return job.state == Job.State.DONE and (closed_at is None or job.asked_at > closed_at)
