"""From the frozen programme to the booklet: `build(snapshot, path)`."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from feeds.print.document import compose
from feeds.print.printed_words import labels
from feeds.print.snapshot import Finding
from feeds.print.workshop import workshop
from programme.parent_process import end_with_parent

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 60
MEMORY = 1_500_000_000  # bytes


# What `build` tells its `progress`, in this order.
STEPS = ("reading", "typesetting", "packing", "done")


# Why a booklet could not be made.
UNPRINTABLE, TOO_MUCH, BROKEN = "unprintable", "too much", "internal error"


class PrintError(Exception):
    """The booklet could not be made: `why` is one of the above, for the page of the office, which
    says it in its own words; the message is for the log."""

    def __init__(self, why: str, message: str) -> None:
        self.why = why
        super().__init__(message)


class Booklet(NamedTuple):
    """What was built: the file, its pages, its bytes, and what the editor should look at."""

    path: Path
    pages: int
    size: int
    findings: list[Finding]


def build(
    snapshot,
    target_path,
    *,
    progress=None,
    format="a5",
    words=None,
    seconds=SECONDS,
    memory=MEMORY,
):
    """Write the booklet of `snapshot` to `target_path` and return what was built.

    `snapshot` is plain data, version 1. `progress(step)` is called with "reading", "typesetting",
    "packing" and "done". `format` is "a5" or "a4" (large print); `words` replaces the words of the
    template. The same snapshot gives the same bytes. The file appears whole or not at all: what
    stood at `target_path` stays until then. Raises PrintError if the snapshot cannot be printed,
    or if the typesetter fails or needs more than `seconds` or `memory` (bytes).
    """
    tell = progress or (lambda step: None)
    target = Path(target_path)
    target.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target, so that the finished file can be moved in one step.
    with workshop(target.parent) as folder:
        finished = folder / "booklet.pdf"
        tell("reading")
        findings = _prepare(folder, snapshot, words, format, seconds, memory)
        tell("typesetting")
        warnings = _run("feeds.print.typeset", folder, seconds)
        findings += [Finding("", "booklet", "warning", warning) for warning in warnings]
        tell("packing")
        pages = _run("feeds.print.pack", finished, seconds)
        size = finished.stat().st_size
        os.replace(finished, target)
    tell("done")
    return Booklet(target, pages, size, findings)


def _prepare(folder, snapshot, words, format, seconds, memory):
    """Leave the job and its document in `folder` and return the findings.

    Nothing of the document stays in memory beside the typesetter. The booklet is dated with the
    day of release, not the moment of the build, so that building again gives the same file.
    """
    try:
        released = datetime.fromisoformat(snapshot["edition"]["released_on"])
        document, findings = compose(snapshot, words or labels(snapshot["language"]), format)
    except (KeyError, TypeError, ValueError) as error:
        raise PrintError(UNPRINTABLE, f"this snapshot cannot be printed: {error!r}") from error
    timestamp = int(released.replace(tzinfo=UTC).timestamp())
    job = {"timestamp": timestamp, "seconds": 2 * seconds, "memory": memory}
    Path(folder, "job.json").write_text(json.dumps(job))
    Path(folder, "document.json").write_text(json.dumps(document))
    return findings


def _run(module, argument, seconds):
    """What `python -m module argument` printed, read as JSON; it ends after `seconds` at most."""
    command = [sys.executable, "-m", module, str(argument)]
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds,
            preexec_fn=end_with_parent,
        )
    except subprocess.TimeoutExpired as error:
        raise PrintError(TOO_MUCH, f"{module} needed more than {seconds} seconds") from error
    if done.returncode < 0:
        raise PrintError(TOO_MUCH, f"{module} was ended by signal {-done.returncode}")
    if done.returncode:
        raise PrintError(BROKEN, f"{module} failed: {done.stderr.strip()[-2000:]}")
    return json.loads(done.stdout)
