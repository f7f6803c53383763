"""Eight times the text takes eight times the time, whatever is in it: a paste holds a thread."""

import pytest

from feeds.incoming.invitation import several_events
from tests.effort import TIMES, grows_evenly

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


@pytest.mark.parametrize("piece", PIECES)
def test_reading_takes_as_long_as_the_text(week, piece):
    def read(length):
        several_events.read(piece * (length // len(piece)), week)

    assert grows_evenly(read, several_events.LONGEST // TIMES)
