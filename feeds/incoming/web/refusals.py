"""Answers that are no calendar: what the server says, and what one can do."""

import re
from contextlib import suppress
from http.client import HTTPResponse

from feeds.incoming import decoding, html_to_text
from feeds.incoming.items import Unreadable
from feeds.incoming.web.unpacking import Unpacked
from programme.regular_expressions import expression

GONE = (404, 410)
FORBIDDEN = (401, 403, 405, 406, 407, 451)
MOST_BYTES = 20_000  # of its words
LONGEST = 160
_TITLE = expression(r"<title[^>]*>(.{1,400}?)</title>", re.IGNORECASE | re.DOTALL)


def refusal(response: HTTPResponse) -> Unreadable:
    """The answer as a problem, with the number and the words of the server where it has some."""
    status = response.status
    code = "gone" if status in GONE else "forbidden" if status in FORBIDDEN else "status"
    said = _said(response) if code != "gone" else ""
    return Unreadable(code, status=str(status), **({"said": said} if said else {}))


def _said(response: HTTPResponse) -> str:
    """The title of its page, else the beginning of its text."""
    data = b""
    with suppress(Unreadable):
        body = Unpacked(response.headers.get("Content-Encoding", ""), MOST_BYTES)
        body.add(response.read(MOST_BYTES))
        data = body.finished()
    with suppress(Unreadable):
        text = decoding.text(data)
        title = _TITLE.search(text)
        words = html_to_text.line(title[1] if title else text)
        return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
    return ""
