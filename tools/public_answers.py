"""Dumps what the product says to the outside into a folder, to compare two checkouts byte by byte.

`python -m tools.public_answers BEFORE`, the same in the other checkout with AFTER, then
`diff -r BEFORE AFTER`. It loads the demo into a database of its own and asks as people and programs
do: by addresses, by management commands and by the worker's name (`celery -A worker.app`). It knows
no other module of the product, so the file runs as it is in an older or a rearranged checkout.

Two runs of one checkout are equal: the clock stands still, chance is seeded, and Dump.keep says
what is replaced. Booklets are kept as digest and text (pdftotext of Poppler).
"""

import hashlib
import io
import json
import logging
import os
import random
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin
from zipfile import ZipFile

import django
import time_machine
from celery.app.utils import find_app
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

SITE = "http://localhost:8000"
# The embedded product, whatever stands in .env; no worker is woken.
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "calendar_site.settings", "EMBEDDED": "1", "ENV_FILE": os.devnull,
    "DEBUG": "", "SECRET_KEY": "the same in every run", "SITE_URL": SITE, "REDIS_URL": "",
    "JOURNAL_NUDGE": "time.time",
}  # fmt: skip
COMING = datetime(2026, 9, 1, 10, tzinfo=UTC)  # a programme is near, and takes events
DURING = datetime(2026, 9, 29, 10, tzinfo=UTC)  # the Tuesday of its week
DISTRICTS = "wartburgkreis ilm-kreis kyffhaeuserkreis saalekreis sonneberg".split()
LANGUAGES = "de en ar".split()
ALONE = """/ /de/ /ar/ /fr/ /de/nowhere/ /de/sonneberg/nothing/ /robots.txt /sitemap.xml /healthz
    /districts.css /account/login/ /api/v1/ /api/v1/schema/ /api/v1/docs/ /api/v1/nothing/
    /api/v1/events/ /feeds/nowhere.ics""".split()
WORDS = "districts categories audiences features".split()
LISTS = "programmes towns events".split()
FILTERS = """free=1  town=eisenach&free=1  category=film,musik  since=2023-09-23&until=2023-09-24
    interpretation=ar  access=wheelchair  audience=familien&childcare=1  q=fest  lang=ar
    day=28.9.2023  nothing=1""".split()
FILTERED = """/en/wartburgkreis/ikw-2023/? /ar/wartburgkreis/ikw-2026/? /feeds/wartburgkreis.ics?
    /feeds/wartburgkreis/ikw-2023.ics? /api/v1/events/?district=wartburgkreis&""".split()
ROWS = [f"{name}-{count}" for name in ("dates", "hours", "texts") for count in ("TOTAL", "INITIAL")]
FORM = {f"{row}_FORMS": str(int(row.endswith("TOTAL"))) for row in ROWS} | {
    "language": "de", "title": "Offener Stammtisch", "summary": "Ein Abend zum Kennenlernen.",
    "category": "fest", "dates-0-day": "28.9.2026", "dates-0-start": "18",
    "name": "Musterhaus Eisenach", "town": "Eisenach", "organiser": "Beispielverein Miteinander",
    "openness": "public", "contact_email": "bruno@verein.example",
}  # fmt: skip
LETTER = "Abend der Begegnung\nMontag, 28.9.2026, 18 bis 21 Uhr\nOrt: Musterhaus Eisenach\nFrei"
SUBMIT, DESK = "/de/wartburgkreis/submit/", "/de/wartburgkreis/desk/"
VERBS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "": [("accept", {"despite": []}), ("accept", {}), ("decline", {}), ("edit", FORM),
         ("decline", {"reason": "Zu spät."}), ("send-back", {"question": "Wann?"})],
    "?state=accepted": [("report", {"report-status": "full", "report-note": "Voll."}), ("link", {}),
                        ("report", {}), ("withdraw", {"withdraw_reason": "Nein"}), ("reopen", {})],
}  # fmt: skip
PROGRAMS = "/api/v1/submissions/"
MOST = 20_000  # addresses of one walk; more would be a trap
LINK = re.compile(r'(?:(?:href|src|challenge)="|["> ](?=http://localhost))([^"<>\s]+)')
CALM = re.compile(r"/de/[^?]*$")
LINKING = re.compile(r"(text/html|application/(json|xml))\b")
READABLE = re.compile(r"text/|application/(json|xml|javascript)|image/svg")


