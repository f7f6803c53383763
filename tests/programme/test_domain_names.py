"""Domain names as the network knows them."""

import pytest

from programme import domain_names


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("straße.example", "xn--strae-oqa.example"),
        ("strasse.example", "strasse.example"),
        ("Größe。Example", "xn--gre-6ka8i.example"),
        ("faß.example", "xn--fa-hia.example"),
        ("a_b.example", "a_b.example"),
        ("::1", "::1"),
    ],
)
def test_no_letter_is_replaced_by_another(written, known):
    assert domain_names.in_ascii(written) == known


@pytest.mark.parametrize("written", ["", ".", "a..b", "a" * 64, "ü..b", "ü" * 64, "ü b", "ü_b"])
def test_what_no_host_can_be_called(written):
    with pytest.raises(ValueError, match=r"."):
        domain_names.in_ascii(written)


def test_of_a_mail_address_only_the_domain_is_translated():
    assert domain_names.mail_address("Bruno@Straße.example") == "Bruno@xn--strae-oqa.example"


@pytest.mark.parametrize("address", ["x@i❤.ws", "x@verein‐ü.example", "x@ab--ö.example", "bruno@"])
def test_an_unusual_domain_is_left_to_what_sends_the_letter(address):
    assert domain_names.mail_address(address) == address
