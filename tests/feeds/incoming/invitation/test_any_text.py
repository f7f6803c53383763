"""Any text can be pasted: what holds no event gives an empty draft and no fault."""

from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.incoming.invitation.reading import read
from tests.examples import examples


@pytest.mark.parametrize(
    "text", ["", "\n\n", "xyz", "28", "\x00\u202e", "A" * 50_000, "1.1." * 9000]
)
def test_a_text_without_an_event_is_no_fault(neustadt, text):
    assert asdict(read(text, neustadt).draft)["language"] == "de"


@given(st.text(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(60))
def test_any_text_can_be_read(neustadt, text):
    assert len(read(text, neustadt).draft.language) == 2
