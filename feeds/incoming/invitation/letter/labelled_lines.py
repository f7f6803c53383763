"""Lines with what they are about: their own label says it, or the label of a line above them."""

import re
from dataclasses import dataclass, field

from feeds.incoming.invitation.letter import labels, wrapped_lines
from feeds.incoming.invitation.letter.greetings import is_closing, without_salutation
from feeds.incoming.invitation.letter.line import Line
from programme.plain_text import fold
from programme.regular_expressions import expression

_NO_WORD = expression(r"[\W_]+")
_CONTACT = expression(
    r"(?:tel\w*\.?|telefon|fax|mobil\w*|e-?mail|mail|internet|web)\b|[\w.+-]+@|www\.|https?://"
)
_ADDRESS = expression(r"(?:d-?)?\d{5} \D{3,50}|[^\d,:!?]{3,50} \d{1,4} ?[a-z]?(?: ?[-/] ?\d{1,4})?")
_INVITES = expression(r"(?:ladt|laden) ein")
# Over the entries of a gazette.
_RUBRIC = expression(
    r"\W*(?:(?:nicht)?amtlicher teil|aus (?:den|unseren) (?:vereinen|gemeinden|ortsteilen|"
    r"kirchgemeinden|ortschaften|schulen)|vereinsnachrichten|vereinsleben|vereine und verbande|"
    r"kirchliche nachrichten|nichtamtliche mitteilungen)\W*"
)
_PLACE_LINES = 4  # under "Wo:": house, room, street and town


def read(raws) -> tuple[list[Line], list[str]]:
    """The lines, and what is no invitation: salutations, closings, mail heads."""
    found = _Lines()
    for raw in wrapped_lines.unwrapped(raws):
        found.add(raw)
    return [line for line in found.lines if line.kind or line.text], found.aside


@dataclass
class _Lines:
    """The lines so far; `kind` is what the last label is about."""

    lines: list[Line] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    kind: str = ""
    alone: bool = False  # the label stands alone: "Wo:", and the answer in the next lines
    left: int = 0  # how many further lines may be part of the answer

    def add(self, raw: str):
        text, salutation = without_salutation(raw.strip(" *_"))
        self.aside += [salutation] if salutation else []
        if not text:
            self.kind = self.kind if self.alone else ""  # Word puts an empty line under "Wo:"
        elif is_closing(text):
            self.aside.append(text)
        elif not _NO_WORD.fullmatch(text):
            self._add_words(text)

    def _add_words(self, raw: str):
        kind, label, text = labels.split(raw)
        if _INVITES.fullmatch(label) and not text and self.lines and not self.lines[-1].kind:
            kind = self.kind = ""  # the line above says who does
        if kind == "ignored" or _RUBRIC.fullmatch(fold(raw)):
            self.aside.append(raw)
            self.kind = ""
        elif kind:
            self.kind, self.alone, self.left = kind, not text, 0
            self.lines += [Line(kind, text, label, raw)] if text else []
        else:
            self._add_below(raw, text)

    def _add_below(self, raw: str, text: str):
        """A line without a label, which may go on with what the last label is about."""
        self.kind = self.kind if self.kind and self._goes_on(text) else ""
        self.lines.append(Line(self.kind, text, "", raw))
        self.left = _PLACE_LINES if self.alone else self.left - 1
        self.alone = False

    def _goes_on(self, text: str) -> bool:
        if self.alone:
            return True
        if self.kind == "where":
            return self._goes_on_with_place(text)
        return self.kind in ("registration", "contact") and bool(_CONTACT.match(fold(text)))

    def _goes_on_with_place(self, text: str) -> bool:
        """An address goes on until its postcode; a short line may be a name."""
        folded = fold(text)
        if self.lines and re.search(r"\b\d{5} \D", self.lines[-1].folded):
            return False
        if _ADDRESS.fullmatch(folded):
            return not re.search(r"\buhr\b", folded)
        plain = not re.search(r"\d|[.!?:]$|eintritt|kosten|anmeld", folded)
        return self.left > 0 and len(text) < 50 and plain
