"""The page of an event's picture: what is sent is never lost, what is missing keeps it hidden."""

import io
import re

import pytest
from django.test import Client
from PIL import Image

from programme import rate_limits
from programme.actors import PARTNER, organiser
from programme.credentials import edit_links
from programme.drafts.event_draft import Text, from_data
from programme.models.event import Event
from programme.models.picture import Picture
from programme.models.submission import Submission
from programme.pictures import picture_facts
from programme.submissions import moderation, submitting
from tests import cast, pictured
from tests.pages.partner.filling import post, typed
from tests.pages.partner.picturing import SAID, current, errors, sent
from tests.pages.public.reading import page as tree
from tests.pictured import COMPLETE
from tests.programme.pictures import drawing


@pytest.fixture(autouse=True)
def nobody_uploaded_before():
    rate_limits.reset("picture", "127.0.0.1")


@pytest.fixture
def offered(week):
    return cast.offered(week)


@pytest.fixture
def link(offered):
    return f"/en/nord/submit/edit/{edit_links.to_submission(offered, at=cast.AT)}/"


@pytest.fixture
def address(link):
    return f"{link}picture/"


# --- Upload ----------------------------------------------------------------------------------


def test_a_picture_with_all_that_must_be_said(client, address, offered):
    answer = sent(client, address, drawing.photo())
    assert (answer.status_code, answer["Location"]) == (302, f"{address}?done=saved")
    assert picture_facts.of(current(offered)) == COMPLETE
    page = tree(client.get(answer["Location"]).content.decode())
    assert page.texts("p", class_="message__title") == ["Saved."]
    assert "It waits for the office, together with your event." in page.text
    assert page.one("figure").one("img").attrs["alt"] == SAID["alt_de"]


def test_heic_of_an_iphone_can_be_chosen_and_is_taken(client, address, offered):
    file = tree(client.get(address).content.decode()).one("input", type="file")
    assert {"image/heic", ".heic", "image/jpeg"} <= set(file.attrs["accept"].split(","))
    source = (drawing.SAMPLES / "iphone.heic").read_bytes()
    assert sent(client, address, source, name="IMG_2041.HEIC").status_code == 302
    assert (current(offered).width, current(offered).height) == (600, 800)


def test_a_missing_word_does_not_cost_the_picture(client, address, offered):
    answer = sent(client, address, drawing.photo(), author="", people="unknown")
    assert answer.status_code == 200
    assert errors(answer) == ["Who made the picture? – Please say who made the picture."]
    assert current(offered).missing() == ["author", "people"]
    page = answer.content.decode()
    assert "The picture stays hidden until this is there:" in page
    assert SAID["alt_de"] in page
    # Now without the file.
    assert sent(client, address).status_code == 302
    assert current(offered).missing() == []
    assert Picture.objects.count() == 1


def test_nothing_sent_says_everything_that_is_needed(client, address):
    answer = client.post(address, {})
    assert errors(answer) == [
        "Picture – Please choose a picture.",
        "What does the picture show? – Please describe the picture for people who do not see it.",
        "Who made the picture? – Please say who made the picture.",
        "Why may it be shown? – Please say why the picture may be shown.",
        "Who can be seen? – Please say who can be seen in the picture.",
    ]
    assert Picture.objects.count() == 0


def test_words_without_a_picture_are_kept_in_the_page(client, address):
    answer = sent(client, address)
    assert errors(answer) == ["Picture – Please choose a picture."]
    assert SAID["alt_de"] in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        (
            {"alt_de": "IMG_2041.jpg"},
            "What does the picture show? – Please describe what can be seen; the name of a file "
            "does not.",
        ),
        (
            {"alt_de": "x" * 301},
            "What does the picture show? – Please shorten this text: it has 301 characters, 300 "
            "fit.",
        ),
        (
            {"author": "x" * 121},
            "Who made the picture? – Please shorten this text: it has 121 characters, 120 fit.",
        ),
        ({"licence": "other"}, "Which permission? – Please say which permission it is."),
        ({"licence": "mine"}, "Why may it be shown? – Please choose from the list."),
        ({"people": "all"}, "Who can be seen? – Please choose from the list."),
    ],
)
def test_what_cannot_be_kept_is_said(client, address, changes, error):
    answer = sent(client, address, drawing.photo(), **changes)
    assert errors(answer) == [error]
    assert len(current(Submission.objects.get()).missing()) == 1


