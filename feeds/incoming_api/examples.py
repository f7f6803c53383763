"""Requests and answers as the schema shows them; tests send and compare them."""

from dataclasses import replace

from programme.drafts import dates
from programme.drafts.event_draft import from_data, to_data

NEW = {
    "programme": "ikw-2026",
    "external_id": "event-4711",
    "title": "Offener Stammtisch",
    "summary": "Ein Abend zum Kennenlernen.",
    "category": "fest",
    "openness": "public",
    "organisers": ["Verein Miteinander"],
    "whens": [{"starts_on": "2026-09-28", "start_time": "18:00", "end_time": "21:00"}],
    "place": {"name": "Mehrgenerationenhaus", "street": "Hauptstraße 1", "town": "Neustadt"},
    "languages": {"spoken": ["de"], "interpreted": ["ar"]},
    "is_free": True,
}
SERIES = {
    "programme": "ikw-2026",
    "title": "Sprachcafé",
    "summary": "Jeden Dienstag: Deutsch sprechen bei Kaffee und Tee.",
    "category": "beratung",
    "openness": "public",
    "organisers": ["Bibliothek"],
    "rule": {
        "freq": "weekly",
        "weekdays": [1],
        "starts_on": "2026-09-15",
        "until": "2026-11-24",
        "start_time": "16:00",
        "end_time": "18:00",
        "except_days": ["2026-10-06", "2026-10-13"],
    },
    "place": {"name": "Bibliothek", "town": "Neustadt"},
}
PATCH = {"whens": [{"starts_on": "2026-09-28", "start_time": "19:00", "key": "20260928T1800"}]}
REPORT = {"status": "cancelled", "keys": ["20260928T1800"], "note": "Der Saal ist überflutet."}
RELOCATE = {"key": "20260928T1800", "starts_on": "2026-09-29", "start_time": "19:00"}
REPORT_ALL = {"status": "full", "dates": "all"}
RELOCATE_ELSEWHERE = {
    "key": "20260928T1800",
    "place": {"name": "Stadthalle", "street": "Am Markt 3", "town": "Neustadt"},
    "note": "Der Eingang ist im Hof.",
}
WITHDRAW = {"reason": "Wir schaffen es in diesem Jahr nicht."}
REFUSED = {
    "type": "validation_error",
    "errors": [
        {
            "code": "missing",
            "detail": "Please say who may come.",
            "attr": "openness",
        }
    ],
}
QUESTION = {
    "key": "weekday:whens.0.starts_on",
    "code": "weekday",
    "field": "whens.0.starts_on",
    "severity": "question",
    "message": "28 September 2026 is a Monday, but Tuesday is written. Which day is meant?",
    "candidates": [
        {"value": "2026-09-28", "label": "Monday, 28 September 2026"},
        {"value": "2026-09-29", "label": "Tuesday, 29 September 2026"},
        {"value": "2027-09-28", "label": "Tuesday, 28 September 2027"},
    ],
}
_SAID = from_data(NEW)
SHOWN = {
    "id": "NOR-2026-7KQ4M",
    "external_id": "event-4711",
    "programme": "ikw-2026",
    "state": "submitted",
    "version": 2,
    "created": "2026-08-01T09:00:00Z",
    "modified": "2026-08-01T09:00:00Z",
    "decision": None,
    "findings": [],
    "links": {
        "self": "https://kalender.example/api/v1/submissions/NOR-2026-7KQ4M/",
        "event": None,
        "document": None,
        "calendar": None,
    },
    "draft": to_data(replace(_SAID, whens=dates.keyed(_SAID.whens))),
}
CHECKED = {"valid": True, "findings": [QUESTION]}
