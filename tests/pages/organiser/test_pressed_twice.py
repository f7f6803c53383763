"""A button of the desk that is pressed twice, or again as no answer came, does its work once."""

from datetime import timedelta
from functools import partial

import pytest

from feeds import editions
from programme import journal, states
from programme.actors import PARTNER, organiser
from programme.credentials import api_tokens, edit_links
from programme.drafts.event_draft import from_data
from programme.models.edition import Edition
from programme.models.journal import Entry
from programme.models.token import ApiToken
from programme.submissions import moderation, revising
from tests import cast
from tests.at_once import at_once
from tests.pages.organiser.pressing import notice, page, press

DECISIONS = {
    "accept": {},
    "send-back": {"question": "Wo genau?", "remark": "Welcher Raum?", "field": "place"},
    "decline": {"reason": "Das passt leider nicht."},
}


def twice(desk, shown, action, **typed):
    return [press(desk, shown, action, **typed) for _ in range(2)]


@pytest.fixture
def waiting(week):
    return cast.offered(week)


@pytest.mark.parametrize("action", DECISIONS)
def test_a_decision(desk, waiting, action):
    first, second = twice(desk, page(desk, waiting), action, **DECISIONS[action])
    done = action.replace("-", "_")
    assert first["Location"] == second["Location"] == f"/en/nord/desk/{waiting.number}/?done={done}"
    assert waiting.entries.filter(verb=done).count() == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"question": "Wer?"},
        {"remark": "Welches Haus?"},
        {"field": "title"},
        {"question": "Welcher Raum?"},
    ],
)
def test_another_text_is_another_decision_and_stays(desk, waiting, changed):
    shown = page(desk, waiting)
    press(desk, shown, "send-back", **DECISIONS["send-back"])
    late = press(desk, shown, "send-back", **DECISIONS["send-back"] | changed)
    assert late.status_code == 409
    assert notice(late).startswith("You did something here yourself in the meantime: asked back.")
    assert next(iter(changed.values())) in late.content.decode()


def test_what_somebody_else_did_is_not_done_by_oneself(desk, waiting, nord):
    shown = page(desk, waiting)
    emma = organiser(cast.person("emma", nord))
    moderation.accept(waiting, by=emma, at=cast.AT)
    late = press(desk, shown, "accept")
    assert (late.status_code, "Somebody else was faster" in notice(late)) == (409, True)


@pytest.mark.parametrize("action", DECISIONS)
def test_the_way_back(desk, waiting, action):
    done = desk.get(press(desk, page(desk, waiting), action, **DECISIONS[action])["Location"])
    answers = twice(desk, done, "reopen")
    assert [answer.status_code for answer in answers] == [302, 302]
    assert {answer["Location"].partition("?")[2] for answer in answers} == {"done=reopen"}
    waiting.refresh_from_db()
    assert waiting.state == states.State.SUBMITTED
    verb = "submit" if action == "send-back" else "reopen"
    assert waiting.entries.filter(verb=verb, user__isnull=False).count() == 1


def test_a_withdrawal(desk, week, aylin):
    public = cast.accepted(week, aylin).submission
    answers = twice(desk, page(desk, public), "withdraw", withdraw_reason="Auf Wunsch.")
    assert [answer.status_code for answer in answers] == [302, 302]
    assert public.entries.filter(verb="withdraw").count() == 1


@pytest.mark.parametrize(
    ("action", "typed"),
    [
        ("report", {"report-status": "cancelled", "report-note": "krank"}),
        ("move", {"move-day": "1.10.2026", "move-start": "19", "move-note": "im Hof"}),
        ("move", {"move-name": "Stadthalle", "move-town": "Neustadt"}),
    ],
)
def test_a_report_and_its_way_back(desk, week, aylin, action, typed):
    public = cast.accepted(week, aylin).submission
    told = twice(desk, press(desk, page(desk, public), action, **typed), action)
    assert {answer["Location"].partition("?")[2] for answer in told} == {f"done={action}"}
    back = twice(desk, desk.get(told[1]["Location"]), "undo-report")
    assert {answer["Location"].partition("?")[2] for answer in back} == {"done=undo_report"}
    verbs = [entry.verb for entry in public.entries.filter(verb__endswith="report")]
    assert verbs == ["report", "undo_report"]


