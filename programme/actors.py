"""Who acts: passed to every verb as `by=`."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Actor:
    """`kind` is partner, organiser, import or system; "organiser" is everybody of an office.

    A person and the `role` there (Role) are known only where one is signed in.
    """

    kind: str
    user: Any = None
    role: str = ""


PARTNER = Actor("partner")
SYSTEM = Actor("system")
IMPORT = Actor("import")


def organiser(user: Any, role: str = "") -> Actor:
    """A person of the office; without a role it is looked up where it matters."""
    return Actor("organiser", user, role)
