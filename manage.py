#!/usr/bin/env python3
import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calendar_site.settings")
    os.environ.setdefault("EMBEDDED", "1")  # an image says 0
    execute_from_command_line(sys.argv)
