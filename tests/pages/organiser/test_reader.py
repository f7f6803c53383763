"""A reader sees the desk; of closed events nothing, of contacts nothing, and changes nothing."""

from pathlib import Path

import pytest

from programme import access
from programme.models.picture import Picture
from tests import cast, planted_secrets
from tests.pages.organiser.pressing import buttons, page
from tests.pages.organiser.test_queue import tabs, titles
from tests.planted_secrets import CLOSED, PHONE, PRIVATE, SECRETS


@pytest.fixture
def secrets(week, aylin):
    return planted_secrets.Secrets(week, aylin)


@pytest.fixture
def reader(client, rosa):
    client.force_login(rosa)
    return client


def told(response) -> list[str]:
    """The secrets that stand on a page."""
    text = response.content.decode().lower()
    return [secret for secret in SECRETS if secret in text]


def test_submissions_and_events_are_the_open_ones(secrets, rosa, aylin, nord):
    seen, everything = access.submissions(rosa, nord), access.submissions(aylin, nord)
    assert set(seen) == {secrets.plain, secrets.opened}
    assert set(everything) == {*seen, *secrets.closed.values()}
    assert list(access.events(rosa, nord)) == []
    public = cast.accepted(secrets.week, aylin, title="Fest")
    assert list(access.events(rosa, nord)) == [public]


def test_a_programme_that_is_not_public_yet_is_read_at_the_desk(week, aylin, rosa, nord):
    event = cast.accepted(week, aylin)
    type(week).objects.update(is_public=False)
    assert list(access.events(rosa, nord)) == [event]


@pytest.mark.parametrize(
    "kind", ["waits", "accepted", "will be closed", "was closed", "will be open"]
)
def test_what_is_closed_is_not_there(secrets, reader, kind):
    number = secrets.closed[kind].number
    for path in ("", "edit/", "picture/"):
        assert reader.get(f"/en/nord/desk/{number}/{path}").status_code == 404
    for path in ("accept", "comment", "report", "link", "picture/remove"):
        assert reader.post(f"/en/nord/desk/{number}/{path}/").status_code == 404
    assert titles(reader.get("/en/nord/desk/", {"state": "all", "q": number})) == []


def test_no_list_and_no_count_tells_of_it(secrets, reader):
    queue = reader.get("/en/nord/desk/?state=all")
    assert set(titles(queue)) == {"Offener Treff", "Frühstück für alle"}
    counts = {name: count for name, count in tabs(queue).items() if count}
    assert counts == {"To decide": 2, "All": 2}
    events = reader.get("/en/nord/desk/events/")
    assert tabs(events) == {"All": 0, "open to everybody": 0}
    assert "Closed events" not in events.content.decode()
    assert [told(queue), told(events)] == [[], []]
    for code in ("residents", "invited", "school"):
        assert reader.get(f"/en/nord/desk/events/?openness={code}").status_code == 404


@pytest.mark.parametrize("word", [CLOSED, PRIVATE, PHONE, "haus.example", "Winter"])
@pytest.mark.parametrize("path", ["?state=all&q=", "events/?q="])
def test_no_search_finds_it(secrets, reader, path, word):
    answer = reader.get(f"/en/nord/desk/{path}{word}")
    assert (answer.status_code, titles(answer)) == (200, [])


def test_an_open_submission_says_nothing_of_its_closed_past(secrets, reader, client, aylin):
    seen = page(reader, secrets.opened)
    assert told(seen) == []
    assert buttons(seen) == {"logout"}
    html = seen.content.decode()
    assert "asked back" in html
    for words in (
        "remark for the office",
        "e-mail not delivered",
        "Contact, only for you",
        "Wishes",
    ):
        assert words not in html
    assert "You work here as a reader" in html
    assert "You can correct what was said" not in html
    client.force_login(aylin)
    assert set(told(page(client, secrets.opened))) == set(SECRETS)


def test_what_is_asked_names_no_closed_neighbour(secrets, reader, client, aylin):
    assert told(page(reader, secrets.plain)) == []
    client.force_login(aylin)
    html = page(client, secrets.plain).content.decode()
    assert f"At about the same time on Monday, 28 September 2026: “{CLOSED}" in html


def test_nothing_said_about_a_deed_is_believed(secrets, reader):
    """`?done=` tells, for instance, whether there is an address."""
    for done in ("end_link", "new_link", "accept", "edit"):
        html = page(reader, secrets.plain, f"?done={done}").content.decode()
        assert 'role="status"' not in html


def test_a_file_with_what_was_closed_since_is_not_opened(secrets, reader, client, aylin, settings):
    path = Path(settings.PRINTS_ROOT) / "nord" / "proof.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%PDF-1.7")
    here = f"/en/nord/desk/print/{secrets.job.uid}/"
    answer, shelf = reader.get(here), reader.get("/en/nord/desk/print/")
    assert (told(answer), told(shelf)) == ([], [])
    assert "file/" not in answer.content.decode() + shelf.content.decode()
    assert reader.get(f"{here}file/").status_code == 404
    type(secrets.job).objects.update(asked_at=planted_secrets.LATER.replace(hour=23))
    assert f"{here}file/" in reader.get(here).content.decode()
    assert reader.get(f"{here}file/").status_code == 200
    type(secrets.job).objects.update(state="queued")  # made anew: the old file is still there
    assert reader.get(f"{here}file/").status_code == 404
    client.force_login(aylin)
    assert client.get(f"{here}file/").status_code == 200
    type(secrets.job).objects.update(state="done")
    assert CLOSED in client.get(here).content.decode()


def test_a_picture_is_seen_by_whoever_sees_its_submission(secrets, reader, client, aylin, emil):
    picture = Picture.objects.get()
    address = picture.address(picture.widths[0])
    assert reader.get(address).status_code == 404
    for person, status in ((emil, 200), (aylin, 200)):
        client.force_login(person)
        assert client.get(address).status_code == status


def test_a_reader_prints_nothing_and_enters_nothing(secrets, reader):
    assert buttons(reader.get("/en/nord/desk/print/")) == {"logout"}
    html = reader.get("/en/nord/desk/").content.decode()
    for address in ("/desk/new/", "/desk/tokens/", "/import/desk/"):
        assert address not in html


def test_who_may_do_it_is_said(secrets, reader, client, deniz, emil):
    answer = reader.get(f"/en/nord/desk/{secrets.plain.number}/edit/")
    html = " ".join(answer.content.decode().split())
    assert answer.status_code == 403
    assert (
        "Entering and correcting events: only Organiser, Deputy, Editor may do this."
        " Your role is: Reader." in html
    )
    client.force_login(emil)
    html = client.get("/en/nord/desk/tokens/").content.decode()
    assert "API access: only Organiser, Deputy may do this." in html
    client.force_login(deniz)
    assert client.get("/en/nord/desk/tokens/").status_code == 200


def test_a_deputy_decides_and_is_told_nothing_of_roles(secrets, client, deniz):
    client.force_login(deniz)
    seen = page(client, secrets.plain)
    assert {"accept", "decline", "send-back", "withdraw", "link"} < buttons(seen)
    assert "You work here as" not in seen.content.decode()
