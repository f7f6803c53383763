"""The single dates of an event with what differs on them."""

from calendar_site.show.event_cards import language_codes, named, original_language
from calendar_site.show.own_words import isolated
from calendar_site.show.past import told_status
from programme.events.standing import main_spot, spot
from programme.models.event import OccurrenceLanguage, Schedule
from programme.wording import badges, moves, notes, places, timing
from programme.wording.lists import joined
from programme.wording.spoken_languages import spoken

MODES = OccurrenceLanguage.Mode.values
MANY = 10


def may_fold(rows: list[dict]) -> bool:
    """Whether so many rows of `dates` may wait behind one line: not where one is cancelled."""
    return len(rows) > MANY and not any(row["status_label"] for row in rows)


def dates(event, occurrences, today, *, said: str = "") -> list[dict]:
    """One row per date: its state, and place, languages and a note where dates differ in them.

    A note that is `said` above, or by the facts of all dates, is not said again. Of a series and an
    exhibition only those places are told that are not the usual one.
    """
    by_date = [[language_codes([row], mode) for mode in MODES] for row in occurrences]
    differ = any(codes != by_date[0] for codes in by_date)
    alike = {spot(event, row) for row in occurrences}
    if len(alike) > 1:
        alike = set() if event.schedule == Schedule.DATES else {main_spot(event, occurrences)}
    above = (said, notes.common(occurrences))
    doors = len({row.doors for row in occurrences}) > 1
    return [_date(event, row, alike, differ, doors, above, today) for row in occurrences]


def _date(event, row, untold, languages_differ, doors_differ, above, today) -> dict:
    own, last, status = spot(event, row), timing.last_day(row), told_status(row)
    doors = timing.own_doors(row, row.note) if doors_differ else ""
    note = notes.note(row)
    return {
        "day": timing.day(row.starts_on),
        "iso": f"{row.starts_on:%Y-%m-%d}",
        "time": joined([timing.times(row), doors]),
        "until": timing.plain_day(last) if last > row.starts_on else "",
        "past": row.ends_on < today,
        "status": status,
        "status_label": badges.status(status),
        "instead": named(event, [row], moves.instead(row)),
        "note": "" if note in above else isolated(note, original_language(event)),
        "place": "" if own in untold else named(event, [row], places.with_room(own)),
        "languages": spoken([row]) if languages_differ else "",
    }
