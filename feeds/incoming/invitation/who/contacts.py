"""Mail addresses, phone numbers and web addresses in a text."""

import re
from collections.abc import Callable

from programme.regular_expressions import expression

_EMAIL = expression(
    r"[\w.+-]{1,64}\s?(?:@|[(\[]\s?(?:at|ät)\s?[)\]])\s?[\w-]{1,60}(?:(?:\.|\s?[(\[](?:dot|"
    r"punkt)[)\]]\s?)[\w-]{1,60}){1,4}"
)
_PHONE = expression(
    r"(?<![\d./-])(?:\+\d{2}|00\d{2}|\(0(?=\d{1,6}\))|0)[\d\s/()–-]{5,20}\d(?!\d|\.\d)"
)
_URL = expression(
    r"(?:https?://|www\.)[^\s<>,;()\[\]]{3,300}|(?<![@\w.-])(?:[\w-]{2,40}\.){1,3}(?:de|org|com|"
    r"net|eu|info|"
    r"example)(?:/[^\s<>,;()]*)?(?![\w@-])"
)
_FILLING = expression(r"(?i)\b(?:tel\w*|e-?mail|mail|fax|mobil|web|oder|und|unter|per)\b|\W")


def ways(text: str) -> dict[str, str]:
    """The first `email`, `phone` and `url`, as they are written."""
    rest = _EMAIL.sub(" ", text)
    found = {"email": _EMAIL.search(text), "phone": _PHONE.search(rest), "url": _URL.search(rest)}
    return {name: match[0] for name, match in found.items() if match}


def plain(ways: dict[str, str]) -> dict[str, str]:
    """The same as fields hold them: "fest(at)verein.example" with its sign, addresses whole."""
    form: dict[str, Callable[[str], str]] = {"email": _plain_email, "phone": str.strip, "url": web}
    return {name: form[name](way) for name, way in ways.items()}


def addresses(text: str) -> list[str]:
    """Web addresses in a text; those of mails left out."""
    return [match[0].rstrip(".)") for match in _URL.finditer(_EMAIL.sub(" ", text))]


def web(address: str) -> str:
    address = address.rstrip(".)!?:")
    return address if address.startswith("http") else f"https://{address}"


def is_contact(text: str) -> bool:
    """Whether a text is an address or a number and little else."""
    rest = text
    for pattern in (_EMAIL, _URL, _PHONE):
        rest = pattern.sub(" ", rest)
    return rest != text and len(_FILLING.sub("", rest)) < 4


def has_contact(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_EMAIL, _PHONE, _URL))


def _plain_email(text: str) -> str:
    text = re.sub(r"\s?[(\[]\s?(?:at|ät)\s?[)\]]\s?", "@", text)
    return re.sub(r"\s|[(\[](?:dot|punkt)[)\]]", lambda m: "." if len(m[0]) > 1 else "", text)
