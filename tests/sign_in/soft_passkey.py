"""A passkey in a few lines: what a browser's authenticator answers (WebAuthn level 2, 5.1)."""

from hashlib import sha256

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

HOST, NAME = "testserver", b"a passkey of the tests"
PRESENT = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


class SoftPasskey:
    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.owner = ""

    def made(self, options) -> dict:
        """What it answers where a page wants a new passkey."""
        self.owner = options["publicKey"]["user"]["id"]
        client = _client("webauthn.create", options)
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(Aaguid.NONE, NAME, public)
        flags = PRESENT | AuthenticatorData.FLAG.AT
        data = AuthenticatorData.create(_host(), flags, 0, credential)
        attestation = AttestationObject.create("none", data, {})
        return _answer(clientDataJSON=client, attestationObject=attestation)

    def used(self, options, *, forged: bool = False) -> dict:
        """What it answers where a page asks who is there; `forged` signs something else."""
        client = _client("webauthn.get", options)
        data = AuthenticatorData.create(_host(), PRESENT, 1)
        said = data + (b"" if forged else sha256(client).digest())
        return _answer(
            clientDataJSON=client,
            authenticatorData=data,
            signature=self.key.sign(said, ec.ECDSA(hashes.SHA256())),
            userHandle=self.owner,
        )


def _client(kind, options):
    challenge = options["publicKey"]["challenge"]
    return CollectedClientData.create(kind, challenge, f"http://{HOST}")


def _host() -> bytes:
    return sha256(HOST.encode()).digest()


def _answer(**parts) -> dict:
    name = websafe_encode(NAME)
    coded = {
        key: part if isinstance(part, str) else websafe_encode(bytes(part))
        for key, part in parts.items()
    }
    return {
        "id": name,
        "rawId": name,
        "type": "public-key",
        "response": coded,
        "clientExtensionResults": {"credProps": {"rk": True}},
        "authenticatorAttachment": "platform",
    }
