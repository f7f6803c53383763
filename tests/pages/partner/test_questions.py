"""Contradictions are asked, never repaired: choose what is meant, or say that it is right."""

import re
from datetime import date

from programme.drafts.event_draft import from_data
from programme.models.submission import Submission
from tests.pages.partner.filling import STAMMTISCH, post, send, typed

CONTRADICTION = STAMMTISCH | {"dates-0-day": "Di 28.9.2026"}


def questions(response) -> dict[str, list[tuple[str, str]]]:
    """Each question with the names and values of its answers."""
    page = response.content.decode()
    found = {}
    for fieldset in re.findall(
        r'<fieldset class="field kern-fieldset ask">.*?</fieldset>', page, re.S
    ):
        legend = re.search(r"<legend[^>]*>(.*?)</legend>", fieldset, re.S)[1].strip()
        found[legend] = re.findall(r'name="(answer-\w+)"[^>]*value="([^"]+)"', fieldset)
    return found


def only_day():
    return from_data(Submission.objects.get().latest.data).whens[0]


def test_a_weekday_that_does_not_fit_is_asked_with_the_days_that_may_be_meant(client, address):
    response = send(client, address, **CONTRADICTION)
    (question, answers), *others = questions(response).items()
    assert others == []
    assert question == "28 September 2026 is a Monday, but Tuesday is written. Which day is meant?"
    assert [value for _, value in answers] == ["2026-09-28", "2026-09-29", "2027-09-28", "keep"]
    assert "Offener Stammtisch" in typed(response)["title"]
    assert Submission.objects.count() == 0


def test_without_an_answer_it_is_asked_again(client, address):
    response = send(client, address, **CONTRADICTION)
    again = post(client, address, typed(response))
    assert questions(again) == questions(response)
    assert Submission.objects.count() == 0


def test_a_candidate_that_is_chosen_is_what_is_sent(client, address):
    response = send(client, address, **CONTRADICTION)
    (((name, _), *_rest),) = questions(response).values()
    assert post(client, address, typed(response, **{name: "2026-09-29"})).status_code == 302
    assert (only_day().starts_on, only_day().stated_weekday) == (date(2026, 9, 29), 1)


def test_what_is_right_as_it_is_goes_to_the_office_as_a_question(client, address):
    response = send(client, address, **CONTRADICTION)
    (((name, _), *_rest),) = questions(response).values()
    answer = post(client, address, typed(response, **{name: "keep"}))
    assert answer.status_code == 302
    assert (only_day().starts_on, only_day().stated_weekday) == (date(2026, 9, 28), 1)
    assert "Which day is meant?" in client.get(answer["Location"]).content.decode()


def test_a_candidate_that_leads_to_a_question_is_asked_about_too(client, address):
    """A year later lies outside the programme."""
    response = send(client, address, **CONTRADICTION)
    (((name, _), *_rest),) = questions(response).values()
    second = post(client, address, typed(response, **{name: "2027-09-28"}))
    asked = questions(second)
    assert len(asked) == 2
    outside = next(text for text in asked if "lies outside the programme" in text)
    assert typed(second)[name] == "2027-09-28"
    keep = asked[outside][-1]
    assert post(client, address, typed(second, **{keep[0]: "keep"})).status_code == 302
    assert only_day().starts_on == date(2027, 9, 28)


def test_an_answer_belongs_to_its_question(client, address):
    """Who corrects the day as well is asked about the new day."""
    response = send(client, address, **CONTRADICTION)
    (((name, _), *_rest),) = questions(response).values()
    again = post(client, address, typed(response, **{name: "keep", "dates-0-day": "Fr 1.10.2026"}))
    assert list(questions(again)) == [
        "1 October 2026 is a Thursday, but Friday is written. Which day is meant?"
    ]


def test_an_answer_that_nobody_offered_is_no_answer(client, address):
    response = send(client, address, **CONTRADICTION)
    (((name, _), *_rest),) = questions(response).values()
    forged = post(client, address, typed(response, **{name: "2031-01-01"}))
    assert len(questions(forged)) == 1
    assert Submission.objects.count() == 0


def test_errors_come_before_questions(client, address):
    response = send(client, address, **CONTRADICTION | {"title": ""})
    assert questions(response) == {}
    assert "Please give the event a title." in response.content.decode()


def test_a_state_that_is_written_is_chosen_and_the_date_is_stored_so(client, address):
    response = send(client, address, **STAMMTISCH | {"title": "ABGESAGT: Offener Stammtisch"})
    (answers,) = questions(response).values()
    assert [value for _, value in answers] == ["cancelled", "keep"]
    assert post(client, address, typed(response, **{answers[0][0]: "cancelled"})).status_code == 302
    said = from_data(Submission.objects.get().latest.data)
    assert [(said.title, when.status) for when in said.whens] == [
        ("Offener Stammtisch", "cancelled")
    ]


def test_what_was_sent_already_is_told_without_whose_it_is(client, address):
    assert send(client, address, **STAMMTISCH).status_code == 302
    again = STAMMTISCH | {"summary": "Noch einmal von jemand anderem."}
    response = send(client, address, **again)
    (question,) = questions(response)
    assert question.startswith("Something like this was sent already")
    assert Submission.objects.get().number not in response.content.decode()
