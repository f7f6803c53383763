"""How often a token may ask: counted by the hour in the cache, shared by all processes."""

import logging
import time

import redis
from django.core.cache import cache
from rest_framework.throttling import BaseThrottle

PER_HOUR = 600
HOUR = 3600
log = logging.getLogger(__name__)


class PerToken(BaseThrottle):
    """600 requests in each hour of the clock; nobody is limited while the cache does not answer."""

    timer = staticmethod(time.time)

    def allow_request(self, request, view):
        hour = int(self.timer()) // HOUR
        key = f"api:{request.auth.pk}:{hour}"
        try:
            cache.add(key, 0, HOUR)
            return cache.incr(key) <= PER_HOUR
        except ValueError:  # it ended between the two lines
            return True
        except (redis.RedisError, OSError):
            log.warning("The cache does not answer: the API is not limited.")
            return True

    def wait(self):
        """Seconds until the next hour begins."""
        return HOUR - int(self.timer()) % HOUR