class Seeded:
    """The machine's randomness, the same in every run.

    It begins anew for each answer, and each size of draw (16 bytes of a UUID, one of a letter of a
    receipt number) has its own row: one draw more changes little else.
    """

    def __init__(self) -> None:
        self.name = ""
        self.rows: dict[int, random.Random] = {}

    def begin(self, name: str) -> None:
        self.name, self.rows = name, {}

    def draw(self, size: int) -> bytes:
        row = self.rows.setdefault(size, random.Random(f"{self.name} {size}"))  # noqa: S311
        return row.randbytes(size)


class Dump:
    """Asks, and keeps each answer as a file of `folder`."""

    def __init__(self, folder: Path, chance: Seeded):
        self.folder, self.chance, self.acts = folder, chance, 0
        self.client = Client(raise_request_exception=False, HTTP_HOST="localhost:8000")

    def ask(self, address: str, part: str):
        """GET, without cookies except for the office; the file lies below `part` by its address."""
        if part != "office":
            self.client.cookies.clear()
        path, mark, query = address.partition("?")
        name = f"{part}{path}{'index' * path.endswith('/')}{mark}{quote(query, safe='=&,')}"
        self.chance.begin(name)
        return self.keep(name, self.client.get(address))

    def send(self, address: str, data, method="post", **more):
        """The next act of a story."""
        self.acts += 1
        name = f"acts/{self.acts:02} {method} {address.strip('/').replace('/', ' ')[:120]}"
        self.chance.begin(name)
        return self.keep(name, getattr(self.client, method)(address, data, **more))

    def keep(self, name: str, answer):
        """Write status, headers and body."""
        lines = [f"{key}: {value}" for key, value in answer.items()]
        lines += [f"Set-Cookie: {cookie.OutputString()}" for cookie in answer.cookies.values()]
        head, kind = "\n".join(sorted(lines)), answer.get("Content-Type", "")
        if not kind.startswith("text/calendar"):
            # These come from when files of the checkout, or booklets, were written on this disk;
            # an ETag of few letters is the version of a submission.
            head = re.sub(r'(?m)^(Last-Modified: ).*|^(ETag: )"[^"]{9,}"', r"\1\2…", head)
        body = _comparable(answer.getvalue(), kind)
        self.write(name, f"{answer.status_code}\n{head}\n\n".encode() + body)
        return answer

    def write(self, name: str, body: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)

    def walk(self, starts: list[str], part: str, within: str = "") -> None:
        """Ask `starts` and all that they lead to and that `within` matches, each address once."""
        found = list(dict.fromkeys(starts))
        seen = set(found)
        for address in found:  # it grows
            led = dict.fromkeys(_links(address, self.ask(address, part)))
            new = [each for each in led if re.match(within, each)]
            found += [each for each in new if each not in seen]
            seen.update(new)
            if len(found) > MOST:
                raise SystemExit(f"Too many addresses, the last is {found[-1]}")


def _comparable(body: bytes, kind: str) -> bytes:
    """Text as it is, a table as the files in it (their times are those of this run), a booklet as
    its digest and its words, anything else as its digest."""
    if READABLE.match(kind):
        return body
    if "spreadsheet" in kind:
        with ZipFile(io.BytesIO(body)) as table:
            return b"\n".join(each.encode() + table.read(each) for each in table.namelist())
    digest = hashlib.sha256(body).hexdigest().encode() + b"\n"
    if kind != "application/pdf":
        return digest
    command = ["pdftotext", "-layout", "-", "-"]
    return digest + subprocess.run(command, input=body, capture_output=True, check=True).stdout


