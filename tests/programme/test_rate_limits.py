"""The one counter of how often: pages and API ask it."""

import pytest
from django.core.cache import cache

from programme import rate_limits
from tests.serving.faults import no_redis

ONCE = {"at_most": 1, "seconds": 60}


@pytest.fixture(autouse=True)
def counters():
    for who in ("Bruno", "Chiara"):
        rate_limits.reset("knock", who)


def test_so_often_and_no_more():
    assert [rate_limits.allow("knock", "Bruno", at_most=2, seconds=60) for _ in range(4)] == [
        True,
        True,
        False,
        False,
    ]
    assert rate_limits.count("knock", "Bruno") == 4
    assert rate_limits.allow("knock", "Chiara", **ONCE)
    assert rate_limits.allow("ring", "Bruno", **ONCE)
    rate_limits.reset("ring", "Bruno")


def test_what_is_forgotten_begins_anew():
    rate_limits.allow("knock", "Bruno", **ONCE)
    rate_limits.reset("knock", "Bruno")
    assert rate_limits.count("knock", "Bruno") == 0
    assert rate_limits.allow("knock", "Bruno", **ONCE)


def test_the_cache_learns_no_name(monkeypatch):
    keys = []
    monkeypatch.setattr(cache, "add", lambda key, *_rest: keys.append(key))
    rate_limits.allow("knock", "198.51.100.7", **ONCE)
    assert len(keys) == 1
    assert keys[0].startswith("limit:knock:")
    assert "198.51" not in keys[0]


def test_without_a_cache_nobody_is_limited():
    with no_redis():
        assert [rate_limits.allow("knock", "Bruno", **ONCE) for _ in range(3)] == [True] * 3
        assert rate_limits.count("knock", "Bruno") == 0
        rate_limits.reset("knock", "Bruno")
    assert rate_limits.count("knock", "Bruno") == 0
