"""What a file holds of each event, as numbers."""

from random import Random

import pytest

from feeds import feed_parts


@pytest.mark.parametrize(
    ("some", "others", "count"),
    [("", "", 0), ("a", "", 0), ("abc", "abc", 3), ("abc", "abd", 2), ("abc", "ab", 2)],
)
def test_how_many_are_equal_at_the_beginning(some, others, count):
    assert feed_parts.same(some, others) == feed_parts.same(others, some) == count


def test_the_first_that_differ_are_found_among_many():
    drawn = Random(3)  # noqa: S311 no secret
    for _turn in range(50):
        some = [drawn.randint(0, 9) for _ in range(drawn.randint(1, 200))]
        others = list(some)
        places = [drawn.randrange(len(some)) for _ in range(3)]
        for place in places:
            others[place] = 10
        assert feed_parts.same(some, others) == min(places)


def test_the_moment_of_a_version_is_part_of_a_state():
    (first,), (other,) = (
        feed_parts.states([(1, 2, f"2026-08-01 09:00:0{second}+00")]) for second in (0, 1)
    )
    assert (first[:2], other[:2]) == ((1, 2), (1, 2))
    assert first.changed != other.changed
