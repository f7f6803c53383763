"""Who acts: passed to every verb as `by=`."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Actor:
    """`kind` is partner, organiser, import or system; a person only where one is signed in."""

    kind: str
    user: Any = None


PARTNER = Actor("partner")
SYSTEM = Actor("system")
IMPORT = Actor("import")


def organiser(user: Any) -> Actor:
    return Actor("organiser", user)
