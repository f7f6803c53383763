"""Decisions: one verb each, on what was seen; whoever comes second is told."""

import re
from datetime import date

import pytest
from django.test import Client

from programme import journal
from programme.actors import PARTNER, organiser
from programme.credentials import edit_links
from programme.drafts.event_draft import from_data
from programme.models.event import Event
from programme.models.submission import Submission
from programme.submissions import moderation, revising
from tests import cast
from tests.at_once import at_once
from tests.pages.organiser.pressing import buttons, notice, page, press

LATER = cast.AT


@pytest.fixture
def waiting(week):
    return cast.offered(week)


@pytest.fixture
def asked_about(week):
    return cast.offered(week, whens=(cast.when(stated_weekday=1),))


@pytest.fixture
def by(aylin):
    return {"by": organiser(aylin), "at": LATER}


def state(submission):
    return Submission.objects.get(pk=submission.pk).state


def test_the_page_shows_how_it_will_look_and_whom_to_ask(desk, waiting):
    html = page(desk, waiting).content.decode()
    assert '28 September 2026, 18:00</bdi> · <bdi lang="de">Offener' in html
    assert "bruno@verein.example" in html
    assert buttons(page(desk, waiting)) == {
        "accept",
        "send-back",
        "decline",
        "withdraw",
        "link",
        "end-link",
        "comment",
        "logout",
    }


def test_accepting_publishes_and_can_be_undone(desk, waiting):
    answer = press(desk, page(desk, waiting), "accept")
    assert answer["Location"] == f"/en/nord/desk/{waiting.number}/?done=accept"
    assert Event.objects.get().texts.get().title == "Offener Stammtisch"
    done = desk.get(answer["Location"])
    assert "Accepted. It appears on the website" in done.content.decode()
    press(desk, done, "reopen")
    assert state(waiting) == "submitted"
    assert Event.objects.count() == 0


def test_an_open_question_must_be_looked_at_first(desk, asked_about):
    seen = page(desk, asked_about)
    refused = press(desk, seen, "accept")
    assert notice(refused) == (
        "Nothing was decided yet "
        "Please tick that you have looked at each question, or choose an answer."
    )
    assert state(asked_about) == "submitted"
    press(desk, seen, "accept", despite=["weekday:whens.0.starts_on"])
    assert state(asked_about) == "accepted"
    entry = asked_about.entries.get(verb="accept")
    assert entry.data == {"despite": ["weekday:whens.0.starts_on"], "before": None}


def test_a_candidate_that_is_chosen_is_a_new_version(desk, asked_about):
    seen = page(desk, asked_about)
    assert re.findall(r'name="value" value="([^"]+)"', seen.content.decode()) == [
        "2026-09-28",
        "2026-09-29",
        "2027-09-28",
    ]
    answer = press(desk, seen, "answer", value="2026-09-29")
    assert answer["Location"].endswith("?done=answer")
    asked_about.refresh_from_db()
    assert from_data(asked_about.latest.data).whens[0].starts_on == date(2026, 9, 29)
    assert asked_about.state == "submitted"


def test_a_candidate_that_nobody_offered_is_refused(desk, asked_about):
    answer = press(desk, page(desk, asked_about), "answer", value="2031-01-01")
    assert notice(answer) == "Nothing was decided yet Please choose again."
    assert asked_about.revisions.count() == 1


def test_asking_back_needs_a_question_and_may_name_a_field(desk, waiting):
    seen = page(desk, waiting)
    refused = press(desk, seen, "send-back", remark="Welcher Raum?", field="place")
    assert notice(refused).endswith("Please write what you want to know.")
    assert 'value="Welcher Raum?"' in refused.content.decode()
    refused = press(desk, seen, "send-back", question="Wo genau?", remark="Welcher Raum?")
    assert notice(refused).endswith("Please choose the field which your remark is about.")
    typed = {"question": "Wo genau?", "field": "place", "remark": "Welcher Raum?"}
    answer = press(desk, seen, "send-back", **typed)
    assert answer["Location"].endswith("?done=send_back")
    entry = waiting.entries.get(verb="send_back")
    assert (entry.reason, entry.data) == ("Wo genau?", {"fields": {"place": "Welcher Raum?"}})
    press(desk, desk.get(answer["Location"]), "reopen")
    assert state(waiting) == "submitted"


@pytest.mark.parametrize(
    ("action", "name", "longest"),
    [
        ("decline", "reason", 2000),
        ("withdraw", "withdraw_reason", 2000),
        ("send-back", "question", 2000),
        ("send-back", "remark", 500),
    ],
)
def test_a_text_that_is_too_long_is_refused_whole(desk, waiting, action, name, longest):
    long = "ß" * longest + "!"
    said = {"question": "Wo?", "field": "place"} if name == "remark" else {}
    refused = press(desk, page(desk, waiting), action, **said | {name: long})
    assert notice(refused).endswith(
        f"Please shorten this text: it has {longest + 1:,} characters, {longest:,} fit."
    )
    assert long in refused.content.decode()
    assert state(waiting) == "submitted"
    assert press(desk, refused, action, **{name: long[:-1]}).status_code == 302


