"""Whatever a file does to the process that draws it, ours lives on and says so."""

import json
import subprocess
import sys
import threading
import time

import pytest
from django.utils import translation
from PIL import Image

from programme.pictures import sandbox
from tests.programme.pictures import drawing

WIDTHS = (480, 960, 1600)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "pictures" / "a"


def why(source, folder) -> str:
    with pytest.raises(sandbox.Refused) as refused:
        sandbox.draw(source, WIDTHS, folder)
    assert not folder.exists()
    return refused.value.reason


def test_a_picture_is_drawn_into_its_folder(folder):
    assert sandbox.draw(drawing.photo(), WIDTHS, folder) == (800, 600)
    assert sorted(file.name for file in folder.iterdir()) == ["480.webp", "800.webp"]


def test_reasons_come_through(folder):
    assert why(drawing.bomb(), folder) == "too_large"
    assert why(b"", folder) == "empty"
    assert why(b"<svg/>", folder) == "svg"


@pytest.mark.parametrize("reason", sandbox.REASONS)
def test_every_reason_has_words(reason):
    with translation.override("en"):
        message = str(sandbox.Refused(reason).message)
    assert (message.endswith("."), "{" in message) == (True, False)


def test_what_is_too_heavy_is_not_even_tried(folder, settings):
    settings.PICTURE_MEGABYTES = 1
    assert why(drawing.photo() + bytes(1_000_000), folder) == "too_heavy"
    with translation.override("en"):
        assert "1 MB" in str(sandbox.Refused("too_heavy").message)


def test_a_picture_that_takes_too_long_is_given_up(folder, monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 0.01)
    assert why(drawing.photo(), folder) == "broken"
    monkeypatch.undo()
    assert sandbox.draw(drawing.photo(), WIDTHS, folder) == (800, 600)


def test_a_process_that_is_killed_is_a_broken_picture(folder, tmp_path, monkeypatch):
    program = tmp_path / "dies.py"
    program.write_text("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    monkeypatch.setattr(sandbox, "PROGRAM", program)
    assert why(drawing.photo(), folder) == "broken"


def test_the_process_knows_no_secret(folder, tmp_path, monkeypatch):
    program = tmp_path / "tells.py"
    program.write_text(
        "import json, os, sys\n"
        "open(sys.argv[1] + '/told', 'w').write(json.dumps([dict(os.environ), sys.argv[2:]]))\n"
        'print(\'{"width": 1, "height": 1}\')\n'
    )
    monkeypatch.setattr(sandbox, "PROGRAM", program)
    monkeypatch.setenv("SECRET_KEY", "geheim")
    sandbox.draw(b"", WIDTHS, folder)
    environment, arguments = json.loads((folder / "told").read_text())
    assert set(environment) <= {"LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LC_CTYPE"}
    assert arguments == ["480", "960", "1600"]


LIMITED = """
import runpy, sys
program = runpy.run_path(sys.argv[1])
program["_set_limits"]()
"""


@pytest.mark.parametrize(
    ("deed", "ends"),
    [
        ("bytearray(2 * 1024 ** 3)", "MemoryError"),
        ("open('big', 'wb').write(bytes(9 * 1024 ** 2))", "OSError"),
    ],
)
def test_the_process_has_little_memory_and_little_disk(tmp_path, deed, ends):
    ended = subprocess.run(
        [sys.executable, "-I", "-c", LIMITED + deed, str(sandbox.PROGRAM)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith(ends)


@pytest.mark.parametrize("options", [{}, {"progressive": True, "subsampling": 0}])
def test_a_photo_of_48_megapixels_fits_into_its_memory(folder, options):
    source = drawing.saved(drawing.halves((8064, 6048)), "JPEG", quality=92, **options)
    assert sandbox.draw(source, WIDTHS, folder) == (1600, 1200)
    seen = Image.open(folder / "1600.webp")
    assert drawing.near(seen.getpixel((100, 100)), drawing.RED)
    assert drawing.near(seen.getpixel((1500, 1100)), drawing.BLUE)


def test_a_heic_of_48_megapixels_fits_into_its_memory(folder):
    source = (drawing.SAMPLES / "48-megapixels.heic").read_bytes()
    assert sandbox.draw(source, WIDTHS, folder) == (1600, 1200)
    assert drawing.near(Image.open(folder / "480.webp").getpixel((240, 180)), (90, 140, 70))


def test_the_largest_picture_fits_into_its_memory(folder):
    """Forty million pixels with transparency: what costs most of all that is allowed."""
    largest = Image.new("RGBA", (8000, 5000), (10, 200, 30, 100))
    source = drawing.saved(largest, "WEBP", lossless=True, method=0)
    assert sandbox.draw(source, WIDTHS, folder) == (1600, 1000)


def test_one_picture_at_a_time(folder, monkeypatch):
    """So that ten uploads at once do not take the memory of ten."""
    monkeypatch.setattr(sandbox, "PATIENCE", 0.05)
    program = folder.parent.parent / "waits.py"
    program.write_text(
        "import sys, time; open(sys.argv[1] + '/started', 'w').close(); time.sleep(2)"
    )
    with monkeypatch.context() as patched:
        patched.setattr(sandbox, "PROGRAM", program)
        first = threading.Thread(target=why, args=(b"x", folder))
        first.start()
        while not (folder / "started").exists():
            time.sleep(0.01)
    assert why(drawing.photo(), folder.with_name("other")) == "busy"
    first.join()
    assert sandbox.draw(drawing.photo(), WIDTHS, folder) == (800, 600)
