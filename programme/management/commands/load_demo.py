"""Loads five districts with real and invented events, and people who may decide on them."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from programme.demo import loading, people
from programme.demo.demo_files import DISTRICTS

REFUSAL = (
    "The demo brings invented events and organisers. This is not a trial (neither EMBEDDED nor "
    "DEBUG is set), so say --yes if you want them here."
)
KNOWN, OWN = "known", "own"


class Command(BaseCommand):
    """Progress goes to standard error, the logins to standard output."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--quiet", action="store_true", help="only the logins")
        parser.add_argument("--yes", action="store_true", help="load it into a production too")
        parser.add_argument(
            "--passwords",
            choices=[KNOWN, OWN],
            help=f"{KNOWN}: all organisers get the known one; {OWN}: nobody keeps it, new ones are "
            f"shown this once (always so in a production, unless you say {KNOWN})",
        )

    def handle(self, *args, quiet, yes, passwords, **options):
        is_trial = settings.EMBEDDED or settings.DEBUG
        if not (yes or is_trial):
            raise CommandError(REFUSAL)
        loading.load(timezone.now(), self._silence if quiet else self._say)
        self._tell_logins(self._hand_out(passwords or ("" if is_trial else OWN)))

    def _hand_out(self, passwords) -> dict[str, str]:
        if passwords == OWN:
            return people.have_own_passwords()
        if passwords == KNOWN:
            people.have_known_passwords()
        people.have_known_passwords_where_none()
        return {}

    def _tell_logins(self, given):
        everybody = people.everybody()
        known = {user.username for user in everybody if people.has_known_password(user)}
        kept = [user.username for user in everybody if user.username not in known | given.keys()]
        offices = [[n for n in people.usernames(slug) if n in known] for slug in DISTRICTS]
        title = f"Demo logins (password {people.PASSWORD!r}, only for trying things out)"
        self._tell(title, [", ".join(names) for names in offices if names])
        rows = [f"{name}  {password}" for name, password in given.items()]
        self._tell("Demo logins and their passwords, shown this once", rows)
        self._tell("Demo logins with a password that was given earlier", [", ".join(kept)])

    def _tell(self, title, rows):
        if any(rows):
            self.stdout.write("\n  ".join([title, *rows]))

    def _say(self, line):
        self.stderr.write(f"  {line}", style_func=str)

    def _silence(self, line):
        """--quiet"""
