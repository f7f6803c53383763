"""A person of a district's office: `manage.py add_organiser wartburgkreis aylin`.

With `--role editor` the person corrects and comments; only organisers decide, tell the public,
release print editions and hand out access. The password is asked for, or read from standard input
with --stdin. An existing person is added to the office, gets the role that is named (organiser by
default), and keeps the password.
"""

import getpass
import sys

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from programme.models.district import District
from programme.models.membership import Membership, Role


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("district", help="its slug")
        parser.add_argument("username")
        parser.add_argument("--role", choices=Role.values, default=Role.ORGANISER)
        parser.add_argument("--stdin", action="store_true", help="read the password from there")

    def handle(self, *args, district, username, role, stdin, **options):
        found = District.objects.filter(slug=district).first()
        if found is None:
            raise CommandError(f"There is no district {district!r}.")
        users = get_user_model().objects
        user = users.filter(username=username).first()
        if user is None:
            user = users.create_user(username, password=self._password(stdin))
        Membership.objects.update_or_create(district=found, user=user, defaults={"role": role})
        self.stdout.write(
            f"{username} is {role} of {found}: /{settings.LANGUAGE_CODE}/{found.slug}/desk/"
        )

    def _password(self, stdin):
        password = sys.stdin.readline().strip() if stdin else getpass.getpass("Password: ")
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        return password
