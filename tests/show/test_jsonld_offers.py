"""What it costs, for search engines; no price is made up."""

import pytest

from programme.drafts.event_draft import Registration
from tests import cast
from tests.show.jsonld_shapes import data


def test_unknown_costs_are_left_out(add):
    assert "isAccessibleForFree" not in data(add(is_free=None))


@pytest.mark.parametrize(
    ("said", "offer"),
    [
        ({"price": "5 €"}, {"@type": "Offer", "price": "5"}),
        ({"price": "3,50 Euro"}, {"@type": "Offer", "price": "3.5"}),
        *(
            ({"price": words}, {"@type": "AggregateOffer", "lowPrice": "3", "highPrice": "5"})
            for words in ("5 €, ermäßigt 3 €", "3–5 €", "5/3 Euro", "3 bis 5 €", "5 € / 3 €")
        ),
        ({"price": "5,- €"}, {"@type": "Offer", "price": "5"}),
        ({"price": "EUR 4,50"}, {"@type": "Offer", "price": "4.5"}),
        ({"price": "Kinder 6-12 Jahre 3 €"}, {"@type": "Offer", "price": "3"}),
    ],
)
def test_what_it_costs(add, said, offer):
    event = add(**said, registration=Registration(url="https://karten.example/x"))
    assert data(event)["offers"] == offer | {
        "priceCurrency": "EUR",
        "url": "https://karten.example/x",
        "availability": "https://schema.org/InStock",
    }


def test_reductions_are_among_the_prices_and_make_none_up(add):
    offer = data(add(price="8 €", reductions="ermäßigt 5 €, Kinder unter 12 frei"))["offers"]
    assert (offer["lowPrice"], offer["highPrice"]) == ("5", "8")
    assert "offers" not in data(add(price="", reductions="mit Ehrenamtskarte 2 €"))


@pytest.mark.parametrize("price", ["", "Spende erbeten", "ab 18 Uhr 5 Karten", "1.200 €"])
def test_no_price_is_made_up(add, price):
    assert "offers" not in data(add(price=price))


@pytest.mark.parametrize(
    ("status", "availability"), [("full", "https://schema.org/SoldOut"), ("cancelled", None)]
)
def test_a_full_house_is_sold_out(add, status, availability):
    event = add(is_free=True, whens=(cast.when(status=status),))
    assert data(event).get("offers", {}).get("availability") == availability
