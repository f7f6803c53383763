"""The queue of this run."""

import json

import pytest
import redis


@pytest.fixture
def messages(redis_url, settings):
    """What lies in the queue, newest first, as the headers of its messages."""
    server = redis.Redis.from_url(redis_url)
    key = f"{settings.REDIS_PREFIX}celery"
    server.delete(key)
    yield lambda: [json.loads(message)["headers"] for message in server.lrange(key, 0, -1)]
    server.delete(key)


@pytest.fixture
def queue(messages):
    """The same as names of tasks."""
    return lambda: [headers["task"] for headers in messages()]
