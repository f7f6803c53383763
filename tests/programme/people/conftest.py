import pytest

from programme.actors import organiser
from programme.credentials import secret_tokens
from programme.people import inviting
from tests import cast


@pytest.fixture(autouse=True)
def summer(time_machine):
    time_machine.move_to(cast.AT, tick=False)


@pytest.fixture
def invite(nord, aylin):
    """Invite somebody to Nord: gives the invitation and the token that the letter would hold."""

    def invite(email="dilek@nord.example", by=None, **said):
        fields = {"role": "editor", "ends_on": None, "language": "de", "at": cast.AT} | said
        made = inviting.invite(nord, email, by=by or organiser(aylin), **fields)
        line = nord.entries.filter(verb="invited", data__invitation=made.pk).get()
        found = inviting.link(line, at=fields["at"])
        return made, found and found[1]

    return invite


@pytest.fixture
def digest():
    return secret_tokens.digest
