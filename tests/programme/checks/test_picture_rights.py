"""What must be said of a picture before everybody may see it."""

from dataclasses import replace

import pytest
from django.utils import translation

from programme.actors import organiser
from programme.checks import all_checks
from programme.drafts.event_draft import from_data
from programme.models.picture import Picture, describes
from programme.pictures.picture_facts import PictureFacts
from programme.submissions import moderation
from tests import cast
from tests.pictured import COMPLETE, accept, upload


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def offered(week):
    return cast.offered(week)


def questions(submission) -> dict:
    draft = from_data(submission.latest.data)
    found = all_checks.findings(draft, submission.programme, besides=submission)
    return {each.code: (each.severity, str(each.message)) for each in found}


INCOMPLETE = {
    "alt": {"alt": {}},
    "author": {"author": ""},
    "licence": {"licence": ""},
    "people": {"people": "unknown"},
}


@pytest.mark.parametrize("fact", INCOMPLETE)
def test_each_fact_is_needed_before_it_is_public(offered, aylin, fact):
    picture = upload(offered, said=replace(COMPLETE, **INCOMPLETE[fact]))
    assert picture.missing() == [fact]
    assert questions(offered)["picture_rights"][0] == "question"
    assert accept(offered, aylin).picture is None


def test_the_question_names_what_is_missing(offered):
    upload(offered, said=PictureFacts())
    assert questions(offered)["picture_rights"] == (
        "question",
        "Of the picture is missing: a description for people who do not see it, who made it, "
        "the permission to show it, the consent of the people in it. Without these the picture "
        "stays hidden.",
    )


def test_a_complete_picture_asks_nothing_and_becomes_public(offered, aylin):
    picture = upload(offered)
    assert "picture_rights" not in questions(offered)
    assert accept(offered, aylin).picture == picture


def test_nobody_accepts_an_open_question_unseen(offered, aylin):
    upload(offered, said=replace(COMPLETE, people="unknown"))
    draft = from_data(offered.latest.data)
    found = all_checks.findings(draft, offered.programme, besides=offered, insider=True)
    others = [each.key for each in found if each.code != "picture_rights"]
    with pytest.raises(moderation.Unanswered) as asked:
        moderation.accept(offered, by=organiser(aylin), at=cast.AT, despite=others)
    assert str(asked.value) == "picture_rights:picture"


def test_another_permission_says_which():
    picture = Picture(alt={"de": "Ein Fest"}, author="B. B.", licence="other", people="nobody")
    assert picture.missing() == ["licence"]
    picture.licence_text = "Presseamt, nur für dieses Programm"
    assert picture.missing() == []


@pytest.mark.parametrize("people", ["nobody", "agreed", "parents", "crowd"])
def test_each_way_to_consent_suffices(people):
    said = {"alt": {"de": "Ein Fest"}, "author": "B. B.", "licence": "cc0"}
    assert Picture(**said, people=people).missing() == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", False),
        ("IMG_20230924_180512.jpg", False),
        ("DSC0815", False),
        ("Bild 3", False),
        ("WhatsApp Image 2023-09-24 at 18.05.12.jpeg", False),
        ("…!!!", False),
        ("Bild des Chores", True),
        ("Kinder malen", True),
        ("نساء يرقصن", True),
    ],
)
def test_the_name_of_a_file_describes_nothing(text, says):
    assert describes(text) is says


def test_the_description_comes_in_the_language_of_the_reader_or_in_another():
    picture = Picture(alt={"de": "Ein Fest", "ar": "احتفال", "en": ""})
    assert picture.alt_text("ar") == ("احتفال", "ar")
    assert picture.alt_text("en") == ("Ein Fest", "de")
    assert Picture().alt_text("en") == ("", "en")


@pytest.mark.parametrize(
    ("licence", "credit"),
    [
        ("own", ("", "")),
        ("cc0", ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")),
        ("cc-by", ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")),
        ("cc-by-sa", ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")),
        ("other", ("Presseamt", "")),
    ],
)
def test_a_licence_is_named_and_linked(licence, credit):
    assert Picture(licence=licence, licence_text="Presseamt").credit() == credit
