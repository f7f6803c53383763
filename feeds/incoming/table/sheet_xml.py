"""What a streaming reader of .xlsx leaves out: merged cells, hidden rows and hidden columns."""

from itertools import islice

from openpyxl.utils import column_index_from_string

from programme.regular_expressions import expression

MOST = 2000  # of each kind in one sheet
_INSIDE = rb"[^<>]{0,500}"
_HIDDEN = expression(rb'\shidden="(?:1|true)"')
_NUMBER = {name: expression(rb'\s%b="(\d{1,7})"' % name) for name in (b"r", b"min", b"max")}
_TAG = {name: expression(rb"<(?:\w{1,9}:)?%b\s%b>" % (name, _INSIDE)) for name in (b"row", b"col")}
_MERGED = expression(rb'<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


def merged(xml: bytes) -> dict[int, list[tuple[int, int]]]:
    """Cells of one column that are merged downwards: (column, last row) by their first row."""
    found: dict[int, list[tuple[int, int]]] = {}
    for match in islice(_MERGED.finditer(xml), MOST):
        first, top, _last, bottom = (part.decode() for part in match.groups())
        if int(bottom) > int(top):
            column = column_index_from_string(first) - 1
            found.setdefault(int(top), []).append((column, int(bottom)))
    return found


def hidden_rows(xml: bytes) -> frozenset[int]:
    """Numbers of rows that are not to be seen: hidden by hand, folded or filtered away."""
    tags = (match[0] for match in _TAG[b"row"].finditer(xml))
    numbers = (_NUMBER[b"r"].search(tag) for tag in tags if _HIDDEN.search(tag))
    return frozenset(int(number[1]) for number in numbers if number)


def hidden_columns(xml: bytes, most: int) -> frozenset[int]:
    """Positions (from 0, below `most`) of columns that are not to be seen."""
    found: set[int] = set()
    for match in islice(_TAG[b"col"].finditer(xml), MOST):
        first, last = (_NUMBER[name].search(match[0]) for name in (b"min", b"max"))
        if _HIDDEN.search(match[0]) and first and last:
            found |= set(range(int(first[1]) - 1, min(int(last[1]), most)))
    return frozenset(found)
