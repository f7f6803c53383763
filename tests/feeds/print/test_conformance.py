"""The standards, checked by an engine that others wrote."""

import pytest

from tests.feeds.print.hostile import HARDEST, QUICKEST


def for_a_release(*values):
    return pytest.param(*values, marks=pytest.mark.release)


@pytest.mark.parametrize(
    ("name", "profile"),
    [
        ("sample", "ua1"),
        ("sample", "2a"),
        ("arabic", "ua1"),
        for_a_release("arabic", "2a"),
        for_a_release("large", "ua1"),
        for_a_release("large", "2a"),
    ],
)
def test_every_booklet_conforms(judged, profile, name):
    assert judged[profile][f"{name}.pdf"] == []


@pytest.mark.parametrize(
    "name", [QUICKEST, *map(for_a_release, ["hostile-ltr", "hostile-rtl", *HARDEST])]
)
def test_hostile_texts_cannot_break_the_tags(judged, name):
    assert judged["ua1"][f"{name}.pdf"] == []


def test_the_check_finds_a_missing_alternative_text(judged):
    """So that a green test above means something."""
    rules = judged["ua1"]["spoilt.pdf"]
    assert [rule.split(" ")[0] for rule in rules[1:] if rule.startswith("7.3")] == ["7.3-1"]
