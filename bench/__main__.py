"""`make bench`: loads 1,000 and 10,000 events into a scratch database and prints ratios.

Ratios of one run on one machine mean something; seconds of a busy machine do not.
"""

import argparse
import os
import tempfile
from pathlib import Path

import django
from django.core.management import call_command


def main():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--booklets", type=int, nargs="+", default=[60, 2000])
    parser.add_argument("--seconds", type=float, default=3.0, help="per answer")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kreiskalender-bench-") as folder:
        _prepare(Path(folder))
        _measure(options)


def _prepare(folder: Path):
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'bench.sqlite3'}")
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "EMBEDDED": "1",
        "VAR_DIR": str(folder),
        "JOURNAL_NUDGE": "builtins.int",  # no worker here: the pieces are made by hand
    }
    django.setup()
    call_command("migrate", verbosity=0)


def _measure(options):
    from bench import answers, booklet, stages  # noqa: PLC0415  (models need django.setup first)
    from bench.table import table  # noqa: PLC0415

    programmes = [stages.district(count) for count in options.events]
    rows = []
    for programme in programmes:
        rebuilt, joined = stages.rebuild(programme), stages.join(programme)
        edited, asked = stages.edit(programme), stages.asking(programme)
        stages.documents(programme)
        count = programme.events.count()
        rows.append(
            [
                count,
                f"{rebuilt:.2f}",
                f"{joined:.3f}",
                f"{edited:.3f}",
                f"{100 * edited / (rebuilt + joined):.1f} %",
                f"{rebuilt / joined:.0f} ×",
                f"{asked:.3f}",
            ]
        )
    head = ["events", "render all s", "join, publish s", "one edit s", "edit/rebuild", "all/join"]
    head.append("all checks of a draft s")
    print("\n### Feeds: CPU seconds\n")
    table(head, rows)
    print("### Answers: CPU of the server, two workers\n")
    answers.measure(programmes, options.seconds)
    print("### Booklets\n")
    booklet.measure([stages.district(count) for count in options.booklets])


if __name__ == "__main__":
    main()
