"""The product's settings with the empty answer added."""

import importlib

globals().update(vars(importlib.import_module("calendar_site.settings")))

ROOT_URLCONF = "bench.urls"
# What a connection has cost is told while it is open.
database = globals()["DATABASES"]["default"]
database["CONN_MAX_AGE"] = None
