"""/healthz says what is wrong, part by part, and never hides it behind a cache."""

import json
from datetime import timedelta

import pytest
import redis
from django.core.cache import cache
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import RequestFactory
from django.utils import timezone

from calendar_site.models import WriteProof
from calendar_site.serving import health
from tests.effort import waits_at_most
from tests.serving.faults import away, full_disk, read_only
from tools.processes import free_port
from worker import heartbeat

PARTS = ("database", "files", "migrations", "broker", "beat")
WELL = {"status": "ok"} | dict.fromkeys(PARTS, "ok")


@pytest.fixture(autouse=True)
def a_fresh_process(db):
    health._known_to_be_migrated.clear()
    health._written.clear()
    heartbeat.note()
    yield
    health._written.clear()
    health._known_to_be_migrated.clear()
    cache.delete(health.HEARTBEAT)


def ask():
    response = health.healthz(RequestFactory().get("/healthz"))
    return response, json.loads(response.content)


def test_all_is_well():
    response, body = ask()
    assert (response.status_code, body) == (200, WELL)


def test_the_answer_is_never_stored():
    response, _ = ask()
    assert response["Cache-Control"] == ("max-age=0, no-cache, no-store, must-revalidate, private")
    assert response.cookies == {}


def test_only_reading_is_allowed():
    assert health.healthz(RequestFactory().post("/healthz")).status_code == 405


def test_a_heartbeat_lasts_three_minutes_by_the_clock_of_the_cache(redis_url):
    heartbeat.note()
    with redis.Redis.from_url(redis_url) as server:
        assert 170 < server.ttl(cache.make_key(health.HEARTBEAT)) <= 180


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_worker_whose_clock_is_wrong_is_heard(time_machine, hours):
    time_machine.move_to(timezone.now() + timedelta(hours=hours))
    heartbeat.note()
    time_machine.move_to(timezone.now() - timedelta(hours=hours))
    assert ask()[1] == WELL


def test_who_asks_meanwhile_does_not_wait():
    health._written.clear()
    with health._looking:
        response, body = ask()
    assert (response.status_code, body["database"]) == (503, "being looked at")
    assert ask()[1]["database"] == "ok"


def test_a_missing_heartbeat_is_told():
    cache.delete(health.HEARTBEAT)
    response, body = ask()
    assert (response.status_code, body["beat"]) == (503, "no heartbeat within three minutes")


def test_a_broker_that_is_away_is_told(settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"
    with waits_at_most(60):
        response, body = ask()
    assert response.status_code == 503
    assert body == WELL | {"status": "failing", "broker": "failing: ConnectionError"}


def test_without_redis_the_queue_is_a_folder(settings, tmp_path):
    settings.REDIS_URL = ""
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {"data_folder_in": tmp_path}
    assert ask()[1]["broker"] == "ok"
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {"data_folder_in": tmp_path / "gone"}
    assert ask()[1]["broker"] == "the queue's folder cannot be written"


def test_a_database_older_than_the_code_is_told():
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app="sessions", name="0001_initial").delete()
    response, body = ask()
    assert (response.status_code, body["migrations"]) == (503, "1 to apply")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("fault", [away, read_only])
def test_a_database_that_takes_nothing_is_told(fault):
    ask()
    health._written.clear()
    with fault():
        response, body = ask()
    assert (response.status_code, body["status"]) == (503, "failing")
    assert body["database"] in ("failing: OperationalError", "failing: InternalError")
    assert (body["files"], body["broker"]) == ("ok", "ok")


def test_folders_on_a_full_disk_are_told():
    with full_disk():
        response, body = ask()
    assert (response.status_code, body["files"]) == (503, "failing: OSError")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the disk of a server is its own")
def test_a_database_on_a_full_disk_is_told():
    with full_disk():
        response, body = ask()
    assert (response.status_code, body["database"]) == (503, "failing: OperationalError")


def test_asking_often_writes_seldom(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(health.time, "monotonic", lambda: now[0])
    ask()
    first = WriteProof.objects.get().at
    for _ in range(5):
        ask()
    assert WriteProof.objects.get().at == first
    now[0] += health.WRITE_SECONDS
    ask()
    assert WriteProof.objects.get().at > first


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_keeps_the_clock_makes_it_well(worker_process):
    cache.delete(health.HEARTBEAT)
    worker_process.start("-B")
    worker_process.wait_until(lambda: ask()[1] == WELL, 40)
