"""What is stored of one person: `manage.py personal_data bruno@verein.example`.

Prints as JSON everything that is stored under an e-mail address (Art. 15 GDPR): submissions with
their contact and every version, links, the wish to be invited again, tokens, sources of imports,
each other place where the address stands in words; and of people of an office logins with second
factors and sessions (never a secret), accesses, invitations, and what they did, counted. With
`--erase` it is removed (Art. 17), and what stays is printed with the reason. `--district` looks in
one district only, whose office is the one that answers; logins of no office are looked for without
it.

Exit codes: 0 everything is told or erased, 1 the question is wrong, 3 nothing is stored, 4 it is
erased, but something stays, which is named.
"""

import json
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from programme import personal_data
from programme.actors import SYSTEM
from programme.models.district import District
from programme.people import erasing, traces

NOTHING, SOME_STAYS = 3, 4


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("address")
        parser.add_argument("--district", help="the slug of one district")
        parser.add_argument("--erase", action="store_true", help="remove it")

    def handle(self, *args, address, district, erase, **options):
        address = self._address(address)
        districts = self._districts(district)
        said: dict[str, Any] = {"districts": personal_data.stored(address, districts)}
        if not district:
            said["accounts"] = traces.logins(traces.people(address))
        if not any(said.values()):
            self.stderr.write("Nothing is stored under this address.")
            sys.exit(NOTHING)
        if not erase:
            return self._print(said)
        self._erase(address, districts, everywhere=not district)
        return None

    def _erase(self, address, districts, *, everywhere):
        with transaction.atomic():
            erased = personal_data.erase(address, districts, by=SYSTEM, at=timezone.now())
            more = erasing.erase_without_office(address) if everywhere else []
        stays = [stay.told() for stay in dict.fromkeys(erased.stays + more)]
        self._print({"erased": erased.gone, "stays": stays})
        if stays:
            sys.exit(SOME_STAYS)

    def _address(self, address):
        try:
            validate_email(address.strip())
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        return address.strip()

    def _districts(self, slug):
        found = list(District.objects.filter(**({"slug": slug} if slug else {})))
        if slug and not found:
            raise CommandError(f"There is no district {slug!r}.")
        return found

    def _print(self, said):
        text = json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        self.stdout.write(text)
