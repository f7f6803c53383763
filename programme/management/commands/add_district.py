"""A new district: `manage.py add_district wartburgkreis Wartburgkreis --land TH --ags 16063`."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from programme.models.district import District, Land

OPTIONAL = ("office", "street", "postcode", "town", "phone", "email", "website", "colour")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("slug", help="its part of every address")
        parser.add_argument("name")
        parser.add_argument("--land", required=True, choices=Land.values)
        parser.add_argument("--ags", required=True, help="official key, five digits")
        parser.add_argument(
            "--languages", default=",".join(settings.DISTRICT_LANGUAGES), help="comma separated"
        )
        parser.add_argument(
            "--trusts-reports",
            action="store_true",
            help="a partner's word on a cancelled or moved date, and a new place, are public at "
            "once; else they wait for the office",
        )
        for name in OPTIONAL:
            parser.add_argument(f"--{name}")

    def handle(self, *args, slug, name, land, ags, languages, **options):
        given = {key: options[key] for key in (*OPTIONAL, "trusts_reports") if options[key]}
        district = District(
            slug=slug, name=name, land=land, ags=ags, languages=languages.split(","), **given
        )
        try:
            district.full_clean()
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from None
        district.save()
        self.stdout.write(f"{district} is there: /{settings.LANGUAGE_CODE}/{district.slug}/")
