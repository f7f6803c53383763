"""Booklets that several tests read; each is built once."""

import pytest

from feeds.print.render import build
from tests.feeds.print.programme import WORDS, snapshot


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    return tmp_path_factory.mktemp("booklets")


@pytest.fixture(scope="session")
def booklet(shelf):
    """The sample programme in A5."""
    return build(snapshot(), shelf / "sample.pdf", words=WORDS)
