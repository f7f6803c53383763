"""What counts as a decision, each kind once."""

import pytest

from tools import complexity

ALL = """
@decorated
class Reader:
    async def read(self, rows, *, known=None or {}):
        for row in rows:
            if row and row.day and not row.gone or known:
                continue
            elif row.day:
                break
        else:
            return [day for day in known if day for day in day if day and day]
        while known:
            try:
                known = 1 if rows else 2
            except (KeyError, ValueError):
                raise
            except OSError:
                pass
            else:
                assert known
        match rows:
            case []:
                return lambda row: row or known
"""


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("pass", 1),
        ("with a, b: return not c == d", 1),
        ("return a and b and c", 3),
        ("return a and b or c", 3),
        ("return a if b else c", 2),
        ("if a: pass", 2),
        ("for a in b: pass", 2),
        ("while a: pass", 2),
        ("return {a: c for a in b if a if c}", 4),
        ("assert a", 2),
        ("return lambda: a or b", 2),
    ],
)
def test_one_kind(body, count):
    assert list(complexity.functions(f"def f(a, b, c, d):\n {body}")) == [(1, "f", count)]


def test_everything_together():
    assert list(complexity.functions(ALL)) == [(4, "read", 21)]


def test_an_inner_function_counts_for_the_outer_one_too():
    source = "def outer():\n    def inner(a):\n        return a or 1\n    return inner"
    assert list(complexity.functions(source)) == [(1, "outer", 2), (2, "inner", 2)]


def test_the_limit_itself_is_too_much():
    source = "def fine(*a): return {}\ndef worse(*a): return {}"
    source = source.format(" or ".join("a" * 11), " or ".join("a" * 12))
    assert complexity.too_complex(source) == [(2, "worse", 12)]
