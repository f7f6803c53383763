"""A new language is a line in the settings and its catalogue: pages, feeds and API then speak it.

What its catalogue lacks is said in German. Tigrinya is a language that Django does not know,
plain German one with a hyphen.
"""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import polib
import pytest
from django.utils import translation

from feeds.incoming.table import template
from feeds.print.printed_words import labels
from programme.actors import SYSTEM
from programme.credentials import api_tokens
from programme.wording import timing
from tests import cast

ROOT = Path(__file__).resolve().parent.parent
NEW = [("fr", "Français"), ("ti", "ትግርኛ"), ("de-simple", "Einfache Sprache")]
WORDS = [("", "all day", "(whole day)"), ("category", "Celebration and encounter", "(feast)")]


def write_catalogue(folder: Path, language: str):
    """Two words, which say the language they are in."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for context, english, word in WORDS:
        said = f"{language} {word}"
        catalogue.append(polib.POEntry(msgctxt=context or None, msgid=english, msgstr=said))
    file = folder / translation.to_locale(language) / "LC_MESSAGES" / "django.mo"
    file.parent.mkdir(parents=True)
    catalogue.save_as_mofile(str(file))


@pytest.fixture(params=NEW, ids=lambda row: row[0])
def language(request, settings, tmp_path):
    """The code of a language that the product has just learnt."""
    code, _name = request.param
    write_catalogue(tmp_path, code)
    settings.LANGUAGES = [*settings.LANGUAGES, request.param]
    settings.LOCALE_PATHS = [tmp_path, *settings.LOCALE_PATHS]
    return code


@pytest.fixture
def event(language, week, aylin, time_machine):
    """An event of a district that has pages in this language; a day long, of a known kind."""
    time_machine.move_to(cast.AT, tick=False)
    week.district.languages = ["de", language]
    week.district.save(update_fields=["languages"])
    whole_day = cast.when(date(2026, 9, 28), None, clock="all_day")
    return cast.accepted(week, aylin, whens=(whole_day,))


def said(client, address, **headers) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_pages(client, event, language):
    name = dict(NEW)[language]
    path = f"nord/ikw-2026/{event.slug}/"
    page = said(client, f"/{language}/{path}")
    for words in (f'<html lang="{language}" dir="ltr">', f"{language} (whole day)", "Wo"):
        assert words in page
    assert f'hreflang="{language}">{name}</a>' in said(client, f"/de/{path}")
    for address in ("nord/", "nord/ikw-2026/", "nord/imprint/", "nord/submit/"):
        assert f'<html lang="{language}"' in said(client, f"/{language}/{address}")
    assert client.get(f"/{language}/").headers["Location"] == f"/?lang={language}"
    assert f'<html lang="{language}"' in said(client, f"/?lang={language}")


def test_feeds(client, event, language):
    for feed in ("nord", "nord/ikw-2026", f"nord/ikw-2026/{event.slug}"):
        own = said(client, f"/feeds/{feed}.{language}.ics").replace("\r\n ", "")
        assert f"/{language}/nord/ikw-2026/{event.slug}/" in own
        assert own != said(client, f"/feeds/{feed}.ics")


def test_api(client, event, language):
    (found,) = json.loads(said(client, f"/api/v1/events/?district=nord&lang={language}"))["results"]
    assert found["category"]["label"] == f"{language} (feast)"
    assert found["occurrences"][0]["time_text"] == f"{language} (whole day)"
    assert found["url"].endswith(f"/{language}/nord/ikw-2026/{event.slug}/")
    assert found["ics_url"].endswith(f".{language}.ics")


def test_api_for_partners(client, event, language):
    partner = event.organisers.get()
    secret = api_tokens.issue(partner, name="Website", by=SYSTEM, at=cast.AT)[1]
    headers = {"authorization": f"Bearer {secret}"}
    found = said(client, f"/api/v1/submissions/?lang={language}", **headers)
    assert json.loads(found)["count"] == 0


def test_words_of_print_and_table_fall_back_to_german(db, language):
    with translation.override(language):
        assert template.as_csv().decode("utf-8-sig").startswith("Titel;Datum;Beginn;")
    words = labels(language)
    assert (words["contents"], words["comma"]) == ("Inhalt", ",")


@pytest.mark.parametrize(
    ("code", "words"), [("fr", "28 septembre"), ("ti", "28 September"), ("tlh", "28 September")]
)
def test_days_are_written_as_django_does_or_like_english(code, words):
    with translation.override(code):
        assert timing.plain_day(date(2026, 9, 28), year=False) == words


def test_the_description_of_the_api_names_it(tmp_path):
    """In a process of its own: it is made once, from the settings that this process starts with."""
    write_catalogue(tmp_path / "locale", "mt")
    (tmp_path / "with_maltese.py").write_text(
        "from calendar_site.settings import *\n"
        'LANGUAGES = [*LANGUAGES, ("mt", "Malti")]\n'
        f"LOCALE_PATHS = [{str(tmp_path / 'locale')!r}]\n"
    )
    script = (
        "import django, json; django.setup()\n"
        "from feeds.api.schema import schema\n"
        "print(json.dumps(schema()['paths']))\n"
    )
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "with_maltese",
        "PYTHONPATH": f"{tmp_path}:{ROOT}",
    }
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    paths = json.loads(ran.stdout)
    offered = {
        path: row["schema"]["enum"]
        for path, methods in paths.items()
        for row in methods.get("get", {}).get("parameters", ())
        if row["name"] == "lang"
    }
    assert offered["/api/v1/submissions/"] == ["de", "en", "ar", "mt"]
    assert len(offered) > 5
    assert all("mt" in codes for codes in offered.values())


@pytest.mark.parametrize("code", ["fr", "de-simple", "zh-hans"])
def test_the_proxy_lets_its_addresses_pass(code):
    """tests/test_proxy.py asks nginx itself; here every rule that names a language."""
    conf = (ROOT / "deploy" / "nginx.conf").read_text()
    feeds, pictures = (
        re.compile(rule)
        for rule in re.findall(r'location ~ "(.+)"', conf)
        if "ics" in rule or "submit" in rule
    )
    for feed in ("nord", "nord/ikw-2026"):
        assert feeds.search(f"/feeds/{feed}.{code}.ics")
    assert pictures.search(f"/{code}/nord/submit/edit/{'x' * 20}/picture/")
