"""The web server: granian, whose processes are forked from one that has the product in memory.

`python -m calendar_site.web_server` takes the options and the application that `granian` takes.
What is loaded here lies in memory once, however many processes serve; what they load by themselves
lies there as often as they are. No connection is open when they are forked.
"""

import gc
import logging
import sys
from typing import Any
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import DatabaseError, connections
from django.urls import reverse
from django.utils import translation
from granian.cli import entrypoint

from calendar_site.wsgi import application  # loads settings, apps and middleware
from feeds import stamps
from programme import district_lookup, spare_memory

logger = logging.getLogger(__name__)

# Django REST framework loads them where they are installed for tests; no answer needs them.
LEFT_OUT = ("pygments", "requests")


def load() -> None:
    """What the first answers would load: pages, addresses and words.

    The release is that of the code in memory: read later, it were that of a newer one on disk, and
    what this code stores would be taken for what the newer one makes.
    """
    stamps.release()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            reverse("districts")


def load_for_good() -> None:
    """What is in memory after it is no garbage, and is looked at by no collection.

    Nor by one while it loads: two thousand modules cost a quarter less without.
    """
    spare_memory.give_back()
    for name in LEFT_OUT:  # importing it fails as where it is not installed
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    gc.disable()
    load()
    gc.collect()
    gc.freeze()
    gc.enable()


def answer_once() -> None:
    """What readers ask most, asked before processes are forked.

    What Django makes at a first answer (templates, the SQL of known questions) then lies in memory
    once, and no reader waits for it. Where the database does not answer, they do.
    """
    try:
        for address in _asked_most():
            ask(address)
    except DatabaseError:
        logger.info("The database does not answer yet")
    finally:
        connections.close_all()


def _asked_most() -> list[str]:
    """The front page, and of the first district its page, its events and its newest programme."""
    asked = [reverse("districts")]
    for district in district_lookup.every()[:1]:
        named = [district.page_languages[0], district.slug]
        asked += [reverse("district", args=named), f"{reverse('api:events')}?district={named[1]}"]
        programmes = district.programmes.filter(is_public=True).order_by("-pk")[:1]
        asked += [reverse("programme", args=[*named, programme.slug]) for programme in programmes]
    return asked


def ask(address: str) -> None:
    """As a reader without a cookie does, in this process."""
    site, asked = urlsplit(settings.SITE_URL), urlsplit(address)
    environment = {
        "HTTP_HOST": site.netloc,
        "PATH_INFO": asked.path,
        "QUERY_STRING": asked.query,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": site.scheme,
    }
    setup_testing_defaults(environment)  # the rest of what WSGI asks for
    answer = application(environment, _start)
    for _part in answer:
        pass
    answer.close()


def _start(status: str, headers: list[tuple[str, str]], fault: object = None, /) -> Any:
    """Nobody reads the answer."""


def serve() -> None:
    """As the command line says, until asked to stop."""
    answer_once()
    gc.collect()
    gc.freeze()
    entrypoint()


def main() -> None:
    load_for_good()
    serve()


if __name__ == "__main__":
    main()
