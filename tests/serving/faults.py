"""Faults for a while: the database of a test is away, read-only or locked, the disk is full, Redis
is away or full."""

import resource
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from unittest.mock import patch

import psycopg
import pytest
import redis
from django.conf import settings
from django.db import connection
from django.test import override_settings

from tools import broker
from tools.processes import free_port


@contextmanager
def away():
    """Every question finds no server, or no file."""
    gone = {"NAME": "/nowhere/database", "HOST": "127.0.0.1", "PORT": free_port()}
    connection.close()
    with patch.dict(connection.settings_dict, gone):
        try:
            yield
        finally:
            connection.close()


@contextmanager
def read_only():
    """Questions are answered, every change is refused."""
    if connection.vendor == "sqlite":
        switch, on, off = "PRAGMA query_only = {}", "1", "0"
    else:
        switch, on, off = "SET default_transaction_read_only = {}", "on", "off"
    with connection.cursor() as cursor:
        cursor.execute(switch.format(on))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(switch.format(off))


@contextmanager
def locked():
    """Another program holds the lock of the SQLite file, and nobody waits for it."""
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.close()
        connection.close()


@contextmanager
def held(seconds=20):
    """Another transaction keeps everybody from writing pieces; whoever waits long enough may."""
    if connection.vendor == "sqlite":
        path = connection.settings_dict["NAME"]
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
    else:
        other = psycopg.connect(**connection.get_connection_params())
        other.execute("LOCK TABLE feeds_fragment IN SHARE MODE")
    end = Timer(seconds, other.close)
    end.start()
    try:
        yield
    finally:
        end.cancel()
        end.join()
        other.close()


@contextmanager
def may_only_read():
    """The role of the product writes nothing (PostgreSQL)."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE pg_read_all_data")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


@contextmanager
def full_disk():
    """No file of this process takes a byte more."""
    now = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, now[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, now)


@contextmanager
def full_redis():
    """The cache is a Redis that reads and takes nothing more (OOM, maxmemory-policy noeviction)."""
    with TemporaryDirectory() as folder:
        server, url = broker.start(Path(folder)) or pytest.skip("no embedded broker")
        with redis.Redis.from_url(url) as client:
            client.config_set("maxmemory", 1)
            with pytest.raises(redis.exceptions.OutOfMemoryError):
                client.set("anything", 1)
        with _cache_at(url):
            yield
        server.kill()


@contextmanager
def no_redis():
    """The cache is a Redis that does not answer."""
    with _cache_at(f"redis://127.0.0.1:{free_port()}/0"):
        yield


def _cache_at(url):
    there = settings.CACHES["default"] | {"LOCATION": url}
    return override_settings(CACHES=settings.CACHES | {"default": there})
