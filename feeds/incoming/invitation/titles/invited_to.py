"""Titles that somebody is invited to: "lädt zu … ein", "welcome to …"."""

from feeds.incoming.invitation import nominative
from feeds.incoming.invitation.titles import quoted
from feeds.incoming.invitation.titles.ends import capital, shortened
from programme.regular_expressions import expression

_TO = expression(
    r"\b(?:[Kk]omm(?:t|en Sie)?|[Ff]reu\w*)\s(?:\w+\s){0,2}?(?:zu[mr]?|in\s(?:unser|euer)\w*)\s+"
    r"(.{4,120})|"
    r"\b(?:Einladung zu[mr]?|(?:laden?|lädt)(?:[^.]|(?<=\d)\.|(?<=Ev)\.|(?<=[ua]th)\.|"
    r"(?<=\be)\.|(?<=V)\.|(?<=St)\.){0,240}? zu(?=\s„)|"
    r"(?:laden?|lädt)(?:[^.]|(?<=\d)\.|(?<=Ev)\.|(?<=[ua]th)\.|(?<=\be)\.|(?<=V)\.|"
    r"(?<=St)\.){0,240}?(?<!\bbis) zu[mr]?"
    r"(?!\s(?:de[nr]\s)?(?:üblich|gewohnt|bekannt|Öffnungszeit))|"
    r"laden?[^.]{0,60}? auf ein(?:en|e)?)\s+(.{4,120})|"
    r"(?:^|[.!?]\s)[Zz]u[mr]\s([A-ZÄÖÜ][^„»\"]{3,120}?)(?=\s(?:lädt|laden)\b)|"
    r"\b(?:öffne[tn]\b[^.!?]{0,100}?|kommen wir\b[^!?]{0,110}?|öffnen wir\b.{0,100}?)"
    r"\bzu[mr]\s+([A-ZÄÖÜ„].{3,120})|"
    r"\b(?:(?:[Mm]elden|planen)\s(?:wir|ich)|(?:[Ww]ir|[Ii]ch)\s(?:[^\W\d]+\s){1,8}(?:an)?melden|"
    r"ankündigen|hinweisen|[Ff]olgende[rsn]?\s(?:Veranstaltung|Termin|Angebot)\w*)"
    r"\b[^.:]{0,60}:\s+(.{4,120})|"
    r"\b(?:invites?|[Ii]nvitation|[Ww]elcome|[Jj]oin us|[Cc]ome)\s(?:\w+\s){0,3}?(?:to|for|"
    r"at)\s(.{4,120})|"
    r"(?:\b\w?دعو\w*\s(?:\S+\s){0,5}?(?:إلى|الى|لحضور)\s)(.{4,120})"
)
_DATED = expression(r"(?:Am|Vom|Ab|Im|In|Der|Die|Das)\s.*\b(?:findet|finden|ist|wird|lädt|laden)\b")
# "… laden wir zu unserem", over a line that the title has for itself.
_OPEN = expression(
    r"\b(?:laden?|lädt|[Ee]inladung|freuen|feiern)\b.{0,200}?"
    r"\bzu(?:[mr]|\s(?:unser(?:em|er|en)|eine[mr]|de[mrn]))\s*:?$"
)
_RULES = expression(r"^[*_~#+=•–-]+\s*|\s*[*_~#+=•–-]{2,}$")  # "*** FEST ***"
_INTO = expression(r"\s(?:auf|in|ins|an|bei|nach)\s(?:d\w+\s)?[A-ZÄÖÜ]")
_DETERMINER = expression(
    r"(?i)^(?:unser(?:em|er|en)|eine[rmn]|einem|de[mrn]|diese[mrn]|"
    r"ihre[mrn]|our|the|an?|your)\s+(?:diesjährigen\s+)?"
)


def read(lines) -> str:
    for n, line in enumerate(lines[:8]):
        if not line.kind and _OPEN.search(line.text):
            return _in_a_line(lines[n + 1 : n + 2])
        if not line.kind and (match := _TO.search(line.text)):
            said = next(filter(None, match.groups()))
            if _DATED.match(said):
                continue
            name = _INTO.split(shortened(said))[0]
            bare = _RULES.sub("", _DETERMINER.sub("", name))
            before = f"{match[0][: -len(said)]}{name[: name.find(bare)]}"
            return quoted.only(said, line) or capital(nominative.of(before, bare))
    return ""


def _in_a_line(below) -> str:
    """The line right below, without its marks: "HERBSTFEST" of "*** HERBSTFEST ***"."""
    for line in below:
        if not line.kind:
            name = shortened(line.text)
            line.use(name)
            return _RULES.sub("", name)
    return ""
