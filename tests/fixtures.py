"""The cast as fixtures: two districts, who never see each other's things."""

import pytest

from tests import cast


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
def chiara(sued):
    return cast.person("chiara", sued)
