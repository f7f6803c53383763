"""All events of one address behind a link; and asking for it without learning who is known."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from programme import rate_limits
from programme.credentials import edit_links
from programme.drafts.event_draft import from_data
from programme.models.journal import Entry
from programme.models.submission import Submission
from tests import cast
from tests.pages.partner.filling import post, send, typed
from worker.handlers import HANDLERS

ASK = "/en/nord/submit/link/"
EMAIL = "bruno@verein.example"


@pytest.fixture(autouse=True)
def nobody_asked_before():
    rate_limits.reset("link-network", "127.0.0.1")


@pytest.fixture
def mine(nord):
    return f"/en/nord/submit/mine/{edit_links.to_partner(nord, EMAIL, at=timezone.now())}/"


@pytest.fixture
def forget(nord):
    for name in ("link-address", "link-again"):
        rate_limits.reset(name, f"{nord.pk} {EMAIL}")


def titles(response):
    return re.findall(r"<h2[^>]*><bdi>(.*?)</bdi></h2>", response.content.decode())


def letters():
    mail.outbox.clear()
    for entry in Entry.objects.open().filter(verb="link_requested"):
        for handler in HANDLERS[entry.verb]:
            handler(entry)
    return mail.outbox


def choose(client, mine, submission, page):
    data = {"number": submission.number, "page": page}
    return client.post(f"{mine}open/", data)


def test_everything_of_this_address_in_this_district_is_there(client, week, sued, aylin, mine):
    cast.offered(week, title="Lesung")
    cast.accepted(week, aylin, title="Fest")
    cast.offered(cast.programme(sued), title="Anderswo")
    page = client.get(mine)
    assert titles(page) == ["Fest", "Lesung"]
    text = page.content.decode()
    assert "It is in the programme." in text
    assert "The office will look at it." in text


def test_a_button_opens_one_by_a_link_of_its_own(client, week, mine):
    submission = cast.offered(week, title="Lesung")
    before = submission.links.count()
    client.get(mine)
    assert submission.links.count() == before
    answer = choose(client, mine, submission, "edit-submission")
    assert typed(client.get(answer["Location"]))["title"] == "Lesung"
    assert submission.links.count() == before + 1


def test_nobody_elses_can_be_opened(client, week, sued, mine):
    other = cast.offered(week)
    Submission.objects.filter(pk=other.pk).update(contact_email="other@verein.example")
    elsewhere = cast.offered(cast.programme(sued))
    codes = [
        choose(client, mine, each, "edit-submission").status_code for each in (other, elsewhere)
    ]
    assert codes == [404, 404]
    assert choose(client, mine, other, "desk").status_code == 404


def test_the_secret_stays_in_the_address(client, week, mine):
    response = client.get(mine)
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-cache, max-age=0"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert not response.cookies


def test_wrong_ended_and_foreign_links_are_404(client, week, mine, time_machine):
    submission = cast.offered(week)
    edit = edit_links.to_submission(submission, at=timezone.now())
    wrong = ["/en/nord/submit/mine/xyz/", f"/en/nord/submit/mine/{edit}/"]
    wrong.append(mine.replace("nord", "sued"))
    cast.district("sued", "16002")
    assert [client.get(each).status_code for each in wrong] == [404, 404, 404]
    time_machine.move_to(timezone.now() + timedelta(91))
    assert client.get(mine).status_code == 404


def test_last_years_event_comes_back_on_the_same_weekday(client, week, nord, mine):
    last = cast.programme(
        nord,
        slug="ikw-2025",
        title="Interkulturelle Woche 2025",
        year=2025,
        starts_on=date(2025, 9, 13),
        ends_on=date(2025, 11, 30),
        national_starts_on=date(2025, 9, 21),
        national_ends_on=date(2025, 9, 28),
    )
    old = cast.offered(last, whens=(cast.when(date(2025, 9, 22)),))
    form = client.get(choose(client, mine, old, "submit-again")["Location"])
    data = typed(form)
    assert (data["title"], data["dates-0-day"]) == ("Offener Stammtisch", "28.9.2026")
    address = re.search(r'<form class="form submit"[^>]*action="([^"]+)"', form.content.decode())[1]
    assert post(client, address, data).status_code == 302
    new = Submission.objects.latest("pk")
    assert (new.programme, new.contact_email) == (week, EMAIL)
    assert from_data(new.latest.data).whens[0].starts_on == date(2026, 9, 28)


def test_the_edit_page_offers_last_years_event_again(client, week, nord):
    last = cast.programme(
        nord,
        slug="ikw-2025",
        title="Interkulturelle Woche 2025",
        year=2025,
        starts_on=date(2025, 9, 13),
        ends_on=date(2025, 11, 30),
        national_starts_on=None,
        national_ends_on=None,
    )
    old = cast.offered(last, whens=(cast.when(date(2025, 9, 22)),))
    new = cast.offered(week)
    pages = {
        each: client.get(
            f"/en/nord/submit/edit/{edit_links.to_submission(each, at=timezone.now())}/"
        ).content.decode()
        for each in (old, new)
    }
    assert "Offer it again: Interkulturelle Woche 2026" in pages[old]
    assert "Offer it again" not in pages[new]


def test_this_years_event_is_not_offered_again_but_another_like_it(client, week, mine):
    submission = cast.offered(week)
    page = client.get(mine).content.decode()
    assert ("Offer it again" in page, "Another like this" in page) == (False, True)
    answer = choose(client, mine, submission, "submit-another")
    data = typed(client.get(answer["Location"]))
    assert (data["organiser"], data["title"]) == ("Verein Miteinander", "")
    again = choose(client, mine, submission, "submit-again")["Location"]
    assert client.get(again)["Location"] == again.removesuffix("again/")


def asked(client, email):
    """The page after the redirect."""
    return client.get(send(client, ASK, email=email)["Location"]).content.decode()


def test_the_lost_link_comes_by_mail_and_works(client, week, forget):
    cast.offered(week, title="Lesung")
    page = asked(client, " Bruno@verein.example")
    assert "If we know the address, a letter is on its way." in page
    (letter,) = letters()
    assert letter.to == [EMAIL]
    assert letter.subject == "Your events: the link you asked for"
    address = re.search(r"http\S+(/en/nord/submit/mine/\S+)", letter.body)[1]
    assert titles(client.get(address)) == ["Lesung"]


def test_nobody_learns_whether_an_address_is_known(client, week, forget):
    cast.offered(week)
    answers = []
    for email in (EMAIL, "nobody@verein.example"):
        answers.append(asked(client, email))
    assert answers[0] == answers[1]
    assert len(letters()) == 1
    lines = Entry.objects.filter(verb="link_requested")
    assert [line.data for line in lines] == [{"language": "en"}] * 2
    assert EMAIL not in str(list(lines.values()))


def test_the_same_work_is_done_for_both(client, week, forget, django_assert_num_queries):
    cast.offered(week)
    data = typed(client.get(ASK))
    data["email"] = "x@verein.example"
    with django_assert_num_queries(4):
        post(client, ASK, data)
    data["email"] = EMAIL
    with django_assert_num_queries(4):
        post(client, ASK, data)


def test_letters_to_one_address_are_few_and_nobody_notices(client, week, forget):
    cast.offered(week)
    pages = set()
    for _ in range(5):
        pages.add(asked(client, EMAIL))
        rate_limits.reset("link-again", f"{week.district_id} {EMAIL}")  # a minute later
    assert len(pages) == 1
    assert len(letters()) == 3


def test_a_button_that_is_pressed_twice_sends_one_letter(client, week, forget):
    cast.offered(week)
    pages = {asked(client, email) for email in (EMAIL, EMAIL.upper())}
    assert (len(pages), len(letters())) == (1, 1)


def test_what_could_not_be_asked_for_is_asked_for_by_the_next_press(client, week, forget):
    cast.offered(week)

    def away(execute, sql, *rest):
        if sql.startswith('INSERT INTO "programme_entry"'):
            raise OperationalError("away")
        return execute(sql, *rest)

    with pytest.raises(OperationalError), transaction.atomic(), connection.execute_wrapper(away):
        asked(client, EMAIL)
    asked(client, EMAIL)
    assert len(letters()) == 1


def test_a_wrong_address_is_told(client, week):
    page = send(client, ASK, email="bruno").content.decode()
    assert "Please write a whole e-mail address" in page
    assert not Entry.objects.filter(verb="link_requested").exists()


def test_a_number_that_no_database_can_be_asked_is_not_found(client, week, mine):
    said = {"page": "edit-submission", "number": "NOR\0"}
    assert client.post(f"{mine}open/", said).status_code == 404


def test_what_is_over_is_not_to_be_changed_or_cancelled_any_more(
    client, week, aylin, mine, time_machine
):
    event = cast.accepted(week, aylin)
    edit = f"/en/nord/submit/edit/{edit_links.to_submission(event.submission, at=timezone.now())}/"
    texts = ("It is in the programme.", "This event is over.", "Change or cancel", "Look at it")
    change = "Cancel, postpone or mark as full"

    def shown():
        page = client.get(mine).content.decode()
        return [text in page for text in texts], change in client.get(edit).content.decode()

    assert shown() == ([True, False, True, False], True)
    time_machine.move_to("2026-09-29 09:00:00+02:00", tick=False)
    assert shown() == ([False, True, False, True], False)
