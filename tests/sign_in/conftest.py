"""Somebody who signs in."""

import pytest
from allauth.account.models import EmailAddress

from tests import attempts


@pytest.fixture
def person(aylin):
    """Aylin with an address that is confirmed."""
    aylin.email = "aylin@nord.example"
    aylin.save()
    EmailAddress.objects.create(user=aylin, email=aylin.email, verified=True, primary=True)
    attempts.forget_person(aylin)
    yield aylin
    attempts.forget_person(aylin)
