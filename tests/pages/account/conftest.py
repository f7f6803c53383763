import pytest
from django.test import Client

from tests import attempts


@pytest.fixture(autouse=True)
def nobody_tried_before():
    """Nor afterwards, for the tests of other files."""
    attempts.forget("aylin", "aylin@amt.example")
    yield
    attempts.forget("aylin", "aylin@amt.example")


@pytest.fixture
def aylin(aylin):
    attempts.forget_person(aylin)
    return aylin


@pytest.fixture
def client():
    return Client(headers={"Accept-Language": "en"})
