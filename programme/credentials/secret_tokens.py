"""Secrets in links: 256 random bits in the mail, only a digest in the database."""

import hashlib
import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that looks like something else


def fresh() -> str:
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """SHA-256 suffices: the token has too many bits to be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()


def receipt_number(prefix: str) -> str:
    """A number one can spell on the phone, such as WAR-2023-7KQ4M; it counts nothing."""
    return f"{prefix}-{''.join(secrets.choice(ALPHABET) for _ in range(5))}"
