"""One command tells or erases what is stored of one person, and no other person's."""

import io
import json

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from programme import invitations, mentions, personal_data
from programme.actors import PARTNER, SYSTEM, organiser
from programme.checks import all_checks
from programme.credentials import api_tokens, edit_links
from programme.drafts.event_draft import Registration, from_data
from programme.importing import sources
from programme.models.journal import Entry
from programme.models.link import Link
from programme.models.source import Source
from programme.models.submission import Submission
from programme.models.token import ApiToken
from programme.people import erasing
from programme.submissions import moderation, revising, submitting
from programme.submissions.contact import Contact
from tests import cast

EMAIL = "bruno@verein.example"
OTHER = "jbruno@verein.example"  # somebody else's, in which it stands


def command(*args, code=0):
    """What it prints, as data, once it has ended with `code`."""
    out, err = io.StringIO(), io.StringIO()
    ended = 0
    try:
        call_command("personal_data", *args, stdout=out, stderr=err)
    except SystemExit as end:
        ended = end.code
    assert ended == code
    return json.loads(out.getvalue() or "{}")


@pytest.fixture
def stored(week, aylin):
    """Bruno's traces: a submission, its links, the wish to be invited, a token, a source."""
    submission = cast.offered(week)
    by = {"by": organiser(aylin), "at": cast.AT}
    moderation.comment(submission, f"Er schreibt von {EMAIL.title()}, nicht von {OTHER}.", **by)
    edit_links.to_partner(week.district, EMAIL, at=cast.AT)
    invitations.ask(week.district, EMAIL, "de", at=cast.AT)
    club = week.district.partners.create(name="Verein", slug="verein")
    api_tokens.issue(club, name="Website", by=SYSTEM, at=cast.AT, contact_email=EMAIL)
    sources.add(week, kind="file", at=cast.AT, email=EMAIL, is_verified=True)
    return submission


def test_everything_under_the_address_is_told(stored):
    said = command("Bruno@Verein.example")["districts"]["nord"]
    (submission,) = said["submissions"]
    assert submission["number"] == stored.number
    assert submission["contact"] == {"name": "Bruno Beispiel", "email": EMAIL, "phone": ""}
    assert submission["said"][0]["data"]["title"] == "Offener Stammtisch"
    assert submission["journal"][-1]["reason"].startswith("Er schreibt von Bruno@")
    assert [link["purpose"] for link in submission["links"] + said["links"]] == ["edit", "partner"]
    assert said["invited_again"][0]["email"] == EMAIL
    assert said["tokens"][0]["contact_email"] == EMAIL
    assert said["sources"][0]["kind"] == "file"
    assert [each["where"].split()[0] for each in said["mentions"]] == ["entry"]


def test_erasing_takes_all_of_it_and_leaves_the_others(stored, week, aylin):
    theirs = Contact(name="Jana", email=OTHER)
    other, _token = submitting.offer(week, cast.draft(), contact=theirs, by=PARTNER, at=cast.AT)
    by = {"by": organiser(aylin), "at": cast.AT}
    moderation.comment(other, f"Von {EMAIL.title()}, nicht von {OTHER}.", **by)
    answer = command(EMAIL, "--erase")
    assert answer == {
        "erased": {
            "nord": {
                "submissions": 1,
                "links": 1,
                "invited_again": 1,
                "tokens": 1,
                "sources": 1,
                "mentions": 2,
            }
        },
        "stays": [],
    }
    stored.refresh_from_db()
    other.refresh_from_db()
    assert (stored.contact_name, stored.contact_email, stored.state) == ("", "", "submitted")
    assert (other.contact_name, other.contact_email) == ("Jana", OTHER)
    comments = Entry.objects.filter(verb="comment").order_by("pk")
    assert [entry.reason for entry in comments] == ["", f"Von , nicht von {OTHER}."]
    assert list(Link.objects.values_list("submission", flat=True)) == [other.pk]
    assert (ApiToken.objects.get().contact_email, Source.objects.count()) == ("", 0)
    assert command(EMAIL, code=3) == {}
    assert command(EMAIL, "--erase", code=3) == {}


def test_what_goes_is_known_before(stored):
    nord = stored.programme.district
    before = personal_data.outlook(EMAIL, nord, at=cast.AT)
    assert before == personal_data.erase(EMAIL, [nord], by=SYSTEM, at=cast.AT)


def test_the_journal_says_that_it_was_done_without_the_address(stored):
    command(EMAIL, "--erase")
    entry = Entry.objects.get(verb="person_erased")
    assert (entry.actor, entry.reason, entry.data) == ("system", "", {})
    assert list(mentions.found(EMAIL, stored.programme.district)) == []


