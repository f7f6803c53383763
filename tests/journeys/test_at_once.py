"""Two people of one office decide at the same moment: one wins, one is told, nothing is doubled."""

import threading

import pytest
from django.db import connections
from django.utils import timezone

from programme.actors import organiser
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.submission import Submission
from programme.states import NotAllowed, Overtaken
from programme.submissions import moderation
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)


def decide_together(submission, verbs):
    """Run each verb in a thread of its own, all started at once; what each of them met."""
    barrier, met = threading.Barrier(len(verbs)), {}

    def run(name, verb):
        seen = Submission.objects.select_related("latest").get(pk=submission.pk)
        barrier.wait()
        try:
            verb(seen)
            met[name] = "won"
        except (Overtaken, NotAllowed) as error:
            met[name] = type(error).__name__
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=item) for item in verbs.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return met


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
