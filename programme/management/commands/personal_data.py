"""What is stored of one person: `manage.py personal_data bruno@verein.example`.

Prints as JSON everything that is stored under an e-mail address (Art. 15 GDPR): submissions with
their contact and every version, links, the wish to be invited again, tokens, sources of imports,
logins, and each other place where the address stands in words. With `--erase` it is removed (Art.
17), and what stays is printed with the reason. `--district` looks in one district only, whose
office is the one that answers; logins belong to all.

Exit codes: 0 everything is told or erased, 1 the question is wrong, 3 nothing is stored, 4 it is
erased, but published words stay, which are named.
"""

import json
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import validate_email
from django.utils import timezone

from programme import personal_data
from programme.models.district import District

NOTHING, SOME_STAYS = 3, 4
ACCOUNT = ("username", "email", "first_name", "last_name", "date_joined", "last_login")


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
            said["accounts"] = list(personal_data.accounts(address).values(*ACCOUNT))
        if not any(said.values()):
            self.stderr.write("Nothing is stored under this address.")
            sys.exit(NOTHING)
        if not erase:
            return self._print(said)
        stays = personal_data.erase(address, districts, at=timezone.now())
        if not district and personal_data.erase_accounts(address):
            stays.append({"where": "login", "why": "It belongs to a person of an office"})
        self._print({"erased": _counts(said), "stays": stays})
        if stays:
            sys.exit(SOME_STAYS)
        return None

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


def _counts(said):
    """How many rows of each kind there were, by district."""
    return {
        slug: {name: len(rows) for name, rows in kinds.items()}
        for slug, kinds in said["districts"].items()
    }