def _links(address: str, answer):
    """Where an answer leads to on this site.

    Questions can be combined without an end: they are taken from German pages that are no answer
    to one, and in other languages only as FILTERED names them. Next pages are always taken.
    """
    if not LINKING.match(answer.get("Content-Type", "")):
        return
    text = f'href="{answer.get("Location", "")}" {unescape(answer.text)}'
    text = text.replace("webcal://", "http://")
    for link in (urljoin(SITE + address, each).partition("#")[0] for each in LINK.findall(text)):
        further = "?" in link and "page=" not in link and not CALM.match(address)
        if link.startswith(f"{SITE}/") and not further:
            yield link.removeprefix(SITE)
    if address.startswith("/api/v1/events/?"):
        for uid in re.findall(r'"uid":"([^"]+)"', text):
            yield from (f"/api/v1/events/{uid}/?lang={lang}" for lang in LANGUAGES)


def starts() -> list[str]:
    """Where readers begin."""
    pages = [f"/{lang}/{slug}/" for slug in DISTRICTS for lang in LANGUAGES]
    pages += [f"{page}{below}/" for page in pages for below in ("ikw-2026", "submit")]
    feeds = [f"/feeds/{slug}{lang}.ics" for slug in DISTRICTS for lang in ("", ".en", ".ar")]
    filtered = [f"{address}{each}" for address in FILTERED for each in FILTERS]
    return [*ALONE, *pages, *feeds, *lists(), *filtered]


def lists() -> list[str]:
    """The lists of the API."""
    asked = [f"district={slug}&lang={lang}" for slug in DISTRICTS for lang in LANGUAGES]
    found = [f"/api/v1/{name}/?{each}" for name in LISTS for each in asked]
    found += [f"/api/v1/events/?{each}&page_size=200" for each in asked]
    found += [f"/api/v1/{name}/?lang={lang}" for name in WORDS for lang in LANGUAGES]
    return found + [f"/api/v1/districts/{slug}/" for slug in DISTRICTS]


def captured(pattern: str, text: str) -> str:
    """What stands in the brackets of `pattern`; LookupError where the answer does not say it."""
    match = re.search(pattern, text)
    if match is None:
        raise LookupError(pattern)
    return match[1]


def submit(dump: Dump, now) -> None:
    """A partner's road: all errors, a preview, a pasted letter, a question, and in at last."""
    form = f"{SUBMIT}ikw-2026/"
    dump.send(form, {})
    dump.send(f"{form}check/", FORM)
    dump.send(f"{form}paste/", {"text": LETTER})
    dump.send(form, FORM | {"dates-0-day": "Di 28.9.2026"})
    asked = dump.send(form, FORM).content.decode()
    now.shift(timedelta(seconds=5))
    confirmed = captured(r'name="confirm" value="([^"]+)"', asked)
    receipt = dump.send(form, FORM | {"confirm": confirmed})["Location"]
    link = receipt.removesuffix("receipt/")
    for page in ("", "receipt/", "another/", "picture/"):
        dump.send(link + page, {}, "get")
    feed = dump.client.get("/feeds/sonneberg/ikw-2026.ics").content
    file = FORM | {"file": SimpleUploadedFile("events.ics", feed)}
    brought = dump.send(f"{SUBMIT}import/", file)["Location"]
    keys = re.findall(r'name="take"[^>]* value="([^"]*)"', dump.send(brought, {}, "get").text)
    dump.send(brought, {"take": keys, "wish": "confirm"})
    dump.send(brought, {}, "get")
    dump.send(f"{link}withdraw/", {"reason": "Es regnet."})


def decide(dump: Dump) -> None:
    """The office answers what waits, and goes back to what it accepted, each in another way."""
    for question, verbs in VERBS.items():
        listed = dump.send(DESK + question, {}, "get").text
        numbers = dict.fromkeys(re.findall(rf'"{DESK}(\w+-\d+-\w+)/"', listed))
        for number, (verb, typed) in zip(numbers, verbs, strict=False):
            page = dump.send(f"{DESK}{number}/", {}, "get").text
            said: dict[str, Any] = {"version": captured(r'name="version" value="(\d+)"', page)}
            said["despite"] = re.findall(r'name="despite"[^>]* value="([^"]*)"', page)
            dump.send(f"{DESK}{number}/{verb}/", said | typed)