def test_control_characters_are_left_out(client, address, offered):
    sent(client, address, drawing.photo(), author="Bruno\x00\u202e  Beispiel")
    assert current(offered).author == "Bruno Beispiel"


def test_another_permission_is_kept_with_its_words(client, address, offered):
    words = {"licence": "other", "licence_text": "Presseamt, nur für dieses Programm"}
    assert sent(client, address, drawing.photo(), **words).status_code == 302
    assert current(offered).licence_text == "Presseamt, nur für dieses Programm"
    sent(client, address, **words | {"licence": "cc0"})
    assert current(offered).licence_text == ""


def test_one_description_for_each_language_of_the_event(client, week):
    texts = (Text(language="ar", title="لقاء"), Text(language="en", title="Meeting"))
    submission = cast.offered(week, translations=texts)
    token = edit_links.to_submission(submission, at=cast.AT)
    address = f"/en/nord/submit/edit/{token}/picture/"
    sent(client, address, drawing.photo(), alt_ar="أناس يرقصون", alt_fr="Des gens dansent")
    assert current(submission).alt == {"de": SAID["alt_de"], "ar": "أناس يرقصون"}


def test_the_page_opens_with_what_was_said(client, address):
    sent(client, address, drawing.photo())
    opened = typed(client.get(address))
    assert {name: opened[name] for name in SAID} == SAID
    # Nothing was changed: nothing new is written.
    before = Submission.objects.get().latest_id
    assert post(client, address, opened).status_code == 302
    assert Submission.objects.get().latest_id == before


def test_the_same_form_sent_twice_is_one_picture(client, address):
    for _ in range(2):
        assert sent(client, address, drawing.photo()).status_code == 302
    assert (Picture.objects.count(), Submission.objects.get().revisions.count()) == (1, 2)


# --- Whose picture ---------------------------------------------------------------------------


def test_the_link_shows_what_nobody_else_may_see(client, address, offered):
    sent(client, address, drawing.photo())
    answer = client.get(f"{address}480.webp")
    body = b"".join(answer.streaming_content)
    assert Image.open(io.BytesIO(body)).size == (480, 360)
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert client.get(current(offered).address(480)).status_code == 404


@pytest.mark.parametrize("width", [481, 1600, 0])
def test_other_widths_are_404(client, address, width):
    sent(client, address, drawing.photo())
    assert client.get(f"{address}{width}.webp").status_code == 404


def test_without_a_picture_there_is_no_file(client, address):
    assert client.get(f"{address}480.webp").status_code == 404
    assert "<figure" not in client.get(address).content.decode()


@pytest.mark.parametrize("path", ["", "remove/", "480.webp"])
def test_a_wrong_link_opens_nothing(client, week, sued, offered, address, path):
    sent(client, address, drawing.photo())
    token = address.split("/")[5]
    wrong = f"/en/nord/submit/edit/{token[:-1]}x/picture/{path}"
    elsewhere = f"/en/sued/submit/edit/{token}/picture/{path}"
    method = client.post if path == "remove/" else client.get
    assert [method(wrong).status_code, method(elsewhere).status_code] == [404, 404]
    assert Picture.objects.count() == 1


def test_a_revoked_link_opens_nothing(client, address, offered):
    edit_links.renew(offered, by=PARTNER, at=cast.AT)
    assert sent(client, address, drawing.photo()).status_code == 404
    assert Picture.objects.count() == 0


def test_another_site_cannot_send_the_form(client, address):
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert client.post(address, SAID, headers=headers).status_code == 403
    assert client.post(f"{address}remove/", headers=headers).status_code == 403
    assert sent(Client(enforce_csrf_checks=True), address, drawing.photo()).status_code == 302


