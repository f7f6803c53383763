"""Whether one may also take part online: a label says it ("Online via Zoom: https://…")."""

from dataclasses import replace

from feeds.incoming import online_words
from programme.drafts.event_draft import Place
from programme.stated import meeting_addresses


def told(lines, place: Place) -> Place:
    """The place, online too where a labelled line tells so. Its link stays in the text."""
    is_online = any(
        line.kind == "online"
        or (line.kind == "web" and meeting_addresses.in_text(line.text))
        or (line.kind in ("", "when") and online_words.is_online(line.text))
        for line in lines
    )
    return replace(place, online=True, to_follow=False) if is_online else place
