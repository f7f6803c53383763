"""The table of precision and recall, and each wrong text with what was read and what is right."""

import textwrap

from bench.reading import measure, programmes, values
from bench.reading.facts import MANNERS, Told
from bench.reading.measure import Compared
from bench.table import table


def tell(texts: list[Told], *, manner: str | None, wrong: bool):
    """Print what was read of the texts, of one manner or of all."""
    groups = _compared([manner] if manner else list(MANNERS), texts)
    if wrong:
        for compared in sum(groups.values(), []):
            _tell(compared)
    if manner is None:
        groups["all"] = sum(groups.values(), [])
    _table(groups)


def _compared(manners: list[str], texts: list[Told]) -> dict[str, list[Compared]]:
    known = programmes.make()
    return {
        manner: [measure.compare(told, known) for told in texts if told.manner == manner]
        for manner in manners
    }


def _table(groups: dict[str, list[Compared]]):
    rows = [[name, *_figures(groups, name)] for name in values.FIELDS]
    rows.append(["wholly right", *_wholly_right(groups)])
    rows.append(["left over", *_left_over(groups)])
    table(["field", *(f"{name} {what}" for name in groups for what in "PR")], rows)


def _figures(groups, name) -> list[str]:
    figures = []
    for group in groups.values():
        outcomes = [each.fields[name] for each in group]
        figures += [f"{measure.precision(outcomes):.2f}", f"{measure.recall(outcomes):.2f}"]
    return figures


def _wholly_right(groups) -> list[str]:
    cells = []
    for group in groups.values():
        cells += [str(sum(each.is_right for each in group)), f"of {len(group)}"]
    return cells


def _left_over(groups) -> list[str]:
    cells = []
    for group in groups.values():
        cells += [str(sum(len(each.left) for each in group)), ""]
    return cells


def _tell(compared: Compared):
    if compared.is_right and not compared.left:
        return
    told = compared.told
    print(f"\n### {told.name}, {told.manner} ({told.programme})\n")
    print(textwrap.indent(told.text.strip(), "    "), end="\n\n")
    for name, outcome in compared.fields.items():
        if not outcome.is_right:
            right = [forms[0] if len(forms) == 1 else forms for forms in outcome.right]
            print(f"- {name}: read {outcome.read}, right {right}")
    for line in compared.left:
        print(f"- left over: {line!r}")
