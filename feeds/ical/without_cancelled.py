"""A piece without what is cancelled, for readers whose calendar cannot show it as such.

Works on the bytes of a stored piece. A cancelled date of a series becomes an exception of its rule
(RFC 5545 3.8.5.1), else the rule would bring it back.
"""

import re

from programme.regular_expressions import expression

_ENTRY = expression(rb"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", re.MULTILINE | re.DOTALL)
_CANCELLED = expression(rb"^STATUS:CANCELLED\r$", re.MULTILINE)
_DATE_OF_SERIES = expression(rb"^RECURRENCE-ID(;[^\r]*\r\n)", re.MULTILINE)
_RULE = expression(rb"^RRULE:.*\r\n(?: .*\r\n)*", re.MULTILINE)


def without_cancelled(body: bytes) -> bytes:
    """The entries that take place; nothing, where none does."""
    if not _CANCELLED.search(body):
        return body
    kept, left_out = [], b""
    for entry in _ENTRY.findall(body):
        if not _CANCELLED.search(entry):
            kept.append(entry)
        elif date := _DATE_OF_SERIES.search(entry):
            left_out += b"EXDATE" + date[1]
    return _RULE.sub(lambda rule: rule[0] + left_out, b"".join(kept), count=1)
