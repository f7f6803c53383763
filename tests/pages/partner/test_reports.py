"""What happened to dates is told in two steps: how it will read, then to everybody; and undone."""

import re
from datetime import date, time
from urllib.parse import unquote_plus

import pytest
from django.utils import translation

from programme.actors import organiser
from programme.drafts.event_draft import from_data
from programme.models.event import Event
from programme.models.submission import Submission
from programme.models.venue import Venue
from programme.submissions import moderation
from tests import cast
from tests.pages.organiser.pressing import press
from tests.pages.partner.test_edit import link

FIRST, SECOND = "20260928T1800", "20260929T1800"


@pytest.fixture
def public(week, aylin):
    whens = (cast.when(), cast.when(date(2026, 9, 29)))
    return cast.accepted(week, aylin, title="Sprachcafé", whens=whens).submission


def form_of(name, said):
    return {f"{name}-{field}": value for field, value in said.items()}


def shown(client, address, name="report", /, **said):
    """The second step: how it will read."""
    return press(client, client.get(address), name, **form_of(name, said))


def told():
    rows = Event.objects.get().occurrences.order_by("key").select_related("venue")
    return [
        (row.status, row.note, str(row.venue or ""), row.is_elsewhere and not row.venue)
        for row in rows
    ]


BEFORE = [("scheduled", "", "", False)] * 2


def words(answer) -> list[str]:
    """What the second step says, line by line."""
    box = re.search(r'aria-labelledby="reading".*?<form', answer.content.decode(), re.S)
    lines = re.findall(r"<(?:p|dt|dd)[^>]*>(.*?)</", box[0])
    return [re.sub(r"\s+", " ", line) for line in lines]


def test_nobody_cancels_all_dates_by_ticking_none(client, public):
    page = shown(client, link(public), status="cancelled").content.decode()
    assert "Please tick the dates it is about, or “All dates”." in page
    assert 'aria-labelledby="reading"' not in page
    assert told() == BEFORE


def test_it_is_shown_before_it_is_told(client, public):
    address = link(public)
    answer = shown(client, address, status="cancelled", keys=[SECOND], note="krank")
    assert told() == BEFORE
    assert words(answer) == [
        "1 date is concerned.",
        "On the website",
        "CANCELLED: Sprachcafé, Tuesday, 29 September 2026, 18:00",
        "In calendars",
        "CANCELLED: Sprachcafé",
        "When the office has read it",
        "krank",
    ]
    done = press(client, answer, "report")
    assert done["Location"] == f"{address}?done=report"
    assert told() == [BEFORE[0], ("cancelled", "", "", False)]


def test_all_dates_are_counted(client, public):
    answer = shown(client, link(public), status="full", keys=["all"])
    assert words(answer)[:1] + words(answer)[2:4] == [
        "All 2 dates are concerned.",
        "FULLY BOOKED: Sprachcafé, Monday, 28 September 2026, 18:00",
        "FULLY BOOKED: Sprachcafé, Tuesday, 29 September 2026, 18:00",
    ]
    press(client, answer, "report")
    assert {row[0] for row in told()} == {"full"}


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_the_line_is_said_in_the_language_of_the_page(client, public, lang):
    address = link(public).replace("/en/", f"/{lang}/")
    said = words(shown(client, address, status="cancelled", keys=[SECOND]))
    with translation.override(lang):
        badge = translation.gettext("Cancelled").upper()
    assert said[4] == f"{badge}: Sprachcafé"
    assert said[2].startswith(f"{badge}: Sprachcafé")


def test_the_only_date_needs_no_tick(client, week, aylin):
    submission = cast.accepted(week, aylin).submission
    answer = shown(client, link(submission), status="postponed")
    assert words(answer)[0] == "1 date is concerned."
    assert "We have filled in the form" not in answer.content.decode()  # as after pasting a text
    press(client, answer, "report")
    assert told()[0][0] == "postponed"


def test_a_long_series_shows_its_first_dates(client, week, aylin):
    whens = tuple(cast.when(date(2026, 10, day)) for day in range(1, 13))
    submission = cast.accepted(week, aylin, whens=whens).submission
    said = words(shown(client, link(submission), status="cancelled", keys=["all"]))
    assert (said[0], len(said), said[12]) == ("All 12 dates are concerned.", 15, "…")


def test_what_was_decided_in_between_is_seen_first_and_what_was_typed_stays(client, public, aylin):
    address = link(public)
    answer = shown(client, address, status="cancelled", keys=["all"], note="krank")
    press(client, shown(client, address, status="full", keys=[FIRST]), "report")
    late = press(client, answer, "report")
    page = late.content.decode()
    assert late.status_code == 409
    assert "Somebody changed or decided something in the meantime" in page
    assert 'value="krank"' in page
    assert [row[0] for row in told()] == ["full", "scheduled"]


