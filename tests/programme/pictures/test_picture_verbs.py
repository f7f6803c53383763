"""Pictures: uploaded, described, removed; public only when all that the law asks is said."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from programme import retention, states
from programme.actors import PARTNER, organiser
from programme.checks import all_checks
from programme.drafts import copying
from programme.drafts.event_draft import from_data
from programme.models.picture import Picture
from programme.models.submission import Submission
from programme.pictures import picture_facts, picture_verbs, storage
from programme.submissions import moderation, revising, submitting
from programme.submissions.differences import differences
from programme.wording.office_facts import office_facts
from tests import cast
from tests.pictured import COMPLETE, accept, files, upload
from tests.programme.pictures.drawing import BLUE, photo


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def offered(week):
    return cast.offered(week)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """`with committed():` what follows a commit happens at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def questions(submission) -> dict:
    draft = from_data(submission.latest.data)
    found = all_checks.findings(draft, submission.programme, besides=submission)
    return {each.code: (each.severity, str(each.message)) for each in found}


def names(revision) -> str:
    return from_data(revision.data).picture


# --- Upload, describe, replace ---------------------------------------------------------------


def test_an_uploaded_picture_belongs_to_a_new_version(offered):
    picture = upload(offered)
    offered.refresh_from_db()
    assert (offered.state, offered.latest.number, names(offered.latest)) == (
        "submitted",
        2,
        picture.uid,
    )
    assert (picture.width, picture.height, picture.widths) == (800, 600, (480, 800))
    assert picture_facts.of(Picture.objects.get()) == COMPLETE
    folder = storage.folder(picture.uid)
    assert sorted(file.name for file in folder.iterdir()) == ["480.webp", "800.webp"]


def test_its_address_cannot_be_guessed(offered):
    first, second = upload(offered), upload(offered, photo(BLUE))
    assert len(first.uid) == 32
    assert int(first.uid, 16) != int(second.uid, 16)
    assert second.address(480) == f"/media/pictures/{second.uid}/480.webp"


def test_the_file_that_came_is_not_kept(offered):
    source = photo()
    picture = upload(offered, source)
    kept = [file.read_bytes() for file in storage.folder(picture.uid).iterdir()]
    assert [body[8:12] for body in kept] == [b"WEBP", b"WEBP"]
    assert source not in kept


def test_the_same_file_again_is_the_same_picture(offered):
    first, second = upload(offered), upload(offered)
    assert first == second
    assert offered.revisions.count() == 2


def test_another_picture_takes_its_place(offered, committed):
    upload(offered)
    with committed():
        second = upload(offered, photo(BLUE))
    assert list(Picture.objects.all()) == [second]
    assert files() == {second.uid}


def test_other_words_are_another_row_with_the_same_files(offered, committed):
    first = upload(offered)
    before = (storage.folder(first.uid) / "480.webp").read_bytes()
    said = replace(COMPLETE, author="Aylin Beispiel")
    with committed():
        second = picture_verbs.describe(offered, said, by=PARTNER, at=cast.AT)
    assert second.uid != first.uid
    assert picture_facts.of(picture_verbs.of(offered)) == said
    assert (storage.folder(second.uid) / "480.webp").read_bytes() == before
    assert files() == {second.uid}


def test_the_same_words_change_nothing(offered):
    first = upload(offered)
    assert picture_verbs.describe(offered, COMPLETE, by=PARTNER, at=cast.AT) == first
    assert offered.revisions.count() == 2


def test_there_is_nothing_to_describe_without_a_picture(offered):
    with pytest.raises(Picture.DoesNotExist):
        picture_verbs.describe(offered, COMPLETE, by=PARTNER, at=cast.AT)


def test_a_change_of_the_text_meanwhile_is_kept(offered):
    stale = Submission.objects.get()
    draft = replace(from_data(offered.latest.data), title="Neuer Titel")
    revising.revise(offered, draft, by=PARTNER, at=cast.AT)
    picture = upload(stale)
    latest = from_data(Submission.objects.get().latest.data)
    assert (latest.title, latest.picture) == ("Neuer Titel", picture.uid)


