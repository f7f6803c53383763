"""How often something may be done: counted in the cache, which keeps no address and no name.

A cache that is away counts nothing (calendar_site/serving/tolerant_cache.py).
"""

from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache


def allow(name: str, who: str, *, at_most: int, seconds: int) -> bool:
    """Count one more `name` by `who`; False where it is more than `at_most` in `seconds`.

    The seconds begin with the first; a caller who counts by the clock puts the minute or the hour
    into `who`. True while the cache does not answer: a limit is no reason to lose an entry.
    """
    key = _key(name, who)
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= at_most
    except ValueError:  # the key expired between the two lines, or the cache is away
        return True


def count(name: str, who: str) -> int:
    """How often `who` did it lately, without counting this time."""
    return int(cache.get(_key(name, who), 0))


def reset(name: str, who: str) -> None:
    """Set the count back to none."""
    cache.delete(_key(name, who))


def _key(name: str, who: str) -> str:
    secret = settings.SECRET_KEY.encode()[:64]
    return f"limit:{name}:{blake2b(who.encode(), key=secret, digest_size=16).hexdigest()}"