def test_a_second_step_without_the_first_tells_nothing(client, public):
    address = link(public)
    data = form_of("report", {"status": "cancelled", "keys": "all"})
    for confirm in ("", "1", "x"):
        answer = client.post(f"{address}report/", data | {"confirm": confirm})
        assert answer.status_code == 409
    assert told() == BEFORE


def test_the_way_back_stands_beside_what_was_told(client, public):
    address = link(public)
    done = press(client, shown(client, address, status="cancelled", keys=["all"]), "report")
    page = client.get(done["Location"])
    assert [row[0] for row in told()] == ["cancelled", "cancelled"]
    assert "When the office has read it" not in page.content.decode()
    back = press(client, page, "undo")
    assert back["Location"] == f"{address}?done=undone"
    assert told() == BEFORE
    after = client.get(back["Location"]).content.decode()
    assert "Taken back. Everything is again as it was before." in after
    assert "/undo/" not in after


def test_a_word_and_a_new_place_are_taken_back_too(client, public):
    address = link(public)
    said = {"key": FIRST, "day": "1.10.", "name": "Stadthalle", "town": "Neustadt", "note": "Hof"}
    done = press(client, shown(client, address, "move", **said), "move")
    page = client.get(done["Location"])
    assert "What you wrote with it is there when the office has read it." in page.content.decode()
    press(client, page, "undo")
    public.refresh_from_db()
    assert (told(), public.state, public.latest_id) == (BEFORE, "accepted", public.accepted_id)
    assert str(Event.objects.get().starts_on) == "2026-09-28"


def test_an_old_or_forged_way_back_leads_nowhere(client, public, aylin):
    address = link(public)
    done = press(client, shown(client, address, status="cancelled", keys=["all"]), "report")
    old = client.get(done["Location"])
    press(client, shown(client, address, status="full", keys=[FIRST]), "report")
    newest = Submission.objects.get().version
    answers = [press(client, old, "undo")]
    answers += [client.post(f"{address}undo/", {"seen": seen}) for seen in ("", "x", newest - 1)]
    answers.append(client.post(f"{address}undo/"))
    assert {answer["Location"] for answer in answers} == {f"{address}?done=overtaken"}
    assert [row[0] for row in told()] == ["full", "cancelled"]
    assert client.get(f"{address}undo/").status_code == 302


def test_a_decision_is_no_report_and_is_not_taken_back(client, week, aylin):
    submission = cast.accepted(week, aylin).submission
    address = link(submission)
    answer = client.post(f"{address}undo/", {"seen": submission.version})
    assert answer["Location"] == f"{address}?done=overtaken"
    assert "/undo/" not in client.get(f"{address}?done=report").content.decode()
    assert Event.objects.count() == 1


def test_a_new_place_is_shown_and_waits(client, public, aylin):
    said = {
        "key": SECOND,
        "start": "19",
        "name": "Stadthalle",
        "street": "Am Markt 3",
        "postcode": "99999",
        "town": "Neustadt",
    }
    answer = shown(client, link(public), "move", **said)
    assert words(answer) == [
        "1 date is concerned.",
        "On the website",
        "MOVED: Sprachcafé, Tuesday, 29 September 2026, 19:00, new place to be announced"
        " · instead of: 18:00, Mehrgenerationenhaus, Neustadt",
        "In calendars",
        "MOVED: Sprachcafé",
        "When the office has read it",
        "Stadthalle, Am Markt 3, 99999 Neustadt",
    ]
    press(client, answer, "move")
    assert told()[1] == ("moved", "", "", True)
    submission = Submission.objects.get()
    place = from_data(submission.latest.data).whens[1].place
    assert (place.name, place.street, place.postcode) == ("Stadthalle", "Am Markt 3", "99999")
    moderation.accept(submission, by=organiser(aylin), at=cast.AT)
    assert told()[1] == ("moved", "", "Stadthalle", False)


def test_a_known_place_is_shown_with_its_street_and_told_at_once(client, public, nord):
    town = nord.towns.get(name="Neustadt")
    Venue.objects.create(
        district=nord, name="Bürgerhaus", slug="buergerhaus", town=town, street="Ring 1"
    )
    answer = shown(client, link(public), "move", key=FIRST, name="Bürgerhaus", town="Neustadt")
    assert words(answer)[2].endswith(
        ", 18:00, Bürgerhaus, Ring 1, Neustadt · instead of: Mehrgenerationenhaus, Neustadt"
    )
    press(client, answer, "move")
    assert told()[0] == ("moved", "", "Bürgerhaus", False)


