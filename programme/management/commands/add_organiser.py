"""A person of a district's office: `manage.py add_organiser wartburgkreis aylin`.

`--role` is organiser (everything, the default), deputy (everything but people and the district's
settings), editor (corrects and comments, decides nothing) or reader (sees the desk without closed
events and contacts). With `--until 2027-12-31` the access has a last day. With `--email` the person
can let a code or a new password be mailed; the address counts as proved, so be sure whose it is.

The password is asked for, or read from standard input with --stdin. Who has a login keeps the
password, and gets the role and the last day that are named here, also after having left.
"""

import getpass
import sys
from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from programme import mail_addresses
from programme.actors import SYSTEM
from programme.models.district import District
from programme.models.membership import Role
from programme.people import adding, logins
from programme.people.last_day import Past, require_ahead
from programme.people.memberships import LastOrganiser


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("district", help="its slug")
        parser.add_argument("username")
        parser.add_argument("--role", choices=Role.values, default=Role.ORGANISER)
        parser.add_argument("--until", type=date.fromisoformat, help="the last day of the access")
        parser.add_argument("--email", default="", help="for codes and new passwords by mail")
        parser.add_argument("--stdin", action="store_true", help="read the password from there")

    def handle(self, *args, district, username, role, until, email, stdin, **options):
        found = District.objects.filter(slug=district).first()
        if found is None:
            raise CommandError(f"There is no district {district!r}.")
        user = User.objects.filter(username=username).first()
        _require_address(email, user)
        _require_day(until)
        password = None if user else self._password(stdin)
        try:
            with transaction.atomic():
                user = user or User.objects.create_user(username, password=password)
                said = {"role": role, "ends_on": until}
                adding.add(found, user, **said, by=SYSTEM, at=timezone.now())
                if email:
                    logins.note_address(user, email)
        except LastOrganiser:
            raise CommandError(f"{username} alone organises {found}: add another first.") from None
        self._tell(found, username, role, until)

    def _tell(self, district, username, role, until):
        end = f" until {until}" if until else ""
        desk = f"/{settings.LANGUAGE_CODE}/{district.slug}/desk/"
        self.stdout.write(f"{username} is {role} of {district}{end}: {desk}")

    def _password(self, stdin):
        try:
            password = sys.stdin.readline().strip() if stdin else getpass.getpass("Password: ")
        except EOFError:
            raise CommandError("Nobody can be asked here: use --stdin.") from None
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        return password


def _require_day(until):
    """CommandError where the last day is over; asked before the password."""
    try:
        require_ahead(until, timezone.now())
    except Past:
        raise CommandError(f"{until} is over already.") from None


def _require_address(email, user):
    """CommandError where it is none, or somebody else's."""
    if not email:
        return
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from None
    if not mail_addresses.is_mailable(email):
        raise CommandError(f"No letter reaches {email}.")
    owner = logins.owner(email)
    if owner is not None and owner != user:
        raise CommandError(f"{email} is the address of {owner.get_username()}.")
