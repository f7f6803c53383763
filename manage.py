#!/usr/bin/env python3
import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calendar_site.settings")
    os.environ.setdefault("EMBEDDED", "1")  # an image says 0
    if os.environ["EMBEDDED"] == "1":
        os.umask(0o077)  # what a trial keeps is its owner's alone (tools/private.py)
    execute_from_command_line(sys.argv)
