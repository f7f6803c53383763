"""A place that is announced later: "Ort folgt", "wird bei Anmeldung mitgeteilt", "tba"."""

from programme.plain_text import fold
from programme.regular_expressions import expression

_TO_FOLLOW = expression(
    r"\bort\b[^.;]{0,30}(?:noch )?(?:bekannt ?gegeben|folgt|mitgeteilt|bekanntgabe|offen|"
    r"nicht fest)|"
    r"(?:wird|werden) (?:\w+ )?(?:noch |rechtzeitig )*(?:bekannt ?gegeben|mitgeteilt)|"
    r"\b(?:steht|stehen) noch nicht fest|^(?:folgt|n\. ?n\.|tb[acd]\b|t\.b\.[acd]\.?|"
    r"noch (?:nicht bekannt|unklar|offen)|wird noch|wird (?:bei|nach|mit)\b|"
    r"(?:nach|in) (?:absprache|vereinbarung)|(?:will|to) be (?:announced|confirmed)|"
    r"(?:سيعلن|يعلن|سيتم الاعلان|يحدد|"
    r"سيحدد|لاحقا).*)"
)


def said(text: str) -> str:
    """The words that say so, folded; empty where none do."""
    match = _TO_FOLLOW.search(fold(text))
    return match[0] if match else ""
