"""Who writes says for whom: "wir vom SV Muster", "ich bin Erika vom Verein Muster"."""

from feeds.incoming.invitation import nominative
from feeds.incoming.invitation.who.organisation_names import is_event, is_organisation, plain
from programme.regular_expressions import expression

_OF = r"vo[mn](?:\s(?:de[rmn]|unser(?:er|em)))?"
_CAPITAL = r"(?:e\.\s?V\.|St\.|g?GmbH|[A-ZÄÖÜ][\w’'-]*)"
_JOINT = r"(?:in|für|gegen|ohne|mit|de[rs]|und)"
_NAME = expression(
    rf"(?P<name>(?:\d\.\s)?(?:vhs|[A-ZÄÖÜ][\w’'-]*)(?:\s(?:{_JOINT}\s)?{_CAPITAL})*)"
    rf"(?!\s{_JOINT}\s{_CAPITAL})"
)
_PERSON = r"[A-ZÄÖÜ][\w’'-]+(?:\s[A-ZÄÖÜ][\w’'-]+)?"
_WAYS = tuple(
    expression(way)
    for way in (
        # "wir vom SV Muster", "wir, das Team von …"
        rf"\b[Ww]ir(?:,?\s(?:sind|das\sTeam))?,?\s{_OF}\s",
        # "ich bin Erika vom Verein Muster"
        rf"\b[Ii]ch\s(?:bin|heiße)\s(?:die\s|der\s)?{_PERSON},?\s(?:und\s(?:bin|komme)\s)?{_OF}\s",
        # "das gibt's vom Kreisjugendring"
        rf"\b(?:gibt\ses|gibt['’]?s)\s(?:\w+\s)?{_OF}\s",
        # "Viele Grüße vom Caritasverband", "… Danke! Erika vom Jugendclub", at the end
        rf"\bGr(?:üße|uß)\s(?:sendet\s)?{_OF}\s(?=[^.!?]*$)",
        rf"[.!?☀-➿\U0001f300-\U0001faff]\s{_PERSON}\s{_OF}\s(?=[^.!?]*$)",
        # "Pressemitteilung der Stadt Muster"
        r"^(?i:presse|medien)(?i:mitteilung|information|notiz|text)\s(?P<of>(?i:de[rs])|vo[mn])\s",
        # "der Filmabend „Heimat“ des Heimatvereins Muster"
        r"[“”\"»«]\s(?P<of>des|der|vom)\s",
    )
)


def organisations(lines) -> tuple[str, ...]:
    """The one organisation that is told so, the surest way first; marks it."""
    for way in _WAYS:
        for line in lines:
            for match in () if line.kind else way.finditer(line.text):
                if name := _named(line, match):
                    return (name,)
    return ()


def _named(line, before) -> str:
    found = _NAME.match(line.text, before.end())
    if (
        not found
        or " " not in found["name"]
        or is_event(found["name"])
        or not is_organisation(found["name"])
    ):
        return ""
    line.use(found["name"])
    is_des = before.groupdict().get("of", "").casefold() == "des"
    return plain(nominative.behind_des(found["name"]) if is_des else found["name"])
