"""`make bench`: loads 1,000 and 10,000 events into a scratch database and prints what answers cost.

Ratios of one run on one machine mean something; seconds of a busy machine do not.
"""

import argparse
import contextlib
import importlib
import os
import signal

import django
from django.core.management import call_command

from bench import scratch


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--districts", type=int, default=1, help="so many of each size")
    parser.add_argument("--seconds", type=float, default=1.0, help="for each answer")
    parser.add_argument("--burst", type=int, default=100, help="accepts at once")
    parser.add_argument("--booklets", type=int, nargs="*", default=[60, 240])
    parser.add_argument("--no-run", dest="run", action="store_false", help="without `make run`")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _stop)  # what the run has made goes with it
    with contextlib.ExitStack() as stack:
        os.environ |= scratch.environment(stack)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        django.setup()
        call_command("migrate", verbosity=0)
        report = importlib.import_module("bench.report").Report(options)  # models need django.setup
        report.all()
    if report.failed:
        raise SystemExit(f"Not measured to their end: {', '.join(report.failed)}.")


def _stop(number: int, frame: object) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    main()
