"""The texts of bench.reading: what must not get worse, and what is true of each of them."""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bench.reading import facts, measure, programmes
from feeds.incoming import read_aloud
from feeds.incoming.invitation import reading
from programme.drafts.event_draft import to_data
from tests.examples import examples

pytestmark = pytest.mark.django_db
TEXTS = facts.texts()
LABELLED = [told for told in TEXTS if told.manner == "labelled"]
UNKNOWN = ("Zimtkrone", "Quittenholz", "Wollmispel")  # no reader knows what they mean
FEW = {
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}
LEAST = {
    "date": (0.97, 0.95),
    "start": (0.97, 0.95),
    "end": (0.97, 0.95),
    "place": (0.97, 0.95),
    "organiser": (0.97, 0.9),
}


@pytest.fixture(scope="module")
def known(once_per_file):
    return programmes.make()


@pytest.fixture(scope="module")
def compared(known):
    return [measure.compare(told, known) for told in TEXTS]


@pytest.mark.parametrize("manner", facts.MANNERS)
@pytest.mark.parametrize("field", LEAST)
def test_precision_and_recall(compared, manner, field):
    outcomes = [each.fields[field] for each in compared if each.told.manner == manner]
    reached = (measure.precision(outcomes), measure.recall(outcomes))
    assert [figure >= least for figure, least in zip(reached, LEAST[field], strict=True)] == [
        True,
        True,
    ], reached


@given(st.data())
@settings(max_examples=examples(150), **FEW)
def test_an_unknown_word_is_lost_nowhere(known, data):
    """Wherever it stands in a text, it is in a field, left over, or aside."""
    told = data.draw(st.sampled_from(TEXTS))
    word = data.draw(st.sampled_from(UNKNOWN))
    gaps = [match.start() for match in re.finditer(r"\s", told.text)]
    at = data.draw(st.sampled_from([*gaps, len(told.text)]))
    found = reading.read(f"{told.text[:at]} {word}{told.text[at:]}", known[told.programme])
    kept = [*found.left, *found.aside, *strings(to_data(found.draft))]
    assert [text for text in kept if word.casefold() in text.casefold()]


def strings(value) -> list[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [text for each in value for text in strings(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("told", LABELLED, ids=lambda told: told.name)
@given(seed=st.randoms(use_true_random=False))
@settings(max_examples=examples(50) // 10, **FEW)
@example(seed=None)
def test_the_order_of_labelled_lines_means_nothing(known, told, seed):
    """Also when they are reversed (without a seed)."""
    lines = told.text.splitlines()
    places = [n for n, line in enumerate(lines) if re.match(r"[\w /]+[:?] ", line)]
    order = seed.sample(places, len(places)) if seed else places[::-1]
    moved = list(lines)
    for place, source in zip(places, order, strict=True):
        moved[place] = lines[source]
    programme = known[told.programme]
    assert in_any_order(moved, programme) == in_any_order(lines, programme)


def in_any_order(lines: list[str], programme) -> dict:
    """What is read, without the order of lines: of what is left over, and of what is made of it."""
    said = read_aloud.text_as_json("\n".join(lines), programme)
    for event in said["events"]:
        for name in ("summary", "description"):
            del event[name]
        event["findings"].sort()
    said["left_over"].sort()
    return said