def test_a_door_that_knows_no_pictures_does_not_lose_one(offered):
    picture = upload(offered)
    for uid in ("", "0" * 32):
        draft = replace(cast.draft(title="Neuer Titel"), picture=uid)
        revising.revise(offered, draft, by=PARTNER, at=cast.AT)
        assert names(offered.latest) == picture.uid


def test_an_unsent_draft_stays_unsent(week):
    submission, _ = submitting.keep(week, cast.draft(title=""), by=PARTNER, at=cast.AT)
    picture = upload(submission)
    submission.refresh_from_db()
    assert (submission.state, names(submission.latest)) == ("draft", picture.uid)


@pytest.mark.parametrize("close", ["decline", "withdraw"])
def test_a_closed_submission_takes_no_picture(offered, aylin, close):
    if close == "decline":
        moderation.decline(offered, by=organiser(aylin), at=cast.AT, reason="Nein")
    else:
        submitting.withdraw(offered, by=PARTNER, at=cast.AT)
    with pytest.raises(states.NotAllowed):
        upload(offered)
    assert (Picture.objects.count(), files()) == (0, set())


def test_files_go_where_the_row_cannot_be_written(offered, monkeypatch):
    def overtaken(*args, **kwargs):
        raise states.Overtaken("somebody was faster")

    monkeypatch.setattr(Submission.objects.__class__, "switch", overtaken)
    with pytest.raises(states.Overtaken):
        upload(offered)
    assert (Picture.objects.count(), files()) == (0, set())


