"""What happens when a booklet cannot be made: a clear word, and the last good file stays."""

import sys

import pytest

from feeds.print.render import PrintError, build
from tests.feeds.print.programme import FEAST, WORDS, snapshot

GOOD = b"the last good file"


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "booklet.pdf"
    path.write_bytes(GOOD)
    return path


def left_alone(target):
    """The old file, and nothing half-finished beside it."""
    return target.read_bytes() == GOOD and list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"version": 2}, "snapshot version 2 is not 1"),
        ({"edition": {"released_on": "soon"}}, "soon"),
        ({"edition": {}}, "released_on"),
        ({"edition": None}, "cannot be printed"),
    ],
)
def test_a_snapshot_that_makes_no_sense(target, change, words):
    with pytest.raises(PrintError, match=words) as told:
        build(snapshot(**change), target, words=WORDS)
    assert told.value.why == "unprintable"
    assert left_alone(target)


def test_an_unknown_format(target):
    with pytest.raises(PrintError, match="unknown format 'a7'"):
        build(snapshot(), target, words=WORDS, format="a7")
    assert left_alone(target)


def test_too_slow(target, tmp_path_factory, monkeypatch):
    """A typesetter that sleeps, so that no machine is fast enough or too busy for this test."""
    sleeper = tmp_path_factory.mktemp("bin") / "python"
    sleeper.write_text("#!/bin/sh\nexec sleep 60\n")
    sleeper.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(sleeper))
    with pytest.raises(PrintError, match="typeset needed more than 1 seconds") as told:
        build(snapshot(), target, words=WORDS, seconds=1)
    assert told.value.why == "too much"
    assert left_alone(target)


def test_too_large(target):
    """Less than the engine starts with; with a little more it may wait until its time ends."""
    with pytest.raises(PrintError, match="typeset (was ended by signal|failed)"):
        build(snapshot(), target, words=WORDS, memory=10_000_000)
    assert left_alone(target)


def test_a_typesetter_that_refuses(target):
    """Words come from us, not from partners; a broken set of them stops the build."""
    broken = {key: word for key, word in WORDS.items() if key != "days"}
    with pytest.raises(PrintError, match='typeset failed: .*"days"') as told:
        build(snapshot(), target, words=broken)
    assert told.value.why == "internal error"
    assert left_alone(target)


def test_a_crash(target, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(PrintError, match="feeds.print.typeset failed"):
        build(snapshot(), target, words=WORDS)
    assert left_alone(target)


def test_steps_are_told_in_order(target):
    told = []
    build(snapshot(FEAST), target, words=WORDS, progress=told.append)
    assert told == ["reading", "typesetting", "packing", "done"]
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert list(target.parent.iterdir()) == [target]


def test_the_folder_is_made(tmp_path):
    built = build(snapshot(FEAST), tmp_path / "new" / "folder" / "b.pdf", words=WORDS)
    assert built.size == built.path.stat().st_size
