"""Who somebody is for the sign-in: whose the typed name is, and how a person came in."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.userkit import filter_users_by_email, get_user_by_username

# allauth's kinds of second factors -> their names in the journal
FACTORS = {"totp": "app", "webauthn": "passkey", "recovery_codes": "recovery_code"}


def name_of(credentials) -> str:
    """The name that was typed."""
    return credentials.get("email") or credentials.get("username", "")


def called(credentials):
    """The person of this name or address; None where nobody has it, or several do."""
    if user := get_user_by_username(credentials.get("username") or ""):
        return user
    found = by_email(name_of(credentials))
    return found[0] if len(found) == 1 else None


def by_email(email: str) -> list:
    """Those who may sign in with this address; more than one where none has confirmed it."""
    users = filter_users_by_email(email, is_active=True, prefer_verified=True, for_login=True)
    return sorted(users, key=lambda user: user.pk)


def names_of(user) -> list[str]:
    """Everything with which this person signs in, and the second factor."""
    addresses = user.emailaddress_set.values_list("email", flat=True)
    return [user.get_username(), user.email, *addresses, second_factor_of(user)]


def second_factor_of(user) -> str:
    """The name under which attempts with a second factor are counted; nobody can be called so."""
    return f"second factor of {user.pk}"


def way_in(request, user) -> str:
    """Such as "password", "code+app" or "passkey": the last way, and the second factor with it."""
    first, second = "unknown", ""
    for record in get_authentication_records(request, user):
        if record.get("reauthenticated"):
            continue
        if record["method"] != "mfa":
            first, second = record["method"], ""
        elif record.get("passwordless"):
            first, second = "passkey", ""
        else:
            second = FACTORS.get(record["type"], record["type"])
    return f"{first}+{second}" if second else first
