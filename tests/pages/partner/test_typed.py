"""What people type: errors say what to do, and everything stays where it was typed."""

import re

import pytest

from programme.drafts.event_draft import from_data
from programme.models.submission import Submission
from tests.pages.partner.filling import STAMMTISCH, blank, post, send, typed


def errors(response) -> list[str]:
    """The lines of the summary, as they are read: field and message."""
    page = response.content.decode()
    summary = re.search(r'aria-labelledby="form-summary".*?</ul>', page, re.S)
    lines = re.findall(r"<li>(.*?)</li>", summary[0], re.S) if summary else []
    return [
        " ".join(re.sub(r"<[^>]+>", "", line).split()).replace(" – ", ": ", 1) for line in lines
    ]


def test_an_empty_form_says_what_is_needed_in_the_order_of_the_page(client, address):
    assert errors(send(client, address, language="en")) == [
        "Title: Please give the event a title.",
        "Short text: Please say in one or two sentences what happens there.",
        "Kind of event: Please choose a kind of event.",
        "Day: Please say when the event takes place.",
        "Place: Please say where the event takes place.",
        "Organiser: Please say which organisation holds the event.",
        "Your e-mail address: Please write your e-mail address, so that the office can ask you.",
    ]
    assert Submission.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": "x" * 161}, "Title: Please shorten this text: it has 161 characters, 160 fit."),
        (
            {"summary": "äö " * 150},
            "Short text: Please shorten this text: it has 449 characters, 300 fit.",
        ),
        (
            {"dates-0-day": "31.9.2026"},
            "Day: There is no such day as “31.9.2026”. Please look at the calendar.",
        ),
        (
            {"dates-0-day": "3/4/2026"},
            "Day: “3/4/2026” can be read in two ways. Please write it as 28.9.2026.",
        ),
        ({"dates-0-day": "28.9.20203"}, "Day: The year 20203 cannot be right. Please check it."),
        (
            {"rhythm": "series"},
            "How often does it repeat?: Please choose how often it repeats, "
            "or “Single days” above.",
        ),
        (
            {"rhythm": "period", "dates-0-day": ""},
            "First day: Please write the first day of the exhibition.",
        ),
        (
            {"dates-0-start": "abends"},
            "Start: “abends” is not a time. Please write it as 18:30.",
        ),
        (
            {"dates-0-start": ""},
            "Start: Please give a time, or choose “time to be announced”.",
        ),
        (
            {"dates-0-clock": "all_day"},
            "Start: “all day” is chosen below: please empty the time, or choose another kind.",
        ),
        (
            {"dates-0-last_day": "20.9.2026"},
            "Last day, if it lasts longer: The last day lies before the first. Please check both.",
        ),
        (
            {"dates-0-day": "Di 28.9.2026", "repeat": "weekly 1", "until": "30.11.2026"},
            "Day: Weekday and date do not fit together. Please correct one of them.",
        ),
        (
            {"opens_on": "14.9.2026", "closes_on": "30.9.2026"},
            "Day: Please give either single dates or an exhibition over a period. "
            "The opening of an exhibition is an event of its own.",
        ),
        (
            {"until": "30.11.2026"},
            "How often does it repeat?: Please choose how often it repeats, or empty the rest.",
        ),
        (
            {"repeat": "weekly 1", "until": "1.9.2026"},
            "Until when?: The series ends before it starts. Please check both days.",
        ),
        (
            {"spoken": "Deutsch, Arabish"},
            "Languages spoken: “Arabish” is not a language we know. Do you mean Arabic?",
        ),
        (
            {"contact_email": "bruno"},
            "Your e-mail address: Please write a whole e-mail address, such as name@verein.example",
        ),
        (
            {"website": "javascript:alert(1)"},
            "Website: Please write the whole address, such as https://verein.example/fest",
        ),
        (
            {"texts-0-language": "ar"},
            "Title: Please write the title in this language too.",
        ),
        (
            {"hours-0-weekdays": ["0", "1"], "dates-0-day": "", "dates-0-start": ""},
            "Opens at: Please tick the weekdays and write both times, or empty this line.",
        ),
        (
            {"category": "geheim"},
            "Kind of event: Please choose from the list.",
        ),
        (
            {"age_min": "-3"},
            "From age: Please write a number from 0 to 120.",
        ),
    ],
)
def test_errors_say_what_to_do(client, address, changes, expected):
    found = errors(send(client, address, **STAMMTISCH | changes))
    assert expected in found
    assert Submission.objects.count() == 0


