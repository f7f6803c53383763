"""The texts of bench/reading/facts and of bench/reading/others, and what must be read of them.

The README in facts says how they are written; others are by people who did not see the reader.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "facts"
OTHERS = Path(__file__).parent / "others"
MANNERS = ("labelled", "poster", "prose")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545 3.3.10
MORE = "~ "
DAY, TIME = r"\d{4}-\d\d-\d\d", r"\d\d:\d\d"
STATED = re.compile(
    rf"(?P<first>{DAY})(?: to (?P<last>{DAY}))?(?P<weekdays>(?: (?:{'|'.join(WEEKDAYS)}))*)"
    rf"(?: (?P<start>{TIME})(?:-(?P<end>{TIME}))?)?"
    r"(?: (?P<clock>all_day|to_follow))?(?: (?P<status>cancelled|postponed|moved|full|tentative))?"
)


@dataclass(frozen=True)
class Told:
    """One event told in one manner: the text as it is pasted and the facts that are right."""

    name: str
    manner: str
    programme: str
    text: str
    facts: dict[str, Any]
    more: tuple[str, ...]  # lines that say more than the facts


def texts(folder: Path = FOLDER) -> list[Told]:
    """All of a folder, by name, and each in every manner."""
    return [told for path in sorted(folder.glob("*.toml")) for told in _of(path)]


def _of(path: Path) -> Iterator[Told]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    common = {name: value for name, value in data.items() if name not in MANNERS}
    for manner in MANNERS:
        facts = common | data[manner]
        lines = facts.pop("text").splitlines()
        yield Told(
            name=path.stem,
            manner=manner,
            programme=facts.pop("programme"),
            text="\n".join(line.removeprefix(MORE) for line in lines),
            facts=facts | {"dates": dates(facts.get("dates", []), facts.pop("except", []))},
            more=tuple(line.removeprefix(MORE) for line in lines if line.startswith(MORE)),
        )


def dates(stated: list[str], left_out: list[str]) -> list[dict[str, Any]]:
    """Each single date in the words of `manage.py read`."""
    every = [found for each in stated for found in _dates(each)]
    return [found for found in every if found["day"] not in left_out]


def _dates(stated: str) -> Iterator[dict[str, Any]]:
    said = STATED.fullmatch(stated)
    if said is None:
        raise ValueError(f"{stated!r} is no date; bench/reading/facts/README.md says how")
    first = date.fromisoformat(said["first"])
    last = date.fromisoformat(said["last"] or said["first"])
    weekdays = [WEEKDAYS.index(word) for word in said["weekdays"].split()] or range(7)
    shared = {
        "start": said["start"],
        "end": said["end"],
        "clock": said["clock"] or "exact",
        "status": said["status"] or "scheduled",
    }
    for number in range((last - first).days + 1):
        day = first + timedelta(number)
        if day.weekday() in weekdays:
            yield {"day": day.isoformat(), **shared}
