"""A nudge reaches the queue, and never stands in the way of a commit."""

import socket

import pytest

from tests.effort import waits_at_most
from tools.processes import free_port
from worker import nudge
from worker.app import app


@pytest.fixture
def broker_at(monkeypatch):
    """Another broker for the application."""

    def use(port):
        monkeypatch.setattr(app.conf, "broker_url", f"redis://127.0.0.1:{port}/0")

    return use


def test_a_nudge_asks_for_the_journal(queue):
    nudge.wake()
    assert queue() == ["worker.tasks.work_journal"]


def test_a_broker_that_is_away_costs_no_time_and_no_error(queue, broker_at, caplog):
    broker_at(free_port())
    with waits_at_most(60):
        nudge.wake()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert caplog.messages[0].startswith("Nudge lost (OperationalError)")
    assert queue() == []


def test_a_broker_that_never_answers_is_asked_once_and_given_up(broker_at, caplog):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        broker_at(silent.getsockname()[1])
        with waits_at_most(60):
            nudge.wake()
        silent.settimeout(0)
        silent.accept()[0].close()
        with pytest.raises(BlockingIOError):
            silent.accept()
    assert caplog.messages[0].startswith("Nudge lost")
