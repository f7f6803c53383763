import json

import pytest

from programme.actors import SYSTEM, organiser
from programme.credentials import api_tokens
from programme.models.submission import Submission
from programme.submissions import moderation
from tests import cast

ADDRESS = "/api/v1/submissions/"


@pytest.fixture(autouse=True)
def today(time_machine):
    """The day on which the cast lives; programmes take events then."""
    time_machine.move_to(cast.AT, tick=False)
    return time_machine


@pytest.fixture
def issue():
    """`issue(district)` gives the secret of a new token of one of its organisations."""

    def made(of, name="Verein Miteinander", **options):
        partner, _ = of.partners.get_or_create(name=name, slug=name.split()[0].lower())
        return api_tokens.issue(partner, name="Website", by=SYSTEM, at=cast.AT, **options)[1]

    return made


@pytest.fixture
def secret(nord, issue):
    return issue(nord)


class Program:
    """A partner's program: sends JSON with its token, headers as keywords."""

    def __init__(self, client, secret):
        self.client, self.secret = client, secret

    def __call__(self, method, address="", body=None, **headers):
        if self.secret:
            headers = {"authorization": f"Bearer {self.secret}"} | headers
        said = b"" if body is None else body
        sent = said if isinstance(said, bytes) else json.dumps(said).encode()
        kind = "application/json" if sent else ""
        return self.client.generic(
            method.upper(), f"{ADDRESS}{address}", sent, content_type=kind, headers=headers
        )

    def get(self, address="", **headers):
        return self("get", address, **headers)

    def post(self, address="", body=None, **headers):
        return self("post", address, body, **headers)

    def put(self, address, body, **headers):
        return self("put", address, body, **headers)

    def patch(self, address, body, **headers):
        return self("patch", address, body, **headers)


@pytest.fixture
def program(client, secret):
    return Program(client, secret)


@pytest.fixture
def program_of(client):
    return lambda secret: Program(client, secret)


@pytest.fixture
def accept(aylin):
    """`accept(answer)`: the office accepts what was answered, whatever there is to ask."""

    def done(sent):
        submission = Submission.objects.get(number=sent["id"])
        despite = [row["key"] for row in sent["findings"]]
        return moderation.accept(submission, by=organiser(aylin), at=cast.AT, despite=despite)

    return done


@pytest.fixture
def errors():
    """[(code, attr)] of a refusal."""

    def found(answer):
        return [(row["code"], row["attr"]) for row in answer.json()["errors"]]

    return found
