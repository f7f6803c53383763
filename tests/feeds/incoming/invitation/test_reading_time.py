"""Twice the text takes twice the time, whatever is in it: a paste holds a thread of the server."""

import gc
import time

import pytest

from feeds.incoming.invitation import several_events

LENGTH = 3_000  # characters; twice as many are cut into events
CLOCK = 0.02  # seconds that a clock may be wrong
PIECES = (
    "1.1., ",
    "1. und ",
    "1.9., 2.9. und ",
    "25.9. bis ",
    "25.9.2027\n",
    "Wann: 1.9. um 9 Uhr\n",
    "Wann: halb acht\n",
    "Montag, ",
    "Anmeldung bis ",
    "in Kooperation mit ",
    "Am Markt 1, ",
    "Es laden ",
    "bis ",
    "x",
    "19 Uhr, ",
    "halb acht ",
    "nicht am 1.9. ",
    "kein Treffen ",
    "Wort: x\n",
    "> > ",
    "Mittwochs ",
    "Fest, 1.9., 9 Uhr, Markt 1, Geisa\n\n",
)


@pytest.fixture(autouse=True)
def nothing_is_collected():
    """What all tests before have left behind would be looked through, and counted as reading."""
    gc.disable()
    yield
    gc.enable()


def _seconds(text: str, week) -> float:
    """Of the processor; the least of three, for others use it too."""
    taken = []
    for _ in range(3):
        begin = time.process_time()
        several_events.read(text, week)
        taken.append(time.process_time() - begin)
    return min(taken)


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_takes_at_most_three_times_as_long(week, piece):
    text = piece * (2 * LENGTH // len(piece))
    several_events.read(text[:LENGTH], week)
    assert _seconds(text, week) <= 3 * _seconds(text[:LENGTH], week) + CLOCK
