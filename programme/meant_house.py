"""Which house of the register is meant: the one rule for every door.

A name decides by itself only if it is a name. One that says a kind of house ("Bürgerhaus",
`programme.house_kinds`) needs a town, a postcode or a street that fits; without one it stays as it
was written, and `programme.checks.unclear_place` asks. Nothing that was said may contradict; and a
row without any address, which such a name became before somebody said where, answers nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import TypeVar

from programme.house_kinds import is_generic
from programme.plain_text import fold
from programme.regular_expressions import expression

House = TypeVar("House")
_STREET = expression(r"str(?:asse|\.)|(?<=str)(?=\s)")
_IN_FRONT = expression(r"^(?:im|in|am|an|auf|bei|beim|ins|zum|zur)\s(?:(?:der|dem|den)\s)?(?=\S)")
_SPELT = expression(r"(?<=[aou])e")
_ROOM = expression(r"\s*\((?P<inside>[^()]*)\)|,\s+(?P<behind>.*)")


@dataclass(frozen=True)
class Address:
    """What is said, or known, of where; folded, and empty where nothing is. Made by `address`."""

    town: str = ""
    street: str = ""
    postcode: str = ""

    def contradicts(self, other: "Address") -> bool:
        return any(mine and theirs and mine != theirs for mine, theirs in self._beside(other))

    def agrees(self, other: "Address") -> int:
        """In how many things both say the same."""
        return sum(bool(mine) and mine == theirs for mine, theirs in self._beside(other))

    def _beside(self, other: "Address") -> Iterable[tuple[str, str]]:
        return zip(astuple(self), astuple(other), strict=True)


NOWHERE = Address()


def address(town: str, street: str, postcode: str) -> Address:
    """Folded; "Hauptstr. 1 a" and "Hauptstraße 1a" are the same street."""
    short = _STREET.sub("str", fold(street))
    return Address(fold(town), re.sub(r"[\s.]", "", short), fold(postcode))


def the_one(name: str, known: Iterable[tuple[House, Address]], said: Address) -> House | None:
    """Of the houses `known` under this `name` the one that is meant; None where it is open."""
    near = [(house, at) for house, at in known if _may_be(name, at, said)]
    most = max((said.agrees(at) for _, at in near), default=0)
    best = [(house, at) for house, at in near if said.agrees(at) == most]
    if len(best) > 1 or is_generic(name) and not most:
        return next(_exact(best, said), None)
    return best[0][0] if best else None


def _exact(known: Iterable[tuple[House, Address]], said: Address) -> Iterator[House]:
    return (house for house, at in known if at == said)


def _may_be(name: str, at: Address, said: Address) -> bool:
    """Whether nothing contradicts; a town that is said is known, or something else agrees."""
    if is_generic(name) and (at == NOWHERE or _says_more(said, at)):
        return False
    return not said.contradicts(at) and (not said.town or bool(at.town or said.agrees(at)))


def _says_more(said: Address, at: Address) -> bool:
    """A street or postcode that is not known of this house: it may be another of its kind.

    Not a street alone in the town of the house: nobody has written it into the register yet.
    """
    if said.street and said.street == at.street:
        return False
    if said.town and said.town == at.town and not at.street and not said.postcode:
        return False
    return bool(said.street and not at.street or said.postcode and not at.postcode)


def is_any(name: str, at: Address) -> bool:
    """Whether it is a kind of house of which nobody has said where it is."""
    return at == NOWHERE and is_generic(name)


def called(name: str) -> str:
    """Folded, as people mean the same: "im Buergerhaus" is "Bürgerhaus"."""
    return _SPELT.sub("", _IN_FRONT.sub("", fold(name)))


def without_room(name: str) -> tuple[str, str]:
    """ "Bürgerhaus (großer Saal)" and "Rathaus, Saal 2" as house and room."""
    match = _ROOM.search(name)
    if not match or not name[: match.start()]:
        return name, ""
    return name[: match.start()], (match["inside"] or match["behind"] or "").strip()