def program(dump: Dump) -> None:
    """A partner's program: refused in every way, and let in with the examples of the schema."""
    issued = {"organisation": "Beispielverein Miteinander", "name": "Website", "life": "366"}
    shown = dump.send(f"{DESK}tokens/", issued)["Location"]
    token = captured(r"(kk_[\w-]+)", dump.send(shown, {}, "get").text)
    dump.send(PROGRAMS, "{}", content_type="application/json")
    dump.client.cookies.clear()
    schema = json.loads(dump.client.get("/api/v1/schema/").content)
    body = schema["paths"][PROGRAMS]["post"]["requestBody"]["content"]["application/json"]
    good = [json.dumps(each["value"]) for each in body["examples"].values()]
    said = {"content_type": "application/json", "headers": {"Authorization": f"Bearer {token}"}}
    for text in ("{}", "{", '{"programme": "ikw-2026"}', '{"programme": "ikw-1999"}', *good, *good):
        dump.send(f"{PROGRAMS}?dry_run=1", text, **said)
        dump.send(PROGRAMS, text, **said)
    dump.send(PROGRAMS, good[0], **said | {"content_type": "text/plain"})
    listed = dump.send(PROGRAMS, {}, "get", headers=said["headers"])
    one = urljoin(PROGRAMS, f"{listed.json()['results'][0]['id']}/")
    dump.send(one, {}, "get", headers=said["headers"])
    dump.send(one, '{"is_free": false}', "patch", **said)
    dump.send(f"{one}withdraw/", '{"reason": "Es regnet."}', **said)


def enter(dump: Dump, district: str) -> None:
    """Log in as the office of the demo's district."""
    dump.client.cookies.clear()
    dump.send("/account/login/", {"username": district, "password": "demo"})


def work(dump: Dump) -> None:
    """Whatever the clock asks of the worker, once, in this process."""
    app = find_app("worker.app")
    app.loader.import_default_modules()
    for entry in app.conf.beat_schedule.values():
        dump.chance.begin(f"{dump.acts} {entry['task']}")
        app.tasks[entry["task"]].apply(throw=True)


def tell(dump: Dump, now) -> None:
    """The whole story: the demo, a day of work, and a day of the programme."""
    dump.chance.begin("demo")
    call_command("migrate", verbosity=0)
    for command in ("load_demo", "release_demo"):
        call_command(command, stdout=io.StringIO(), stderr=io.StringIO())
    work(dump)
    dump.walk(starts(), "readers")
    submit(dump, now)
    enter(dump, DISTRICTS[0])
    decide(dump)
    program(dump)
    for number, district in enumerate(DISTRICTS):
        enter(dump, district)
        proof = {"language": LANGUAGES[number % 3]}
        dump.send(f"/de/{district}/desk/print/ikw-2026/proof/", proof)
    work(dump)
    for district in DISTRICTS:
        enter(dump, district)
        for desk in (f"/{lang}/{district}/desk/" for lang in LANGUAGES):
            # Forms of stored events are by far the most: one desk's in one language will do.
            forms = "" if desk == DESK else "(?!.*/(edit|picture)/)"
            dump.walk([desk], "office", f"{desk}{forms}")
    now.move_to(DURING)
    work(dump)
    for address in starts():
        dump.ask(address, "during")
    # Its files are named by chance, and may hold several letters.
    files = b"".join(path.read_bytes() for path in (settings.VAR_DIR / "mail").iterdir())
    dump.write("letters", b"---\n".join(sorted(files.split(b"-" * 79 + b"\n"))))


def main(folder: str) -> None:
    """Fill `folder`, which must not exist yet; nothing else is left behind."""
    chance = Seeded()
    chance.begin("start")
    # What the library of random numbers calls it; its types do not.
    os.urandom = random._urandom = chance.draw  # type: ignore[attr-defined]
    dump = Dump(Path(folder), chance)
    dump.folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as var, time_machine.travel(COMING, tick=False) as now:
        for name in ("static", "queue", "queue-control"):
            Path(var, name).mkdir()
        os.environ.update(ENVIRONMENT | {"VAR_DIR": var})
        os.environ["DATABASE_URL"] = f"sqlite:///{var}/answers.sqlite3"
        django.setup()
        logging.disable()
        settings.CELERY_TASK_ALWAYS_EAGER = True
        tell(dump, now)


if __name__ == "__main__":
    main(sys.argv[1])
