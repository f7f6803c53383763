"""Writes database, uploads and prints into one file, while everything runs."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from worker.backups import archive, databases, making


class Command(BaseCommand):
    help = "Write database, uploads and prints into one file (docs/operating.md)."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", help="the file, replaced when the new one is whole; - for standard output"
        )

    def handle(self, *args, file, **options):
        try:
            if file == "-":
                manifest = making.make(sys.stdout.buffer)
            else:
                with archive.whole_file(Path(file)) as target:
                    manifest = making.make(target)
        except (databases.NotDone, OSError) as problem:
            raise CommandError(f"No backup was made. {problem}") from problem
        said = f"{manifest.engine}, {len(manifest.sums) - 1} files"
        self.stderr.write(f"Backup of {manifest.made_at}: {said}", style_func=str)
