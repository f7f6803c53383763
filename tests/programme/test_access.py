"""One predicate per verb, one queryset per "what may I see"; Chiara sees nothing of Nord."""

from django.contrib.auth.models import AnonymousUser

from programme import access
from programme.actors import IMPORT, PARTNER, SYSTEM, organiser
from tests import cast


def test_the_office_sees_its_submissions_and_nobody_else_does(week, aylin, chiara):
    submission = cast.offered(week)
    nord = week.district
    assert list(access.submissions(aylin, nord)) == [submission]
    for person in (chiara, AnonymousUser()):
        assert list(access.submissions(person, nord)) == []


def test_the_office_sees_closed_events_and_citizens_do_not(week, aylin, chiara):
    closed = cast.accepted(week, aylin, openness="school")
    open_ = cast.accepted(week, aylin, title="Offen")
    nord = week.district
    assert list(access.events(aylin, nord)) == [closed, open_]
    for person in (chiara, AnonymousUser()):
        assert list(access.events(person, nord)) == [open_]


def test_only_organisers_of_the_office_decide(week, aylin, emil, chiara):
    submission = cast.offered(week)
    deciders = [organiser(aylin), SYSTEM]
    others = [organiser(chiara), PARTNER, IMPORT, organiser(AnonymousUser()), organiser(emil)]
    assert [access.may(by, "decide", submission) for by in deciders] == [True, True]
    assert [access.may(by, "decide", submission) for by in others] == [False] * 5


def test_an_editor_sees_what_the_office_sees_and_corrects_and_comments(week, aylin, emil):
    submission, nord = cast.offered(week), week.district
    closed = cast.accepted(week, aylin, openness="school")
    assert list(access.submissions(emil, nord)) == [closed.submission, submission]
    assert list(access.events(emil, nord)) == [closed]
    seen = {"see", "see_closed", "see_contacts"}
    assert access.rights(access.role(emil, nord)) == seen | {"correct", "comment", "proof"}
    assert access.rights(access.role(aylin, nord)) == set(access.RIGHTS)


def test_who_has_left_the_office_sees_nothing(week, aylin):
    aylin.is_active = False
    assert list(access.submissions(aylin, week.district)) == []


def test_desks_are_the_districts_one_works_for(nord, sued, aylin):
    assert list(access.desks(aylin)) == [nord]
    assert list(access.desks(AnonymousUser())) == []
