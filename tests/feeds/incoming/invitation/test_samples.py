"""Each invitation in tests/samples/invitations is read into what stands beside it, and no more."""

import pytest

from feeds.incoming.invitation.reading import read
from programme.checks import all_checks
from tests.feeds.incoming.invitation import samples
from tests.feeds.incoming.invitation.as_json import as_json


@pytest.mark.parametrize("name", samples.NAMES)
def test_every_field_and_every_line(neustadt, name):
    expected = samples.expected(name)
    assert as_json(read(samples.text(name), neustadt), *expected) == expected


def test_each_text_has_its_answer_and_each_answer_its_text():
    assert sorted(path.stem for path in samples.FOLDER.glob("*.json")) == samples.NAMES


def test_the_filled_fields_are_named(neustadt):
    assert read(samples.text("labelled-sheet"), neustadt).filled == (
        "title",
        "summary",
        "description",
        "category",
        "organisers",
        "openness",
        "whens",
        "place",
        "is_free",
        "registration",
    )


def test_a_contradiction_is_kept_and_asked(neustadt):
    draft = read(samples.text("weekday-that-contradicts-its-day"), neustadt).draft
    codes = [finding.code for finding in all_checks.findings(draft, neustadt)]
    assert "weekday" in codes
