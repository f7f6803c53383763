"""Titles that a sentence sets apart: "… findet die Veranstaltung X statt", "X – so heißt …"."""

from feeds.incoming.invitation.titles import quoted
from programme.plain_text import tidy
from programme.regular_expressions import expression

_TITLE = r"(?P<title>[A-ZÄÖÜ„\"»\d](?:[^.!]|(?<=\d)\.|!(?=[^\W\d]|[“”?])){3,140}?)"
_FRAMES = (
    # "am 5.10. findet im Rathaus die Veranstaltung Lesung „Heimat“ mit Musik statt"
    expression(rf"\b[Vv]eranstaltung\s{_TITLE}\sstatt\b(?=[.!,]|$)"),
    # "Unter dem Titel „Heimat“ lädt der Verein zum Basteln ein"
    expression(r"\b[Uu]nter dem (?:Titel|Namen)\s(?P<title>[„\"»][^„“”\"«»]{3,120}[“”\"«])"),
    # "ist es wieder so weit: Lesung „Heimat“!"
    expression(
        rf"\b(?:so\s?weit|auf dem Programm|heißt es(?: wieder)?):\s{_TITLE}"
        r"(?:[.!]|(?<=[.!?][“”\"]))(?=\s|$)"
    ),
    # "Lesung „Heimat“ – so heißt unsere nächste Veranstaltung"
    expression(rf"(?:^|(?<=[.!?]\s)){_TITLE}\s[–-]\s(?:so heißt|das ist|so lautet)\b"),
)


def read(lines) -> str:
    """The words in the frame, without their quotation marks where those are around all."""
    for line in lines[:8]:
        found = () if line.kind else (frame.search(line.text) for frame in _FRAMES)
        match = next(filter(None, found), None)
        if match:
            line.use(match["title"])
            return quoted.only(match["title"], line) or tidy(match["title"])
    return ""
