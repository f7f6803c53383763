"""The web server: granian, whose processes are forked from one that has the product in memory.

`python -m calendar_site.web_server` takes the options and the application that `granian` takes.
What is loaded here lies in memory once, however many processes serve; what they load by themselves
lies there as often as they are. No connection is opened before they are forked.
"""

import gc

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from granian.cli import entrypoint

from calendar_site.wsgi import application  # noqa: F401  (loads settings, apps and middleware)
from feeds import stamps


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
    gc.disable()
    load()
    gc.collect()
    gc.freeze()
    gc.enable()


def serve() -> None:
    """As the command line says, until asked to stop."""
    entrypoint()


def main() -> None:
    load_for_good()
    serve()


if __name__ == "__main__":
    main()
