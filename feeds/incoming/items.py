"""What was found in a file or calendar: one item per event, with its problems."""

from dataclasses import dataclass, field

from programme.checks.finding import ERROR, HINT
from programme.drafts import event_draft
from programme.drafts.event_draft import EventDraft


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something in the source that needs a look; `problems.text` says it in words.

    With an error the item cannot enter, with a hint it can. `column` is that of a sheet, as the
    sheet calls it.
    """

    code: str
    severity: str = HINT
    column: str = ""
    values: dict[str, str] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        return self.severity == ERROR


@dataclass(frozen=True, kw_only=True)
class Item:
    """One event. `key` is its name in the source (the UID of a calendar); `number` its row.

    `sheet` is that of the row, where several hold events.
    """

    number: int
    key: str
    label: str = ""
    draft: EventDraft | None = None
    problems: tuple[Problem, ...] = ()
    is_row: bool = False  # of a table: people find it by its number
    is_outside: bool = False  # no date of it lies within the programme
    is_hidden: bool = False  # the row is not to be seen in its table
    sheet: str = ""

    @property
    def position(self) -> str:
        """Where it stands in its source; no other item stands there."""
        return f"{self.sheet}!{self.number}" if self.sheet else str(self.number)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Everything that a source says; `problems` are about the source as a whole."""

    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()


class Unreadable(Exception):
    """The source as a whole cannot be read; `problem` says why and what to do."""

    def __init__(self, code: str, **values):
        self.problem = Problem(code=code, severity=ERROR, values=values)
        super().__init__(code)


def error(code: str, column: str = "", **values) -> Problem:
    return Problem(code=code, severity=ERROR, column=column, values=values)


def hint(code: str, column: str = "", **values) -> Problem:
    return Problem(code=code, column=column, values=values)


def stored(found) -> list[dict]:
    """Items or problems as JSON."""
    return [event_draft.to_data(each) for each in found]


def loaded(data, kind=Item) -> list:
    """What `stored` wrote."""
    return [event_draft.from_data(each, kind) for each in data]
