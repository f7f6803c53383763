"""What a token shows: everything of its own organisation's programs, and nothing of others."""

import pytest

from feeds.incoming_api import examples
from programme.actors import organiser
from programme.models.event import Event
from programme.models.submission import Submission
from programme.submissions.moderation import reopen
from tests import cast

ACTS = ["", "report/", "relocate/", "withdraw/"]


def another(n, **changes):
    titles = ["Chorprobe", "Kochabend", "Lesung aus Syrien", "Fußball für alle", "Stadtführung"]
    return examples.NEW | {"title": titles[n], "external_id": f"n-{n}"} | changes


@pytest.fixture
def three(week, program):
    return [program.post("", another(n)).json() for n in range(3)]


def ids(answer):
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["results"]]


def test_the_list_shows_the_last_changed_first(program, three, today):
    today.shift(60)
    program.patch(f"{three[0]['id']}/", {"is_free": False}, if_match='"2"')
    answer = program.get()
    assert ids(answer) == [three[n]["id"] for n in (0, 2, 1)]
    assert answer.json()["count"] == 3
    assert answer.json()["results"][1]["external_id"] == "n-2"


def test_it_is_asked_by_programme_state_and_name(program, three):
    program.post(f"{three[1]['id']}/withdraw/")
    assert ids(program.get("?external_id=n-2")) == [three[2]["id"]]
    assert ids(program.get("?state=withdrawn")) == [three[1]["id"]]
    assert len(ids(program.get("?programme=ikw-2026&state=submitted"))) == 2
    assert ids(program.get("?programme=other")) == []
    assert ids(program.get("?external_id=%00")) == []


WRONG = {
    "?state=lost": (400, [("invalid", "state")]),
    "?district=sued": (400, [("invalid", "district")]),
    "?page_size=51": (400, [("invalid", "page_size")]),
    "?page_size=0": (400, [("invalid", "page_size")]),
    "?page_size=x": (400, [("invalid", "page_size")]),
    "?page_size=%D9%A5": (400, [("invalid", "page_size")]),
    "?page=0": (404, [("not_found", None)]),
    "?page=2": (404, [("not_found", None)]),
    "?page=x": (404, [("not_found", None)]),
}


def test_wrong_questions(program, three, errors):
    answers = {question: program.get(question) for question in WRONG}
    told = {name: (answer.status_code, errors(answer)) for name, answer in answers.items()}
    assert told == WRONG


def test_pages_lead_to_each_other_under_the_known_address(program, three, settings):
    settings.SITE_URL = "https://kalender.example"
    first = program.get("?page_size=2&state=submitted").json()
    root = "https://kalender.example/api/v1/submissions/?"
    assert (first["next"], first["previous"]) == (f"{root}page=2&page_size=2&state=submitted", None)
    second = program.get("?page_size=2&state=submitted&page=2").json()
    assert second["previous"] == f"{root}page_size=2&state=submitted"
    assert [len(first["results"]), len(second["results"])] == [2, 1]


def test_an_accepted_public_event_has_addresses(program, secret, client, three, accept):
    event = accept(three[0])
    root = "http://localhost:8000"
    own = f"nord/ikw-2026/{event.slug}"
    address = f"{root}/api/v1/submissions/{three[0]['id']}/"
    assert program.get(f"{three[0]['id']}/").json()["links"] == {
        "self": address,
        "event": f"{root}/de/{own}/",
        "document": f"{root}/api/v1/events/{event.uid}/",
        "calendar": f"{root}/feeds/{own}.ics",
    }
    english = program.get(f"{three[0]['id']}/?lang=en").json()["links"]
    assert english["event"] == f"{root}/en/{own}/"
    for link in english.values():
        bearer = {"authorization": f"Bearer {secret}"} if "submissions" in link else {}
        assert client.get(link.removeprefix(root), headers=bearer).status_code == 200, link


def test_a_decision_that_is_undone_takes_its_addresses_back(program, three, accept, aylin):
    accept(three[0])
    submission = Submission.objects.get(number=three[0]["id"])
    reopen(submission, by=organiser(aylin), at=cast.AT)
    assert program.get(f"{three[0]['id']}/").json()["links"]["event"] is None


def test_a_closed_event_is_seen_by_its_own_organisation_alone(
    week, program, accept, issue, nord, program_of, client
):
    sent = program.post("", another(0, openness="school")).json()
    event = accept(sent)
    shown = program.get(f"{sent['id']}/").json()
    assert (shown["state"], shown["draft"]["openness"]) == ("accepted", "school")
    assert set(shown["links"].values()) == {shown["links"]["self"], None}
    assert Event.everything.get() == event
    stranger = program_of(issue(nord, "Bibliothek"))
    assert ids(stranger.get()) == []
    assert client.get(f"/api/v1/events/{event.uid}/").status_code == 404


def test_what_others_submit_does_not_show_that_a_closed_event_is_there(week, aylin, program):
    cast.accepted(week, aylin, openness="invited")
    answer = program.post("?dry_run=1", examples.NEW)
    assert answer.json() == {"valid": True, "findings": []}


@pytest.mark.parametrize("act", ACTS)
def test_other_organisations_other_districts_and_the_form_have_their_own(
    week, program, three, issue, nord, sued, program_of, act
):
    cast.programme(sued)
    form = cast.offered(week, organisers=("Verein Miteinander",)).number
    strangers = [program_of(issue(nord, "Bibliothek")), program_of(issue(sued))]
    for who, number in [(strangers[0], three[0]["id"]), (strangers[1], three[0]["id"])] + [
        (program, form)
    ]:
        method, body = ("put", examples.NEW) if act == "" else ("post", {"status": "full"})
        if act in ("relocate/", "withdraw/"):
            body = examples.RELOCATE if act == "relocate/" else {}
        answer = who(method, f"{number}/{act}", body, if_match='"2"')
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (404, "not_found")
        assert who.get(f"{number}/").status_code == 404
    assert [ids(stranger.get()) for stranger in strangers] == [[], []]
    assert set(Submission.objects.values_list("version", flat=True)) == {2}


@pytest.mark.parametrize(
    "number", ["x", "NOR-2026-AAAAA", "%00", "%F0%9F%92%A5", "..%2F", "a" * 5000]
)
def test_a_wrong_number_is_not_there(week, program, number):
    assert program.get(f"{number}/").status_code == 404


@pytest.mark.parametrize("decided", [True, False])
def test_a_list_costs_the_same_for_one_for_three_and_for_twenty(
    week, program, three, accept, decided, django_assert_num_queries
):
    for n in range(3, 20):
        three.append(program.post("", another(0, title=f"Kurs {n}", external_id=f"n-{n}")).json())
    if decided:
        for sent in three[::7]:
            accept(sent)
    for size in (1, 3, 20):
        # token; count; rows; events; decisions
        with django_assert_num_queries(5):
            assert len(ids(program.get(f"?page_size={size}"))) == size


def test_only_one_submission_is_checked_when_it_is_read(week, program):
    asked = another(
        0, whens=[{"starts_on": "2026-09-28", "stated_weekday": 1, "start_time": "18:00"}]
    )
    sent = program.post("", asked).json()
    shown = program.get(f"{sent['id']}/").json()
    assert [row["key"] for row in shown["findings"]] == ["weekday:whens.0.starts_on"]
    (listed,) = program.get().json()["results"]
    assert listed == {name: value for name, value in shown.items() if name != "findings"}
