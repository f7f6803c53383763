"""The invitations in tests/samples/invitations: what is pasted and what must be read of it."""

import json
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "samples" / "invitations"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def text(name: str) -> str:
    """The pasted text, with the line ends that it came with."""
    return (FOLDER / f"{name}.txt").read_bytes().decode()


def expected(name: str) -> dict:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
