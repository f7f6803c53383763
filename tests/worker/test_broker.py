"""A worker outlives the loss of its broker, whatever it holds at that moment."""

import pytest

from worker import broker, nudge
from worker.app import app


@pytest.fixture
def connection(queue):
    with app.connection_for_read() as connection:
        yield connection


def test_the_products_connections_are_ours(connection):
    assert isinstance(connection.transport, broker.Transport)
    assert isinstance(connection.default_channel, broker.Channel)


def test_a_channel_that_holds_a_message_closes_after_its_connection(connection, queue):
    """The order in which a worker's connection ends where the broker does not answer."""
    nudge.wake()
    channel, held = connection.default_channel, []
    app.amqp.TaskConsumer(connection, on_message=held.append, accept=["json"]).consume()
    connection.drain_events(timeout=5)
    connection.transport.client = None
    channel.close()
    assert (len(held), channel.closed) == (1, True)


def test_a_channel_gives_back_what_it_holds_while_there_is_a_broker(connection, queue):
    nudge.wake()
    with app.amqp.TaskConsumer(connection, on_message=print, accept=["json"]):
        connection.drain_events(timeout=5)
        assert queue() == []
        connection.default_channel.close()
    assert queue() == ["worker.tasks.work_journal"]
