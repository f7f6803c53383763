"""The web server of `make run`: it loads while the database is prepared, and serves when told so.

`python -m tools.waiting_web_server` takes what `python -m calendar_site.web_server` takes. It
begins with the first line on standard input; closed without one, the start was given up.
"""

import sys

from calendar_site import web_server


def main() -> None:
    """Load, wait, serve."""
    web_server.load_for_good()
    if sys.stdin.readline():
        web_server.serve()


if __name__ == "__main__":
    main()
