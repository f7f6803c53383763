"""What the web server does before its processes are forked from it."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from calendar_site import web_server
from tests import cast

LOADED = """
import sys
from calendar_site import web_server
web_server.load_for_good()
print(sorted(name for name in web_server.LEFT_OUT if sys.modules[name] is not None))
"""


@pytest.mark.django_db(transaction=True)
def test_what_is_asked_most_is_answered_once_and_no_connection_stays(
    week, aylin, settings, django_assert_num_queries
):
    kept = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "web server"}
    settings.CACHES = settings.CACHES | {"pages": kept}
    cast.accepted(week, aylin)
    web_server.answer_once()
    assert connection.connection is None
    for address in ("/de/nord/", "/de/nord/ikw-2026/", "/api/v1/events/?district=nord"):
        with django_assert_num_queries(1):
            web_server.ask(address)


@pytest.mark.django_db(transaction=True)
def test_without_a_district_the_front_page_alone_is_asked_for():
    web_server.answer_once()
    assert connection.connection is None


def test_what_only_tests_need_is_not_loaded():
    told = subprocess.run(
        [sys.executable, "-c", LOADED], env=os.environ, capture_output=True, text=True, check=True
    )
    assert told.stdout == "[]\n"
