"""How many examples Hypothesis draws: a fifth in `make test`, all in `make test-all`.

None has a deadline: how long an example takes says how busy the machine is.
"""

from hypothesis import settings

FAST, FULL = "fast", "full"
settings.register_profile(FULL, deadline=None)
settings.register_profile(FAST, max_examples=20, deadline=None)


def examples(full: int) -> int:
    """The number for a test that needs `full` of them before a release."""
    return full if settings.get_current_profile_name() == FULL else max(10, full // 5)
