"""Searching events for words: the one place that asks, and the indexes that answer quickly.

A word is found wherever its letters stand in `Event.search`. An index of all triples of letters
narrows the search down (`pg_trgm` on PostgreSQL, FTS5 on SQLite); without it, and for words of one
or two letters, all texts are read. The answer is the same.
"""

import sqlite3
from typing import Any

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

SHORTEST, LONGEST = 3, 100  # letters of which an index is asked
OLDEST = (3, 34)  # release of SQLite that knows triples of letters
MAKE = (
    """
    CREATE VIRTUAL TABLE programme_event_words USING fts5(
        search, content='programme_event', content_rowid='id', tokenize='trigram')
    """,
    """
    CREATE TRIGGER programme_event_words_added AFTER INSERT ON programme_event BEGIN
        INSERT INTO programme_event_words(rowid, search) VALUES (new.id, new.search);
    END
    """,
    """
    CREATE TRIGGER programme_event_words_removed AFTER DELETE ON programme_event BEGIN
        INSERT INTO programme_event_words(programme_event_words, rowid, search)
            VALUES ('delete', old.id, old.search);
    END
    """,
    """
    CREATE TRIGGER programme_event_words_changed AFTER UPDATE OF search ON programme_event BEGIN
        INSERT INTO programme_event_words(programme_event_words, rowid, search)
            VALUES ('delete', old.id, old.search);
        INSERT INTO programme_event_words(rowid, search) VALUES (new.id, new.search);
    END
    """,
    "INSERT INTO programme_event_words(programme_event_words) VALUES ('rebuild')",
)
DROP = (
    "DROP TRIGGER IF EXISTS programme_event_words_added",
    "DROP TRIGGER IF EXISTS programme_event_words_removed",
    "DROP TRIGGER IF EXISTS programme_event_words_changed",
    "DROP TABLE IF EXISTS programme_event_words",
)
FIND = "SELECT rowid FROM programme_event_words WHERE programme_event_words MATCH %s"
IS_KEPT = """
    SELECT count(*) = 3 FROM sqlite_master WHERE type = 'trigger'
    AND tbl_name = 'programme_event' AND name GLOB 'programme_event_words_*'
"""


def having(word: str) -> Q:
    """Events in whose text `word` stands, both folded (`plain_text.fold`)."""
    contains = Q(search__contains=word)
    if connection.vendor != "sqlite" or len(word) < SHORTEST or not _is_kept():
        return contains
    phrase = '"{}"'.format(word[:LONGEST].replace('"', '""'))
    return Q(pk__in=RawSQL(FIND, [phrase])) & contains  # noqa: S611 - the phrase is a parameter


def _is_kept() -> bool:
    """Whether SQLite has the index: a migration that rebuilds the events drops their triggers."""
    connection.ensure_connection()
    return bool(connection.connection.execute(IS_KEPT).fetchone()[0])


def make_index(cursor: Any) -> None:
    """Make SQLite's index anew, of all events there are; nothing where it is too old for one."""
    drop_index(cursor)
    if sqlite3.sqlite_version_info >= OLDEST:
        for statement in MAKE:
            cursor.execute(statement)


def drop_index(cursor: Any) -> None:
    for statement in DROP:
        cursor.execute(statement)
