"""Feed files: whole, only replaced when their bytes change, and never those of somebody else."""

import gzip
import os
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from feeds import feed_files
from tests import cast

NOON = datetime(2026, 8, 1, 12, tzinfo=UTC)


@pytest.fixture
def root(settings) -> Path:
    settings.FEEDS_ROOT.mkdir(parents=True)
    return settings.FEEDS_ROOT


def put(body=b"BEGIN", path="nord.ics", key="1", newest=NOON):
    with feed_files.lock(path):
        return feed_files.publish(path, body, key=key, newest=newest)


def names(root):
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_a_feed_its_compressed_twin_and_its_marker(root):
    assert put(b"BEGIN", "nord/ikw.en.ics", "7 today") is True
    assert names(root) == [
        "nord/.ikw.en.ics.lock",
        "nord/ikw.en.ics",
        "nord/ikw.en.ics.gz",
        "nord/ikw.en.ics.parts",
        "nord/ikw.en.ics.sha256",
    ]
    found = feed_files.stored("nord/ikw.en.ics")
    assert (found.key, found.modified) == ("7 today", NOON)
    assert found.sha256 == feed_files.digest(b"BEGIN")
    assert found.read(zipped=False) == gzip.decompress(found.read(zipped=True)) == b"BEGIN"


def test_files_may_be_read_by_the_proxy(root):
    put()
    assert {(root / name).stat().st_mode & 0o777 for name in names(root) if "lock" not in name} == {
        0o644
    }


def test_the_same_bytes_keep_their_time_and_only_the_key_moves(root):
    put(key="1")
    before = (root / "nord.ics").stat()
    assert put(key="2", newest=NOON + timedelta(hours=1)) is False
    after = (root / "nord.ics").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert feed_files.stored("nord.ics").key == "2"
    assert feed_files.stored("nord.ics").modified == NOON


@pytest.mark.parametrize(
    ("newest", "moment"),
    [
        (NOON + timedelta(hours=1), NOON + timedelta(hours=1)),
        (NOON, NOON + timedelta(seconds=1)),
        (NOON - timedelta(days=1), NOON + timedelta(seconds=1)),
    ],
)
def test_new_bytes_always_get_a_later_second(root, newest, moment):
    put()
    assert put(b"OTHER", newest=newest) is True
    assert feed_files.stored("nord.ics").modified == moment
    assert {int(path.stat().st_mtime) for path in root.glob("nord.ics*")} == {
        int(moment.timestamp())
    }


def test_a_publisher_that_died_leaves_no_lie(root):
    """Without a marker nobody trusts the file, and the next publisher writes all of it."""
    put(b"OLD")
    (root / "nord.ics.sha256").unlink()
    (root / "nord.ics.gz").write_bytes(b"half")
    assert feed_files.stored("nord.ics").key == ""
    assert put(b"OLD") is True
    found = feed_files.stored("nord.ics")
    assert found.read(zipped=True) == feed_files.zipped(b"OLD")
    assert found.modified > NOON


def test_a_missing_twin_is_made_again(root):
    put()
    (root / "nord.ics.gz").unlink()
    assert put() is True
    assert feed_files.stored("nord.ics").read(zipped=True) == feed_files.zipped(b"BEGIN")


def test_what_does_not_lie_there_is_not_stored(root):
    assert feed_files.stored("nord.ics") is None


def test_readers_see_the_old_or_the_new_and_nothing_between(root):
    old, new = b"o" * 500_000, b"n" * 500_000
    put(old)
    seen, done = set(), threading.Event()

    def read():
        while not done.is_set():
            seen.add((root / "nord.ics").read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for n in range(10):
        put(new if n % 2 == 0 else old)
    done.set()
    reader.join()
    assert seen <= {old, new}


def test_one_publisher_at_a_time(root):
    order = []

    def second():
        with feed_files.lock("nord.ics"):
            order.append("second")

    other = threading.Thread(target=second)
    with feed_files.lock("nord.ics"):
        other.start()
        other.join(0.2)
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_feeds_of_others_do_not_wait(root):
    with feed_files.lock("nord.ics"), feed_files.lock("sued.ics"):
        assert put(path="ost.ics") is True


def test_strangers_and_lost_drafts_go(root):
    put()
    put(path="nord/old.ics")
    (root / ".tmp-new").touch()
    (root / "nord" / ".tmp-old").touch()
    os.utime(root / "nord" / ".tmp-old", (time.time() - 7200,) * 2)
    assert feed_files.remove_strangers({"nord.ics"}) == ["nord/old.ics"]
    assert [name for name in names(root) if "lock" not in name] == [
        ".tmp-new",
        "nord.ics",
        "nord.ics.gz",
        "nord.ics.parts",
        "nord.ics.sha256",
    ]


def test_scopes_of_a_district(nord, sued, week):
    cast.programme(nord, slug="geheim", is_public=False)
    cast.programme(sued, slug="fest")
    assert [scope.path for scope in feed_files.scopes(nord)] == [
        "nord.ics",
        "nord.en.ics",
        "nord.ar.ics",
        "nord/ikw-2026.ics",
        "nord/ikw-2026.en.ics",
        "nord/ikw-2026.ar.ics",
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [(["de", "en"], ["de", "en"]), (["en", "tlh"], ["en"]), ([], ["de"])],
)
def test_languages_that_the_product_speaks(nord, wanted, found):
    nord.languages = wanted
    assert nord.page_languages == found
