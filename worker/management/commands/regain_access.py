"""Whoever lost password, mailbox and second factor comes in again: `manage.py regain_access aylin`.

Prints a link with which the person chooses a new password; it works once and for an hour, and is
not mailed: hand it over yourself, to somebody whom you have recognised. It begins with `SITE_URL`;
of a trial on a port of its own say that too: `PORT=18080 manage.py regain_access aylin`. With
`--forget-second-factor` app, passkeys and recovery codes are removed too. The account can sign in
again, all its sessions end, and each office where the person works finds a line in its journal.

Exit codes: 0 the link is printed, 1 there is nobody of this name.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from programme.people import regaining
from worker import account_links


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--forget-second-factor", action="store_true", dest="forgets")

    def handle(self, *args, username, forgets, **options):
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError("There is nobody of this name. Nothing was changed.")
        now = timezone.now()
        accesses = regaining.regain(user, forget_second_factor=forgets, at=now)
        self.stdout.write(account_links.password_reset(user, at=now))
        self.stderr.write(self._offices(username, accesses))
        self.stderr.write(f"The link begins with SITE_URL ({settings.SITE_URL}).")

    def _offices(self, username, accesses):
        if accesses:
            offices = ", ".join(f"{each.district} ({each.role})" for each in accesses)
            return f"Works once, for an hour. {username} works for {offices}."
        return (
            f"Works once, for an hour. {username} works in no office: "
            f"manage.py add_organiser DISTRICT {username}"
        )