def test_everything_typed_is_still_there(client, address):
    changes = {
        "title": "Fest <b>der</b> Begegnung & mehr",
        "summary": "",
        "dates-0-day": "Di 28.9.",
        "dates-0-start": "halb sieben",
        "dates-0-remark": "bei Regen im Saal",
        "spoken": "Deutsch, Klingonisch",
        "features": ["childcare", "food"],
        "registration": "required",
        "wishes": "50 Flyer\r\nund ein Raum",
    }
    page = blank(client, **STAMMTISCH | changes)
    again = typed(post(client, address, page))
    del page["csrfmiddlewaretoken"], again["csrfmiddlewaretoken"]
    assert again == page


def test_a_place_must_be_said_but_a_town_is_enough(client, address):
    response = send(client, address, **STAMMTISCH | {"name": "", "town": ""})
    assert errors(response) == ["Place: Please say where the event takes place."]
    assert send(client, address, **STAMMTISCH | {"name": ""}).status_code == 302


def test_a_place_from_the_list_is_known_and_contradictions_are_asked(client, address, nord):
    town = nord.towns.create(name="Neustadt", slug="neustadt")
    nord.venues.create(name="Rathaus", slug="rathaus", town=town)
    chosen = STAMMTISCH | {"name": "Rathaus, Neustadt"}
    response = send(client, address, **chosen | {"town": "Altdorf"})
    assert errors(response) == [
        "Town: “Rathaus” is in Neustadt. Please correct the town or the place."
    ]
    assert send(client, address, **chosen).status_code == 302
    place = from_data(Submission.objects.get().latest.data).place
    assert (place.venue, place.name) == ("rathaus", "")


def test_one_more_date_keeps_everything_without_javascript(client, address):
    page = blank(client, **STAMMTISCH, add="dates", dates__0__start="halb acht")
    again = client.get(address), post(client, address, page)
    data = typed(again[1])
    assert errors(again[1]) == []
    assert data["dates-TOTAL_FORMS"] == "2"
    assert {name: data[name] for name in STAMMTISCH} == STAMMTISCH | {"dates-0-start": "halb acht"}
    assert data["dates-1-day"] == ""
    assert Submission.objects.count() == 0


def test_a_date_that_is_removed_is_gone_and_the_others_stay(client, address):
    data = typed(post(client, address, blank(client, **STAMMTISCH, add="dates")))
    data["dates-1-day"], data["remove"] = "5.10.2026", "dates-0"
    data = typed(post(client, address, data))
    assert (data["dates-TOTAL_FORMS"], data["dates-0-day"]) == ("1", "5.10.2026")
    assert data["title"] == "Offener Stammtisch"


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7|add:7 }}{% debug %}",
    "a\u202egnp.exe",
    "z\u200be\u200br\u200bo",
    "nul\x00zeichen",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_harmlessly(client, address, text):
    response = send(client, address, **STAMMTISCH | {"title": text, "summary": text})
    page = client.get(response["Location"]).content.decode()
    for raw in ("<script>alert", "<img src=x", "\u202e", "\x00"):
        assert raw not in page.split("<main")[1]


def test_a_word_of_ten_thousand_characters_is_kept_and_refused(client, address):
    response = send(client, address, **STAMMTISCH | {"title": "A" * 10_000})
    assert errors(response) == [
        "Title: Please shorten this text: it has 10,000 characters, 160 fit."
    ]
    assert f'value="{"A" * 10_000}"' in response.content.decode()


def test_a_huge_body_and_a_forged_number_of_rows_change_nothing(client, address):
    huge = blank(client, **STAMMTISCH | {"description": "x" * 3_000_000})
    assert post(client, address, huge).status_code == 413
    forged = blank(client, **STAMMTISCH, dates__TOTAL_FORMS="1000000000")
    assert post(client, address, forged).status_code == 200
    missing = blank(client, **STAMMTISCH, dates__TOTAL_FORMS=None)
    assert post(client, address, missing).status_code == 200
    assert Submission.objects.count() == 0
