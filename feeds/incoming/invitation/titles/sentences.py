"""What a sentence announces: "Unser Laternenfest findet …", "Wir feiern …"."""

import re

from feeds.incoming.invitation import nominative
from feeds.incoming.invitation.places.address_grammar import STREET
from feeds.incoming.invitation.titles import told
from feeds.incoming.invitation.titles.ends import capital, shortened
from programme.regular_expressions import expression

# "Zum Friedensgebet der Religionen kommen wir …"
_TO_FIRST = expression(
    r"(?:^|[.!?]\s|,\s)[Zz]u[mr]\s(?:nächsten\s)?([A-ZÄÖÜ„][^.!?,]{3,70}?)\s"
    r"(?:kommen|begrüßen|treffen|sehen|lädt|laden|sind|ist|erwarten|bringt|bringen|öffne[tn]|wollen|"
    r"möchten)\b"
)
# "findet ganztägig der Markt der Handwerke statt", "muss unser Kinonachmittag am … entfallen"
_NOT_IN = r"(?<!\bin)(?<!\ban)(?<!\bauf)(?<!\bbei)(?<!\bvor)(?<!\bvon)"
_INSIDE = expression(
    rf"\bfinde[tn]\b(?:[^.!?]|(?<=\d)\.)*?{_NOT_IN}\s(?:der|die|das|unsere?|eine?)\s"
    r"([A-ZÄÖÜ„][^.!?,]{3,60}?)\s(?:statt|am|um)\b|"
    r"\b(?:muss|müssen|fällt|entfällt|wird)\s(?:\w+\s)?(?:unsere?|der|die|das)\s"
    r"([A-ZÄÖÜ„][^.!?,;]{3,60}?)\s(?:am|vom|leider|im|in|aus)\b"
)
_TAKES_PLACE = expression(
    r"(?:^|(?<=[^\W\d]{3}[.!?]\s))(?:[Uu]nsere?|[Dd]as|[Dd]ie|[Dd]er|[Oo]ur|[Tt]he)\s(?:(?:diesjährige[sr]?|next)\s)?"
    r"([^.!?,]{4,60}?)(?:\s(?:am|vom)\s(?:[^.!?]|(?<=\d)\.){4,60}?,)?\s"
    r"(?:findet|finden|trifft sich|beginnt|startet|öffnet|"
    r"geht weiter|(?:will )?takes? place)\b"
    r"|^(?:[Uu]nsere?|[Dd]as|[Dd]ie|[Dd]er)\s([A-ZÄÖÜ][^.!?,(]{3,60}?)\s(?:im|in der|auf dem)\s"
    r"[^!?]{4,150}?\)?\s(?:findet|öffnet|beginnt|startet)\b"
)
_CELEBRATES = expression(
    r"\b(?:feiern|veranstalten|zeigen|organisieren|gibt es|planen|plant|veranstaltet|zeigt|"
    r"feiert|gefeiert wird mit|organisiert|bietet|bieten|möchten|"
    r"[Öö]ffnen)\b.{0,90}?\b(?:unser\w*|ein\w*|das|den|die)\s+"
    r"([^.!?,]{4,80}?)(?=\s(?:in|im|am|auf|statt|vo[mn]|um|ab|für|mit)\b|[.!?,]|$)"
)


def read(lines) -> str:
    """What a sentence announces ("Unser Laternenfest findet …"), or what stands behind its day."""
    plain = [line for line in lines[:8] if not line.kind]
    for pattern in (_TO_FIRST, _INSIDE, _TAKES_PLACE, _CELEBRATES):
        for line in plain:
            match = pattern.search(line.text)
            said = next(filter(None, match.groups())) if match else ""
            if match and told.is_title(said):
                line.use(said, match[0].split()[0])
                before = match[0].split(said)[0]
                return capital(nominative.of(before, shortened(said)))
    return told.read(lines) or next(filter(None, map(_part, plain[:3])), "")


def _part(line) -> str:
    """What stands between the commas of a short line, and is no day and no house."""
    parts = line.text.split(", ") if len(line.text) < 120 else []
    for n, part in enumerate(parts):
        is_house = STREET.match("".join(parts[n + 1 : n + 2]))
        is_name = re.match(r"(?!Danke)[A-ZÄÖÜ„]", part) and not re.search(r"\d|tag$|[.!?]$", part)
        if is_name and not is_house:
            return shortened(part)
    return ""
