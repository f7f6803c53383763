"""Of each kind of contradiction: what is asked about, and what only looks like it."""

import pytest

from programme.checks import all_checks
from tests import cast
from tests.programme.checks.kinds import (
    costs,
    dates,
    days,
    fields,
    impossible_days,
    languages_of_texts,
    private,
    terms,
    times,
    words_of_state,
)

FILES = (
    words_of_state,
    dates,
    days,
    times,
    costs,
    terms,
    fields,
    private,
    languages_of_texts,
    impossible_days,
)
# code: (what is asked about, what is not)
KINDS = {code: kinds for file in FILES for code, kinds in file.KINDS.items()}


def asked(week, changes):
    return {item.code for item in all_checks.findings(cast.draft(**changes), week)}


def variants(number):
    return [
        pytest.param(code, changes, id=f"{code}-{n}")
        for code, kinds in KINDS.items()
        for n, changes in enumerate(kinds[number])
    ]


@pytest.mark.parametrize(("code", "changes"), variants(0))
def test_it_is_asked(week, code, changes):
    assert code in asked(week, changes)


@pytest.mark.parametrize(("code", "changes"), variants(1))
def test_it_is_not_asked(week, code, changes):
    assert code not in asked(week, changes)
