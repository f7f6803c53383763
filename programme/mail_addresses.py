"""Whose a mail address is: two are one person's only where the network takes them for one.

What is compared is the local part without ASCII capitals (RFC 5321 2.4 leaves them to the server;
nobody tells people apart by them) and the domain as the network knows it (IDNA 2008). No letter is
replaced by another: fußball.example and fussball.example, verın and verin may be two people, and
whoever is taken for another would get the links to that person's events.
"""

from typing import Any, TypeVar

from django.db.models import QuerySet

from programme import domain_names

Rows = TypeVar("Rows", bound=QuerySet[Any])


def key(address: str) -> str:
    """The address as it is compared: "Info@Bücher.example" is "info@xn--bcher-kva.example"."""
    return _ascii_lower(domain_names.mail_address(address.strip()))


def rows_of(rows: Rows, column: str, address: str) -> Rows:
    """Those of `rows` whose `column` is this address, however it is written there.

    The database knows other differences (SQLite takes "Ü" and "ü" for two letters): it is asked for
    what begins alike, one query more.
    """
    wanted = key(address)
    name, at, _domain = wanted.rpartition("@")
    if not at:
        return rows.none()
    near = rows.filter(**{f"{column}__istartswith": f"{name}@"})
    found = near.order_by().values_list("pk", column)
    # 0 is no row: as much is asked where nobody is known by the address as where somebody is.
    return rows.filter(pk__in=[0, *(pk for pk, said in found if key(said) == wanted)])


def small(address: str) -> str:
    """The address as it was written, in small letters; none becomes another one (U+212A a "k")."""
    name, at, domain = address.strip().rpartition("@")
    return f"{_ascii_lower(name)}{at}{domain.lower()}"


def is_mailable(address: str) -> bool:
    """Whether a letter can reach it: ASCII before the @, and a domain that the network knows.

    Django takes a few letters for those of ASCII that are none, such as the Kelvin sign.
    """
    name, _at, domain = address.strip().rpartition("@")
    try:
        return name.isascii() and bool(domain_names.in_ascii(domain))
    except ValueError:
        return False


def _ascii_lower(text: str) -> str:
    return "".join(char.lower() if char.isascii() else char for char in text)
