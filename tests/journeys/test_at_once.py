"""Two people of one office decide at the same moment: one wins, one is told, nothing is doubled."""

from functools import partial

import pytest
from django.utils import timezone

from programme.actors import organiser
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.submission import Submission
from programme.states import NotAllowed, Overtaken
from programme.submissions import moderation
from tests import cast
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def decide_together(submission, verbs):
    """Run each verb on what was seen before, all at once; what each of them met."""

    def met(verb, seen):
        try:
            verb(seen)
        except (Overtaken, NotAllowed) as error:
            return type(error).__name__
        return "won"

    rows = Submission.objects.select_related("latest")
    acts = [partial(met, verb, rows.get(pk=submission.pk)) for verb in verbs.values()]
    return dict(zip(verbs, at_once(*acts), strict=True))


@pytest.mark.parametrize("attempt", range(5))
def test_one_wins_and_one_is_told(world, attempt):
    aylin = organiser(world.district.memberships.get().user)
    submission = cast.offered(world, whens=(cast.when(world.starts_on),))
    now = timezone.now()
    met = decide_together(
        submission,
        {
            "accept": lambda seen: moderation.accept(seen, by=aylin, at=now),
            "decline": lambda seen: moderation.decline(seen, reason="Nein", by=aylin, at=now),
        },
    )
    assert sorted(met.values()) == ["Overtaken", "won"]
    submission.refresh_from_db()
    winner = next(name for name, what in met.items() if what == "won")
    assert submission.state == {"accept": "accepted", "decline": "declined"}[winner]
    assert Event.everything.count() == (1 if winner == "accept" else 0)
    assert Entry.objects.filter(verb__in=["accept", "decline"]).count() == 1
