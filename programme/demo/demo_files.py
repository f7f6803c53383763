"""The demo's own data: facts, examples and texts as JSON files beside this module."""

import json
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
DISTRICTS = ("wartburgkreis", "ilm-kreis", "kyffhaeuserkreis", "saalekreis", "sonneberg")


@cache
def read(name: str):
    """The content of one file, such as "texts" or "districts/sonneberg"; do not change it."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


@cache
def records(folder: str) -> tuple[dict, ...]:
    """The records of all files in a folder, in the order of the file names."""
    names = sorted(path.stem for path in (DATA / folder).glob("*.json"))
    return tuple(record for name in names for record in read(f"{folder}/{name}"))
