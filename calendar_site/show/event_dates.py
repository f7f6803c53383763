"""The single dates of an event with what differs on them."""

from calendar_site.show.event_cards import language_codes
from calendar_site.show.past import told_status
from programme.events.standing import main_spot, spot
from programme.models.event import OccurrenceLanguage
from programme.wording import badges, moves, places, timing
from programme.wording.spoken_languages import spoken

MODES = OccurrenceLanguage.Mode.values
MANY = 10


def may_fold(rows: list[dict]) -> bool:
    """Whether so many rows of `dates` may wait behind one line: not where one is cancelled."""
    return len(rows) > MANY and not any(row["status_label"] for row in rows)


def dates(event, occurrences, today, *, said: str = "") -> list[dict]:
    """One row per date: its state, and place, languages and a note where dates differ in them.

    A note that is `said` above is not said again.
    """
    by_date = [[language_codes([row], mode) for mode in MODES] for row in occurrences]
    differ = any(codes != by_date[0] for codes in by_date)
    usual = main_spot(event, occurrences)
    found = [_date(event, row, usual, differ, today) for row in occurrences]
    return [row | {"note": "" if row["note"] == said else row["note"]} for row in found]


def _date(event, row, usual, languages_differ, today) -> dict:
    own, last, status = spot(event, row), timing.last_day(row), told_status(row)
    return {
        "day": timing.day(row.starts_on),
        "iso": f"{row.starts_on:%Y-%m-%d}",
        "time": timing.times(row),
        "until": timing.plain_day(last) if last > row.starts_on else "",
        "past": row.ends_on < today,
        "status": status,
        "status_label": badges.status(status),
        "instead": moves.instead(row),
        "note": row.note,
        "place": "" if own == usual else ", ".join(filter(None, (places.at(own), own.room))),
        "languages": spoken([row]) if languages_differ else "",
    }
