"""Second factors under the present SECRET_KEY: `manage.py reencrypt_second_factors`.

Keys of apps and seeds of recovery codes are encrypted with SECRET_KEY. After a change of it run
this once while the old one stands in SECRET_KEY_FALLBACKS; then that one can go. Passkeys need
nothing.

Exit codes: 0 all are under the present key, 1 some are readable by no key, which is told by number:
these people need `regain_access --forget-second-factor`, or an organiser who forgets theirs.
"""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

SECRETS = ("secret", "seed")  # allauth's names: of an app, of recovery codes


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        with transaction.atomic():
            rows = list(Authenticator.objects.select_for_update(no_key=True).order_by("pk"))
            lost = [row.user_id for row in rows if not _renewed(row)]
        self.stdout.write(f"{len(rows) - len(lost)} second factors are under the present key.")
        if lost:
            raise CommandError(f"No key reads those of the logins number {sorted(set(lost))}.")


def _renewed(row: Authenticator) -> bool:
    adapter = get_adapter()
    try:
        plain = {name: adapter.decrypt(row.data[name]) for name in SECRETS if name in row.data}
    except InvalidToken:
        return False
    row.data |= {name: adapter.encrypt(text) for name, text in plain.items()}
    row.save(update_fields=["data"])
    return True
