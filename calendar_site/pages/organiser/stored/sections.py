"""The answer for people: what programme.personal_data.stored says, kind by kind, in words."""

from collections.abc import Callable
from typing import Any

from calendar_site.pages.organiser.stored import of_offices, of_partners, words

Row = dict[str, Any]
ROWS: dict[str, Callable[[Row], Row]] = {
    "accounts": of_offices.account,
    "memberships": of_offices.membership,
    "access_changes": of_offices.change,
    "office_invitations": of_offices.invitation,
    "acted": of_offices.acted,
    "invited": of_offices.invited,
    "issued": of_offices.issued,
    "links": of_partners.link,
    "invited_again": of_partners.invited_again,
    "tokens": of_partners.token,
}


def of(said: dict[str, list[Row]], address: str, district) -> list[Row]:
    """[{kind, heading, number, rows}] of every kind of which there is something."""
    return [
        {
            "kind": kind,
            "heading": heading,
            "number": len(said[kind]),
            "rows": [_row(kind, each, address, district) for each in said[kind]],
        }
        for kind, heading in words.KINDS.items()
        if said.get(kind)
    ]


def _row(kind: str, said: Row, address: str, district) -> Row:
    if kind == "mentions":
        return of_partners.mention(said, address)
    if kind in ("submissions", "sources"):
        make = of_partners.submission if kind == "submissions" else of_partners.source
        return make(said, district)
    return ROWS[kind](said)
