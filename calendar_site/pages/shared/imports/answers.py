"""What was ticked, chosen and answered on the preview of an import."""

from django.utils import timezone

from calendar_site.pages.shared.imports import preview_rows
from feeds.incoming import compare, items
from feeds.incoming.compare import GONE, Comparison
from programme.models.source import Intake
from programme.models.vocabulary import Category


def compared(intake: Intake, said: dict) -> Comparison:
    """What the source says, with the kinds and the answers that were chosen on the page."""
    return compare.compare(
        intake.source,
        items.loaded(intake.items),
        at=timezone.now(),
        kinds=said.get("kinds"),
        answers=said.get("answers"),
    )


def chosen(sent, intake: Intake) -> dict:
    """As `sources.confirm` takes it: {keys, gone, kinds, answers, follow}."""
    said = {"kinds": _kinds(sent, intake), "answers": _answers(sent, intake)}
    found = compared(intake, said)
    gone = [row.key for row in found.of(GONE)]
    if "all_gone" not in sent:
        ticked = set(sent.getlist("gone"))
        gone = [key for key in gone if key in ticked]
    if "take_all" in sent:
        keys = [row.key for row in found.rows if row.enters]
    else:
        keys = sent.getlist("take")
    return {"keys": keys, "gone": gone, **said, "follow": "follow" in sent}


def without_kind(intake: Intake, said: dict) -> list[str]:
    """Keys of what is ticked and still has no kind."""
    ticked = set(said["keys"])
    return [
        row.key
        for row in compared(intake, said).rows
        if row.key in ticked and row.kind == "wrong" and preview_rows.lacks_only_kind(row)
    ]


def _kinds(sent, intake: Intake) -> dict[str, str]:
    """The kind that was chosen at single events, or for all that have none, by key."""
    codes = set(Category.objects.values_list("code", flat=True))
    if (of_all := sent.get("kind_of_all")) in codes:
        found = items.loaded(intake.items)
        return {item.key: of_all for item in found if item.draft and not item.draft.category}
    keys = _keys(intake)
    said = _named(sent, "kind-")
    return {keys[name]: code for name, code in said.items() if name in keys and code in codes}


def _answers(sent, intake: Intake) -> dict[str, dict[str, str]]:
    """What was answered at single events: {key: {key of the finding: value}}."""
    keys = _keys(intake)
    found: dict[str, dict[str, str]] = {}
    for name, value in _named(sent, "answer-").items():
        position, _dash, finding = name.rpartition("-")  # keys of findings have no dash
        if position in keys:
            found.setdefault(keys[position], {})[finding] = value
    return found


def _keys(intake: Intake) -> dict[str, str]:
    return {item.position: item.key for item in items.loaded(intake.items)}


def _named(sent, prefix: str) -> dict[str, str]:
    return {
        name.removeprefix(prefix): value for name, value in sent.items() if name.startswith(prefix)
    }
