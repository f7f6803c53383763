"""Releases the first printed edition of the demo's IKW 2023, as an office would have done."""

from datetime import UTC, datetime

from django.core.management.base import BaseCommand
from django.utils import timezone

from feeds import editions
from feeds.models.job import Job
from programme.actors import SYSTEM
from programme.models.programme import Programme

RELEASED_AT = datetime(2023, 8, 21, 8, 0, tzinfo=UTC)


class Command(BaseCommand):
    help = "Release the booklet of the demo's Interkulturelle Woche 2023 (once)."

    def handle(self, *args, **options):
        programme = (
            Programme.objects.filter(district__slug="wartburgkreis", slug="ikw-2023")
            .select_related("district")
            .first()
        )
        if programme is None:
            return
        for job in programme.jobs.filter(state=Job.State.FAILED).exclude(edition=None):
            editions.retry(job, by=SYSTEM, at=timezone.now())
        if not programme.editions.exists():
            spoken = programme.district.page_languages
            editions.release(programme, languages=spoken, by=SYSTEM, at=RELEASED_AT)
            self.stdout.write(
                "Booklet of Interkulturelle Woche 2023 released; the worker makes it."
            )
