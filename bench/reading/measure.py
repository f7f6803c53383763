"""Reads texts and counts: precision and recall by field, and what is wrong in which text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bench.reading import values
from bench.reading.facts import Told
from feeds.incoming import read_aloud
from programme.models.programme import Programme
from programme.plain_text import fold


@dataclass(frozen=True)
class Outcome:
    """One field of one text: the forms that are right, what was read, and how many of each hit."""

    right: list
    read: list

    @property
    def found(self) -> int:
        """How many of the right values were read."""
        return sum(any(_hits(forms, value) for value in self.read) for forms in self.right)

    @property
    def correct(self) -> int:
        """How many of the values read are right."""
        return sum(any(_hits(forms, value) for forms in self.right) for value in self.read)

    @property
    def is_right(self) -> bool:
        return self.found == len(self.right) and self.correct == len(self.read)


@dataclass(frozen=True)
class Compared:
    """One text, its fields, and the lines that were shown as not understood although they were."""

    told: Told
    fields: dict[str, Outcome]
    left: list[str]

    @property
    def is_right(self) -> bool:
        return all(outcome.is_right for outcome in self.fields.values())


def compare(told: Told, programmes: Mapping[str, Programme]) -> Compared:
    said = read_aloud.text_as_json(told.text, programmes[told.programme])
    right, read = values.of_facts(told.facts), values.of_reading(said)
    return Compared(
        told=told,
        fields={name: Outcome(right[name], read[name]) for name in values.FIELDS},
        left=[line for line in said["left_over"] if not _says_more(line, told)],
    )


def precision(outcomes: Iterable[Outcome]) -> float:
    """Of what was read the part that is right; each text counts the same, however many dates."""
    shares = [each.correct / len(each.read) for each in outcomes if each.read]
    return _mean(shares)


def recall(outcomes: Iterable[Outcome]) -> float:
    """Of what is right the part that was read; each text counts the same."""
    shares = [each.found / len(each.right) for each in outcomes if each.right]
    return _mean(shares)


def _mean(shares: list[float]) -> float:
    return sum(shares) / len(shares) if shares else 1.0


def _hits(forms: tuple, value) -> bool:
    return any(values.is_same(form, value) for form in forms)


def _says_more(line: str, told: Told) -> bool:
    """Prose says more in each sentence; of lines those that are marked do."""
    line = fold(line)
    return told.manner == "prose" or any(line in fold(more) for more in told.more)
