"""The answer for people: what programme.personal_data.stored says, kind by kind, in words."""

from collections.abc import Callable
from typing import Any

from calendar_site.pages.organiser.stored import of_offices, of_partners, words

MOST_WHOLE = 50  # submissions whose versions stand on the page; each costs some twenty queries
Row = dict[str, Any]
ROWS: dict[str, Callable[[Row], Row]] = {
    "accounts": of_offices.account,
    "memberships": of_offices.membership,
    "access_changes": of_offices.change,
    "office_invitations": of_offices.invitation,
    "claimed": of_offices.claimed,
    "acted": of_offices.acted,
    "invited": of_offices.invited,
    "issued": of_offices.issued,
    "links": of_partners.link,
    "invited_again": of_partners.invited_again,
    "tokens": of_partners.token,
}


def of(said: dict[str, list[Row]], address: str, district) -> list[Row]:
    """[{kind, heading, number, rows, brief}] of every kind of which there is something.

    `brief`: of how many submissions the page says the number and the title alone.
    """
    return [
        {
            "kind": kind,
            "heading": heading,
            "number": len(said[kind]),
            "rows": _rows(kind, said[kind], address, district),
            "brief": max(0, len(said[kind]) - MOST_WHOLE) if kind == "submissions" else 0,
        }
        for kind, heading in words.KINDS.items()
        if said.get(kind)
    ]


def _rows(kind: str, said: list[Row], address: str, district) -> list[Row]:
    if kind == "submissions":
        newest = said[::-1]
        whole = [of_partners.submission(each, district) for each in newest[:MOST_WHOLE]]
        return whole + [of_partners.brief(each) for each in newest[MOST_WHOLE:]]
    if kind == "sources":
        return [of_partners.source(each, district) for each in said]
    if kind == "mentions":
        return [of_partners.mention(each, address) for each in said]
    return [ROWS[kind](each) for each in said]