def test_declining_needs_a_reason_and_can_be_undone(desk, waiting):
    seen = page(desk, waiting)
    assert notice(press(desk, seen, "decline")).endswith("Please write why: the partner reads it.")
    answer = press(desk, seen, "decline", reason="Passt nicht in das Programm.")
    assert state(waiting) == "declined"
    press(desk, desk.get(answer["Location"]), "reopen")
    assert state(waiting) == "submitted"


@pytest.fixture
def changed(week, aylin):
    submission = cast.accepted(week, aylin).submission
    new = cast.draft(title="Neuer Titel", whens=from_data(submission.latest.data).whens)
    revising.revise(submission, new, by=PARTNER, at=LATER)
    return submission


def test_a_change_is_shown_field_by_field(desk, changed):
    html = page(desk, changed).content.decode()
    changes = re.search(r'id="changes".*?</section>', html, re.S)[0]
    assert re.findall(r"<dt>(.*?)</dt>", changes) == ["Title"]
    assert re.findall(r"<del[^>]*>(.*?)</del>", changes) == ["Offener Stammtisch"]
    assert re.findall(r"<ins[^>]*>(.*?)</ins>", changes) == ["Neuer Titel"]
    press(desk, page(desk, changed), "accept")
    assert Event.objects.get().texts.get().title == "Neuer Titel"


def test_undoing_an_accepted_change_leaves_the_event_public_as_it_was(desk, changed):
    title = Event.objects.get().texts.get().title
    done = press(desk, page(desk, changed), "accept")
    assert ">Undo<" in desk.get(done["Location"]).content.decode()
    press(desk, page(desk, changed), "reopen")
    changed.refresh_from_db()
    assert (changed.state, Event.objects.get().texts.get().title) == ("changed", title)


def test_declining_a_change_leaves_the_event_as_it_is(desk, changed):
    press(desk, page(desk, changed), "decline", reason="Bleibt so.")
    assert state(changed) == "accepted"
    assert Event.objects.get().texts.get().title == "Offener Stammtisch"


def test_an_event_is_withdrawn_with_a_reason(desk, week, aylin):
    submission = cast.accepted(week, aylin).submission
    seen = page(desk, submission)
    assert notice(press(desk, seen, "withdraw")).endswith("the partner reads it.")
    press(desk, seen, "withdraw", withdraw_reason="Auf Wunsch des Vereins.")
    assert (state(submission), Event.objects.count()) == ("withdrawn", 0)


def test_a_new_link_is_shown_once_and_works(desk, waiting, client):
    links = waiting.links.count()
    answer = press(desk, page(desk, waiting), "link")
    assert answer["Location"] == f"/en/nord/desk/{waiting.number}/?done=new_link"
    shown = desk.get(answer["Location"]).content.decode()
    link = re.search(r'value="http://localhost:8000(/en/nord/submit/edit/[^"]+)"', shown)[1]
    assert client.get(link).status_code == 200
    again = desk.get(answer["Location"]).content.decode()
    assert link not in again
    assert "It was shown once and cannot be shown again." in again
    assert waiting.links.count() == links + 1


def test_the_edit_link_is_ended_for_the_partner_and_the_decision_stays(desk, waiting, by, client):
    token = edit_links.to_submission(waiting, at=LATER)
    moderation.decline(waiting, reason="Passt nicht.", **by)
    answer = press(desk, page(desk, waiting), "end-link")
    assert answer["Location"] == f"/en/nord/desk/{waiting.number}/?done=end_link"
    assert edit_links.find(token, "edit", at=LATER) is None
    done = desk.get(answer["Location"]).content.decode()
    assert "The link has ended. The partner gets a new one by e-mail." in done
    assert "<p>declined · aylin ·" in done
    assert "<strong>edit link ended</strong> · <bdi>aylin</bdi>" in done


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (550, "refused the address (code 550). Please check the e-mail address."),
        (None, "did not take the e-mail for two days."),
    ],
)
def test_the_office_sees_that_a_letter_did_not_arrive(desk, waiting, code, words):
    journal.give_up_letter(waiting.entries.get(verb="submit"), code=code, at=LATER)
    html = page(desk, waiting).content.decode()
    history = re.search(r'<ul class="history">.*?</ul>', html, re.S)[0]
    assert "<strong>e-mail not delivered</strong> · <bdi>the system</bdi>" in history
    assert f"The mail server {words}" in history


