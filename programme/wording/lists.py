"""Words in a row, parted as the active language parts them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def comma() -> str:
    """With the blank after it."""
    return pgettext("between the parts of a line", ",") + " "


def joined(words: Iterable[object]) -> str:
    """ "a, b, c"; what is empty is left out."""
    return comma().join(str(word) for word in words if word)


def groups(words: Iterable[str]) -> str:
    """ "a, b; c": of words that have commas themselves."""
    return (pgettext("between groups of words", ";") + " ").join(filter(None, words))


def listed(words: list[str]) -> str:
    """ "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("{some} and {last}").format(some=joined(words[:-1]), last=words[-1])
