"""`make faults`: kills processes and takes services away while people submit and decide.

Prints what was acknowledged, what exists, what was decided, which letters came. Everything runs on
this machine's loopback, on a database and a folder of its own that are gone afterwards.
DATABASE_URL names a PostgreSQL server where the run may make a database; else it is SQLite.
`--short` takes about a minute. The exit code is 1 where something was lost, doubled or decided
twice.
"""

import argparse
import contextlib
import os
import secrets
import sys
import tempfile
import threading
import time
from pathlib import Path

import django
from django.core.management import call_command

from bench.faults.people import Crowd
from bench.faults.product import Product, own_disk
from bench.faults.strikes import FAULTS, Fault
from bench.table import say, table
from tools.processes import wait_until

HEAD = ["fault", "acknowledged", "exist", "lost", "doubled", "decided once", "twice"]
HEAD += [
    "letters",
    "of",
    "repeated",
    "other link",
    "not in the feed",
    "500",
    "503",
    "no answer",
    "s",
]


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.faults", description=__doc__)
    parser.add_argument("--short", action="store_true", help="four faults, about a minute")
    parser.add_argument("--events", type=int, help="submissions for each fault")
    parser.add_argument("--only", choices=[fault.name for fault in FAULTS], help="one fault")
    return _report(_outcomes(parser.parse_args()))


def _outcomes(options: argparse.Namespace) -> list:
    with contextlib.ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="kreiskalender-faults-"))
        )
        if own_disk(folder, stack):
            (folder / "own-disk").touch()
        product = Product(folder, stack)
        stack.callback(product.stop)
        crowd = _begin(product)
        events = options.events or (5 if options.short else 12)
        return [_run(product, crowd, fault, events, options.short) for fault in _chosen(options)]


def _chosen(options: argparse.Namespace) -> list[Fault]:
    if options.only:
        return [fault for fault in FAULTS if fault.name == options.only]
    return [fault for fault in FAULTS if fault.is_short or not options.short]


def _report(outcomes: list) -> int:
    table(HEAD, [row for row, _ in outcomes])
    wrong = [line for _, lines in outcomes for line in lines]
    print("\n".join(wrong) or "Nothing was lost, doubled or decided twice.")
    return bool(wrong)


def _begin(product: Product) -> Crowd:
    """Start everything, and let the organisers in."""
    os.environ |= product.environment(product.own_database())
    product.start("broker")
    django.setup()
    call_command("migrate", verbosity=0)
    from bench.faults import world  # noqa: PLC0415  (models need django.setup first)

    token, day = world.make()
    product.start("web")
    product.start("worker")
    crowd = Crowd(product.site, token, day.isoformat(), end=time.monotonic() + 60)
    crowd.sign_in()
    return crowd


def _run(product: Product, crowd: Crowd, fault: Fault, events: int, is_short: bool):
    """One fault; a row of the table, and what is wrong in words."""
    from bench.faults import world  # noqa: PLC0415

    if why := fault.missing(product):
        return [fault.name, f"not run: {why}", *[""] * (len(HEAD) - 2)], []
    say(f"· {fault.name}")
    began, hold = time.monotonic(), 3 if is_short else 6
    crowd.end = began + (40 if is_short else 90)
    for list_ in (crowd.acknowledged, crowd.decided, crowd.met, product.sink.letters):
        list_.clear()
    titles = [f"Abend{secrets.token_hex(5)}" for _ in range(events)]
    people = threading.Thread(target=crowd.act, args=(titles,))
    people.start()
    time.sleep(0.5)
    with fault.strike(product, hold):
        people.join()
        wait_until(lambda: _settled(world), 180, 0.5)
    found = world.count(crowd.acknowledged, list(product.sink.letters))
    lost = len(crowd.acknowledged) - found.existing
    met = crowd.met
    row = [fault.name, len(crowd.acknowledged), found.existing, lost, found.doubled]
    row += [found.decided_once, found.decided_twice, found.came, found.due, found.repeated]
    row += [found.other_link, found.untold, met["500"], met["503"], met["no answer"]]
    row.append(round(time.monotonic() - began))
    others = {code: n for code, n in met.items() if code not in ("500", "503", "no answer")}
    wrong = {
        "submissions without an answer": events - len(crowd.acknowledged),
        "lost": lost,
        "doubled": found.doubled,
        "not decided": len(crowd.acknowledged) - found.decided_once - found.decided_twice,
        "decided twice": found.decided_twice,
        "letters missing": found.due - found.came,
        "letters repeated": max(0, found.repeated - fault.kills),
        "other links in repeated letters": found.other_link,
        "accepted and not in the feed": found.untold,
        "answers 500": met["500"],
        f"unexpected answers {others}": sum(others.values()),
    }
    return row, [f"{fault.name}: {count} {what}" for what, count in wrong.items() if count]


def _settled(world) -> bool:
    with contextlib.suppress(Exception):  # the broker may still be coming
        world.nudge()
    return world.settled()


if __name__ == "__main__":
    sys.exit(main())
