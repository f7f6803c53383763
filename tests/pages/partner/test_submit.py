"""Submitting an event: one page, no account, nothing that was typed is ever lost."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.utils import translation

from calendar_site.pages.shared import preview
from programme.drafts.event_draft import EventDraft, Place, When, from_data
from programme.models.submission import Submission
from tests import cast
from tests.pages.partner.filling import STAMMTISCH, blank, post, send, typed

NEXT = date(2026, 9, 29)


def only_draft() -> EventDraft:
    return from_data(Submission.objects.get().latest.data)


def test_the_eleven_answers_that_are_needed_make_a_submission(client, address, nord):
    response = send(client, address, **STAMMTISCH)
    submission = Submission.objects.get()
    assert response.status_code == 302
    assert response["Location"].startswith("/en/nord/submit/edit/")
    assert submission.state == "submitted"
    assert (submission.contact_email, submission.origin) == ("bruno@verein.example", "form")
    assert only_draft() == EventDraft(
        language="de",
        title="Offener Stammtisch",
        summary="Ein Abend zum Kennenlernen.",
        category="fest",
        organisers=("Verein Miteinander",),
        openness="public",
        whens=(When(starts_on=date(2026, 9, 28), start_time=time(18), key="20260928T1800"),),
        place=Place(name="Mehrgenerationenhaus", town="Neustadt"),
    )


def test_the_receipt_shows_number_link_and_preview(client, address):
    receipt = client.get(send(client, address, **STAMMTISCH)["Location"])
    page = receipt.content.decode()
    submission = Submission.objects.get()
    assert receipt.status_code == 200
    assert submission.number in page
    assert "http://localhost:8000/en/nord/submit/edit/" in page
    assert '28 September 2026, 18:00</bdi> · <bdi lang="de">Offener Stammtisch</bdi>' in page


def test_nothing_of_it_is_public(client, address):
    send(client, address, **STAMMTISCH)
    for path in ("/en/nord/", "/en/nord/ikw-2026/", "/api/v1/events/?district=nord"):
        assert "Stammtisch" not in client.get(path).content.decode()


def test_one_open_programme_needs_no_choice(client, week):
    assert 'name="title"' in client.get("/en/nord/submit/").content.decode()


def test_several_open_programmes_are_offered(client, week, nord):
    nord.programmes.create(
        slug="fest-2026", title="Fest", year=2026, starts_on="2026-09-01", ends_on="2026-10-01"
    )
    page = client.get("/en/nord/submit/").content.decode()
    assert 'href="/en/nord/submit/fest-2026/"' in page
    assert 'href="/en/nord/submit/ikw-2026/"' in page
    assert 'name="title"' not in page


@pytest.mark.parametrize("slug", ["ikw-1999", "..", "edit"])
def test_a_programme_that_does_not_exist_is_404(client, week, slug):
    assert client.get(f"/en/nord/submit/{slug}/").status_code == 404
    assert Client().post(f"/en/nord/submit/{slug}/", {"title": "x"}).status_code in (403, 404)


def test_a_programme_that_is_over_takes_nothing(client, week, address, time_machine):
    data = typed(client.get(address), **STAMMTISCH)
    time_machine.move_to("2026-12-01")
    assert post(client, address, data).status_code == 404
    page = client.get("/en/nord/submit/").content.decode()
    assert "No programme takes events at the moment" in page
    assert Submission.objects.count() == 0


def test_after_the_deadline_of_print_it_still_goes_online(client, week, address):
    week.submissions_until = date(2026, 7, 1)
    week.save()
    assert "The printed programme is closed." in client.get(address).content.decode()
    assert send(client, address, **STAMMTISCH).status_code == 302


def test_a_form_without_its_csrf_token_is_refused(week, address):
    browser = Client(enforce_csrf_checks=True)
    data = typed(browser.get(address), **STAMMTISCH)
    assert post(browser, address, data).status_code == 302
    data["csrfmiddlewaretoken"] = "a" * 64
    assert post(browser, address, data).status_code == 403
    assert Submission.objects.count() == 1


def test_a_form_that_is_opened_again_differs_in_its_key_only(client, address):
    first, second = (typed(client.get(address)) for _ in range(2))
    assert first.keys() == second.keys() == blank(client).keys()
    differing = {name for name in first if first.getlist(name) != second.getlist(name)}
    assert differing == {"csrfmiddlewaretoken", "form_key"}


def test_the_same_form_sent_twice_is_one_submission(client, address):
    data = typed(client.get(address), **STAMMTISCH)
    first, second = post(client, address, data), post(client, address, data)
    assert (first.status_code, second.status_code) == (302, 302)
    assert client.get(second["Location"]).status_code == 200
    assert Submission.objects.count() == 1


def test_another_event_in_the_same_window_is_another_submission(client, address):
    data = typed(client.get(address), **STAMMTISCH)
    post(client, address, data)
    data["title"] = "Lesung im Park"
    post(client, address, data)
    titles = [from_data(row.latest.data).title for row in Submission.objects.order_by("pk")]
    assert titles == ["Offener Stammtisch", "Lesung im Park"]


def test_another_one_like_it_needs_only_what_is_new(client, address):
    link = send(client, address, **STAMMTISCH)["Location"].removesuffix("receipt/")
    page = client.get(f"{link}another/")
    new = {
        "title": "Lesung",
        "summary": "Es liest …",
        "dates-0-day": "5.10.",
    }
    answer = post(client, f"{link}another/", typed(page, **new))
    assert answer.status_code == 302
    second = Submission.objects.order_by("pk").last()
    draft = from_data(second.latest.data)
    assert (second.contact_email, draft.organisers) == (
        "bruno@verein.example",
        ("Verein Miteinander",),
    )
    assert draft.place == Place(name="Mehrgenerationenhaus", town="Neustadt")
    assert (draft.category, draft.openness) == ("fest", "public")
    assert (draft.whens[0].starts_on, draft.whens[0].start_time) == (date(2026, 10, 5), time(18))


@pytest.mark.parametrize(
    ("whens", "line"),
    [
        ((cast.when(), cast.when(NEXT)), "Mon 28 September · Tue 29 September, 18:00"),
        (
            (cast.when(end_time=time(20)), cast.when(NEXT)),
            "Mon 28 September, 18:00–20:00 · Tue 29 September, 18:00",
        ),
        (
            tuple(cast.when(NEXT + timedelta(n), time(10 + n)) for n in range(5)),
            "Tue 29 September, 10:00 · Wed 30 September, 11:00 · Thu 1 October, 12:00 · "
            "Fri 2 October, 13:00 · Sat 3 October, 14:00",
        ),
    ],
)
def test_each_of_a_few_dates_is_shown_with_its_own_time(whens, line):
    with translation.override("en"):
        assert preview.when_line(cast.draft(whens=whens)) == line


def test_robots_that_fill_in_everything_are_told(client, address):
    response = send(client, address, **STAMMTISCH, confirm_address="https://spam.example")
    assert "it stops robots" in response.content.decode()
    assert Submission.objects.count() == 0


def test_a_whole_office_may_submit_but_not_a_machine(client, address, monkeypatch):
    monkeypatch.setattr("calendar_site.pages.partner.submit.offer_form.PER_HOUR", 2)
    codes = []
    for n in range(3):
        changes = STAMMTISCH | {"title": f"Abend {n}", "dates-0-day": f"{n + 1}.10.2026"}
        codes.append(send(client, address, **changes).status_code)
    assert codes == [302, 302, 429]
    response = send(client, address, **STAMMTISCH | {"title": "Vierter"})
    assert "Please wait a while" in response.content.decode()
    assert 'value="Vierter"' in response.content.decode()


def test_the_page_costs_the_same_with_many_places(client, address, nord, django_assert_num_queries):
    town = nord.towns.create(name="Neustadt", slug="neustadt")
    nord.venues.create(name="Haus", slug="haus", town=town)
    client.get(address)
    with django_assert_num_queries(11):  # with what public events name, which is not kept here
        client.get(address)
    for n in range(30):
        nord.venues.create(name=f"Haus {n}", slug=f"haus-{n}", town=town)
    with django_assert_num_queries(11):
        client.get(address)
