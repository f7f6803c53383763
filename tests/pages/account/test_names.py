"""A user name is typed as it was chosen, in whatever form of its letters."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from calendar_site.forms.joining import NewPersonForm

WORD = "ein gutes Passwort"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["\ufb01", "fi", "FI", "\u0645\u0631\u064a\u0645", "e\u0301mil"])
def test_a_name_signs_in_as_it_was_typed(nord, name):
    form = NewPersonForm({"username": name, "password": WORD})
    assert form.is_valid()
    user = User.objects.create_user(form.cleaned_data["username"], password=WORD)
    client = Client()
    client.post("/account/login/", {"username": name, "password": WORD})
    assert client.session["_auth_user_id"] == str(user.pk)
