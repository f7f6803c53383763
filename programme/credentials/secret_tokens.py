"""Secrets in links: 256 random bits in the mail, only a digest in the database."""

import hashlib
import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without characters that look alike


def fresh() -> str:
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """Its SHA-256, which suffices for a token of 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def receipt_number(prefix: str) -> str:
    """A number one can spell on the phone, such as WAR-2023-7KQ4M: random, not a count."""
    return f"{prefix}-{''.join(secrets.choice(ALPHABET) for _ in range(5))}"
