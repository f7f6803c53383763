"""What only this installation reads: encrypted with SECRET_KEY (Fernet), for one purpose each."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def cipher(purpose: str) -> MultiFernet:
    """What older keys (SECRET_KEY_FALLBACKS) have encrypted is read, too."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(purpose, each)) for each in keys])


def _key(purpose: str, secret: str) -> bytes:
    return urlsafe_b64encode(sha256(f"{purpose} {secret}".encode()).digest())
