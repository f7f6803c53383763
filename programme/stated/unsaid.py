"""What people write where they know nothing ("-", "?", "k. A.", "n.n."): neither yes nor no."""

from programme.plain_text import fold
from programme.regular_expressions import expression

_UNSAID = expression(
    r"[\W_]*|k ?[./]? ?a\.|k/a|n ?\.? ?n\.|n ?\.? ?a\.|nn|n/a|(?:keine|ohne) angaben?|unbekannt"
    r"|unknown|not known|(?:weiss|wissen) (?:ich |wir )?(?:noch )?nicht|ka|o ?[./]? ?a\.|null|nan"
    r"|(?:noch )?nicht (?:angegeben|bekannt|genannt)|not (?:given|stated)|[(\[]leer[)\]]"
    r"|keine (?:infos?|informationen?)|غير (?:معروف|معلوم|محدد)"
)
LONGEST = 20


def is_unsaid(text: str) -> bool:
    """Whether the text is empty or holds a dash, a question mark, "k. A.", "n.n." or the like."""
    return len(text) < LONGEST and bool(_UNSAID.fullmatch(fold(text)))