def test_a_remark_that_is_true_again_later_is_said_again(desk, waiting, time_machine):
    shown = page(desk, waiting)
    press(desk, shown, "comment", comment="Nicht erreicht.")
    time_machine.shift(61)
    press(desk, shown, "comment", comment="Nicht erreicht.")
    assert waiting.entries.filter(verb="comment").count() == 2


def test_a_remark_for_the_office(desk, waiting):
    shown = page(desk, waiting)
    twice(desk, shown, "comment", comment="Anrufen.")
    press(desk, shown, "comment", comment="Noch einmal anrufen.")
    press(desk, shown, "comment", comment="Anrufen.")
    said = waiting.entries.filter(verb="comment").values_list("reason", flat=True)
    assert list(said) == ["Anrufen.", "Noch einmal anrufen.", "Anrufen."]


def test_the_end_of_a_link(desk, waiting, time_machine):
    shown = page(desk, waiting)
    twice(desk, shown, "end-link")
    assert waiting.entries.filter(verb="link_renewed").count() == 1
    time_machine.shift(61)
    press(desk, shown, "end-link")
    assert waiting.entries.filter(verb="link_renewed").count() == 2


def test_it_leaves_the_link_in_the_letter_of_the_first_time(desk, waiting, client):
    shown = page(desk, waiting)
    press(desk, shown, "end-link")
    token = edit_links.to_submission(waiting, at=cast.AT)
    press(desk, shown, "end-link")
    assert client.get(f"/en/nord/submit/edit/{token}/").status_code == 200


def test_a_link_that_was_handed_out_meanwhile_is_ended_too(desk, waiting, aylin, client):
    """The link in the letter of the first time is no such link."""
    office, seconds = organiser(aylin), [cast.AT + timedelta(seconds=n) for n in range(4)]
    edit_links.renew(waiting, by=office, at=seconds[0])
    line = waiting.entries.get(verb="link_renewed")
    edit_links.to_submission(waiting, at=seconds[1], letter=line)
    edit_links.renew(waiting, by=office, at=seconds[1])
    assert waiting.entries.filter(verb="link_renewed").count() == 1
    token = edit_links.hand_out(waiting, by=office, at=seconds[2])
    edit_links.renew(waiting, by=office, at=seconds[3])
    assert client.get(f"/en/nord/submit/edit/{token}/").status_code == 404


def test_an_edition(desk, week, aylin):
    cast.accepted(week, aylin)
    shown = desk.get("/en/nord/desk/print/")
    first, second = twice(desk, shown, "release", languages=["de"])
    assert first["Location"] == second["Location"]
    assert list(week.editions.values_list("number", flat=True)) == [1]
    press(desk, desk.get("/en/nord/desk/print/"), "release", languages=["de"])
    assert sorted(week.editions.values_list("number", flat=True)) == [1, 2]


def test_an_edition_in_other_languages_or_of_somebody_else_is_no_second_press(desk, week, aylin):
    cast.accepted(week, aylin)
    shown = desk.get("/en/nord/desk/print/")
    press(desk, shown, "release", languages=["de"])
    late = press(desk, shown, "release", languages=["de", "ar"])
    assert (late.status_code, list(Edition.objects.values_list("number", flat=True))) == (409, [1])
    assert notice(late).startswith("Nothing was released just now Edition 1 is there already")
    emma = organiser(cast.person("emma", week.district))
    with pytest.raises(states.Overtaken):
        editions.release(week, number=1, by=emma, at=cast.AT)


