"""The cast as fixtures: two districts, who never see each other's things."""

import pytest
from django.db import transaction

from programme import access
from programme.events.index import stored_index
from tests import cast


@pytest.fixture(autouse=True)
def _nothing_is_kept():
    """Rows of a test that was rolled back come again under the same numbers."""
    stored_index.kept.clear()


@pytest.fixture(scope="module")
def once_per_file(django_db_setup, django_db_blocker):
    """What a fixture of this scope writes is made once; each test runs inside, on rows of its own.

    For files that ask much of one world and change little of it; their tests are marked django_db.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def nord(db):
    return cast.district("nord", "16001")


@pytest.fixture
def sued(db):
    return cast.district("sued", "16002")


@pytest.fixture
def week(nord):
    return cast.programme(nord)


@pytest.fixture
def aylin(nord):
    return cast.person("aylin", nord)


@pytest.fixture
def emil(nord):
    """An editor of district Nord."""
    return cast.person("emil", nord, access.EDITOR)


@pytest.fixture
def deniz(nord):
    """A deputy in district Nord."""
    return cast.person("deniz", nord, access.DEPUTY)


@pytest.fixture
def rosa(nord):
    """A reader of district Nord."""
    return cast.person("rosa", nord, access.READER)


@pytest.fixture
def chiara(sued):
    return cast.person("chiara", sued)
