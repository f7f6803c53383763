"""A backup, restored into an empty installation, answers as the one that it is from: byte by byte.

On the database of this run; `make test-all` runs it on PostgreSQL and on SQLite.
"""

import gzip
import io
import json
import os
import shutil
import stat
import tarfile
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import psycopg
import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from feeds import editions, feed_files
from feeds.models.fragment import Fragment
from programme.actors import organiser
from programme.credentials import edit_links
from programme.drafts.reports import ALL
from programme.models.district import District
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.submission import Submission
from programme.submissions import reporting
from tests import cast, pictured
from worker import outbox, printing
from worker.backups import archive, databases

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["", "ikw-2026/", "ikw-2026/print/"]
HEADERS = ["ETag", "Last-Modified", "Content-Type", "Cache-Control"]


@pytest.fixture
def office():
    """An installation at work: events, a picture, a released booklet, and what waits."""
    nord = cast.district("nord", "16001")
    week, aylin = cast.programme(nord), cast.person("aylin", nord)
    cast.accepted(week, aylin)
    pictured.shown(week, aylin, title="Tanz auf dem Markt")
    edition = editions.release(week, by=organiser(aylin), at=cast.AT)
    printing.make(edition.jobs.get().pk)
    outbox.work()
    mail.outbox.clear()
    return week


@pytest.fixture
def two_events():
    """As much as tells whether anything was touched."""
    week = cast.programme(cast.district("nord", "16001"))
    cast.offered(week)
    cast.offered(week, title="Lesung")
    for root in archive.folders().values():
        root.mkdir(parents=True)
        (root / "file").write_bytes(b"a picture")
    return week


@pytest.fixture
def backup(two_events, tmp_path):
    """A small backup."""
    path = tmp_path / "nord.backup"
    call_command("backup", str(path))
    return path


def empty_installation(settings):
    """As after `migrate` on a new machine."""
    for root in (settings.MEDIA_ROOT, settings.PRINTS_ROOT, settings.FEEDS_ROOT):
        shutil.rmtree(root, ignore_errors=True)
    call_command("flush", interactive=False, verbosity=0)
    assert not District.objects.exists()


def answers(client, token):
    """What readers, calendar programs and a partner get."""
    asked = [f"/{code}/nord/{page}" for code in ("de", "ar") for page in PAGES]
    asked += [f"/feeds/nord{each}.ics" for each in ("", ".ar", "/ikw-2026", "/ikw-2026.en")]
    asked += ["/feeds/nord.ics?town=neustadt", "/api/v1/districts/?lang=ar"]
    asked += [f"/api/v1/{name}/?district=nord" for name in ("events", "programmes", "towns")]
    events = Event.objects.order_by("pk")
    asked += [f"/de/nord/ikw-2026/{event.slug}/" for event in events]
    asked += [f"/api/v1/events/{event.uid}/" for event in events]
    job = editions.Job.objects.get()
    asked.append(f"/de/nord/ikw-2026/print/1/{Path(job.path).name}")
    picture = Submission.objects.get(latest__data__title="Tanz auf dem Markt").pictures.get()
    asked += [f"/media/pictures/{picture.uid}/{width}.webp" for width in picture.widths]
    found = {}
    for address in [*asked, f"/de/nord/submit/edit/{token}/"]:
        answer = client.get(address)
        assert answer.status_code == 200, address
        found[address] = [*(answer.get(name) for name in HEADERS), answer.getvalue()]
    # The form for changes holds a key of its own each time.
    found[address] = found[address][2]
    return found


def test_a_restored_installation_answers_byte_by_byte(office, client, settings, tmp_path):
    submission = Submission.objects.first()
    token = edit_links.to_submission(submission, at=timezone.now())
    before = answers(client, token)
    pieces = list(Fragment.objects.order_by("pk").values())
    path = tmp_path / "nord.backup"
    call_command("backup", str(path))
    empty_installation(settings)
    call_command("restore", str(path))
    assert answers(client, token) == before
    assert list(Fragment.objects.order_by("pk").values()) == pieces
    # It goes on from there: numbers are not given twice.
    cast.offered(District.objects.get().programmes.get(), title="Danach")
    outbox.work()
    assert feed_files.stored("nord.ics") is not None


