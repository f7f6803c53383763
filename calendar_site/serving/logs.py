"""One line per log record, with nothing in it that belongs to a person.

An exception's own message is left out, because it may quote what was typed or a row of the
database; its type and the places it came through are kept.
"""

import logging
import time
import traceback

from programme.regular_expressions import expression

ADDRESS = expression(r"[^\s@<>\"']+@[^\s@<>\"',;]+")
QUERY = expression(r"\?\S+")
IP = expression(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){3,7}\b")
# Slugs are lower case; a word with capitals and digits of this length is a token in a link. (Of
# 1,500 tokens one has no digit; its length tells it.)
TOKEN = expression(r"(?=[\w-]*[A-Z])(?:(?=[\w-]*\d)[\w-]{20,}|[\w-]{40,})")
# The keys of allauth's letters are small letters and digits: their place in the address tells them.
KEY = expression(r"(?<=/reset/key/)[^/\s]+|(?<=/confirm-email/)[^/\s]+")


class OneLineFormatter(logging.Formatter):
    """`2026-09-27T19:00:00Z WARNING django.request Not Found: /de/nord/`"""

    converter = staticmethod(time.gmtime)

    def __init__(self):
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%SZ")

    def format(self, record: logging.LogRecord) -> str:
        """The record on one line; works on a copy, because other handlers see the record too."""
        bare = logging.makeLogRecord(record.__dict__ | {"exc_info": None, "exc_text": None})
        bare.stack_info = None
        line = without_personal_data(super().format(bare))
        if record.exc_info and record.exc_info[0]:
            line += f" | {_exception_line(record.exc_info)}"
        return " ".join(line.split())


def without_personal_data(text: str) -> str:
    """`text` without mail addresses, query strings, network addresses and tokens."""
    for pattern, sign in ((QUERY, "?…"), (ADDRESS, "…@…"), (IP, "…"), (TOKEN, "…"), (KEY, "…")):
        text = pattern.sub(sign, text)
    return text


def _exception_line(exc_info) -> str:
    kind, _, trace = exc_info
    places = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
    return f"{kind.__module__}.{kind.__qualname__} at " + " < ".join(reversed(places[-8:]))
