"""What a file is understood as: `manage.py read letter.txt --programme wartburgkreis/ikw-2027`.

Reads an invitation (.txt), a calendar (.ics) or a table (.csv, .xlsx) as the form and the imports
do, and prints JSON; nothing is stored. For a report of a wrong reading, and for measurements:

    {"events": [{"title", "language",
                 "dates": [{"day", "last_day", "start", "end", "clock", "doors", "note",
                            "status"}],
                 "place": {"name", "room", "street", "postcode", "town", "locality",
                           "online"},
                 "end_place", "bad_weather_place", "organisers", "is_free", "price", "reductions",
                 "registration": {"need", ...}, "openness", "languages", "summary", "description",
                 "website", "public_contact", "wishes", "findings": [codes],
                 "asks": [{"field", "words"}]}],
     "left_over": [lines], "problems": [words]}

Days are ISO 8601, times HH:MM or null; series and periods are spelled out as their dates. --year
completes a date that has no year (default: the year of the programme). `asks` say of each of the
`findings`, in the same order, which field it is about, and its words. Exit code 1 for a wrong
question; a file that cannot be read has no events, and its problems say why.
"""

import json
from datetime import MAXYEAR, MINYEAR
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from feeds.incoming import read_aloud
from programme.models.programme import Programme


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--programme", required=True, metavar="DISTRICT/PROGRAMME")
        parser.add_argument("--year", type=int, help="of a date without a year")

    def handle(self, *args, file, programme, year, **options):
        found = _programme(programme)
        if year is not None:
            if not MINYEAR < year < MAXYEAR:
                raise CommandError(f"{year} is no year.")
            found = read_aloud.in_year(found, year)
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be opened: {error.strerror}.") from None
        said = read_aloud.as_json(file.name, data, found)
        self.stdout.write(json.dumps(said, ensure_ascii=False, indent=2))


def _programme(path: str) -> Programme:
    district, _, slug = path.partition("/")
    rows = Programme.objects.select_related("district")
    found = rows.filter(district__slug=district, slug=slug).first()
    if found is None:
        every = rows.order_by("district__slug", "slug").values_list("district__slug", "slug")
        known = ", ".join(f"{place}/{name}" for place, name in every)
        raise CommandError(f"There is no programme {path!r}. Known: {known or 'none yet'}.")
    return found
