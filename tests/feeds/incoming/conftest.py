"""What the readers know of a programme, without a database."""

from datetime import date

import pytest
from django.conf import settings
from django.utils import translation

from bench.reading import programmes
from feeds.incoming.lookup import KnownVenue, Lookup
from programme import starting_vocabulary
from programme.meant_house import address
from programme.plain_text import fold
from tests.feeds.incoming.web_server import WebServer


def terms(words) -> dict[str, str]:
    found = {code: code for code in words}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found |= {fold(str(word)): code for code, word in words.items()}
    return found


@pytest.fixture
def lookup():
    """District Nord, 12 September to 30 November 2026, with a town and three places."""
    house = KnownVenue("mehrgenerationenhaus", address("Neustadt", "Hauptstraße 1", ""), 50.9, 10.7)
    return Lookup(
        first=date(2026, 9, 12),
        last=date(2026, 11, 30),
        towns={"neustadt": "Neustadt", "neustadt am wald": "Neustadt", "altdorf": "Altdorf"},
        venues={
            "mehrgenerationenhaus": [house],
            "mgh": [house],
            "rathaus": [
                KnownVenue("rathaus-neustadt", address("Neustadt", "", "")),
                KnownVenue("rathaus-altdorf", address("Altdorf", "", "")),
            ],
        },
        categories=terms(starting_vocabulary.CATEGORIES),
        audiences=terms(starting_vocabulary.AUDIENCES),
        features=terms(starting_vocabulary.FEATURES),
        fundings={"demokratie leben!": "demokratie-leben"},
    )


@pytest.fixture
def wartburgkreis(db):
    """The programme ikw-2027 of the demo's Wartburgkreis, with its registers."""
    return programmes.of_demo("wartburgkreis")


@pytest.fixture
def web(settings):
    """A real web server on this machine, which imports may ask."""
    server = WebServer()
    settings.IMPORT_TRUSTED_HOSTS = [f"127.0.0.1:{server.port}"]
    yield server
    server.stop()