def test_a_token_whose_secret_is_still_shown(desk, nord):
    said = {"organisation": "Verein", "is_new": "on", "name": "Website", "life": "366"}
    first, second = (desk.post("/en/nord/desk/tokens/", said) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert ApiToken.objects.count() == 1
    secret = f"kk_{ApiToken.objects.get().public_id}_"
    assert secret in desk.get(second["Location"]).content.decode()


@pytest.mark.parametrize("change", [{"life": None}, {"contact_email": "it@verein.example"}])
def test_a_token_with_another_life_or_contact(nord, aylin, change):
    said = {"name": "Website", "by": organiser(aylin), "at": cast.AT}
    token, _secret = api_tokens.issue_to(nord, "Verein", **said)
    other, secret = api_tokens.issue_to(nord, "Verein", **said, **change)
    assert (other == token, secret == "") == (False, False)
    assert api_tokens.issue_to(nord, "Verein", **said, **change) == (other, "")


@pytest.mark.parametrize("change", ["another person", "a minute later", "revoked"])
def test_another_token_of_that_name(nord, aylin, time_machine, change):
    by, at = organiser(aylin), cast.AT
    said = {"name": "Website", "at": at}
    token, _secret = api_tokens.issue_to(nord, "Verein", by=by, **said)
    if change == "another person":
        by = organiser(cast.person("emma", nord))
    elif change == "a minute later":
        said["at"] = at + journal.AGAIN
    else:
        api_tokens.revoke(token, by=by, at=at)
    other, secret = api_tokens.issue_to(nord, "Verein", by=by, **said)
    assert (other == token, secret == "") == (False, False)


def test_what_is_entered_for_somebody(desk, week):
    form = desk.get("/en/nord/desk/new/ikw-2026/")
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
    first, second = twice(desk, form, "new/ikw-2026", **typed)
    assert first["Location"] == second["Location"]
    assert week.submissions.count() == 1


def test_an_edit(desk, waiting):
    form = desk.get(f"/en/nord/desk/{waiting.number}/edit/")
    typed = {"title": "Besserer Titel", "dates-0-day": "29.9.2026", "dates-0-key": ""}
    answers = twice(desk, form, "edit", **typed)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert waiting.revisions.count() == 2


def test_an_edit_that_says_something_else_is_asked_about(desk, waiting):
    form = desk.get(f"/en/nord/desk/{waiting.number}/edit/")
    draft = from_data(waiting.latest.data)
    revising.revise(waiting, cast.draft(title="Fest", whens=draft.whens), by=PARTNER, at=cast.AT)
    late = press(desk, form, "edit", title="Besserer Titel")
    assert (late.status_code, 'value="Besserer Titel"' in late.content.decode()) == (409, True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("action", ["comment", "release", "token"])
def test_at_the_same_moment(transactional_db, week, aylin, action):
    waiting = cast.offered(week)
    verbs = {
        "comment": lambda by: moderation.comment(waiting, "Anrufen.", by=by, at=cast.AT),
        "release": lambda by: editions.release(week, number=1, by=by, at=cast.AT),
        "token": lambda by: api_tokens.issue_to(
            week.district, "Verein", name="Website", by=by, at=cast.AT
        ),
    }

    press_it = partial(verbs[action], organiser(aylin))
    at_once(press_it, press_it)
    rows = {
        "comment": Entry.objects.filter(verb="comment"),
        "release": Edition.objects,
        "token": ApiToken.objects,
    }
    assert rows[action].count() == 1


def test_a_field_that_is_none_and_a_question_that_nobody_asked(desk, waiting):
    """Neither a null character nor another word gets into the journal by a list of choices."""
    typed = {"question": "Wo?", "remark": "Hier?", "field": "pla\0ce"}
    refused = press(desk, page(desk, waiting), "send-back", **typed)
    assert notice(refused) == "Nothing was decided yet Please choose again."
    press(desk, page(desk, waiting), "accept", despite=["x\0y", "nothing"])
    assert waiting.entries.get(verb="accept").data["despite"] == []
