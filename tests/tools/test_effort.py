"""Tests that ask how work grows are told the truth."""

import re
import threading

import pytest

from tests.effort import grows_evenly, waits_at_most, works_at_most


def test_work_that_grows_evenly():
    assert grows_evenly(lambda size: sum(range(size)), 20_000)


def test_work_that_grows_with_the_square():
    assert not grows_evenly(lambda size: sum(range(size * size)), 150)


def test_who_never_ends_is_stopped():
    with pytest.raises(pytest.fail.Exception, match="still busy"), works_at_most(0.05):
        re.fullmatch("(x+x+)+y", "x" * 60)


def test_who_waits_for_ever_is_stopped():
    with pytest.raises(pytest.fail.Exception, match="still busy"), waits_at_most(0.05):
        threading.Event().wait(60)


def test_who_ends_is_not_stopped_later():
    with waits_at_most(0.05), works_at_most(0.05):
        pass
    threading.Event().wait(0.1)
