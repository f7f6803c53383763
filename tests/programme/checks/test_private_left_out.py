"""What is private is left out where somebody wants it: that, and nothing beside it."""

from dataclasses import replace

import pytest

from programme.checks.answering import answered
from programme.checks.texts.private import OMIT, private_things
from programme.drafts.event_draft import EventDraft, Registration
from tests import cast

pytestmark = pytest.mark.django_db
BEFORE_AND_AFTER = {
    "the last of a list": (
        "Gisela Probe, info@verein.example, 0171 2345678",
        "Gisela Probe, info@verein.example",
    ),
    "one between": ("Gisela Probe, 0171 2345678, 0361 555", "Gisela Probe, 0361 555"),
    "the first": ("0171 2345678, Gisela Probe", "Gisela Probe"),
    "in brackets": ("Bei Karla (0171 2345678) melden", "Bei Karla melden"),
    "in a sentence": ("Unter karla@gmx.de melden.", "Unter melden."),
    "twice": ("0171 2345678 oder abends 0171 2345678", "oder abends"),
    "in Arabic digits": ("للتسجيل: ٠١٧١ ٢٣٤٥٦٧٨", "للتسجيل:"),
    "a link": (
        "Wir treffen uns: https://zoom.us/j/123456789?pwd=abc, bis gleich",
        "Wir treffen uns:, bis gleich",
    ),
    "a number in a link": ("Fragen? https://wa.me/4915112345678 hilft", "Fragen? hilft"),
    "a key": ("Zoom-Treffen. Kenncode: 12345", "Zoom-Treffen."),
    "a remark": ("Musik (Uhrzeit bitte noch klären) und Tanz", "Musik und Tanz"),
    "lines stay": ("Eins\n\nTel. 0171 2345678\nDrei", "Eins\n\nTel. \nDrei"),
    "all of it": ("0171 2345678", ""),
}


def left(draft, week):
    found = next(iter(private_things(draft, week)))
    assert [each.value for each in found.candidates] == [OMIT]
    return answered(draft, found, OMIT)


@pytest.mark.parametrize(("said", "wanted"), BEFORE_AND_AFTER.values(), ids=BEFORE_AND_AFTER)
def test_it_alone_is_left_out(week, said, wanted):
    draft = EventDraft(title="Fest", description=said, summary="Kommt alle!")
    assert left(draft, week) == replace(draft, description=wanted)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"registration": Registration(phone="+49 160 1234567")}, {"registration": Registration()}),
        ({"website": "https://wa.me/491701234567"}, {"website": ""}),
        ({"organisers": ("A", "0171 2345678")}, {"organisers": ("A",)}),
        ({"organisers": ("A", "Karla <karla@icloud.com>")}, {"organisers": ("A", "Karla")}),
        (
            {"whens": (cast.when(), cast.when(note="Ruf an: 0049 151 23456789, bitte"))},
            {"whens": (cast.when(), cast.when(note="Ruf an:, bitte"))},
        ),
    ],
)
def test_in_every_field(week, said, wanted):
    assert left(EventDraft(title="Fest", **said), week) == EventDraft(title="Fest", **wanted)


def test_a_second_one_is_asked_about_next(week):
    draft = EventDraft(title="Fest", public_contact="0171 2345678, 0172 2345678")
    rest = left(draft, week)
    assert rest.public_contact == "0172 2345678"
    assert left(rest, week).public_contact == ""
