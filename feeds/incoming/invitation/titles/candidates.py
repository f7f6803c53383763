"""Which lines of a text can be its title, and which never are."""

import re

from feeds.incoming.invitation.places.address_grammar import POSTCODE, STREET
from feeds.incoming.invitation.who.contacts import is_contact
from programme.regular_expressions import expression

NO_TITLE = expression(
    r"(?:herzliche )?einladung(?: zu[mr]?)?\W*$|(?:achtung|wichtig|hinweis|anderung)[:!]|"
    r"vereinsnachrichten|"
    r"(?:presse|medien)(?:mitteilung|information|text|notiz)|.*\bprasentier(?:t|en)\W*$|"
    r".*\b(?:ladt|laden)\b.*\bein\W*$|veranstaltungs(?:hinweis|"
    r"ankundigung|tipp)\W*$|ankundigung\W*$|"
    r"zu[mr]?\W*$|(?:wir |sie |ihr )?(?:\w+ )?(?:laden|ladt)\b.*\bein\W*$|(?:hier|anbei|im anhang|"
    r"wie (?:besprochen|telefonisch))\b|"
    r"save the date\W*$|interkulturelle woche(?: \d{4})?\W*$|fwd?:|wg:|z\. ?k\.|zur kenntnis|"
    r"bitte (?:aufnehmen|veroffentlichen)|start(?:geld|gebuhr)|(?:der |freier )?eintritt|"
    r"die teilnahme|alle sind|"
    r"\W*(?:achtung\W+)?neue[rs]? (?:termin|ort|beginn|datum|treffpunkt)(?:\W*$|:)|"
    r"anmeldung(?:en)?\b(?! (?:zu[mr]?|der|de[sn])\b)|"
    r"flyer\W*$|programm\W*$|(?:mit|und|in|im|am|um|ab|fur|von|ja|gerne?|ich|konnen|konnten|konnt|"
    r"danke|vielen dank|bitte|veranstaltet|organisiert|es|dies|nun|"
    r"also|hiermit|wir|elternbrief|dear|hello|please|you are|the event|free (?:entry|"
    r"admission)|admission|entry|invitation\W*$|"
    r"nach|liebe[rs]?|ihre?|eure?|euer|kurs-?nr|nr)\b|.*:$"
)
_ABOVE = expression(
    r"\W*(?:(?:herzliche )?einladung(?: zu[mr]?)?|save the date|flyer|programm|ankundigung|"
    r"veranstaltungs(?:hinweis|tipp|ankundigung)|interkulturelle wochen?(?: \d{4})?)\W*"
)
NEVER_TITLE = expression(
    r"(?:herzliche )?einladung|presse|medieninfo|achtung|veranstaltungs(?:hinweis|ankundigung|"
    r"tipp)|ankundigung|"
    r"save the date|interkulturelle woche(?: \d{4})?\W*$|fwd?:|wg:|zur kenntnis|flyer\W*$|"
    r"programm\W*$|hallo|liebe|guten tag|anbei|hiermit|vielen dank|danke|bitte|ich |hier "
)


def is_above_title(line) -> bool:
    """ "Herzliche Einladung", "Interkulturelle Woche": what stands in a line above many titles."""
    return not line.kind and bool(_ABOVE.fullmatch(line.folded))


def may_be(line) -> bool:
    text, folded = line.text, line.folded
    if (
        not 3 < len(text) <= 160
        or re.match(r"\W*\d|[a-zäöü].*[.,:]$", text)
        or line.kind == "when"
        and len(text) > 90
    ):
        return False
    if line.kind or NO_TITLE.match(folded) or is_contact(text):
        return False
    starts = re.match(r"(?:mo|di|mi|do|fr|sa|so)\w*\.?,?\s(?:de[nmr]\s)?\d", folded)
    return not (starts or POSTCODE.search(text) or STREET.fullmatch(text))
