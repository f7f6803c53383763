"""Who somebody is for the sign-in: whose the typed name is, and how a person came in."""

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.userkit import filter_users_by_email, get_user_by_username

# allauth's kinds of second factors -> their names in the journal
FACTORS = {"totp": "app", "webauthn": "passkey", "recovery_codes": "recovery_code"}


class Backend(AuthenticationBackend):
    """One password is checked for each guess, whoever is meant: nobody is known by the time."""

    def _authenticate(self, request, username="", email="", password="", **more):
        return self._check_password(called(username or email), password)


def called(name: str):
    """The person of this address or name; None where nobody has it. An address comes first, as
    somebody may be called like the address of another; where several have it the name counts."""
    found = by_email(name) if "@" in name else []
    return found[0] if len(found) == 1 else get_user_by_username(name)


def by_email(email: str) -> list:
    """Those who may sign in with this address; more than one where none has confirmed it.

    Who only wishes to have it is none of them (has_address).
    """
    users = filter_users_by_email(email, is_active=True, prefer_verified=True, for_login=True)
    return sorted((user for user in users if has_address(user, email)), key=lambda user: user.pk)


def has_address(user, email: str) -> bool:
    """Whether the address is confirmed, or the account's own."""
    if user.email.lower() == email.lower():
        return True
    return user.emailaddress_set.filter(email=email.lower(), verified=True).exists()


def confirm_own(user, email: str) -> bool:
    """The account's own address is proved, whatever else is asked for; whether that is new."""
    if user.email.lower() != email.lower():
        return False
    row = user.emailaddress_set.filter(email=email.lower(), verified=False).first()
    if row is None or not row.set_verified():
        return False
    row.set_as_primary(conditional=True)
    return True


def names_of(user) -> list[str]:
    """Everything under which attempts of this person are counted."""
    addresses = user.emailaddress_set.values_list("email", flat=True)
    return [key_of(user), user.email, *addresses, second_factor_of(user)]


def key_of(user) -> str:
    """The name under which guesses of a person's password are counted, however it is typed."""
    return user.get_username()


def second_factor_of(user) -> str:
    """The name under which attempts with a second factor are counted; a form takes no zero byte, so
    that nobody can be called so."""
    return f"second factor\0{user.pk}"


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