def test_the_second_of_two_moderators_is_told_who_was_faster(desk, waiting, nord, client):
    berta = cast.person("berta", nord)
    seen = page(desk, waiting)
    other = type(client)()
    other.force_login(berta)
    assert press(other, page(other, waiting), "decline", reason="Nein.").status_code == 302
    second = press(desk, seen, "send-back", question="Wer kommt?")
    assert second.status_code == 409
    assert notice(second) == (
        "Somebody else was faster: declined (berta). "
        "This is the new state. What you typed is still here; please decide anew. "
        "This state takes no such text any more. Here it is, so that you can copy it: "
        "What you typed Wer kommt?"
    )
    assert state(waiting) == "declined"
    assert waiting.entries.filter(verb="send_back").count() == 0


def test_nobody_decides_about_a_version_that_was_not_seen(desk, waiting):
    seen = page(desk, waiting)
    revising.revise(waiting, cast.draft(title="Untergeschoben"), by=PARTNER, at=LATER)
    second = press(desk, seen, "accept")
    assert second.status_code == 409
    assert notice(second).startswith("Somebody else was faster: sent (the partner).")
    assert "Untergeschoben" in second.content.decode()
    assert Event.objects.count() == 0
    press(desk, second, "accept")
    assert Event.objects.get().texts.get().title == "Untergeschoben"


def test_what_was_typed_stays_when_somebody_else_was_faster(desk, waiting):
    seen = page(desk, waiting)
    revising.revise(waiting, cast.draft(title="Neu"), by=PARTNER, at=LATER)
    second = press(desk, seen, "decline", reason="Ein langer Grund, den niemand zweimal schreibt.")
    assert "Ein langer Grund, den niemand zweimal schreibt.</textarea>" in second.content.decode()


def test_what_this_state_does_not_allow_is_said(desk, waiting):
    seen = page(desk, waiting)
    url = f"/en/nord/desk/{waiting.number}/reopen/"
    answer = desk.post(url, {"version": waiting.version})
    assert answer.status_code == 409
    assert notice(answer) == "Nothing was decided yet That is not possible in this state."
    assert seen.status_code == 200


def test_the_history_tells_who_did_what(desk, waiting, by):
    moderation.send_back(waiting, reason="Wo?", fields={"place": "Raum?"}, **by)
    html = page(desk, waiting).content.decode()
    history = re.search(r'<ul class="history">.*?</ul>', html, re.S)[0]
    words = [" ".join(re.sub(r"<[^>]+>", " ", part).split()) for part in history.split("<li>")[1:]]
    assert words == [
        "asked back · aylin · 1 August 2026, 11:00 Wo? Raum?",
        "sent · the partner · 1 August 2026, 11:00",
    ]


def test_hostile_texts_do_no_harm_at_the_desk(desk, week):
    submission = cast.offered(
        week,
        title='<script>alert("x")</script>',
        summary="{{ 7|add:7 }} <img src=x onerror=alert(1)>",
        organisers=('"><svg onload=alert(1)>',),
    )
    for html in (page(desk, submission).content, desk.get("/en/nord/desk/").content):
        text = html.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "<svg onload" not in text


def test_the_office_edits_with_the_same_form(desk, waiting):
    address = f"/en/nord/desk/{waiting.number}/edit/"
    form = desk.get(address)
    assert 'name="contact_email"' not in form.content.decode()
    answer = press(desk, form, "edit", title="Besserer Titel", summary="")
    assert "A short text is missing. Please add" in answer.content.decode()
    name = re.search(r'name="(answer-\w+)"', answer.content.decode())[1]
    done = press(desk, answer, "edit", **{name: "keep"})
    assert done["Location"] == f"/en/nord/desk/{waiting.number}/?done=edit"
    waiting.refresh_from_db()
    assert from_data(waiting.latest.data).title == "Besserer Titel"
    assert waiting.latest.actor == "organiser"


def test_what_came_by_phone_is_entered_without_an_address(desk, week):
    form = desk.get("/en/nord/desk/new/", follow=True)
    typed = {
        "title": "Seniorentanz",
        "summary": "Tanz am Nachmittag.",
        "category": "musik",
        "dates-0-day": "5.10.2026",
        "dates-0-start": "14",
        "town": "Neustadt",
        "organiser": "Tanzkreis",
        "openness": "public",
    }
    answer = press(desk, form, "new/ikw-2026", **typed)
    submission = Submission.objects.get()
    assert answer["Location"] == f"/en/nord/desk/{submission.number}/?done=offer"
    assert (submission.origin, submission.contact_email) == ("office", "")
    assert submission.entries.get(verb="submit").actor == "organiser"


@pytest.mark.usefixtures("transactional_db")
def test_of_two_moderators_at_the_same_moment_one_wins_and_one_is_told(week, nord):
    submission = cast.offered(week)

    def decides(name, action, **typed):
        browser = Client()
        browser.force_login(cast.person(name, nord))
        seen = page(browser, submission)
        return lambda: press(browser, seen, action, **typed).status_code

    codes = at_once(decides("aylin", "accept"), decides("berta", "decline", reason="Nein."))
    assert sorted(codes) == [302, 409]
    assert state(submission) == ("accepted" if codes[0] == 302 else "declined")
    assert Event.objects.count() == (codes[0] == 302)
