"""Days that a text only looks back on: "seit dem Treffen vom 7.9.", "Pressemitteilung vom"."""

from datetime import timedelta

from programme.regular_expressions import expression
from programme.stated.days_in_text import WEEKDAY, Calendar, Day

_AGO = timedelta(200)  # before the programme: no text announces such a day beside later ones
_BACK = r"(?:letzte|vergangene|vorige|zuruckliegende)[nrsm]?"
_BEFORE = expression(
    rf"(?:\b(?:seit|nach|von) (?:de[mrn]|unser\w*) (?:\w+ ){{1,3}}vom|"
    rf"\b(?:seit|nach|bei[m]?|auf|wie) (?:(?:de[mrn]|unser\w*) )?{_BACK} \w+ (?:am|vom)|"
    rf"\bim {_BACK} (?:jahr|monat|herbst|sommer|winter|fruhjahr)\b[^.;!?\d]{{0,60}}|"
    r"\b(?:presse|medien)(?:mitteilung|information|info)\b[^;!?]{0,30}\bvom|"
    r"\bseit(?: dem)?|\b(?:protokoll|bericht|ausgabe|beschluss|schreiben|mail) vom)"
    rf"\s(?:{WEEKDAY}[.,]{{0,2}}\s)?(?:de[nm]\s)?$"
)
_LAST_ONE = expression(rf"\b{_BACK} \w+ (?:am|vom) (?:{WEEKDAY}[.,]{{0,2}}\s)?(?:de[nm]\s)?$")
_WAS = expression(r"[^.;!?]{0,60}\b(?:war|waren|kam|kamen|hatte|hatten|fand|fanden)\b")
_NEAR = 120  # characters


def among(text: str, found: list[Day]) -> list[Day]:
    """Those of the days of a folded text that are over, by the words beside them."""
    return [day for day in found if _is_over(text, day)]


def long_ago(every: list[Day], calendar: Calendar) -> list[Day]:
    """Those that lie long before the programme, where others do not."""
    gone = [day for day in every if (day.last or day.day) < calendar.first - _AGO]
    return gone if len(gone) < len(every) else []


def _is_over(text: str, day: Day) -> bool:
    before = text[max(0, day.start - _NEAR) : day.start]
    is_last = bool(_LAST_ONE.search(before) and _WAS.match(text, day.end))
    return is_last or bool(_BEFORE.search(before))
