"""Domain names in the letters that the network knows (IDNA 2008, RFC 5891).

Capitals, full-width letters and dots are mapped (UTS 46), and no letter is replaced by another:
straße.example and strasse.example may belong to different people. Signs and emoji are no letters of
a name in IDNA 2008, although some registries sold such names before.
"""

import idna

LONGEST_LABEL = 63  # octets, RFC 1035 2.3.4


def in_ascii(host: str) -> str:
    """ "Bücher.example" is "xn--bcher-kva.example"; ValueError for what no host can be called.

    A host in ASCII stays as it is, in small letters: it may be an IP address, and names inside
    a network have underscores, which IDNA refuses.
    """
    if not host.isascii():
        return idna.encode(host, uts46=True).decode()
    if not all(0 < len(label) <= LONGEST_LABEL for label in host.split(".")):
        raise ValueError(f"a label is empty or too long: {host!r}")
    return host.lower()


def mail_address(address: str) -> str:
    """A mail address with its domain in ASCII, as a mail server takes it.

    A domain that IDNA 2008 does not know stays as it was written: a letter is no place to find out
    that an address is unusual, and what sends it tries in its own way.
    """
    name, at, domain = address.rpartition("@")
    try:
        return f"{name}{at}{in_ascii(domain)}"
    except ValueError:
        return address
