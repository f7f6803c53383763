"""The address of a meeting is told from any other."""

import pytest

from programme.stated import meeting_addresses


@pytest.mark.parametrize(
    ("address", "is_meeting"),
    [
        ("https://zoom.us/j/123456", True),
        ("https://us02web.zoom.us/j/1?pwd=x", True),
        ("zoom.us/j/123456", True),
        ("https://teams.microsoft.com/l/meetup-join/19", True),
        ("https://verein.webex.com/meet/anna", True),
        ("https://meet.jit.si/Fest", True),
        ("https://jitsi.verein.example/fest", True),
        ("https://bbb.verein.example/x", True),
        ("https://bbb2.verein.example/x", True),
        ("https://konferenz.verein.example/b/ann-abc-123", True),
        ("https://konferenz.verein.example/rooms/ann-abc-123/join", True),
        ("https://meet.google.com/abc-defg-hij", True),
        ("https://maps.app.goo.gl/abc", False),
        ("https://tickets.example/7", False),
        ("https://verein.example/teams", False),
        ("https://verein.example/b/ort", False),
        ("https://www.google.com/maps/meet", False),
        ("https://zoomland.example/", False),
        ("https://meetverein.example/", False),
        ("https://senfcall.de/abc-def", True),
        ("https://bbb.verein.example/b/abc-def", True),
        ("https://wolke.verein.example/call/x7gh2kqp", True),
        ("https://bbb-schule.example/anfahrt", False),
        ("https://bbb.schule.example/anfahrt", False),
        ("https://zoom-bar.example", False),
        ("https://zoom.kino.example/programm", False),
        ("https://verein.example/call/us", False),
        ("https://verein.edudip.com/w/412345", True),
        ("https://rooms.alfaview.com/de-DE/teams/9/rooms/7", True),
        ("https://alfaview.com/de/", False),
        ("https://alfaview.com/de/preise/", False),
        ("https://lernen.verein.example/mod/bigbluebuttonbn/view.php?id=3", True),
        ("https://wolke.verein.example/index.php/call/ab3d5f7h", True),
        ("https://verein.example/call/freunde", False),
        ("https://verein.example/rooms/saal", False),
        ("https://opentalk.verein.example/room/0b6a4f0e-2f3c-4a1b-9d7e-5c8f9a0b1c2d", True),
        ("https://zoom.us/download", False),
        ("https://zoom.us", False),
        ("https://meet.verein.example/", False),
        ("https://meet.verein.example/termine", False),
        ("https://www.youtube.com/live/abc", False),
        ("https://verein.example/online", False),
        ("https://verein.example/veranstaltung?ort=meet.jit.si/x", False),
        ("https://[kaputt", False),
        ("", False),
    ],
)
def test_only_where_people_meet_is_a_meeting(address, is_meeting):
    assert meeting_addresses.is_meeting(address) is is_meeting


def test_meetings_in_a_sentence():
    text = (
        "Wir treffen uns auf meet.jit.si/Treff oder unter (https://zoom.us/j/1). "
        "Infos: www.verein.example/meet"
    )
    assert meeting_addresses.in_text(text) == ["https://zoom.us/j/1", "meet.jit.si/Treff"]
