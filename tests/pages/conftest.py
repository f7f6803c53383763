from importlib import import_module

import pytest
from django.apps import apps


@pytest.fixture
def words(transactional_db):
    """The vocabulary, which a test with a live server finds emptied by the last one."""
    import_module("programme.migrations.0002_vocabulary").add_words(apps, None)