@contextmanager
def without_extensions():
    """Our connection is to another database of PostgreSQL, and its role may only make tables."""
    ours, name = connection.get_connection_params(), f"plain_{os.getpid()}"
    server = {key: ours[key] for key in ("host", "port", "user", "password") if key in ours}

    def as_owner(database, *statements):
        with psycopg.connect(**server, dbname=database, autocommit=True) as asked:
            for statement in statements:
                asked.execute(statement)

    gone = [f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"DROP ROLE IF EXISTS {name}"]
    made = [f"CREATE ROLE {name} LOGIN PASSWORD 'plain'", f"CREATE DATABASE {name}"]
    as_owner(ours["dbname"], *gone, *made)
    as_owner(name, f"GRANT ALL ON SCHEMA public TO {name}")
    connection.close()
    try:
        there = {"NAME": name, "USER": name, "PASSWORD": "plain"}
        with patch.dict(connection.settings_dict, there):
            yield
    finally:
        connection.close()
        as_owner(ours["dbname"], *gone)


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_a_role_that_may_add_no_extension_restores_the_rest(two_events):
    """As `migrate` goes on there: searches read every text."""
    asked = (
        "SELECT count(*) FROM pg_indexes WHERE indexname IN ('event_words', 'texts_by_language')"
    )
    with databases.dumped() as dump, without_extensions():
        databases.load(dump)
        assert Submission.objects.count() == 2
        with connection.cursor() as cursor:
            cursor.execute(asked)
            assert cursor.fetchone() == (1,)


def test_what_changes_after_a_restore_is_not_taken_for_what_was_lost(office, client, tmp_path):
    """Readers and proxies still hold answers of the hours that the backup does not know."""
    event, aylin = Event.objects.first(), get_user_model().objects.get()
    asked = [f"/de/nord/ikw-2026/{event.slug}/", "/de/nord/", "/feeds/nord.ics?category=fest"]
    asked += ["/", "/sitemap.xml", "/sitemap/nord.xml", f"/api/v1/events/{event.uid}/"]
    path = tmp_path / "nord.backup"
    call_command("backup", str(path))

    def changed(note):
        by = {"by": organiser(aylin), "at": timezone.now()}
        reporting.report(Event.objects.first().submission, "cancelled", keys=ALL, note=note, **by)
        return {address: client.get(address)["ETag"] for address in asked}

    lost = changed("Die Referentin ist krank.")
    call_command("restore", str(path), "--replace")
    now = changed("Das Haus ist geschlossen.")
    assert {address for address in asked if lost[address] == now[address]} == set()


def test_a_backup_is_one_private_file_that_says_what_it_holds(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]
    with backup.open("rb") as file:
        manifest = archive.checked(file)
    assert (manifest.engine, manifest.uid_domain) == (connection.vendor, "kreiskalender.example")
    assert len(manifest.migrations) == len(MigrationRecorder(connection).applied_migrations())
    names = sorted({name.split("/")[0] for name in manifest.sums})
    assert names == ["database", "media", "prints"]


@pytest.mark.parametrize(("options", "sent"), [([], 0), (["--send-letters"], 1)])
def test_what_waited_to_be_sent_is_sent_by_one_of_the_two(
    two_events, settings, tmp_path, options, sent, capsys
):
    cast.offered(two_events, at=timezone.now(), title="Eben erst")
    call_command("backup", str(tmp_path / "b"))
    empty_installation(settings)
    call_command("restore", str(tmp_path / "b"), *options)
    told = "letters of 6 journal lines are held back" in capsys.readouterr().err
    assert told == (not sent)
    outbox.work()
    assert len(mail.outbox) == sent
    assert not Entry.objects.open().exists()


def test_what_is_there_is_not_replaced_by_accident(backup, two_events):
    cast.offered(two_events, title="Später")
    stray = archive.folders()["media"] / "pictures" / "later" / "400.webp"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"later")
    with pytest.raises(CommandError, match=r"not empty \(1 districts\). --replace puts an end"):
        call_command("restore", str(backup))
    assert Submission.objects.filter(latest__data__title="Später").exists()
    call_command("restore", str(backup), "--replace")
    assert Submission.objects.count() == 2
    assert not stray.parent.exists()


