"""What is stored of a person who signs in: the login, and what it did in one district.

Found by the e-mail address, or the user name of a login without one. Of a district nothing
is told that belongs to another one.
"""

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Count, Max, QuerySet

from programme import mail_addresses
from programme.models.district import District
from programme.models.journal import Entry
from programme.models.membership import Membership, OfficeInvitation
from programme.models.token import ApiToken
from programme.people import logins as logins_of

LOGIN = ("username", "email", "first_name", "last_name", "date_joined", "last_login")
MEMBERSHIP = ("role", "since", "ends_on", "ended_at")
INVITATION = ("email", "role", "ends_on", "language", "created_at", "expires_at")
ENDED = ("used_at", "revoked_at")
ISSUED = ("public_id", "name", "partner__name", "created_at")
# How a row belongs to a district, by what it has.
WAYS = {"district": "district", "partner": "partner__district", "programme": "programme__district"}


def people(address: str) -> QuerySet[Any]:
    """Logins that are called by this address, were entered with it, or have confirmed it.

    A user name that is no address stands for the login without one (`called`).
    """
    users = get_user_model()._default_manager.all()
    if "@" not in address:
        return users.filter(username=address)
    named = mail_addresses.rows_of(users, "username", address)
    having = mail_addresses.rows_of(users, "email", address)
    proved = EmailAddress.objects.filter(verified=True)
    more = mail_addresses.rows_of(proved, "email", address)
    return named | having | users.filter(pk__in=more.values("user"))


def called(user: Any) -> str:
    """Under what everything of this person is found: the address for letters, else the user name.

    Of several addresses it is the one that counts; the others stand with the login.
    """
    return logins_of.address(user) or str(user.get_username())


def of_office(said: str, district: District) -> str:
    """The same for somebody who works in the district, or did, by the user name; empty if none."""
    rows = Membership.objects.filter(district=district).select_related("user")
    exact = rows.filter(user__username=said).first()
    row = exact or rows.filter(user__username__iexact=said).first()
    return called(row.user) if row else ""


def claims(address: str) -> QuerySet[EmailAddress]:
    """Where somebody else wrote this address down as the own one, and nobody has confirmed it."""
    written = EmailAddress.objects.filter(verified=False).exclude(user__in=people(address))
    return mail_addresses.rows_of(written, "email", address)


def claims_in(address: str, district: District) -> QuerySet[EmailAddress]:
    """The same with logins of people who work in the district, or did."""
    works = Membership.objects.filter(district=district)
    return claims(address).filter(user__in=works.values("user"))


def logins(people: QuerySet[Any]) -> list[dict[str, Any]]:
    """Each with its addresses, second factors and sessions; of secrets only that they are there."""
    return [row | _of_login(row.pop("pk")) for row in people.order_by("pk").values("pk", *LOGIN)]


def _of_login(key: int) -> dict[str, Any]:
    factors = Authenticator.objects.filter(user=key).order_by("pk")
    sessions = UserSession.objects.filter(user=key).order_by("pk")
    addresses = EmailAddress.objects.filter(user=key).order_by("pk")
    return {
        "emails": list(addresses.values("email", "verified", "primary")),
        "second_factors": [_factor(each) for each in factors],
        "sessions": list(sessions.values("created_at", "last_seen_at", "user_agent")),
    }


def _factor(factor: Authenticator) -> dict[str, Any]:
    """A passkey bears the name that its person gave it."""
    name = factor.data.get("name", "") if factor.type == Authenticator.Type.WEBAUTHN else ""
    dates = {"created_at": factor.created_at, "last_used_at": factor.last_used_at}
    return {"type": factor.type, "name": name, **dates}


def told(address: str, district: District) -> dict[str, list[dict[str, Any]]]:
    """By kind; the login where its person works in the district, or did."""
    keys = list(people(address).values_list("pk", flat=True))
    invited = list(invitations(address, district).values(*INVITATION, *ENDED))
    claimed = list(claims_in(address, district).order_by("pk").values("email"))
    return of_logins(keys, district) | {"office_invitations": invited, "claimed": claimed}


def of_logins(keys: list[int], district: District) -> dict[str, list[dict[str, Any]]]:
    """What is there with these logins (their primary keys), by kind."""
    works = Membership.objects.filter(district=district, user__in=keys)
    theirs = get_user_model()._default_manager.filter(pk__in=works.values("user"))
    made = OfficeInvitation.objects.filter(district=district, invited_by__in=keys)
    tokens = ApiToken.objects.filter(partner__district=district, issued_by__in=keys)
    return {
        "accounts": logins(theirs),
        "memberships": list(works.order_by("pk").values(*MEMBERSHIP)),
        "access_changes": _changes(list(works.values_list("pk", flat=True)), district),
        "acted": _acted(keys, district),
        "invited": list(made.order_by("pk").values("role", "created_at", *ENDED)),
        "issued": list(tokens.order_by("pk").values(*ISSUED)),
    }


def invitations(address: str, district: District) -> QuerySet[OfficeInvitation]:
    """Invitations of this address to the office."""
    rows = OfficeInvitation.objects.filter(district=district).order_by("pk")
    return mail_addresses.rows_of(rows, "email", address)


def _acted(keys: list[int], district: District) -> list[dict[str, Any]]:
    """Lines of the journal, counted by what was done in which role, with the last time."""
    lines = Entry.objects.filter(district=district, user__in=keys).order_by()
    counted = lines.values("verb", "role").annotate(times=Count("pk"), last_at=Max("at"))
    return [dict(each) for each in counted.order_by("verb", "role")]


def _changes(memberships: list[int], district: District) -> list[dict[str, Any]]:
    """What was done to the person's access here, by whomever."""
    lines = Entry.objects.filter(district=district, data__membership__in=memberships)
    found = lines.order_by("pk").values("at", "verb", "data")
    return [
        {"at": line["at"], "verb": line["verb"]}
        | {name: line["data"].get(name, "") for name in ("old", "new")}
        | {"ends_on": line["data"].get("ends_on")}
        for line in found
    ]


def signed(user: Any, district: District) -> Iterator[tuple[QuerySet[Any], str]]:
    """Rows of the district that name the person as who did it, and the column that does."""
    for relation in user._meta.get_fields(include_hidden=True):  # also those without a name back
        if getattr(relation, "on_delete", None) is models.SET_NULL:
            model, column = relation.related_model, relation.field.name
            has = {field.name for field in model._meta.get_fields()}
            way = next(way for name, way in WAYS.items() if name in has)
            yield model._base_manager.filter(**{column: user.pk, way: district.pk}), column
