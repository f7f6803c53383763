"""Puts a backup in place: checks first, then files, database, migrations, feeds."""

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from programme.models.district import District
from programme.models.journal import Entry
from worker import upkeep
from worker.backups import archive, databases
from worker.backups.archive import Manifest, Unusable
from worker.handlers import LETTERS

HELD = "held back when a backup was restored"
S = Callable[[str], object]


def restore(file: IO[bytes], *, replace: bool, send_letters: bool, say: S) -> None:
    """Make this installation what the backup in `file` (seekable) says; `say` hears each step.

    Raises archive.Unusable before anything was touched, and databases.NotDone where the database
    stays as it was. Letters that were still to be sent are not sent, unless `send_letters`: the
    installation that the backup is from has sent them long ago, or still will.
    """
    say("checking the file")
    manifest = archive.checked(file)
    _fits(manifest)
    if not replace and (here := _what_is_here()):
        raise Unusable(f"This installation is not empty ({here}). --replace puts an end to it.")
    say(f"putting {len(manifest.sums)} files in place")
    _put(file)
    if replace:
        _remove_others(manifest)
    say("bringing tables and feeds up to date")
    call_command("migrate", interactive=False, verbosity=0)
    if not send_letters and (held := _hold_letters()):
        say(f"letters of {held} journal lines are held back (--send-letters sends them)")
    for district in District.objects.all():
        upkeep.publish(district)
    upkeep.remove_files()


def _fits(manifest: Manifest) -> None:
    """Whether this release, with these settings, can go on from there."""
    if manifest.engine != connection.vendor:
        raise Unusable(f"It holds a {manifest.engine} database; this is {connection.vendor}.")
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if strange := sorted(set(manifest.migrations) - known):
        raise Unusable(f"It comes from another or a newer release: {', '.join(strange[-3:])}")
    if manifest.uid_domain != settings.UID_DOMAIN:
        raise Unusable(
            f"It was made with UID_DOMAIN={manifest.uid_domain}, here it is {settings.UID_DOMAIN}: "
            "all events would come a second time into people's calendars. Set it in .env."
        )


def _what_is_here() -> str:
    """What would be lost, in a few words; empty where there is nothing."""
    tables = connection.introspection.table_names()
    for model in (District, get_user_model()):
        if model._meta.db_table in tables and (count := model.objects.count()):
            return f"{count} {model._meta.verbose_name_plural}"
    for name, root in archive.folders().items():
        if any(path.is_file() for path in root.rglob("*")):
            return f"files in {name}"
    return ""


def _put(file: IO[bytes]) -> None:
    """The files, each at once, then the database: what is public names only what is there."""
    folders = archive.folders()
    with tempfile.TemporaryFile() as dump:
        for info, content in archive.members(file):
            first, _, rest = info.name.partition("/")
            if first == archive.DATABASE:
                shutil.copyfileobj(content, dump)
            elif first in folders and rest:
                _write(folders[first] / rest, content, info.mode, info.mtime)
        dump.seek(0)
        databases.load(dump)


def _write(path: Path, content: IO[bytes], mode: int, moment: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.whole_file(path) as draft:
        shutil.copyfileobj(content, draft)
        os.fchmod(draft.fileno(), mode)
    os.utime(path, (moment, moment))


def _remove_others(manifest: Manifest) -> None:
    """Files that the backup does not know belong to rows that are gone."""
    for name, root in archive.folders().items():
        for path in sorted(root.rglob("*"), reverse=True):
            if path.is_dir():
                with suppress(OSError):  # not empty
                    path.rmdir()
            elif f"{name}/{path.relative_to(root).as_posix()}" not in manifest.sums:
                path.unlink()


def _hold_letters() -> int:
    """Mark the open lines of letters as done; how many they are."""
    waiting = Entry.objects.open().filter(verb__in=LETTERS)
    return waiting.update(handled_at=timezone.now(), claimed_until=None, error=HELD)
