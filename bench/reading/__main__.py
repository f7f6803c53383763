"""`python -m bench.reading`: how well pasted texts are read, by manner and field, as Markdown.

The texts are in bench/reading/facts: invented events, each told in three manners; with --others
those in bench/reading/others, by people who did not see the reader. They are read as
the form's paste reads them (`feeds.incoming.read_aloud`), in a database in memory. How values are
compared says `bench.reading.values`: dates as sets of days, of (day, start) and of (day, end).
Precision is the part of what was read that is right, recall the part of what is right that was
read, both per text, and then averaged over the texts. "wholly right" are the texts without any
wrong field, "left over" the lines shown as not understood although they hold nothing but facts.
"""

import argparse
import os
import tempfile
from pathlib import Path

import django
from django.core.management import call_command


def main():
    with tempfile.TemporaryDirectory(prefix="kreiskalender-bench-") as var:
        _prepare(Path(var))
        from bench.reading import facts, report  # noqa: PLC0415  (models need django.setup first)

        options = _options(facts.MANNERS)
        call_command("migrate", verbosity=0)
        folder = facts.OTHERS if options.others else facts.FOLDER
        texts = [told for told in facts.texts(folder) if options.name in told.name]
        report.tell(texts, manner=options.manner, wrong=options.wrong)


def _options(manners) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench.reading",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--manner", choices=manners, help="texts of one manner")
    parser.add_argument("--name", default="", help="texts whose file's name contains this")
    parser.add_argument("--others", action="store_true", help="the texts of others")
    parser.add_argument("--wrong", action="store_true", help="each wrong text, with what is right")
    return parser.parse_args()


def _prepare(folder: Path):
    os.environ |= {
        "DATABASE_URL": "sqlite:///:memory:",
        "DJANGO_SETTINGS_MODULE": "calendar_site.settings",
        "EMBEDDED": "1",
        "VAR_DIR": str(folder),
    }
    django.setup()


if __name__ == "__main__":
    main()
