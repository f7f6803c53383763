"""`make check` on machines with and without the linter of style sheets and scripts."""

import pytest

from tools import biome, check


@pytest.fixture
def on_path(monkeypatch, tmp_path):
    """Puts a program on the PATH that says it is biome in this version; there is no other."""
    monkeypatch.setattr(biome, "HOME", tmp_path / "environment")
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(version):
        program = tmp_path / "biome"
        program.write_text(f"#!/bin/sh\necho 'Version: {version}'\n")
        program.chmod(0o755)
        return str(program)

    return put


def test_without_biome_there_is_no_command(on_path):
    assert check.css_and_js() == []


def test_another_version_is_not_asked(on_path):
    on_path("1.9.4")
    assert check.css_and_js() == []


def test_the_pinned_version_is_asked(on_path):
    program = on_path(biome.VERSION)
    assert check.css_and_js()[:2] == [program, "check"]


def test_what_was_made_for_another_machine_is_none(on_path):
    program = on_path(biome.VERSION)
    with open(program, "wb") as file:
        file.write(b"\x7fELF")
    assert check.css_and_js() == []
