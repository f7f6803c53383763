"""What has one obvious answer is answered with one button, and nothing else changes."""

from dataclasses import asdict
from datetime import date, time

import pytest

from programme.checks import all_checks
from programme.drafts.event_draft import Registration, from_data
from tests import cast
from tests.pages.organiser.pressing import page, press

NEXT = date(2026, 9, 29)
BUTTONS = {
    "cancelled": ({"title": "ABGESAGT: Lesung"}, {"title": "Lesung"}),
    "full": ({"title": "Lesung - ausgebucht"}, {"title": "Lesung"}),
    "postponed": ({"title": "Verschoben auf Herbst: Lesung"}, {}),
    "6-12": ({"age_min": 12, "age_max": 6}, {"age_min": 6, "age_max": 12}),
    "once": (
        {"whens": (cast.when(), cast.when(NEXT), cast.when())},
        {"whens": (cast.when(), cast.when(NEXT))},
    ),
    "none": ({"whens": (cast.when(end_time=time(18)),)}, {"whens": (cast.when(),)}),
    "true": ({"is_free": True, "price": "5 €"}, {"price": ""}),
    "false": ({"is_free": True, "price": "5 €"}, {"is_free": False}),
    "required": (
        {"description": "Anmeldung erforderlich."},
        {"registration": Registration(need="required")},
    ),
    "requested": (
        {"registration": Registration(need="none", only_for="Gruppen")},
        {"registration": Registration(need="requested", only_for="Gruppen")},
    ),
    "invited": ({"summary": "Nur für Mitglieder."}, {"openness": "invited"}),
}
STATES = ("cancelled", "full", "postponed")


@pytest.mark.parametrize("value", BUTTONS)
def test_one_button_changes_what_was_asked_about(desk, week, value):
    said, changes = BUTTONS[value]
    if value in STATES:
        changes = changes | {"whens": (cast.when(status=value),)}
    submission = cast.offered(week, **said)
    before = from_data(submission.latest.data)
    seen = page(desk, submission)
    assert f'name="value" value="{value}"' in seen.content.decode()
    answer = press(desk, seen, "answer", value=value)
    assert answer["Location"].endswith("?done=answer")
    submission.refresh_from_db()
    after = from_data(submission.latest.data)
    assert _plain(after) == _plain(before) | _plain(cast.draft(**changes), *changes)
    left = {item.code for item in all_checks.findings(after, week, besides=submission)}
    assert left <= {"registration_without_way"}


def _plain(draft, *names):
    """Without the keys that dates are given when they are stored."""
    said = {name: value for name, value in asdict(draft).items() if not names or name in names}
    if "whens" in said:
        said["whens"] = [when | {"key": ""} for when in said["whens"]]
    return said
