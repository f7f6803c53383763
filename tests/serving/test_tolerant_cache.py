"""A cache that is away or full knows nothing, and nobody fails by it."""

import time

import pytest
from django.core.cache import cache, caches
from django.test import Client, override_settings

from tests.effort import waits_at_most
from tests.serving.faults import full_disk, full_redis, no_redis

NOTHING = {
    "add": (lambda: cache.add("a", 1), True),
    "get": (lambda: cache.get("a", "unknown"), "unknown"),
    "set": (lambda: cache.set("a", 1), None),
    "touch": (lambda: cache.touch("a"), False),
    "delete": (lambda: cache.delete("a"), False),
    "has_key": (lambda: "a" in cache, False),
    "get_many": (lambda: cache.get_many(["a"]), {}),
    "set_many": (lambda: cache.set_many({"a": 1}), []),
    "delete_many": (lambda: cache.delete_many(["a"]), None),
    "get_or_set": (lambda: cache.get_or_set("a", 7), 7),
}


@pytest.mark.parametrize(("ask", "answer"), NOTHING.values(), ids=NOTHING)
def test_nothing_is_known(ask, answer, caplog):
    with no_redis():
        assert [ask(), ask()] == [answer, answer]
        with pytest.raises(ValueError, match="not found"):
            cache.incr("a")
    said = [each.getMessage() for each in caplog.records if "cache" in each.name]
    assert said == ["The cache does not answer: ConnectionError"]


def test_a_full_redis_still_answers_questions():
    with full_redis():
        assert cache.add("a", 1)
        assert cache.get("a") is None
        assert "a" not in cache


def test_who_is_there_again_is_asked_again(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    with no_redis():
        gone = caches["default"]
        gone.set("a", 1)
    gone._servers = caches["default"]._servers
    gone.__dict__.pop("_cache")
    cache.set("there", 1)
    assert gone.get("there") is None
    now[0] += 4
    assert gone.get("there") == 1
    cache.delete("there")


def test_a_folder_on_a_full_disk_keeps_nothing(tmp_path, settings):
    folder = settings.CACHES["default"] | {
        "BACKEND": "calendar_site.serving.tolerant_cache.TolerantFileCache",
        "LOCATION": str(tmp_path),
        "OPTIONS": {},
    }
    with override_settings(CACHES=settings.CACHES | {"default": folder}), full_disk():
        cache.set("a", 1)
        assert cache.get("a") is None
        assert cache.add("a", 1)


@pytest.mark.django_db
@pytest.mark.parametrize("fault", [no_redis, full_redis])
def test_people_sign_in_without_the_cache(aylin, fault):
    client = Client()
    with fault():
        wrong = client.post("/account/login/", {"username": "aylin", "password": "falsch"})
        assert wrong.status_code == 200
        with waits_at_most(60):
            answer = client.post("/account/login/", {"username": "aylin", "password": "geheim"})
        assert (answer.status_code, answer["Location"]) == (302, "/de/nord/desk/")
