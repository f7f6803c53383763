"""What some pay less, told with the price: "5 €, ermäßigt 2 €", "8 € (Kinder frei)".

"Kinder 3 €, Erwachsene 6 €" are two prices, and "VVK 8 €, erm. 6 €, AK 10 €" is one list.
"""

import re
from typing import Any

from programme.regular_expressions import expression

_AMOUNT = r"\d+(?:[.,](?:\d{2}|-))?(?:\s?(?:€|euros?|eur)(?!\w))?"
_REDUCED = r"(?:erm(?:ä|ae)(?:ß|ss)ig\w*|erm\b\.?|reduziert\w*|reduced|concessions?)"
_GROUP = (
    r"(?:(?:für )?(?:kinder|jugendliche|schüler\w*|schueler\w*|studierende|student\w*|azubis?|"
    r"mitglieder|senior\w*|rentner\w*|children|students|members)(?!\w))"
)
_TAIL = expression(
    rf"(?P<mark>\s*[,;]\s+|\s*[;/|·]\s*|\s+[–-]\s+|\s*\(|\s+und\s+|\s+(?={_REDUCED}))"
    rf"(?P<tail>(?:(?:{_REDUCED}|{_AMOUNT}\s?\(?{_REDUCED}).*|(?P<group>{_GROUP}).*))$",
    re.IGNORECASE,
)
_COSTS = expression(rf"{_AMOUNT}|€", re.IGNORECASE)
_PAYS = expression(rf"{_AMOUNT}|frei|kostenlos|free", re.IGNORECASE)
_SEVERAL = expression(
    rf"\b(?:vvk|ak|abendkasse|vorverkauf|voll\w*|normal\w*|regulär\w*|erwachsene|adults)\b"
    rf"|{_REDUCED}",
    re.IGNORECASE,
)
_WHO = expression(rf"{_GROUP}|\berwachsene\b|\badults\b", re.IGNORECASE)
LONGEST = 300  # characters of a price that are read


def with_reductions(costs: dict[str, Any]) -> dict[str, Any]:
    """`costs` with its `price` told apart from its `reductions`, where those are not told yet."""
    if costs.get("reductions") or not costs.get("price"):
        return costs
    price, reductions = apart(costs["price"])
    return {**costs, "price": price, "reductions": reductions}


def apart(price: str) -> tuple[str, str]:
    """The price and the reductions; all of it and nothing where they are not told apart."""
    match = _TAIL.search(price) if len(price) <= LONGEST else None
    if not match:
        return price, ""
    head, tail = price[: match.start()].strip(), match["tail"].strip()
    if match["mark"].strip() == "(":
        tail = tail[:-1].strip() if tail.find(")") == len(tail) - 1 else ""
    tail = re.sub(r"(?<=\w\w)\.$", "", tail)
    if not tail or (match["group"] and not _PAYS.search(tail)):
        return price, ""
    if not _COSTS.search(head) or _is_list(head, match) or _names_more(head, tail):
        return price, ""
    return head, tail


def _is_list(head: str, match: re.Match[str]) -> bool:
    """Whether the price itself is that of some people."""
    told = _WHO.search(head) if match["group"] else _WHO.match(head) and not _is_all(head)
    return bool(told)


def _is_all(head: str) -> bool:
    """ "Erwachsene 6 €" is what most pay."""
    return bool(re.match(r"erwachsene|adults", head, re.IGNORECASE))


def _names_more(head: str, tail: str) -> bool:
    """Whether either of them tells another full price, or another reduced one."""
    own = re.sub(_REDUCED, "", tail, count=1, flags=re.IGNORECASE)
    return bool(re.search(_REDUCED, head, re.IGNORECASE) or _SEVERAL.search(own))
