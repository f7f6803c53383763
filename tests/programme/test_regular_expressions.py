"""Regular expressions are compiled when they are first used, and each of them can be."""

import gc
import pkgutil
import re
import subprocess
import sys
from importlib import import_module

import pytest

from programme.regular_expressions import _Late, expression
from tools.processes import ROOT

PACKAGES = ["programme", "feeds", "calendar_site", "worker"]
NOTHING_YET = """
import gc, django
django.setup()
from django.urls import get_resolver
from programme.regular_expressions import _Late
get_resolver().url_patterns
known = [each for each in gc.get_objects() if type(each) is _Late]
print(len(known), sum("search" in vars(each) for each in known))
"""


def test_it_is_what_re_makes_of_it():
    greeting = expression(r"(?P<word>hallo)\s", re.IGNORECASE)
    assert greeting.pattern == r"(?P<word>hallo)\s"
    assert greeting.search("Ja: Hallo Du")["word"] == "Hallo"
    assert greeting.sub("", "hallo hallo du") == "du"
    assert (greeting.flags, greeting.groups) == (re.IGNORECASE | re.UNICODE, 1)
    assert expression(rb"\d").findall(b"1a2") == [b"1", b"2"]


def test_a_mistake_shows_when_it_is_used():
    wrong = expression("(")
    with pytest.raises(re.error, match="unterminated subpattern"):
        wrong.match("")


def test_each_of_the_product_can_be_compiled():
    for package in map(import_module, PACKAGES):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    known = [each for each in gc.get_objects() if type(each) is _Late]
    assert len(known) > 600
    for each in known:
        assert re.compile(each.pattern, each._given)


def test_the_product_has_no_other_habit():
    at_import = re.compile(r"^\S.*\bre\.compile\(", re.MULTILINE)
    paths = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    assert [
        p for p in paths if p.parent.name != "migrations" and at_import.search(p.read_text())
    ] == []


def test_a_start_compiles_hardly_any():
    """A process with every address of the site; names of days are folded while they are loaded."""
    said = subprocess.check_output([sys.executable, "-c", NOTHING_YET], text=True)
    known, compiled = map(int, said.split())
    assert known > 500
    assert compiled <= 2
