"""A district with one town and one house that it knows."""

import pytest

from programme.models.venue import Town, Venue


@pytest.fixture
def neustadt(week):
    town = Town.objects.create(district=week.district, name="Neustadt", slug="neustadt")
    Venue.objects.create(
        district=week.district, town=town, name="Mehrgenerationenhaus", slug="mgh", aliases=["MGH"]
    )
    return week