def test_published_words_stay_and_are_named(week, aylin):
    draft = {"registration": Registration(email=EMAIL), "public_contact": f"Bruno, {EMAIL}"}
    event = cast.accepted(week, aylin, **draft)
    moderation.reopen(event.submission, by=organiser(aylin), at=cast.AT)
    moderation.accept(
        event.submission,
        by=organiser(aylin),
        at=cast.AT,
        despite=_asked(event.submission),
    )
    before = personal_data.outlook(EMAIL, week.district, at=cast.AT)
    assert [each.why for each in before.stays] == [mentions.PUBLISHED] * 2
    assert before.gone == {"nord": {"submissions": 1}}
    answer = command(EMAIL, "--erase", code=4)
    assert answer["erased"] == before.gone
    assert {each["why"] for each in answer["stays"]} == {mentions.PUBLISHED}
    assert [each["where"].split()[0] for each in answer["stays"]] == ["revision", "event"]
    event.refresh_from_db()
    assert event.public_contact == f"Bruno, {EMAIL}"
    assert Submission.objects.get().contact_email == ""
    assert Entry.objects.filter(verb="person_erased").count() == 1
    command(EMAIL, "--erase", code=4)
    assert Entry.objects.filter(verb="person_erased").count() == 1


def _asked(submission):
    draft = from_data(submission.latest.data)
    found = all_checks.findings(draft, submission.programme, besides=submission, insider=True)
    return [finding.key for finding in found]


def test_in_what_is_not_public_the_address_goes_from_every_version(week):
    submission = cast.offered(
        week, registration=Registration(email=EMAIL), description=f"Fragen an {EMAIL}!"
    )
    command(EMAIL, "--erase")
    said = from_data(submission.revisions.get().data)
    assert (said.registration.email, said.description) == ("", "Fragen an !")
    assert said.title == "Offener Stammtisch"


@pytest.mark.parametrize("state", ["waits", "is public", "is changed"])
def test_what_partner_and_office_told_each_other_goes(week, aylin, state):
    submission, by = cast.offered(week, wishes="Ein Bett."), {"by": organiser(aylin), "at": cast.AT}
    moderation.send_back(submission, reason="Wie alt ist er?", fields={"age_min": "?"}, **by)
    revising.revise(submission, cast.draft(), by=PARTNER, at=cast.AT, remark="Er ist 43.")
    if state != "waits":
        moderation.accept(submission, **by)
    if state == "is changed":
        change = cast.draft(description="Mit Musik.", wishes="Ein Bett.")
        revising.revise(submission, change, by=PARTNER, at=cast.AT)
    moderation.comment(submission, "Er ist krank.", **by)
    waiting = submission.latest.data
    command(EMAIL, "--erase")
    assert not Entry.objects.exclude(reason="").exists()
    assert not Entry.objects.filter(verb="send_back").exclude(data={}).exists()
    for revision in submission.revisions.all():
        assert (revision.remark, "wishes" in revision.data) == ("", False)
    private = ("wishes", "expected_visitors")
    latest = {name: value for name, value in waiting.items() if name not in private}
    assert submission.revisions.last().data == latest
    assert Submission.objects.get().state == submission.state


@pytest.mark.parametrize("written", ["bruno@MÜLLER.example", "Bruno@xn--mller-kva.EXAMPLE"])
def test_a_domain_with_an_umlaut_is_one_however_it_is_written(week, written):
    contact = Contact(email=written)
    submission, _ = submitting.offer(
        week, cast.draft(description=f"An {written}."), contact=contact, by=PARTNER, at=cast.AT
    )
    assert set(command("bruno@müller.example")["districts"]["nord"]) == {"submissions", "mentions"}
    command("bruno@müller.example", "--erase")
    assert from_data(submission.revisions.get().data).description == "An ."


@pytest.mark.parametrize("other", ["verın@verein.example", "bruno@verein.example.org"])
def test_a_neighbours_address_stays(week, other):
    cast.offered(week, description=f"An {other}-Gruppe oder {other}.")
    asked = "verin@verein.example" if "verın" in other else EMAIL
    assert list(mentions.found(asked, week.district)) == []


WRITTEN = [
    *(
        "-{}",
        "_{}_",
        "...{}",
        "*{}*",
        "E-Mail:{}",
        "<mailto:{}>",
        "{}.",
        "{}_",
        "({};)",
        "x={}&y=1",
    ),
    *("{}.Bitte melden", "\u0628\u0631\u064a\u062f{}", "{}\u0648", "\u0628-{}."),
]


def neighbours(week, wishes):
    """What somebody else submitted."""
    theirs = {"contact": Contact(email=OTHER), "by": PARTNER, "at": cast.AT}
    return submitting.offer(week, cast.draft(wishes=wishes), **theirs)[0]


@pytest.mark.parametrize("written", WRITTEN)
def test_the_address_is_found_and_goes_whatever_touches_it(week, written):
    submission = neighbours(week, written.format(EMAIL))
    command(EMAIL, "--erase")
    said = from_data(submission.revisions.get().data)
    assert said.wishes == written.format("")


