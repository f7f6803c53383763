"""A frozen snapshot without one of its events: its times stay, every word about it goes."""

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from programme.wording import timing

TIMES = ("uid", "kind", "wording", "period")
TIMES_OF_DAY = ("date", "date_label", "time", "starts", "status")


def redacted(snapshot: dict, uid: str, *, on: date) -> dict:
    """The snapshot, marked as cleaned on that day; the event stands in it as dropped."""
    with translation.override(snapshot["language"]):
        events = [
            _bare(event, snapshot["language"]) if event["uid"] == uid else event
            for event in snapshot["events"]
        ]
        cleaned = {"cleaned_on": on.isoformat(), "cleaned": timing.plain_day(on)}
    paid = {name for event in events for name in event["funding"]}
    return snapshot | {
        "events": events,
        "edition": snapshot["edition"] | cleaned,
        "partners": sorted({name for event in events for name in event["organisers"]}),
        "funding": [row for row in snapshot["funding"] if row["name"] in paid],
    }


def _bare(event: dict, language: str) -> dict:
    days = [
        {name: value if name in TIMES_OF_DAY else _empty(value) for name, value in day.items()}
        | {"status": "scheduled"}
        for day in event["days"]
    ]
    kept = {name: event[name] for name in TIMES}
    said = {"title": _("Dropped"), "language": language, "days": days}
    return {name: _empty(value) for name, value in event.items()} | kept | said


def _empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _empty(each) for name, each in value.items()}
    return type(value)()
