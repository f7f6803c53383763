"""Codes that are mailed: the same of one nonce, readable, and what allauth takes for them."""

import re

from allauth.core.internal.cryptokit import compare_user_code

from programme.credentials import secret_tokens, sign_in_codes


def test_a_nonce_has_one_code_and_the_code_tells_nothing_of_it(settings):
    code = sign_in_codes.fresh()
    assert code == sign_in_codes.of_nonce(code.nonce)
    assert code != sign_in_codes.of_nonce(sign_in_codes.fresh().nonce)
    settings.SECRET_KEY = "another"
    assert code != sign_in_codes.of_nonce(code.nonce)


def test_a_code_can_be_read_and_typed():
    for _ in range(50):
        code = sign_in_codes.fresh()
        assert re.fullmatch(
            rf"[{secret_tokens.ALPHABET}]{{4}}-[{secret_tokens.ALPHABET}]{{4}}", code
        )
        for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
            assert compare_user_code(actual=typed, expected=code)
        assert not compare_user_code(actual=f"{code}2", expected=code)
