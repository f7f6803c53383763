"""A line of an invitation, and which words of it a field already holds."""

from dataclasses import dataclass, field

from programme.plain_text import fold


@dataclass
class Line:
    """One line: what its label says it is about (or ""), its text, and what was read of it.

    `used` are folded pieces which a field holds. A line of which more is left stays in the text.
    """

    kind: str
    text: str
    label: str = ""  # as written, folded
    raw: str = ""
    used: list[str] = field(default_factory=list)
    whole: bool = False  # a field holds all of it
    folded: str = ""
    about: str = ""  # what the title in it is, as far as it is used: "die ausstellung"

    def __post_init__(self):
        self.raw = self.raw or self.text
        self.folded = fold(self.text)

    def use(self, *pieces: str):
        """A field holds these pieces of the line."""
        self.used += [fold(piece) for piece in pieces if piece.strip()]

    @property
    def rest(self) -> str:
        """The folded text without what was used."""
        rest = self.folded
        for piece in sorted(self.used, key=len, reverse=True):
            rest = rest.replace(piece, " | ", 1)
        return "" if self.whole else rest
