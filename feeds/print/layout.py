"""What stands where in the booklet: long offers first, then day by day.

Pure: clean snapshot in, document for the template out. An event stands in full once. Series and
periods come before the days; an event with several dates stands at its first day and leaves a line
with a reference at each later one. An event whose date is unknown is kept with the long offers, so
that nothing is lost in print.
"""

import re
from itertools import groupby

from programme.regular_expressions import expression

CLOCK = expression(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:([ap])\.?m\b)?", re.IGNORECASE)
UNKNOWN = "99:99"
# Letters above which an event may run over the page; shorter ones stay in one piece.
LONG = 1100
LISTED_DATES = 40  # of one event; a line says how many more there are


def arrange(snapshot):
    """The document: {"ongoing": [event], "days": [day], "overview": [group]} of numbered events.

    A day is {"label", "entries"}; an entry is {"full", "day", "event"}, where `full` tells whether
    the event stands here or is only referred to by its number `n`.
    """
    events = [
        {**event, "n": n, "town": event["place"]["town"]}
        for n, event in enumerate(snapshot["events"], 1)
    ]
    labels = snapshot["labels"]
    ongoing = [_ongoing(event, labels) for event in events if not _is_dated(event)]
    days = _days([event for event in events if _is_dated(event)], labels)
    overview = _overview(ongoing, days, labels)
    return {"ongoing": ongoing, "days": days, "overview": overview}


def _is_dated(event):
    return event["kind"] == "dates" and bool(event["days"])


def _listed(dates, labels):
    """The first dates, and a line like theirs for the others."""
    more = len(dates) - LISTED_DATES
    if more <= 0:
        return dates
    said = labels["more_on_web"].replace("{number}", str(more))
    rest = dict.fromkeys(dates[0], "") | {"date_label": f"… {said}", "status": "scheduled"}
    return [*dates[:LISTED_DATES], rest]


def _ongoing(event, labels):
    """A series or a period: the words for its time, and the days on which something is unusual.

    Its `whole` is like a day: what is said there holds for all of it.
    """
    first, second = event["period"], event["wording"]
    if event["kind"] == "series":
        first, second = second, first
    unusual = [
        day
        for day in _sorted(event["days"])
        if day["status"] != "scheduled" or day["note"] or day["place"]
    ]
    return _printed(event) | {
        "when": first or second,
        "whole": event["whole"] | {"time": first or second or labels["undated"], "place": ""},
        "also": second if first else "",
        "hours": event["hours"] or _one_time(event),
        "dates": _listed(unusual, labels),
    }


def _one_time(event):
    """The time all days of a series share, as a list of one, where its words do not say it."""
    times = {day["time"] for day in event["days"] if day["time"] not in event["wording"]}
    return list(times) if len(times) == 1 and event["kind"] == "series" else []


def _days(events, labels):
    moments = [(day, event) for event in events for day in event["days"]]
    moments.sort(key=lambda moment: (*_moment(moment[0]), moment[1]["n"]))
    seen: set[int] = set()
    days = []
    for _date, group in groupby(moments, key=lambda moment: moment[0]["date"]):
        entries = [_entry(day, event, seen, labels) for day, event in group]
        label = entries[0]["day"]["date_label"] or labels["undated"]
        days.append({"label": label, "entries": entries})
    return days


def _entry(day, event, seen, labels):
    full = event["n"] not in seen
    seen.add(event["n"])
    if full:
        dates = _listed(_placed(event), labels)
        event = _printed(event) | {"dates": dates if len(dates) > 1 else []}
    else:
        event = _reference(event, day)
    return {"full": full, "day": day, "event": event}


def _placed(event):
    """Its dates in order; where one is elsewhere, each says where it is.

    The note on the usual place stands with it, where the event stands at a day that is elsewhere.
    """
    days, place = _sorted(event["days"]), event["place"]
    if not any(day["place"] for day in days):
        return days
    usual = " · ".join(filter(None, (place["line"], days[0]["place"] and place["note"])))
    return [day | {"place": day["place"] or usual} for day in days]


def _printed(event):
    """The event with its summary as `lead`, unless the description says the same again."""
    lead, text = event["summary"], event["description"]
    if " ".join(text).startswith(lead.rstrip(".… ")):
        lead = "" if text else lead
    length = sum(len(paragraph) + 60 for paragraph in [lead, *text]) + 40 * len(event["days"])
    length += sum(map(len, event["hours"])) + sum(map(len, event["place"].values()))
    return event | {"lead": lead, "long": length > LONG}


def _reference(event, day):
    """An event by its number, with the town in which it is on that day."""
    named = {key: event[key] for key in ("n", "title", "language", "town")}
    return named | ({"town": day["town"]} if day["place"] else {})


def _overview(ongoing, days, labels):
    """Groups of rows {n, time, title, language, town, status} for the table at the front."""
    rows = [_row(event, event["whole"]) for event in ongoing]
    groups = [{"label": labels["ongoing"], "ongoing": True, "rows": rows}]
    for day in days:
        rows = [_row(entry["event"], entry["day"]) for entry in day["entries"]]
        groups.append({"label": day["label"], "ongoing": False, "rows": rows})
    return [group for group in groups if group["rows"]]


def _row(event, day):
    status = day["status_label"] if day["status"] != "scheduled" else ""
    return _reference(event, day) | {"time": day["time"], "status": status}


def _sorted(days):
    return sorted(days, key=_moment)


def _moment(day):
    """Sorts days; a time without figures ("to be announced") comes last on its day."""
    return day["date"], day["starts"] or _clock(day["time"])


def _clock(wording):
    """ "18.30 Uhr", "ab 14 Uhr" or "6 p.m." as "18:30", "14:00", "18:00"."""
    found = CLOCK.search(wording)
    if not found:
        return UNKNOWN
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}"
