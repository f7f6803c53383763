"""Migrates and loads the demo in one process, because starting Django twice costs seconds.

`python -m tools.prepare demo.txt known` keeps what load_demo writes to its standard output (the
logins) in that file, for the lines that `make run` ends with; what it writes to standard error is
seen now. The second word, if any, says which passwords the logins have.
"""

import sys

import django
from django.core.management import call_command


def main(arguments: list[str]) -> None:
    """Migrate; with a file name, load the demo too."""
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    for name in arguments[:1]:
        chosen = {"passwords": arguments[1]} if arguments[1:] else {}
        with open(name, "w", encoding="utf-8") as logins:
            call_command("load_demo", stdout=logins, **chosen)
        call_command("release_demo")


if __name__ == "__main__":
    main(sys.argv[1:])
