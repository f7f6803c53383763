"""What a date costs and whether there is room, as https://schema.org/Offer."""

import re

from programme.models.event import Status
from programme.regular_expressions import expression
from programme.wording.web_addresses import web_address

_SUM = r"(?<![\d.,])\d{1,4}(?:[.,]\d{1,2})?(?![\d.,]*\d)"
_EURO = r"(?:€|Euro\b|EUR\b)"
# "5 €", "5–8 €", "8/5 Euro", "8 bzw. 5 €", "5,- €", "EUR 5,00"
_AND = r"\s*(?:[-–—/]|bis|bzw\.|oder|und)\s*"
_AMOUNTS = expression(
    rf"(?:{_EURO}\s*{_SUM}|(?:{_SUM}{_AND})*{_SUM}(?:,[-–—]{{1,2}})?\s*{_EURO})", re.IGNORECASE
)
_CURRENCY = "EUR"


def offers(event, row, url: str) -> dict | None:
    """None where neither a price nor a full house is known; no price is made up."""
    prices = [0.0] if event.is_free else _amounts(event.price)
    if prices and not event.is_free:
        prices += _amounts(event.reductions)
    if row.status == Status.CANCELLED or not (prices or row.status == Status.FULL):
        return None
    room = "SoldOut" if row.status == Status.FULL else "InStock"
    return {
        **_priced(sorted(set(prices))),
        "url": web_address(event.registration_url) or url,
        "availability": f"https://schema.org/{room}",
    }


def _priced(prices: list[float]) -> dict:
    if not prices:
        return {"@type": "Offer"}
    if len(prices) == 1:
        return {"@type": "Offer", "price": f"{prices[0]:g}", "priceCurrency": _CURRENCY}
    return {
        "@type": "AggregateOffer",
        "lowPrice": f"{prices[0]:g}",
        "highPrice": f"{prices[-1]:g}",
        "priceCurrency": _CURRENCY,
    }


def _amounts(text: str) -> list[float]:
    """Every sum in euros that the words name: "5 €, ermäßigt 3,50 €", "3–5 €"."""
    sums = (said for named in _AMOUNTS.findall(text) for said in re.findall(_SUM, named))
    return [float(said.replace(",", ".")) for said in sums]
