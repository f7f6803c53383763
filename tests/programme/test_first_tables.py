"""New databases get their first tables at once; older ones have made them step by step."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

AT_ONCE = ("programme", "0001_squashed_0021_forget_once_more")
LAST_STEP = ("programme", "0021_forget_once_more")


def test_both_ways_make_the_same_tables():
    at_once = MigrationLoader(None)
    steps = MigrationLoader(None, replace_migrations=False)
    states = steps.project_state([LAST_STEP]), at_once.project_state([AT_ONCE])
    assert len(states[1].models) > 30
    assert MigrationAutodetector(*states).changes(graph=at_once.graph) == {}
    assert MigrationAutodetector(*reversed(states)).changes(graph=at_once.graph) == {}


def test_no_step_is_left_out():
    steps = MigrationLoader(None, replace_migrations=False).disk_migrations
    first = [key for key in steps if key[0] == "programme" and key[1] <= LAST_STEP[1]]
    assert sorted(steps[AT_ONCE].replaces) == sorted({*first} - {AT_ONCE})


@pytest.mark.parametrize("last", ["0009_reserved_addresses", "0021_forget_once_more"])
def test_a_database_that_went_step_by_step_goes_on(db, last):
    """Up to `last`, as an older release has left it: no table is asked for twice."""
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app="programme", name__gt=last).delete()
    recorder.migration_qs.filter(app="programme", name=AT_ONCE[1]).delete()
    loader = MigrationLoader(connection)
    ahead = loader.graph.forwards_plan(("programme", "0022_people"))
    mine = [key for key in ahead if key[0] == "programme" and key not in loader.applied_migrations]
    assert AT_ONCE not in mine
    assert mine[-1] == ("programme", "0022_people")
    assert all(key[1] > last for key in mine)


def test_a_database_that_has_all_of_them_notes_it(db):
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app="programme", name=AT_ONCE[1]).delete()
    call_command("migrate", verbosity=0, interactive=False)
    assert AT_ONCE in recorder.applied_migrations()
