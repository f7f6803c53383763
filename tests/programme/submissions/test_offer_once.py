"""A form that is sent twice is one submission, in one thread after another and in two at once."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from programme.actors import PARTNER
from programme.checks.finding import Refused
from programme.credentials import edit_links
from programme.drafts.event_draft import from_data
from programme.models.link import Link
from programme.models.submission import Submission
from programme.submissions import revising
from programme.submissions.offer_once import fresh_key, offer_once
from tests import cast
from tests.at_once import at_once

KEY = "abcdefgh_ABCDEF-1"


def send(programme, draft=None, key=KEY):
    return offer_once(
        programme, draft or cast.draft(), key=key, contact=cast.BRUNO, by=PARTNER, at=cast.AT
    )


def test_the_second_time_gives_the_first_submission_and_a_link_of_its_own(week):
    (first, one), (second, two) = send(week), send(week)
    assert first == second == Submission.objects.get()
    assert (first.contact_email, first.origin_key) == ("bruno@verein.example", KEY)
    opened = [edit_links.find(token, Link.Purpose.EDIT, at=cast.AT) for token in (one, two)]
    assert one != two
    assert [link.submission for link in opened] == [first, first]


def test_it_counts_what_was_sent_first_not_what_it_became(week):
    submission, _token = send(week)
    changed = replace(from_data(submission.latest.data), title="Lesung")
    revising.revise(submission, changed, by=PARTNER, at=cast.AT)
    assert send(week)[0] == submission
    assert Submission.objects.count() == 1


def test_spaces_that_are_not_stored_make_no_other_event(week):
    assert send(week)[0] == send(week, cast.draft(title="  Offener  Stammtisch "))[0]


@pytest.mark.parametrize(
    "change", [{"title": "Lesung"}, {"whens": (cast.when(date(2026, 10, 5)),)}]
)
def test_another_event_under_the_same_key_is_another_submission(week, change):
    first, second = send(week)[0], send(week, cast.draft(**change))[0]
    assert first != second
    assert second.origin_key not in ("", KEY)


def test_the_same_event_with_a_corrected_address_is_another_submission(week):
    """The first one is not reached; the link of the second goes where it can be read."""
    first, contact = send(week)[0], replace(cast.BRUNO, email="bruno@neu.example")
    said = {"key": KEY, "contact": contact, "by": PARTNER, "at": cast.AT}
    second, _token = offer_once(week, cast.draft(), **said)
    assert (first == second, second.contact_email) == (False, "bruno@neu.example")


@pytest.mark.parametrize("key", ["", "short", "x" * 41, "abcdefgh ABCDEF-1", "ä" * 20])
def test_what_is_no_key_names_nothing(week, key):
    first, second = send(week, key=key)[0], send(week, key=key)[0]
    assert first != second
    assert key not in (first.origin_key, second.origin_key)


def test_a_key_counts_in_its_programme(week, nord):
    other = cast.programme(nord, slug="fest")
    assert send(week)[0] != send(other)[0]


def test_keys_are_well_formed_and_new_each_time(week):
    keys = [fresh_key(), fresh_key()]
    assert [send(week, key=key)[0].origin_key for key in keys] == keys
    assert keys[0] != keys[1]


def test_what_is_refused_leaves_the_key_free(week):
    with pytest.raises(Refused):
        send(week, cast.draft(title=""))
    assert not Submission.objects.exists()
    assert send(week)[0].origin_key == KEY


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_time_one_is_offered(week):
    found = at_once(partial(send, week), partial(send, week))
    only = Submission.objects.get()
    assert [submission for submission, _token in found] == [only, only]
    assert only.links.count() == 2