def test_files_alone_are_something_too(backup, settings):
    empty_installation(settings)
    settings.MEDIA_ROOT.mkdir(parents=True)
    (settings.MEDIA_ROOT / "logo.webp").write_bytes(b"x")
    with pytest.raises(CommandError, match=r"not empty \(files in media\)"):
        call_command("restore", str(backup))


def altered(path, change):
    """The archive with what `change(name, content)` makes of each member."""
    made = io.BytesIO()
    with path.open("rb") as file, tarfile.open(fileobj=made, mode="w:gz") as tar:
        for info, content in archive.members(file):
            name, data = change(info.name, content.read())
            info.name, info.size = name, len(data)
            tar.addfile(info, io.BytesIO(data))
    path.write_bytes(made.getvalue())


def manifest_with(**changes):
    def change(name, data):
        if name != archive.MANIFEST:
            return name, data
        return name, json.dumps(json.loads(data) | changes).encode()

    return change


def manifest_is(text):
    return lambda name, data: (name, text if name == archive.MANIFEST else data)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda name, data: (name, data + b" " * (name == "database")), "is damaged: database"),
        (
            lambda name, data: (name.replace("media/", "../"), data),
            "what no backup holds: ../file",
        ),
        (lambda name, data: (name.replace("media/", "media/x"), data), "is damaged: media/"),
        (lambda name, data: (name.replace("manifest", "x"), data), "its end, with the manifest"),
        (manifest_with(format=2), "has format 2; this release reads 1"),
        (manifest_with(engine="oracle"), "holds a oracle database"),
        (manifest_with(migrations=["programme.9999_x"]), "newer release: programme.9999_x"),
        (manifest_with(uid_domain="other.example"), "UID_DOMAIN=other.example"),
        (manifest_with(sums=None), "lacks something, or holds what"),
        (manifest_with(more=1), "lacks something, or holds what"),
        (manifest_is(b"[1]"), "is none of ours"),
        (manifest_is(b"[" * 100_000), "no whole backup"),
        (lambda name, data: (name, data) if name != "database" else ("media/x", data), "damaged"),
        (manifest_with(sums={}), "holds no database"),
    ],
    ids=[
        *("database", "outside", "name", "no end", "format", "engine", "newer", "domain"),
        *("no sums", "more", "a list", "deep", "renamed", "without database"),
    ],
)
def test_what_cannot_be_restored_says_why_and_touches_nothing(backup, change, words):
    altered(backup, change)
    with pytest.raises(CommandError) as refused:
        call_command("restore", str(backup), "--replace")
    assert str(refused.value).startswith("Not restored. ")
    assert words in str(refused.value)
    assert Submission.objects.count() == 2


@pytest.mark.parametrize("part", [0.0, 0.5, 0.99])
def test_a_file_that_was_cut_off_is_noticed(backup, part):
    backup.write_bytes(backup.read_bytes()[: int(backup.stat().st_size * part)])
    with pytest.raises(CommandError, match="no whole backup"):
        call_command("restore", str(backup), "--replace")
    assert Submission.objects.count() == 2


def test_no_half_backup_is_left_where_it_cannot_be_written(two_events, tmp_path, monkeypatch):
    kept = tmp_path / "kept"
    kept.write_bytes(b"the one of yesterday")
    with pytest.raises(CommandError, match="No backup was made"):
        call_command("backup", str(tmp_path / "nowhere" / "b"))
    monkeypatch.setenv("PATH", "/nowhere")
    if connection.vendor == "postgresql":
        with pytest.raises(CommandError, match="pg_dump is not installed here"):
            call_command("backup", str(kept))
        assert kept.read_bytes() == b"the one of yesterday"
    assert os.listdir(tmp_path) == ["kept"]


def test_it_goes_through_a_pipe(two_events, settings, monkeypatch, tmp_path):
    """As with containers, whose disks are read-only."""
    whole = tmp_path / "piped"
    with whole.open("wb") as out:
        monkeypatch.setattr("sys.stdout", io.TextIOWrapper(out, write_through=True))
        call_command("backup", "-")
        monkeypatch.undo()
    assert gzip.decompress(whole.read_bytes())
    empty_installation(settings)
    with whole.open() as piped:
        monkeypatch.setattr("sys.stdin", piped)
        call_command("restore", "-")
    assert Submission.objects.count() == 2
