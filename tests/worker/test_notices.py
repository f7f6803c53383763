"""Letters: one per move, in the partner's language, with a link that works and nothing private."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from programme.actors import PARTNER, SYSTEM, organiser
from programme.checks import all_checks
from programme.credentials import api_tokens, edit_links
from programme.drafts.event_draft import from_data
from programme.models.journal import Entry
from programme.pictures import picture_verbs
from programme.submissions import moderation, reporting, revising, submitting
from tests import cast, pictured
from tests.programme.pictures import drawing
from worker import notices

NOW = timezone.now


def letters():
    """What the journal's open lines send."""
    mail.outbox.clear()
    for entry in Entry.objects.open().filter(verb__in=notices.LETTERS):
        notices.on_move(entry)
        Entry.objects.filter(pk=entry.pk).update(handled_at=cast.AT)
    return mail.outbox


def test_a_receipt_has_number_link_and_preview(week):
    submission = cast.offered(week, at=NOW())
    (letter,) = letters()
    assert letter.to == ["bruno@verein.example"]
    assert letter.subject == f"Eingegangen: Ihre Veranstaltung ({submission.number})"
    assert "Offener Stammtisch" in letter.body
    token = re.search(r"/de/nord/submit/edit/([^/]+)/", letter.body)[1]
    found = edit_links.find(token, "edit", at=NOW())
    assert list(edit_links.submissions(found)) == [submission]
    assert token not in str(list(Entry.objects.values_list("data", "reason")))


def test_a_letter_goes_to_the_domain_that_was_written(week):
    """strasse.example may belong to a stranger, and the letter holds a link to the entry."""
    week.district.email = "office@straße.example"
    week.district.save(update_fields=["email"])
    contact = submitting.Contact(name="Bruno", email="bruno@Straße.example")
    submitting.offer(week, cast.draft(), contact=contact, by=PARTNER, at=NOW())
    (letter,) = letters()
    assert letter.to == ["bruno@xn--strae-oqa.example"]
    assert letter.reply_to == ["office@xn--strae-oqa.example"]


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_letters_speak_the_partners_language(week, language):
    cast.offered(week, at=NOW(), language=language)
    (letter,) = letters()
    start = {"de": "Eingegangen", "en": "Received", "ar": "تم الاستلام"}[language]
    assert letter.subject.startswith(start)


def test_every_decision_is_told_once(week, aylin):
    by = organiser(aylin)
    submission = cast.offered(week, at=NOW())
    letters()
    moderation.send_back(
        submission, reason="Wann endet es?", fields={"whens": "Bitte Ende"}, by=by, at=NOW()
    )
    (letter,) = letters()
    assert ("Wann endet es?" in letter.body, "- Bitte Ende" in letter.body) == (True, True)
    revising.revise(submission, cast.draft(), by=PARTNER, at=NOW())
    assert len(letters()) == 1
    moderation.accept(submission, by=by, at=NOW())
    (letter,) = letters()
    assert "/de/nord/ikw-2026/offener-stammtisch/" in letter.body
    submitting.withdraw(submission, by=PARTNER, at=NOW())
    assert len(letters()) == 1


def saved(submission, *titles):
    for title in titles:
        revising.revise(submission, cast.draft(title=title), by=PARTNER, at=NOW())


def test_what_waits_is_told_once_however_often_it_is_saved(week, aylin):
    submission = cast.offered(week, at=NOW())
    saved(submission, "Erstens", "Zweitens", "Drittens")
    assert [letter.subject.split(":")[0] for letter in letters()] == ["Eingegangen"]
    moderation.accept(submission, by=organiser(aylin), at=NOW())
    assert len(letters()) == 1
    saved(submission, "Viertens", "Fünftens")
    (letter,) = letters()
    assert letter.subject == f"Eingegangen: Ihre Änderung ({submission.number})"
    assert "Fünftens" in letter.body  # what is there when it is written
    saved(submission, "Sechstens")
    assert letters() == []
    moderation.send_back(submission, reason="Wann?", by=organiser(aylin), at=NOW())
    assert len(letters()) == 1
    saved(submission, "Siebtens", "Achtens")
    assert len(letters()) == 1


def test_pictures_that_are_tried_make_one_letter(week, aylin):
    """Uploaded, described in two languages, replaced, uploaded once more, and removed."""
    submission = cast.accepted(week, aylin, at=NOW()).submission
    letters()
    both = replace(pictured.COMPLETE, alt={"de": "Ein Tanz.", "en": "A dance."})
    pictured.upload(submission, at=NOW())
    for said in (both, both, pictured.COMPLETE):
        picture_verbs.describe(submission, said, by=PARTNER, at=NOW())
    for colour in (drawing.BLUE, drawing.BLUE, drawing.RED):
        source = drawing.photo(colour)
        picture_verbs.upload(submission, source, pictured.COMPLETE, by=PARTNER, at=NOW())
    lines = submission.entries.filter(verb="change").count()
    assert lines == 5  # twice there was nothing new
    assert [letter.subject.split(":")[0] for letter in letters()] == ["Eingegangen"]
    picture_verbs.remove(submission, by=PARTNER, at=NOW())
    assert letters() == []


def test_what_the_office_changes_is_told_with_its_decision(week, aylin):
    by = organiser(aylin)
    submission = cast.accepted(week, aylin, at=NOW()).submission
    letters()
    revising.revise(submission, cast.draft(title="Vom Amt berichtigt"), by=by, at=NOW())
    assert letters() == []
    moderation.accept(submission, by=by, at=NOW())
    (letter,) = letters()
    assert "Vom Amt berichtigt" in letter.body


