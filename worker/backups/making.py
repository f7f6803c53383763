"""Makes a backup while everything runs."""

from datetime import UTC
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from programme.release import version
from worker.backups import archive, databases


def make(target: IO[bytes]) -> archive.Manifest:
    """Write a backup to `target` and give what it holds. Raises databases.NotDone, OSError.

    First the database, then the files: a file that came later is one too many and is swept up.
    """
    manifest = archive.Manifest(
        made_at=timezone.now().astimezone(UTC).isoformat(timespec="seconds"),
        release=version(),
        engine=connection.vendor,
        uid_domain=settings.UID_DOMAIN,
        migrations=applied(),
    )
    with databases.dumped() as dump:
        archive.write(target, dump, manifest)
    return manifest


def applied() -> list[str]:
    """The migrations that this database has, as "app.name"."""
    recorder = MigrationRecorder(connection)
    return sorted(".".join(key) for key in recorder.applied_migrations())
