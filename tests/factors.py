"""What a person has to log in with, made without a browser; tests/pages/account has one."""

import time
from hashlib import sha256

from allauth.account.internal.flows import login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal.auth import WebAuthn
from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of the app


def afresh(client, user):
    """Log in as somebody who has just shown with a password who it is."""
    client.force_login(user)
    session = client.session
    shown = {"method": "password", "at": time.time(), "reauthenticated": True}
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [shown]
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()
    row = {"user": user, "ip": "fd00::1", "user_agent": "Firefox/140.0 Linux"}
    UserSession.objects.update_or_create(session_key=session.session_key, defaults=row)
    return client


def confirmed(user, email="aylin@amt.example") -> EmailAddress:
    """The address of the account, which was confirmed."""
    user.email = email
    user.save()
    return EmailAddress.objects.update_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )[0]


def app(user) -> Authenticator:
    return totp.TOTP.activate(user, KEY).instance


def give_app(user) -> str:
    """An app with a secret of its own, and recovery codes as allauth makes them; the secret."""
    secret: str = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    recovery_codes(user)
    return secret


def recovery_codes(user) -> list[str]:
    return RecoveryCodes.activate(user).get_unused_codes()


def passkey(user, name="Amt") -> Authenticator:
    """One that lies somewhere: pages show it, nobody can log in with it."""
    number = name.encode().ljust(16, b"0")
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    said = AuthenticatorData.create(
        sha256(b"testserver").digest(),
        flags,
        0,
        AttestedCredentialData.create(Aaguid.NONE, number, public),
    )
    client = CollectedClientData.create("webauthn.create", b"0" * 32, "https://testserver")
    credential = {
        "id": websafe_encode(number),
        "rawId": websafe_encode(number),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", said, {})),
        },
    }
    return WebAuthn.add(user, name, credential).instance


def elsewhere(user, browser="Mozilla/5.0 (Windows NT 10.0) Firefox/140.0") -> Client:
    """Another browser in which this person is logged in."""
    client = Client(HTTP_USER_AGENT=browser)
    client.force_login(user)
    UserSession.objects.create(
        user=user, session_key=client.session.session_key, ip="fd00::1", user_agent=browser
    )
    return client


def all_of(user) -> None:
    """A confirmed address, an app, codes, a passkey, and a session in another browser."""
    elsewhere(user)
    confirmed(user)
    app(user)
    recovery_codes(user)
    passkey(user)


def shown_by_app(key=KEY, *, later=0) -> str:
    """The six digits that an app shows now, or `later` half minutes later."""
    counter = int(time.time()) // 30 + later
    return totp.format_hotp_value(totp.hotp_value(key.replace(" ", ""), counter))
