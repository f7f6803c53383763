"""How often a token may ask: counted by the hour of the clock, shared by all processes."""

import time

from rest_framework.throttling import BaseThrottle

from programme import rate_limits

PER_HOUR = 600
HOUR = 3600


class PerToken(BaseThrottle):
    """600 requests in each hour of the clock; without a limit while the cache does not answer."""

    timer = staticmethod(time.time)

    def allow_request(self, request, view):
        hour = f"{request.auth.pk} {int(self.timer()) // HOUR}"
        return rate_limits.allow("api", hour, at_most=PER_HOUR, seconds=HOUR)

    def wait(self):
        """Seconds until the next hour begins."""
        return HOUR - int(self.timer()) % HOUR
