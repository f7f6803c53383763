"""Whether one may also take part online: a label says it ("Online via Zoom: https://…")."""

import re
from dataclasses import replace

from programme.drafts.event_draft import Place

_MEETING = re.compile(
    r"zoom\.us/|meet\.jit\.si/|teams\.microsoft|webex\.com/|meet\.google|bigbluebutton|\bbbb\."
)


def told(lines, place: Place) -> Place:
    """The place, online too where a labelled line tells so. Its link stays in the text."""
    is_online = any(
        line.kind == "online" or (line.kind == "web" and _MEETING.search(line.folded))
        for line in lines
    )
    return replace(place, online=True, to_follow=False) if is_online else place
