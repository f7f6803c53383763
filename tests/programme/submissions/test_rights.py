"""Every verb by everybody who might try it: done, or Forbidden and nothing has changed."""

import inspect
from datetime import time
from types import ModuleType

import pytest

from programme import access
from programme.actors import IMPORT, PARTNER, SYSTEM, organiser
from programme.models.journal import Entry
from programme.models.submission import Revision, Submission
from programme.submissions import moderation, offer_once, reporting, revising, submitting
from tests import cast

BETTER = cast.draft(title="Besserer Titel")
DOUBTFUL = {"whens": (cast.when(stated_weekday=1),)}  # the day is a Monday
EVERYBODY = {"partner", "import", "editor", "organiser", "system"}
DECIDERS = {"organiser", "system"}


def _key(submission):
    return submission.latest.data["whens"][0]["key"]


def _answer(submission, **by):
    moderation.answer(submission, "weekday:whens.0.starts_on", "2026-09-29", **by)


def _undo_answer(submission, **by):
    _answer(submission, **by)
    moderation.undo_answer(submission, **by)


def _undo(submission, **by):
    reporting.report(submission, "full", keys="all", **by)
    reporting.undo(submission, seen=str(submission.version), **by)


# verb: (who may, what it starts from, how it is done)
VERBS = {
    "submitting.keep": (EVERYBODY, "programme", lambda it, **by: submitting.keep(it, BETTER, **by)),
    "submitting.offer": (
        EVERYBODY,
        "programme",
        lambda it, **by: submitting.offer(it, BETTER, **by),
    ),
    "offer_once.offer_once": (
        EVERYBODY,
        "programme",
        lambda it, **by: offer_once.offer_once(it, BETTER, key="", **by),
    ),
    "revising.keep": (EVERYBODY, "draft", lambda it, **by: revising.keep(it, BETTER, **by)),
    "revising.keep_as_seen": (
        EVERYBODY,
        "draft",
        lambda it, **by: revising.keep_as_seen(it, BETTER, seen=str(it.version), **by),
    ),
    "revising.revise": (EVERYBODY, "public", lambda it, **by: revising.revise(it, BETTER, **by)),
    "revising.revise_as_seen": (
        EVERYBODY,
        "public",
        lambda it, **by: revising.revise_as_seen(it, BETTER, seen=str(it.version), **by),
    ),
    "reporting.report": (
        EVERYBODY - {"editor"},
        "public",
        lambda it, **by: reporting.report(it, "full", keys="all", **by),
    ),
    "reporting.undo": (
        EVERYBODY - {"editor"},
        "public",
        _undo,
    ),
    "reporting.relocate": (
        EVERYBODY - {"editor"},
        "public",
        lambda it, **by: reporting.relocate(it, _key(it), {"start_time": time(19)}, **by),
    ),
    "submitting.withdraw": (
        EVERYBODY - {"editor"},
        "public",
        lambda it, **by: submitting.withdraw(it, **by),
    ),
    "moderation.accept": (DECIDERS, "waiting", lambda it, **by: moderation.accept(it, **by)),
    "moderation.send_back": (
        DECIDERS,
        "waiting",
        lambda it, **by: moderation.send_back(it, reason="Wann?", **by),
    ),
    "moderation.decline": (
        DECIDERS,
        "waiting",
        lambda it, **by: moderation.decline(it, reason="Nein.", **by),
    ),
    "moderation.reopen": (DECIDERS, "public", lambda it, **by: moderation.reopen(it, **by)),
    "moderation.answer": (EVERYBODY, "doubtful", _answer),
    "moderation.undo_answer": (EVERYBODY, "doubtful", _undo_answer),
    "moderation.comment": (
        {"editor", "organiser", "system"},
        "waiting",
        lambda it, **by: moderation.comment(it, "Bitte fragen.", **by),
    ),
}
# Called by the verbs above, never for a person; and what only asks.
INSIDE = {"revising.add"} | {
    f"reporting.{name}" for name in ("text_waits", "place_waits", "undoable", "is_told")
}
WHO = ["partner", "import", "editor", "organiser", "system", "stranger", "other organiser"]


def _written(module: ModuleType):
    """The functions of a module that take `by`."""
    for name, function in inspect.getmembers(module, inspect.isfunction):
        is_own = function.__module__ == module.__name__ and not name.startswith("_")
        if is_own and "by" in inspect.signature(function).parameters:
            yield f"{module.__name__.rpartition('.')[2]}.{name}"


def test_every_verb_has_its_row():
    modules = (moderation, offer_once, reporting, revising, submitting)
    assert {name for module in modules for name in _written(module)} == set(VERBS) | INSIDE


@pytest.fixture
def people(aylin, emil, chiara, django_user_model):
    return {
        "partner": PARTNER,
        "import": IMPORT,
        "editor": organiser(emil),
        "organiser": organiser(aylin),
        "system": SYSTEM,
        "stranger": organiser(django_user_model.objects.create_user("dora")),
        "other organiser": organiser(chiara),
    }


def _start(kind, week, aylin):
    if kind == "programme":
        return week
    if kind == "draft":
        return submitting.keep(week, cast.draft(), by=PARTNER, at=cast.AT)[0]
    if kind == "public":
        return cast.accepted(week, aylin).submission
    return cast.offered(week, **(DOUBTFUL if kind == "doubtful" else {}))


def _state():
    return [list(model.objects.order_by("pk").values()) for model in (Submission, Revision, Entry)]


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("verb", list(VERBS))
def test_a_verb_is_done_for_those_who_may(verb, who, week, aylin, people):
    allowed, kind, act = VERBS[verb]
    start = _start(kind, week, aylin)
    before = _state()
    if who in allowed:
        act(start, by=people[who], at=cast.AT)
        assert _state() != before
    else:
        with pytest.raises(access.Forbidden):
            act(start, by=people[who], at=cast.AT)
        assert _state() == before
