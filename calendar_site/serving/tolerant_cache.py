"""The cache, which may be away: then nothing is known and nothing is kept, and everything goes on.

Only limits, used codes and the heartbeat stand in it, and none of them is a reason to lose an entry
or to keep an office out. Whether Redis is well, /healthz asks Redis itself; the heartbeat, which is
not kept then, is missed there too (calendar_site/serving/health.py).
"""

import logging
import time
from collections.abc import Callable
from typing import Any

import redis
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)
FAULTS = (redis.RedisError, OSError)
# Of a server that is gone; one that is full still answers questions.
GONE = (redis.ConnectionError, redis.TimeoutError)
PAUSE = 3  # seconds in which this thread does not ask again: each question may wait for one


class Tolerant(BaseCache):
    """Every question is answered as by an empty cache while the real one does not answer.

    `add` then says yes, as to the first who comes; `incr` raises ValueError, as of a key that is
    gone.
    """

    _asks_again = 0.0

    def add(self, *args: Any, **kwargs: Any) -> Any:
        return self._asked(lambda: super(Tolerant, self).add(*args, **kwargs), True)

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        return self._asked(lambda: super(Tolerant, self).get(key, default, version), default)

    def set(self, *args: Any, **kwargs: Any) -> None:
        self._asked(lambda: super(Tolerant, self).set(*args, **kwargs), None)

    def touch(self, *args: Any, **kwargs: Any) -> Any:
        return self._asked(lambda: super(Tolerant, self).touch(*args, **kwargs), False)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return self._asked(lambda: super(Tolerant, self).delete(*args, **kwargs), False)

    def has_key(self, *args: Any, **kwargs: Any) -> Any:
        return self._asked(lambda: super(Tolerant, self).has_key(*args, **kwargs), False)

    def get_many(self, *args: Any, **kwargs: Any) -> Any:
        return self._asked(lambda: super(Tolerant, self).get_many(*args, **kwargs), {})

    def set_many(self, *args: Any, **kwargs: Any) -> Any:
        return self._asked(lambda: super(Tolerant, self).set_many(*args, **kwargs), [])

    def delete_many(self, *args: Any, **kwargs: Any) -> None:
        self._asked(lambda: super(Tolerant, self).delete_many(*args, **kwargs), None)

    def incr(self, key: Any, *args: Any, **kwargs: Any) -> Any:
        found = self._asked(lambda: super(Tolerant, self).incr(key, *args, **kwargs), None)
        if found is None:
            raise ValueError(f"Key {key!r} not found.")
        return found

    def _asked(self, ask: Callable[[], Any], unknown: Any) -> Any:
        if time.monotonic() < self._asks_again:
            return unknown
        try:
            return ask()
        except FAULTS as problem:
            if isinstance(problem, GONE):
                self._asks_again = time.monotonic() + PAUSE
            logger.warning("The cache does not answer: %s", type(problem).__name__)
            return unknown


class TolerantRedisCache(Tolerant, RedisCache):
    pass


class TolerantFileCache(Tolerant, FileBasedCache):
    """The folder of a trial; its disk may be full."""
