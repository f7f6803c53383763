"""Codes that are mailed to sign in: eight characters, 39 bits, three guesses each.

The journal keeps a nonce alone; only who has SECRET_KEY makes the code of it, the same each time.
"""

from programme.credentials import secret_tokens

LENGTH = 8


class SignInCode(str):
    """A code that knows its nonce: whoever sends it writes the nonce down, and never the code."""

    nonce: str


def fresh() -> SignInCode:
    nonce = secret_tokens.fresh()
    code = SignInCode(of_nonce(nonce))
    code.nonce = nonce
    return code


def of_nonce(nonce: str) -> str:
    """Such as "7KQ4-MNPX"; capitals and the dash need not be typed."""
    number = int(secret_tokens.digest(secret_tokens.derived("sign-in", nonce)), 16)
    signs = []
    for _ in range(LENGTH):
        number, sign = divmod(number, len(secret_tokens.ALPHABET))
        signs.append(secret_tokens.ALPHABET[sign])
    text = "".join(signs)
    return f"{text[:4]}-{text[4:]}"
