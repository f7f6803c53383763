"""A partner's button that is pressed twice, or again because no answer came, does its work once."""

import pytest

from programme.models.submission import Submission
from tests import cast
from tests.pages.partner.filling import STAMMTISCH, blank, filled, post, typed
from tests.pages.partner.test_edit import link
from tests.pages.partner.test_reports import press, shown

EMAIL = "bruno@verein.example"


@pytest.fixture
def public(week, aylin):
    return cast.accepted(week, aylin).submission


def test_keeping_it_for_later(client, address):
    data = blank(client, title="Fest", contact_email=EMAIL, keep="1")
    first, second = (post(client, address, data.copy()) for _ in range(2))
    assert Submission.objects.get().state == "draft"
    assert [client.get(answer["Location"]).status_code for answer in (first, second)] == [200, 200]


def test_keeping_it_once_more(client, address):
    kept = post(client, address, blank(client, title="Fest", contact_email=EMAIL, keep="1"))
    data = typed(client.get(kept["Location"]), title="Lesung", keep="1")
    link = kept["Location"].partition("?")[0]
    answers = [post(client, link, data.copy()) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Submission.objects.get().revisions.count() == 2
    data["title"] = "Konzert"
    late = post(client, link, data)
    assert (late.status_code, 'value="Konzert"' in late.content.decode()) == (409, True)


def test_what_was_kept_is_not_sent_by_that(client, address):
    data = blank(client, **STAMMTISCH)
    post(client, address, filled(data.copy(), keep="1"))
    post(client, address, data)
    assert sorted(Submission.objects.values_list("state", flat=True)) == ["draft", "submitted"]


def test_a_change_with_a_new_date(client, week):
    waiting = cast.offered(week)
    address = link(waiting)
    data = typed(client.get(address), title="Neuer Titel", dates__0__key="")
    answers = [post(client, address, data.copy()) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {f"{address}?done=change"}
    assert waiting.revisions.count() == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("report", {"status": "cancelled", "note": "krank"}),
        ("move", {"day": "1.10.2026", "start": "19", "note": "im Hof"}),
        ("move", {"name": "Stadthalle", "town": "Neustadt"}),
    ],
)
def test_a_report_and_its_way_back(client, public, name, said):
    address = link(public)
    reading = shown(client, address, name, **said)
    told = [press(client, reading, name) for _ in range(2)]
    assert {answer["Location"] for answer in told} == {f"{address}?done=report"}
    page = client.get(told[1]["Location"])
    back = [press(client, page, "undo") for _ in range(2)]
    assert {answer["Location"] for answer in back} == {f"{address}?done=undone"}
    verbs = [entry.verb for entry in public.entries.filter(verb__endswith="report")]
    assert verbs == ["report", "undo_report"]


def test_two_moves_of_one_date_are_two(client, public):
    """The second tab says another day: that is not told, and nobody says so."""
    address = link(public)
    one, other = (shown(client, address, "move", day=day) for day in ("1.10.2026", "2.10.2026"))
    press(client, one, "move")
    late = press(client, other, "move")
    assert (late.status_code, 'value="2.10.2026"' in late.content.decode()) == (409, True)


def test_a_withdrawal(client, public):
    address = link(public)
    page = client.get(address)
    answers = [press(client, page, "withdraw") for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {f"{address}?done=withdraw"}
    assert public.entries.filter(verb="withdraw").count() == 1
