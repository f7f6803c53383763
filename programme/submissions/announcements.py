"""What was announced of dates that have moved since, as the journal remembers it."""

from collections.abc import Mapping
from typing import Any

from programme import register
from programme.drafts import dates
from programme.drafts.event_draft import Place, When, from_data
from programme.models.event import Status
from programme.models.submission import Submission

FORGET = ("withdraw", "reopen")  # what is announced after it is announced anew


def first_announced(submission: Submission) -> dict[str, When]:
    """The dates that are not where they were, by key, as they were announced before the first move.

    Asks two queries.
    """
    numbers: dict[str, int] = {}
    for data in _reports(submission):
        for key in data["keys"]:
            if key in data.get("back", ()):
                numbers.pop(key, None)
            elif data["status"] == Status.MOVED:
                numbers.setdefault(key, data["before"]["accepted"])
    revisions = submission.revisions.filter(number__in=set(numbers.values()))
    drafts = {row.number: from_data(row.data) for row in revisions}
    known = {
        (number, when.key): when for number, said in drafts.items() for when in dates.whens(said)
    }
    return {key: known[number, key] for key, number in numbers.items() if (number, key) in known}


def _reports(submission: Submission) -> list[dict[str, Any]]:
    """What the reports say that were not taken back, in their order."""
    verbs = ("report", "undo_report", *FORGET)
    told: list[dict[str, Any]] = []
    lines = submission.entries.filter(verb__in=verbs).order_by("pk").values_list("verb", "data")
    for verb, data in lines:
        if verb in FORGET:
            told.clear()
        elif verb == "undo_report":
            told.pop()
        elif "before" in data:
            told.append(data)
    return told


def as_announced(
    submission: Submission, key: str, place: Place | None, first: Mapping[str, When]
) -> Place | None:
    """`place`, in the words of the announced one where it names the same house and nothing more."""
    accepted = submission.accepted
    if place is None or accepted is None or key not in first:
        return place
    was, district = (
        first[key].place or from_data(accepted.data).place,
        submission.programme.district,
    )
    house = register.find_venue(district, place)
    same = house is not None and house == register.find_venue(district, was)
    return was if same and not (place.room or place.note or place.online) else place
