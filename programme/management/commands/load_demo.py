"""Loads five districts with real and invented events, and people who may decide on them."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from programme.demo import loading, people
from programme.demo.demo_files import DISTRICTS

REFUSAL = (
    "The demo brings organisers whose password everybody knows ({password!r}). This is not a "
    "trial (neither EMBEDDED nor DEBUG is set), so say --yes if you want them here."
)


class Command(BaseCommand):
    """Progress goes to standard error, the logins to standard output."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--quiet", action="store_true", help="only the logins")
        parser.add_argument(
            "--yes", action="store_true", help="add the demo's organisers to a production too"
        )

    def handle(self, *args, quiet, yes, **options):
        if not (yes or settings.EMBEDDED or settings.DEBUG):
            raise CommandError(REFUSAL.format(password=people.PASSWORD))
        loading.load(timezone.now(), self._silence if quiet else self._say)
        self.stdout.write(f"Demo logins (password {people.PASSWORD!r}, only for trying things out)")
        for slug in DISTRICTS:
            self.stdout.write(f"  {', '.join(people.usernames(slug))}")

    def _say(self, line):
        self.stderr.write(f"  {line}", style_func=str)

    def _silence(self, line):
        """--quiet"""
