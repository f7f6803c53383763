"""The table is the only way: every other move is refused, in every state."""

import itertools

import pytest

from programme import states
from programme.models.submission import Submission
from programme.states import MOVES, NotAllowed, State
from tests import cast


@pytest.mark.parametrize(("verb", "source"), list(itertools.product(MOVES, State)))
def test_a_move_leads_where_the_table_says_or_is_refused(verb, source):
    if source in MOVES[verb]:
        assert states.target(verb, source) == MOVES[verb][source]
    else:
        with pytest.raises(NotAllowed):
            states.target(verb, source)


def test_an_unknown_verb_is_refused():
    with pytest.raises(NotAllowed):
        states.target("publish", State.SUBMITTED)


def test_every_state_but_the_first_can_be_reached():
    reached = {target for moves in MOVES.values() for target in moves.values()}
    assert reached == set(State)


def test_switch_moves_a_row_only_from_where_it_was_read(week):
    submission = cast.offered(week)
    same = Submission.objects.get(pk=submission.pk)
    assert Submission.objects.switch(submission, State.WITHDRAWN, cast.AT) is True
    assert Submission.objects.switch(same, State.DECLINED, cast.AT) is False
    submission.refresh_from_db()
    assert submission.state == State.WITHDRAWN
