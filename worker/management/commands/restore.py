"""Makes this installation what a backup says."""

import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from worker.backups import databases, restoring
from worker.backups.archive import Unusable


class Command(BaseCommand):
    help = "Make this (empty) installation what a backup says (docs/operating.md)."

    def add_arguments(self, parser):
        parser.add_argument("file", help="a file of `backup`; - for standard input")
        parser.add_argument(
            "--replace", action="store_true", help="also where there is data: it is lost"
        )
        parser.add_argument(
            "--send-letters",
            action="store_true",
            help="send what was not sent yet when the backup was made",
        )

    def handle(self, *args, file, replace, send_letters, **options):
        try:
            with _opened(file) as source:
                restoring.restore(source, replace=replace, send_letters=send_letters, say=self._say)
        except (Unusable, databases.NotDone, DatabaseError, OSError) as problem:
            raise CommandError(f"Not restored. {problem}") from problem
        self._say("restored")

    def _say(self, line):
        self.stderr.write(f"  {line}", style_func=str)


@contextmanager
def _opened(name: str):
    """The file; what comes through a pipe is laid down first, for it is read twice."""
    if name != "-":
        with Path(name).open("rb") as file:
            yield file
        return
    folder = Path(settings.PRINTS_ROOT)  # in a container the volume with the most room
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
        yield file
