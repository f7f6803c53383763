"""Where an uploaded picture is drawn anew: in a process of its own, which may fail.

That process gets little memory, little time, no environment (so no secret) and one folder to write
into. Whatever a hostile file does to it, the page that was asked for says so and lives on.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.parent_process import end_with_parent

# Run, never imported: decoders have no place in the process that serves pages.
PROGRAM = Path(__file__).with_name("redraw.py")
SECONDS = 30  # by the clock; the program limits what it computes
PATIENCE = 15  # seconds to wait for another picture of this process
# Where its own libraries are found, on systems that need to be told.
_PASSED_ON = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_one_at_a_time = threading.Lock()

REASONS = {
    "empty": _("The file is empty. Please choose it again."),
    "too_heavy": _("The file is larger than {megabytes} MB. Please send a smaller one."),
    "too_large": _(
        "The picture has too many pixels. Please send a photo of at most 50 megapixels, or another "
        "picture of at most 40."
    ),
    "too_small": _("The picture is too small. Please send one of at least 200 × 200 pixels."),
    "strip": _("The picture is too narrow. One side may be four times as long as the other."),
    "svg": _("A drawing (SVG) can hold programs. Please send it as PNG or JPEG."),
    "no_picture": _("This is no picture. Please send a JPEG, HEIC, PNG, WebP, AVIF or GIF file."),
    "broken": _("The picture is incomplete or damaged. Please choose it again or save it anew."),
    "busy": _("Many pictures are being worked on. Please send yours again in a minute."),
}


class Refused(Exception):
    """The file gives no picture; `reason` is a key of REASONS, `message` its words (lazy)."""

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(reason)

    @property
    def message(self) -> Any:
        return format_lazy(REASONS[self.reason], megabytes=settings.PICTURE_MEGABYTES)


def most_bytes() -> int:
    """How heavy a file may be."""
    return int(settings.PICTURE_MEGABYTES) * 1_000_000


def draw(source: bytes, widths: Iterable[int], folder: Path) -> tuple[int, int]:
    """Draw the picture into the new folder `folder`, as `<width>.webp` for each of `widths`.

    A picture that is narrower ends with its own width. Gives width and height of the widest copy.
    Raises Refused, and leaves no folder then.
    """
    if len(source) > most_bytes():
        raise Refused("too_heavy")
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise Refused("busy")
    try:
        folder.mkdir(parents=True)
        return _drawn(source, widths, folder)
    finally:
        _one_at_a_time.release()


def _drawn(source: bytes, widths: Iterable[int], folder: Path) -> tuple[int, int]:
    try:
        result = _run(source, [str(folder), *map(str, widths)])
        if "reason" in result:
            raise Refused(result["reason"])
        return result["width"], result["height"]
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _run(source: bytes, arguments: list[str]) -> dict[str, Any]:
    """What the program said; a program that was killed said nothing."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    # A file, not a pipe: the program's own limit of what it may write holds for it too.
    with tempfile.TemporaryFile() as said:
        try:
            subprocess.run(
                [sys.executable, "-I", str(PROGRAM), *arguments],
                input=source,
                stdout=said,
                stderr=subprocess.DEVNULL,
                env=environment,
                preexec_fn=end_with_parent,
                timeout=SECONDS,
                check=True,
            )
            said.seek(0)
            told: dict[str, Any] = json.load(said)
            return told
        except (subprocess.SubprocessError, ValueError):
            raise Refused("broken") from None
