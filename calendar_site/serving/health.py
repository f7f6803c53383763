"""/healthz: whether the parts behind this process do their work; for monitors and containers.

Database and folders are well when something could be written there.
"""

import os
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

import redis
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from calendar_site.models import WriteProof
from calendar_site.serving.only_read import only_read
from programme.database_faults import whole_file

# Written by worker.heartbeat every 20 seconds, and gone after three minutes without another.
HEARTBEAT = "beat-heartbeat"

# A process writes no more often than this, however often it is asked.
WRITE_SECONDS = 5
BLOCK = 4096  # bytes; an empty file fits on a full disk


class Unhealthy(Exception):
    """What is wrong, in words that may be public."""


@never_cache
@only_read
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when every part is well, else 503; the JSON names each part and never a machine."""
    parts = {name: _state(check) for name, check in CHECKS.items()}
    parts |= {name: _kept(name, check) for name, check in WRITING_CHECKS.items()}
    well = all(state == "ok" for state in parts.values())
    body = {"status": "ok" if well else "failing", **parts}
    return JsonResponse(body, status=200 if well else 503)


def _state(check: Callable[[], None]) -> str:
    try:
        check()
    except Unhealthy as problem:
        return str(problem)
    except Exception as problem:  # a part that cannot be asked is reported; the rest still answers
        return f"failing: {type(problem).__name__}"
    return "ok"


def _kept(name: str, check: Callable[[], None]) -> str:
    """The state of some seconds ago, else of now; one finds it out, and nobody waits for that."""
    at, state = _written.get(name, (-WRITE_SECONDS, "being looked at"))
    if time.monotonic() - at >= WRITE_SECONDS and _looking.acquire(blocking=False):
        try:
            state = _state(check)
            _written[name] = (time.monotonic(), state)
        finally:
            _looking.release()
    return state


_written: dict[str, tuple[float, str]] = {}
_looking = threading.Lock()


def _database() -> None:
    """Committed, because what is rolled back never reaches a full disk."""
    proof = WriteProof(pk=1, at=timezone.now())
    with _impatient():
        WriteProof.objects.bulk_create(
            [proof], update_conflicts=True, unique_fields=["id"], update_fields=["at"]
        )


def _impatient() -> AbstractContextManager[None]:
    """SQLite waits as long as a form may for whoever writes; a monitor does not."""
    return whole_file(WRITE_SECONDS * 1000 // 2) if connection.vendor == "sqlite" else nullcontext()


def _files() -> None:
    """Uploads, feeds and prints have room; the file has no name and leaves nothing."""
    for folder in {settings.MEDIA_ROOT, settings.FEEDS_ROOT, settings.PRINTS_ROOT}:
        Path(folder).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(BLOCK))
            file.flush()
            os.fsync(file.fileno())


def _migrations() -> None:
    """Unhealthy while the database is older than the code; asked until it is up to date."""
    if not _known_to_be_migrated:
        applied = MigrationRecorder(connection).applied_migrations().keys()
        if left := _names_of_migrations() - applied:
            raise Unhealthy(f"{len(left)} to apply")
        _known_to_be_migrated.add(True)


def _names_of_migrations() -> set[tuple[str, str]]:
    """All of the code by app and name; they are not loaded, which would take 10 MB a process."""
    places = (
        (app, MigrationLoader.migrations_module(app.label)[0]) for app in apps.get_app_configs()
    )
    return {
        (app.label, module.name)
        for app, name in places
        if name and (package := find_spec(name))
        for module in iter_modules(package.submodule_search_locations)
    }


_known_to_be_migrated: set[bool] = set()


def _broker() -> None:
    if settings.REDIS_URL:
        options = {"socket_connect_timeout": 1, "socket_timeout": 1}
        with redis.Redis.from_url(settings.REDIS_URL, **options) as server:
            server.ping()
    else:
        queue = Path(str(settings.CELERY_BROKER_TRANSPORT_OPTIONS["data_folder_in"]))
        if not os.access(queue, os.W_OK):
            raise Unhealthy("the queue's folder cannot be written")


def _beat() -> None:
    if cache.get(HEARTBEAT) is None:
        raise Unhealthy("no heartbeat within three minutes")


CHECKS = {"migrations": _migrations, "broker": _broker, "beat": _beat}
WRITING_CHECKS = {"database": _database, "files": _files}
