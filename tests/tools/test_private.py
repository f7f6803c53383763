"""What lies in var/ is its owner's alone."""

import os

import pytest

from tools import private


@pytest.fixture(autouse=True)
def umask():
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder):
    return {path.name: oct(path.stat().st_mode & 0o777) for path in (folder, *folder.rglob("*"))}


def test_a_new_folder_and_what_is_written_from_now_on(tmp_path):
    var = tmp_path / "var"
    private.keep(var)
    (var / "media").mkdir()
    (var / "media" / "a.webp").write_bytes(b"")
    assert modes(var) == {"var": "0o700", "media": "0o700", "a.webp": "0o600"}


def test_what_is_there_already_is_closed_and_nothing_else(tmp_path):
    var, outside = tmp_path / "var", tmp_path / "outside"
    (var / "prints").mkdir(parents=True)
    (var / "secret_key").write_text("x")
    (var / "secret_key").chmod(0o664)
    outside.write_text("x")
    (var / "link").symlink_to(outside)
    (var / "broken").symlink_to(tmp_path / "nowhere")
    private.keep(var)
    assert (var / "secret_key").stat().st_mode & 0o777 == 0o600
    assert (var / "prints").stat().st_mode & 0o777 == 0o700
    assert var.stat().st_mode & 0o777 == 0o700
    assert outside.stat().st_mode & 0o777 == 0o666
