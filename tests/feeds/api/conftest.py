import pytest


@pytest.fixture
def ask(client):
    """`ask("events/?district=nord")` reads below /api/v1/; headers as keywords."""
    return lambda address, **headers: client.get(f"/api/v1/{address}", headers=headers)


@pytest.fixture
def titles(ask):
    """Titles of the events that answer a question to district Nord."""

    def found(question=""):
        answer = ask(f"events/?district=nord&{question}")
        assert answer.status_code == 200, answer.content
        return [row["title"] for row in answer.json()["results"]]

    return found
