"""A new programme of a district: `manage.py add_programme wartburgkreis 2027`.

Title, address and national week follow from the year where nothing else is said; the local period
is the national week unless --from and --to are given.
"""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from programme.drafts import dates
from programme.models.district import District
from programme.models.programme import Programme


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("district", help="its slug")
        parser.add_argument("year", type=int)
        parser.add_argument("--slug")
        parser.add_argument("--title")
        parser.add_argument("--motto", default="")
        parser.add_argument("--from", dest="first", type=date.fromisoformat)
        parser.add_argument("--to", dest="last", type=date.fromisoformat)
        parser.add_argument("--offers-until", type=date.fromisoformat)

    def handle(self, *args, district, year, **options):
        found = District.objects.filter(slug=district).first()
        if found is None:
            known = ", ".join(District.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no district {district!r}. Known: {known}.")
        first, last = dates.national_week(year)
        programme = Programme(
            district=found,
            slug=options["slug"] or f"ikw-{year}",
            title=options["title"] or f"Interkulturelle Woche {year}",
            motto=options["motto"],
            year=year,
            starts_on=options["first"] or first,
            ends_on=options["last"] or last,
            national_starts_on=first,
            national_ends_on=last,
            submissions_until=options["offers_until"],
        )
        try:
            programme.full_clean()
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from None
        with transaction.atomic():
            programme.save()
            found.bump(timezone.now())
        self.stdout.write(
            f"{programme} is there: /{settings.LANGUAGE_CODE}/{found.slug}/{programme.slug}/"
        )