@pytest.mark.parametrize("sign", ["%40", "&#64;", "&#x40;", "&#X40;"])
def test_the_address_of_a_link_or_of_html_is_found_and_goes(week, sign):
    submission = neighbours(week, f"mailto:bruno{sign}verein.example?subject=x")
    command(EMAIL, "--erase")
    assert from_data(submission.revisions.get().data).wishes == "mailto:?subject=x"


OTHERS = ["xbruno@", "x.bruno@", "x-bruno@", "x_bruno@", "x+bruno@", "\u00fcbruno@"]


@pytest.mark.parametrize("other", [f"{name}verein.example" for name in OTHERS])
@pytest.mark.parametrize("after", ["", ".Bitte", "_", "\u0648"])
def test_a_longer_name_is_somebody_elses(week, other, after):
    cast.offered(week, wishes=f"{other}{after}")
    assert list(mentions.found(EMAIL, week.district)) == []


LONGER = ["verein.example.com", "Verein.Example.Com", "VEREIN.EXAMPLE.COM", "verein.example-a.de"]


@pytest.mark.parametrize("domain", [*LONGER, "verein.examples", "verein.exampl\u00e9"])
def test_a_longer_domain_is_somebody_elses(week, domain):
    cast.offered(week, wishes=f"bruno@{domain}")
    assert list(mentions.found(EMAIL, week.district)) == []


def test_an_address_in_the_place_of_a_name_is_found_and_goes(week, aylin):
    theirs = Contact(name=f"Anna, {EMAIL}", email=OTHER, phone=EMAIL)
    offered, _token = submitting.offer(week, cast.draft(), contact=theirs, by=PARTNER, at=cast.AT)
    aylin.first_name, aylin.last_name = "Aylin", f"({EMAIL})"
    aylin.save()
    told = command(EMAIL)["districts"]["nord"]["mentions"]
    assert [each["where"].split()[0] for each in told] == ["submission", "user"]
    command(EMAIL, "--erase")
    offered.refresh_from_db()
    aylin.refresh_from_db()
    assert (offered.contact_name, offered.contact_phone) == ("Anna, ", "")
    assert (offered.contact_email, aylin.first_name, aylin.last_name) == (OTHER, "Aylin", "()")


def test_of_what_was_declined_no_word_stays(stored, aylin):
    by = {"by": organiser(aylin), "at": cast.AT}
    moderation.decline(stored, reason="Kein Bezug.", **by)
    command(EMAIL, "--erase")
    assert stored.revisions.get().data == {"language": "de"}
    assert not Entry.objects.exclude(reason="").exists()


def test_one_district_answers_for_itself(stored, sued):
    cast.offered(cast.programme(sued))
    said = command(EMAIL, "--district", "sued")
    assert list(said) == ["districts"]
    assert list(said["districts"]) == ["sued"]
    command(EMAIL, "--district", "sued", "--erase")
    numbers = Submission.objects.filter(contact_email=EMAIL).values_list("number", flat=True)
    assert list(numbers) == [stored.number]


def test_a_login_without_an_office_is_told_and_goes(week):
    get_user_model().objects.create_user("Bruno@verein.example", email=OTHER)
    assert [each["username"] for each in command(EMAIL)["accounts"]] == ["Bruno@verein.example"]
    assert command(EMAIL, "--erase") == {"erased": {}, "stays": []}
    assert not get_user_model().objects.exists()


def test_a_login_that_runs_the_installation_loses_its_address(week):
    user = get_user_model().objects.create_superuser("bruno", email=EMAIL, first_name="Bruno")
    EmailAddress.objects.create(user=user, email=EMAIL)
    assert command(EMAIL)["accounts"][0]["username"] == "bruno"
    answer = command(EMAIL, "--erase", code=4)
    assert answer == {"erased": {}, "stays": [{"where": "login", "why": erasing.RUNS}]}
    user.refresh_from_db()
    assert (user.username, user.email, user.first_name) == ("bruno", "", "")
    assert not EmailAddress.objects.exists()
    assert command(EMAIL, code=3) == {}


WRONG = [("bruno",), ("",), (EMAIL, "--district", "west"), ("a@b.example,c@d.example",)]
WRONG += [("a\0b@verein.example",), (f"{'x' * 10_000}@verein.example",)]


@pytest.mark.parametrize("args", WRONG)
def test_a_wrong_question_is_refused(nord, args):
    with pytest.raises(CommandError):
        call_command("personal_data", *args)


def test_nothing_is_stored_of_a_stranger(stored):
    assert command("dora@verein.example", code=3) == {}
    assert Submission.objects.filter(contact_email=EMAIL).count() == 1


@pytest.mark.parametrize("address", ["büro@müller.example", "o'neil+ikw@verein.example"])
def test_an_address_with_other_letters_is_found_in_json(week, address):
    submission = cast.offered(week, description=f"An {address}.")
    assert [each.row for each in mentions.found(address, week.district)] == [submission.latest]
