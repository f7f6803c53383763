"""The picture in the JSON document: copies, description, author and licence; or nothing."""

import json
from dataclasses import replace

import pytest

from feeds.api.serializers import EventSerializer
from feeds.documents import event_document
from feeds.pieces import pieces
from programme.actors import PARTNER
from programme.models.event import Event
from programme.models.picture import Picture
from programme.pictures import picture_verbs
from programme.pictures.picture_facts import PictureFacts
from tests import cast, pictured

SAID = PictureFacts(
    alt={"de": "Menschen tanzen auf dem Markt.", "ar": "أناس يرقصون"},
    author="Bruno Beispiel",
    licence="cc-by",
    people="crowd",
)


def image(language="de"):
    (piece,) = pieces(Event.objects.all(), language, event_document.DOCUMENT)
    return json.loads(bytes(piece.body))["image"]


@pytest.fixture
def shown(week, aylin):
    """`shown(said)`: an accepted event with a picture about which that was said."""
    return lambda said: pictured.shown(week, aylin, said=said)


def test_copies_description_author_and_licence(shown):
    shown(SAID)
    path = f"http://localhost:8000/media/pictures/{Picture.objects.get().uid}"
    assert image() == {
        "url": f"{path}/800.webp",
        "width": 800,
        "height": 600,
        "copies": [
            {"width": 480, "url": f"{path}/480.webp"},
            {"width": 800, "url": f"{path}/800.webp"},
        ],
        "alt": "Menschen tanzen auf dem Markt.",
        "language": "de",
        "author": "Bruno Beispiel",
        "licence": {
            "code": "cc-by",
            "label": "CC BY 4.0",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        },
    }


def test_the_description_follows_the_language(shown):
    shown(SAID)
    assert (image("ar")["alt"], image("ar")["language"]) == ("أناس يرقصون", "ar")
    assert image("en")["language"] == "de"


def test_a_use_that_was_allowed_has_no_licence_to_name(shown):
    shown(replace(SAID, licence="own"))
    assert image()["licence"] == {"code": "own", "label": None, "url": None}


def test_an_incomplete_picture_is_not_there(shown):
    shown(replace(SAID, people="unknown"))
    assert image() is None


def test_a_picture_that_was_removed_is_not_there(shown, week):
    shown(SAID)
    picture_verbs.remove(week.submissions.get(), by=PARTNER, at=cast.AT)
    assert image() is None


def test_its_shape_is_the_declared_one(shown):
    shown(SAID)
    declared = EventSerializer().fields["image"]
    assert set(image()) == set(declared.fields)
    assert set(image()["licence"]) == set(declared.fields["licence"].fields)
    assert {*image()["copies"][0]} == set(declared.fields["copies"].child.fields)