@pytest.fixture
def moved(client, public):
    """Its second date, on Thursday in another house."""
    town = public.programme.district.towns.get(name="Neustadt")
    Venue.objects.create(district=town.district, name="Bürgerhaus", slug="buergerhaus", town=town)
    said = {"key": SECOND, "day": "1.10.", "start": "19", "venue": "buergerhaus"}
    answer = shown(client, link(public), "move", **said)
    press(client, answer, "move")
    return answer


def test_a_move_says_what_it_is_instead_of_as_page_and_feed_do(client, moved):
    before = "instead of: Tuesday, 29 September, 18:00, Mehrgenerationenhaus, Neustadt"
    line = "MOVED: Sprachcafé, Thursday, 1 October 2026, 19:00, Bürgerhaus, Neustadt"
    assert words(moved)[2] == f"{line} · {before}"
    event = Event.objects.get()
    page = client.get(f"/en/nord/ikw-2026/{event.slug}/")
    assert before in unfolded(page)
    assert before in unfolded(client.get(f"/feeds/nord/ikw-2026/{event.slug}.en.ics"))


HERE = "Mehrgenerationenhaus, Hauptstraße 1, Neustadt"
BACK = f"Sprachcafé, Tuesday, 29 September 2026, 18:00, {HERE}"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("report", {"status": "scheduled", "keys": [SECOND]}),
        (
            "move",
            {
                "key": SECOND,
                "day": "29.9.",
                "start": "18",
                "venue": "mehrgenerationenhaus-neustadt",
            },
        ),
    ],
)
def test_the_way_back_is_shown_and_leaves_nothing_of_the_move(client, public, moved, name, said):
    answer = shown(client, link(public), name, **said)
    assert words(answer) == [
        "1 date is concerned.",
        "On the website",
        BACK,
        "In calendars",
        "Sprachcafé",
    ]
    press(client, answer, name)
    assert [row.starts_on.day for row in Event.objects.get().occurrences.order_by("key")] == [
        28,
        29,
    ]
    assert told() == BEFORE
    slug = Event.objects.get().slug
    for address in (f"/en/nord/ikw-2026/{slug}/", f"/feeds/nord/ikw-2026/{slug}.en.ics"):
        text = unfolded(client.get(address))
        assert not re.search("moved|instead of|rescheduled", text, re.I), address


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"town": "Neustadt"}, "Please name the place, or write its street."),
        ({"venue": "buergerhaus", "name": "Saal"}, "Please choose a place from the list or write"),
        (
            {"name": "Bürgerhaus", "town": "Neustadt", "street": "Markt 3"},
            "“Bürgerhaus” is known at “Ring 1”. Please correct one of both.",
        ),
        ({"name": "x" * 161}, "Please shorten this text: it has 161 characters, 160 fit."),
    ],
)
def test_a_place_that_cannot_be_meant_is_asked_about(client, public, nord, said, message):
    town = nord.towns.get(name="Neustadt")
    Venue.objects.create(
        district=nord, name="Bürgerhaus", slug="buergerhaus", town=town, street="Ring 1"
    )
    page = shown(client, link(public), "move", key=FIRST, **said).content.decode()
    assert message in page
    assert (told(), 'aria-labelledby="reading"' in page) == (BEFORE, False)


def test_a_day_that_cannot_be_is_refused_before_it_is_shown(client, public):
    page = shown(client, link(public), "move", key=FIRST, day="1.10.2203").content.decode()
    assert 'aria-labelledby="reading"' not in page
    assert told() == BEFORE


def unfolded(answer) -> str:
    """The text of a page without its <bdi>, or of a calendar in whole lines (RFC 5545 3.1)."""
    text = answer.content.decode().replace("\r\n ", "").replace("\\,", ",")
    return unquote_plus(re.sub("</?bdi[^>]*>", "", text))


def test_the_public_reads_no_old_place_while_the_new_one_waits(client, week, aylin):
    submission = cast.accepted(week, aylin, title="Sprachcafé").submission
    answer = shown(client, link(submission), "move", key=FIRST, name="Stadthalle")
    press(client, answer, "move")
    slug = Event.objects.get().slug
    addresses = (
        f"/en/nord/ikw-2026/{slug}/",
        "/en/nord/ikw-2026/",
        f"/feeds/nord/ikw-2026/{slug}.ics",
    )
    for address in addresses:
        text = unfolded(client.get(address))
        text, told_before = re.subn("(instead of|statt): Mehrgenerationenhaus, Neustadt", "", text)
        assert told_before
        assert (address, "Mehrgenerationenhaus" in text) == (address, False)
        assert (address, "Stadthalle" in text) == (address, False)
    page = client.get(addresses[0]).content.decode()
    assert "new place to be announced" in page
    assert time(18) == Event.objects.get().occurrences.get().start_time
