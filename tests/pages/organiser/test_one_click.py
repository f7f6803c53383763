"""What has one obvious answer is answered with one button, and nothing else changes."""

from dataclasses import asdict
from datetime import date, time

import pytest

from programme.actors import organiser
from programme.checks import all_checks
from programme.drafts.event_draft import Registration, from_data
from programme.submissions import moderation
from tests import cast
from tests.pages.organiser.pressing import notice, page, press

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


def test_an_answer_has_a_way_back(desk, week):
    submission = cast.offered(week, title="ABGESAGT: Lesung")
    before = submission.latest
    shown = page(desk, submission)
    answers = [press(desk, shown, "answer", value="cancelled") for _ in range(2)]
    assert {answer["Location"].partition("?")[2] for answer in answers} == {"done=answer"}
    done = desk.get(answers[1]["Location"])
    assert done.content.decode().count("/undo-answer/") == 1
    back = [press(desk, done, "undo-answer") for _ in range(2)]
    assert {answer["Location"].partition("?")[2] for answer in back} == {"done=undo_answer"}
    submission.refresh_from_db()
    assert submission.latest == before
    verbs = list(submission.entries.order_by("pk").values_list("verb", flat=True))
    assert verbs[-3:] == ["submit", "submit", "undo_answer"]
    assert 'value="cancelled"' in desk.get(back[1]["Location"]).content.decode()


def test_who_comes_second_sees_the_answer_of_the_other_and_its_way_back(desk, week, nord):
    submission = cast.offered(week, title="ABGESAGT: Lesung")
    seen = page(desk, submission)
    finding = all_checks.findings(
        from_data(submission.latest.data), week, besides=submission, insider=True
    )[0]
    emma = organiser(cast.person("emma", nord))
    moderation.answer(submission, finding.key, "cancelled", by=emma, at=cast.AT)
    late = press(desk, seen, "answer", value="full")
    assert late.status_code == 409
    assert notice(late).startswith("Somebody else was faster: question answered (emma).")
    press(desk, late, "undo-answer")
    submission.refresh_from_db()
    assert from_data(submission.latest.data).title == "ABGESAGT: Lesung"


def _plain(draft, *names):
    """Without the keys that dates are given when they are stored."""
    said = {name: value for name, value in asdict(draft).items() if not names or name in names}
    if "whens" in said:
        said["whens"] = [when | {"key": ""} for when in said["whens"]]
    return said