@pytest.mark.parametrize(
    ("keeper", "arrivals"), [("Bruno@Verein.example", 0), ("buero@verein.example", 3), ("", 3)]
)
def test_a_program_has_its_answer_and_a_person_gets_a_receipt(week, aylin, keeper, arrivals):
    """Three events of a whole calendar; the contact is the token's own or one that was named."""
    club = week.district.partners.create(name="Verein", slug="verein")
    api_tokens.issue(club, name="Website", by=SYSTEM, at=NOW(), contact_email=keeper)
    ways = {"contact": cast.BRUNO, "origin": api_tokens.ORIGIN, "partner": club}
    for title in ("Chor", "Film", "Tanz"):
        submission, _ = submitting.offer(
            week, cast.draft(title=title), **ways, by=PARTNER, at=NOW()
        )
    assert len(letters()) == arrivals
    moderation.accept(submission, by=organiser(aylin), at=NOW(), despite=_asked(submission))
    assert len(letters()) == 1


def _asked(submission):
    found = all_checks.findings(
        from_data(submission.latest.data), submission.programme, besides=submission, insider=True
    )
    return [finding.key for finding in found]


def test_what_the_office_offers_for_a_partner_is_told(week, aylin):
    submitting.offer(week, cast.draft(), contact=cast.BRUNO, by=organiser(aylin), at=NOW())
    assert len(letters()) == 1


def test_a_closed_event_has_no_public_address(week, aylin):
    cast.accepted(week, aylin, at=NOW(), openness="school")
    assert "/ikw-2026/" not in letters()[-1].body


def test_who_left_no_address_gets_no_letter(week):
    submitting.offer(week, cast.draft(), by=PARTNER, at=NOW())
    assert letters() == []


def test_a_title_cannot_forge_a_header(week):
    cast.offered(week, at=NOW(), title="Fest\r\nBcc: alle@example.org")
    (letter,) = letters()
    assert letter.bcc == []
    assert "\n" not in letter.subject


def test_a_letter_that_is_days_late_is_not_sent(week):
    cast.offered(week, at=NOW() - timedelta(days=3))
    assert letters() == []


WEEKDAY = {
    "de": "Der 28. September 2026 ist ein Montag, geschrieben steht aber Dienstag.",
    "ar": "يوافق يوم",
}


@pytest.mark.parametrize("language", ["de", "ar"])
def test_what_the_partner_confirmed_is_listed_in_the_partners_language(week, language):
    said = cast.draft(language=language, whens=(cast.when(stated_weekday=1),))
    note = "Bestätigt: für das Amt"
    submitting.offer(week, said, contact=cast.BRUNO, by=PARTNER, at=NOW(), remark=note)
    (letter,) = letters()
    told = [language for language, words in WEEKDAY.items() if words in letter.body]
    assert told == [language]
    assert note not in letter.body


def test_a_choice_of_the_office_is_no_code_in_a_letter(week, aylin):
    submission = cast.offered(week, at=NOW(), whens=(cast.when(stated_weekday=1),))
    letters()
    by, key = organiser(aylin), "weekday:whens.0.starts_on"
    moderation.answer(submission, key, "2026-09-29", by=by, at=NOW())
    moderation.accept(submission, by=by, at=NOW())
    (letter,) = letters()
    assert "weekday" not in letter.body
    assert "29. September" in letter.body
    assert submission.entries.filter(verb="submit").latest("pk").reason == (
        "Der 28. September 2026 ist ein Montag, geschrieben steht aber Dienstag. "
        "Welcher Tag ist gemeint? Dienstag, 29. September 2026"
    )


def test_after_the_link_was_ended_a_letter_brings_the_new_one(week, aylin):
    submission = cast.offered(week, at=NOW())
    (letter,) = letters()
    old = re.search(r"/submit/edit/([^/]+)/", letter.body)[1]
    edit_links.renew(submission, by=organiser(aylin), at=NOW())
    (letter,) = letters()
    new = re.search(r"/de/nord/submit/edit/([^/]+)/", letter.body)[1]
    assert letter.to == ["bruno@verein.example"]
    assert submission.number in letter.subject
    assert edit_links.find(old, "edit", at=NOW()) is None
    assert list(edit_links.submissions(edit_links.find(new, "edit", at=NOW()))) == [submission]


def test_a_partner_is_told_what_of_a_report_waits_and_what_became_of_it(week, aylin):
    submission, by = cast.accepted(week, aylin, at=NOW()).submission, organiser(aylin)
    letters()

    def report(note=""):
        reporting.report(submission, "cancelled", keys="all", note=note, by=PARTNER, at=NOW())
        return [letter.body for letter in letters()]

    assert report() == []
    (body,) = report("Überflutet")
    assert "Was Sie gemeldet haben, ist öffentlich." in body
    moderation.decline(submission, reason="Bitte sachlicher", by=by, at=NOW())
    (letter,) = letters()
    assert "Was Sie gemeldet haben, bleibt öffentlich." in letter.body
    assert "Bitte sachlicher" in letter.body
    revising.revise(submission, cast.draft(title="Neu"), by=PARTNER, at=NOW())
    (letter,) = letters()
    assert "Was Sie gemeldet haben" not in letter.body
    moderation.decline(submission, reason="Nein", by=by, at=NOW())
    (letter,) = letters()
    assert "Was Sie gemeldet haben" not in letter.body
