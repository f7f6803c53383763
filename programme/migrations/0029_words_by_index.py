"""An index of all triples of letters answers searches for words.

Where the database has none (PostgreSQL without pg_trgm, or a role that may not add it; SQLite
without FTS5) the migration goes on, and searches read every text as before.
"""

import logging

from django.db import DatabaseError, migrations, transaction

from programme.events import words as word_index

logger = logging.getLogger(__name__)
POSTGRES = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    # Words that are not sorted in yet are read by every search: never many of them.
    "CREATE INDEX event_words ON programme_event USING gin (search gin_trgm_ops)"
    " WITH (gin_pending_list_limit = 256)",
)


def make(apps, schema_editor):
    connection = schema_editor.connection
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                for statement in POSTGRES:
                    cursor.execute(statement)
            else:
                word_index.make_index(cursor)
    except DatabaseError as problem:
        logger.warning("Searches will read every text, there is no index of words: %s", problem)


def drop(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "postgresql":
            cursor.execute("DROP INDEX IF EXISTS event_words")
        else:
            word_index.drop_index(cursor)


class Migration(migrations.Migration):
    dependencies = [("programme", "0028_public_events_by_index")]

    operations = [migrations.RunPython(make, drop)]
