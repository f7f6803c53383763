"""Which stories each programme of a district tells: real announcements, and marked examples."""

from datetime import date

from programme.demo import real_events
from programme.demo.demo_files import read, records
from programme.demo.moved_year import Move, marked, moved, moved_draft
from programme.demo.stories import ACCEPTED, WEEK, Story
from programme.drafts.event_draft import from_data
from programme.models.programme import Programme

FULL = "ikw-2023"  # the programme with examples, which also fill the coming one
SUNDAY = date(2023, 9, 24)  # first day of its national week


def of_programme(programme: Programme) -> list[Story]:
    """The stories of a programme of the past, in a fixed order."""
    return _real(programme) + (_examples(programme) if programme.slug == FULL else [])


def of_coming(full: Programme, coming: Programme) -> list[Story]:
    """The stories of `full` as examples in the programme of the coming national week."""
    move = Move(SUNDAY, coming.national_starts_on or coming.starts_on, full.district.land)
    return [
        Story(
            story.key,
            marked(moved_draft(story.draft, move, story.bound_to)),
            tuple(moved(list(story.steps), move.days(story.bound_to))),
        )
        for story in of_programme(full)
    ]


def _real(programme):
    return [
        Story(
            record["id"],
            real_events.draft(record, series_until=programme.ends_on),
            tuple(reading.get("steps", ACCEPTED)),
            reading.get("bound_to", WEEK),
        )
        for record in read(f"real/{programme.district.slug}")
        if programme_slug(record) == programme.slug
        for reading in [read("readings").get(record["id"], {})]
    ]


def programme_slug(record: dict) -> str:
    """Events that belong to no Intercultural Week have a calendar of their own."""
    kind = "ikw" if record.get("is_ikw_event", True) else "kultur"
    return f"{kind}-{record['date'][:4]}"


def _examples(programme):
    return [
        Story(
            record["key"],
            marked(from_data(record["draft"])),
            tuple(record.get("steps", ACCEPTED)),
            record.get("bound_to", WEEK),
        )
        for record in records(f"examples/{programme.district.slug}")
    ]