@pytest.mark.parametrize("changes", [{"licence": "stolen"}, {"people": "whoever"}])
def test_unknown_rights_are_refused_by_the_database(offered, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        upload(offered, said=replace(COMPLETE, **changes))
    assert files() == set()


# --- Decisions -------------------------------------------------------------------------------


def test_a_new_picture_waits_while_the_accepted_one_stays(offered, aylin, committed):
    first = upload(offered)
    event = accept(offered, aylin)
    with committed():
        second = upload(offered, photo(BLUE))
    event.refresh_from_db()
    assert (offered.state, event.picture) == ("changed", first)
    assert files() == {first.uid, second.uid}
    with committed():
        assert accept(offered, aylin).picture == second
        retention.run(at=cast.AT)
    assert files() == {second.uid}


def test_new_words_wait_too(offered, aylin):
    upload(offered)
    event = accept(offered, aylin)
    picture_verbs.describe(offered, replace(COMPLETE, author="X"), by=PARTNER, at=cast.AT)
    event.refresh_from_db()
    assert event.picture.author == "Bruno Beispiel"
    assert accept(offered, aylin).picture.author == "X"


def test_a_refused_picture_goes_at_night(offered, aylin, committed):
    first = upload(offered)
    accept(offered, aylin)
    second = upload(offered, photo(BLUE))
    moderation.decline(offered, by=organiser(aylin), at=cast.AT, reason="Lieber das alte")
    assert files() == {first.uid, second.uid}
    with committed():
        assert retention.run(at=cast.AT)["pictures"] == 1
    assert files() == {first.uid}
    assert retention.run(at=cast.AT)["pictures"] == 0


def test_the_office_reads_what_differs(offered, aylin, nord):
    upload(offered)
    accept(offered, aylin)
    old = from_data(offered.accepted.data)
    picture_verbs.describe(offered, replace(COMPLETE, people="parents"), by=PARTNER, at=cast.AT)
    (found,) = differences(old, from_data(offered.latest.data), nord)
    assert (found.field, found.label) == ("picture", "Picture")
    assert found.old.splitlines()[-2] == "All who can be recognised are adults and have agreed"
    assert found.new.splitlines() == [
        "Frauen und Männer tanzen im Kreis auf dem Marktplatz.",
        "Picture: Bruno Beispiel",
        "Own work, or I may pass it on: for this programme, on the web and in print",
        "Children too: they and their parents have agreed",
        "File of 1 August 2026, 11:00",
    ]


def test_a_picture_of_somebody_else_is_never_shown(week, offered, aylin):
    theirs = upload(cast.offered(week, title="Lesung"))
    draft = from_data(offered.latest.data)
    revising.revise(offered, draft, by=PARTNER, at=cast.AT, picture=theirs.uid)
    assert accept(offered, aylin).picture is None
    assert picture_verbs.of(offered) is None


def test_a_picture_of_another_district_is_unknown(offered, sued):
    theirs = upload(cast.offered(cast.programme(sued)))
    draft = from_data(offered.latest.data)
    revising.revise(offered, draft, by=PARTNER, at=cast.AT, picture=theirs.uid)
    assert questions(offered)["picture_gone"][0] == "hint"
    draft = from_data(offered.latest.data)
    said = {fact.code: fact.text for fact in office_facts(draft, offered.programme.district)}
    assert said["picture"] == "no longer there"


def test_a_copy_for_another_year_has_no_picture(week, nord, offered):
    upload(offered)
    draft = from_data(offered.latest.data)
    assert copying.for_programme(draft, week, week).picture == ""
    assert copying.like(draft).picture == ""


# --- Removal ---------------------------------------------------------------------------------


def test_removing_a_public_picture_waits_for_nobody(offered, aylin, committed):
    upload(offered)
    event = accept(offered, aylin)
    waiting = replace(from_data(offered.latest.data), title="Neuer Titel")
    revising.revise(offered, waiting, by=PARTNER, at=cast.AT)
    version = event.version
    with committed():
        picture_verbs.remove(offered, by=PARTNER, at=cast.AT)
    event.refresh_from_db()
    assert (event.picture, event.version, files()) == (None, version + 1, set())
    assert (offered.state, names(offered.accepted), names(offered.latest)) == ("changed", "", "")
    assert from_data(offered.accepted.data).title == "Offener Stammtisch"
    assert from_data(offered.latest.data).title == "Neuer Titel"
    assert offered.entries.filter(verb="report").get().data == {"picture": "removed"}


def test_removing_before_a_decision(offered, committed):
    upload(offered)
    with committed():
        picture_verbs.remove(offered, by=PARTNER, at=cast.AT)
    assert (offered.state, names(offered.latest), files()) == ("submitted", "", set())


def test_removing_a_new_picture_keeps_nothing_of_the_old_one_either(offered, aylin, committed):
    upload(offered)
    event = accept(offered, aylin)
    upload(offered, photo(BLUE))
    with committed():
        picture_verbs.remove(offered, by=PARTNER, at=cast.AT)
    event.refresh_from_db()
    assert (event.picture, Picture.objects.count(), files()) == (None, 0, set())


def test_removing_from_a_withdrawn_event_does_not_send_it_again(offered, aylin, committed):
    upload(offered)
    event = accept(offered, aylin)
    submitting.withdraw(offered, by=PARTNER, at=cast.AT)
    event.refresh_from_db()
    assert event.picture is None
    with committed():
        picture_verbs.remove(offered, by=PARTNER, at=cast.AT)
    assert (offered.state, files()) == ("withdrawn", set())


def test_removing_nothing_changes_nothing(offered):
    picture_verbs.remove(offered, by=PARTNER, at=cast.AT)
    assert offered.revisions.count() == 1


def test_a_new_picture_after_a_decision_was_taken_back(offered, aylin, committed):
    upload(offered)
    accept(offered, aylin)
    moderation.reopen(offered, by=organiser(aylin), at=cast.AT)
    with committed():
        second = upload(offered, photo(BLUE))
        assert accept(offered, aylin).picture == second
    assert files() == {second.uid}
