"""Regular expressions that are compiled when they are first used.

The product knows some 700, mostly to read what people write. To compile all of them took a third of
every start, and a process uses few.
"""

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`; a mistake in the pattern (re.error) shows at the first use.

    Functions of `re` do not take it: ask its methods. `.pattern` is there without compiling.
    """
    return cast(re.Pattern[AnyStr], _Late(pattern, flags))


class _Late:
    """What is compiled lends its methods: from then on they are called without a detour."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._given)
        for each in _METHODS:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)