def test_the_page_leaves_no_trace(client, address):
    answer = client.get(address)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "private, no-cache, max-age=0"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert answer.cookies == {}


# --- After a decision ------------------------------------------------------------------------


def test_a_new_picture_of_a_public_event_waits(client, address, offered, aylin):
    sent(client, address, drawing.photo())
    offered.refresh_from_db()
    event = pictured.accept(offered, aylin)
    assert "It is public with your event." in client.get(address).content.decode()
    first = event.picture
    sent(client, address, drawing.photo(drawing.BLUE))
    assert Event.objects.get().picture == first
    page = client.get(address).content.decode()
    assert "The picture before it stays public until then." in page
    assert Submission.objects.get().state == "changed"


def test_removing_is_one_step_and_at_once(
    client, address, offered, aylin, django_capture_on_commit_callbacks
):
    sent(client, address, drawing.photo())
    offered.refresh_from_db()
    shown = pictured.accept(offered, aylin).picture.address(480)
    assert client.get(shown).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"{address}remove/")
    assert answer["Location"] == f"{address}?done=removed"
    assert client.get(shown).status_code == 404
    assert pictured.files() == set()
    assert Submission.objects.get().state == "accepted"
    assert "nowhere on the website any more" in client.get(answer["Location"]).content.decode()


def test_removing_is_no_link(client, address):
    assert client.get(f"{address}remove/")["Location"] == address


def test_a_closed_event_takes_no_picture(client, address, offered, aylin):
    moderation.decline(offered, by=organiser(aylin), at=cast.AT, reason="Nein")
    page = client.get(address).content.decode()
    assert "This event is closed and takes no picture any more." in page
    assert 'type="file"' not in page
    assert sent(client, address, drawing.photo()).status_code == 409
    assert Picture.objects.count() == 0


def test_the_picture_of_a_withdrawn_event_can_still_be_removed(client, address, offered):
    sent(client, address, drawing.photo())
    offered.refresh_from_db()
    submitting.withdraw(offered, by=PARTNER, at=cast.AT)
    assert "Remove it" in client.get(address).content.decode()
    client.post(f"{address}remove/")
    assert (Picture.objects.count(), Submission.objects.get().state) == (0, "withdrawn")


def test_an_event_with_a_mistake_says_so(client, address, offered):
    data = offered.latest.data | {"title": ""}
    type(offered.latest).objects.filter(pk=offered.latest_id).update(data=data)
    answer = sent(client, address, drawing.photo())
    assert answer.status_code == 409
    assert "The event itself has a mistake." in answer.content.decode()
    assert (Picture.objects.count(), pictured.files()) == (0, set())


def test_a_change_of_the_text_keeps_the_picture(client, link, address, offered):
    sent(client, address, drawing.photo())
    there = current(offered)
    answer = post(client, link, typed(client.get(link), title="Neuer Titel"))
    assert answer.status_code == 302
    assert current(offered) == there
    assert from_data(offered.latest.data).title == "Neuer Titel"


def test_saving_the_form_unchanged_writes_nothing(client, link, address, offered):
    sent(client, address, drawing.photo())
    before = Submission.objects.get().latest_id
    assert post(client, link, typed(client.get(link))).status_code == 302
    assert Submission.objects.get().latest_id == before


# --- The page itself -------------------------------------------------------------------------


def test_the_way_to_the_picture(client, link, address):
    for page in (link, f"{link}receipt/"):
        links_there = re.findall(r'href="([^"]*/picture/)"', client.get(page).content.decode())
        assert [found.removeprefix("http://localhost:8000") for found in links_there] == [address]


def test_the_page_costs_the_same_with_a_picture(client, address, django_assert_num_queries):
    with django_assert_num_queries(5):
        client.get(address)
    sent(client, address, drawing.photo())
    with django_assert_num_queries(6):
        client.get(address)
