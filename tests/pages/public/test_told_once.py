"""One event is told once: page, card, calendar, search engines, API, booklet and preview agree."""

import json
import re
from datetime import date, time

import pytest
from django.utils import translation

from calendar_site.pages.shared import preview
from feeds import edition_snapshot
from programme.drafts.event_draft import Languages, Registration, from_data
from tests import cast

pytestmark = pytest.mark.django_db
HOME = "/en/nord/ikw-2026/"
SAID = {
    "price": "5 €",
    "reductions": "Kinder unter 12 frei",
    "end_place": "Bahnhof Altdorf",
    "languages": Languages(spoken=("mul",)),
    "registration": Registration(
        need="required", only_for="Kochen", phone="03695 1", email="k@verein.example", places=30
    ),
}


def doors(client, event) -> dict[str, str]:
    """What each door tells of the event, in English."""
    week, draft = event.programme, from_data(event.submission.latest.data)
    page = client.get(f"{HOME}{event.slug}/").content.decode()
    script = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1]
    card = client.get(HOME).content.decode()
    answer = json.loads(client.get("/api/v1/events/?district=nord&lang=en").content)
    with translation.override("en"):
        booklet = edition_snapshot.freeze(week, "en", number=0, released_on=date(2026, 9, 1))
        line = " · ".join(preview.line(draft, week.district))
    (printed,) = booklet["events"]
    (told,) = answer["results"]
    del told["registration"]  # as it was stated, for programs; here are the words
    calendar = client.get("/feeds/nord.en.ics").content.decode().replace("\r\n ", "")
    return {
        "page": plain(page[page.index("<main") :]),
        "card": plain(card[card.index("<main") :]),
        "calendar": calendar.replace("\\,", ","),
        "search": script,
        "api": json.dumps(told, ensure_ascii=False),
        "booklet": json.dumps(printed, ensure_ascii=False),
        "preview": plain(line),
    }


def plain(html: str) -> str:
    words = re.sub(
        r"<script.*?</script>|<details class=\"filter.*?</details>", " ", html, flags=re.S
    )
    return " ".join(re.sub(r"<[^>]+>", "", words).split())


def telling(found, word) -> set[str]:
    return {name for name, text in found.items() if re.search(word, text, re.I)}


ALL = {"page", "calendar", "api", "booklet", "preview"}


def test_what_everybody_asks_is_said_at_every_door(client, week, aylin):
    when = cast.when(end_time=time(22), end_about=True)
    found = doors(client, cast.accepted(week, aylin, whens=(when,), **SAID))
    assert telling(found, "registration required") == ALL
    assert telling(found, "only for: (\u2068|<bdi>)?Kochen") == ALL
    assert telling(found, "30 places") == ALL
    assert telling(found, '"maximumAttendeeCapacity"') == set()  # of the part alone
    assert telling(found, "Kinder unter 12 frei") == ALL
    assert telling(found, "ca\\. |approx|about 22|22 Uhr ca|~22") >= {"page", "preview"}
    assert telling(found, "Registration for a part") == {"page", "card"}
    assert telling(found, "Registration needed") == set()


def test_places_of_the_whole_are_told_to_search_engines(client, week, aylin):
    all_of_it = Registration(need="required", places=30)
    found = doors(client, cast.accepted(week, aylin, registration=all_of_it))
    assert telling(found, '"maximumAttendeeCapacity": 30') == {"search"}
    assert telling(found, "Registration needed") == {"page", "card"}


@pytest.mark.parametrize("only_for", ["", "Kochen"])
def test_nobody_registers_for_what_is_cancelled(client, week, aylin, only_for):
    when = cast.when(status="cancelled", note="Der Saal ist gesperrt.")
    asked = Registration(need="required", only_for=only_for, phone="03695 1", places=30)
    event = cast.accepted(week, aylin, whens=(when,), **SAID | {"registration": asked})
    found = doors(client, event)
    assert telling(found, "registration (required|needed|for a part)|30 places|03695 1") == set()
    assert telling(found, "cancelled") == {*found}


def test_one_cancelled_date_of_two_leaves_the_registration(client, week, aylin):
    whens = (cast.when(status="cancelled"), cast.when(day=date(2026, 9, 29)))
    found = doors(client, cast.accepted(week, aylin, whens=whens, **SAID))
    assert telling(found, "registration required") == ALL


def test_a_card_says_when_doors_open_and_for_how_many_there_is_room(client, week, aylin):
    whens = (cast.when(doors=time(17, 30)),)
    room = Registration(need="requested", places=30)
    event = cast.accepted(week, aylin, whens=whens, registration=room)
    found = doors(client, event)
    assert telling(found, "30 places") == ALL | {"card"}
    assert telling(found, "doors open at 17:30") >= {"card", "page", "calendar", "preview"}
    assert found["page"].count("30 places") == 1
    draft = from_data(event.submission.latest.data)
    with translation.override("en"):
        marks = preview.card(draft, week.district)["marks"]
    assert [mark["label"] for mark in marks] == ["Doors open at 17:30", "30 places"]


def test_the_line_says_where_it_ends_and_is_in_bad_weather_and_when_doors_open(week):
    draft = cast.draft(
        whens=(cast.when(doors=time(17, 30)),),
        end_place="Marktplatz",
        bad_weather_place="Turnhalle",
    )
    with translation.override("en"):
        line = [plain(part) for part in preview.line(draft, week.district)]
    told = ("Place in bad weather: Turnhalle", "Ends at: Marktplatz", "doors open at 17:30")
    assert [part for part in line if part in told] == list(told)


@pytest.mark.parametrize("note", ["", "neuer Termin folgt", "Verschoben, neuer Termin folgt."])
def test_every_door_says_once_that_a_new_date_follows(client, week, aylin, note):
    whens = (cast.when(status="postponed", note=note),)
    found = doors(client, cast.accepted(week, aylin, whens=whens, **SAID))
    assert telling(found, "new date to follow") == {*found} - {"search", "api"}
    said = {door: len(re.findall("new date to follow", text)) for door, text in found.items()}
    assert {door for door, count in said.items() if count > 1} == set()
    assert telling(found, "neuer Termin") <= {"api"}  # the note itself


@pytest.mark.parametrize("state", ["postponed", "full", "tentative"])
def test_the_preview_says_the_state(week, aylin, state):
    event = cast.accepted(week, aylin, whens=(cast.when(status=state),), **SAID)
    with translation.override("en"):
        line = preview.line(from_data(event.submission.latest.data), week.district)
    assert not any("<a" in part for part in line)  # as on paper
    badge = {"postponed": "Postponed", "full": "Fully booked", "tentative": "Not yet confirmed"}
    assert plain(line[0]) == badge[state]
