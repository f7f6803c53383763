"""Secrets in links: 256 bits in the mail, only a digest in the database."""

import hashlib
import secrets
from base64 import urlsafe_b64encode

from django.utils.crypto import salted_hmac

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without characters that look alike


def fresh() -> str:
    return secrets.token_urlsafe(32)


def derived(purpose: str, name: str) -> str:
    """The token of `name`, the same each time; without SECRET_KEY it is as good as random.

    HMAC-SHA256 (RFC 2104).
    """
    code = salted_hmac(f"{__name__}.{purpose}", name, algorithm="sha256").digest()
    return urlsafe_b64encode(code).decode().rstrip("=")


def digest(token: str) -> str:
    """Its SHA-256, which suffices for a token of 256 bits that nobody can guess."""
    return hashlib.sha256(token.encode()).hexdigest()


def receipt_number(prefix: str) -> str:
    """A number one can spell on the phone, such as WAR-2023-7KQ4M: random, not a count."""
    return f"{prefix}-{''.join(secrets.choice(ALPHABET) for _ in range(5))}"
