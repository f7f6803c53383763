"""Answers are for everybody and for every cache: no cookie, one copy, 304 for who has it."""

import pytest
from django.test import Client

from programme.actors import PARTNER
from programme.drafts.reports import ALL
from programme.submissions import reporting
from tests import cast

CACHE = "public, max-age=30, stale-while-revalidate=30, stale-if-error=30"
ADDRESSES = [
    "events/?district=nord",
    "events/{uid}/",
    "districts/",
    "districts/nord/",
    "programmes/?district=nord",
    "towns/?district=nord",
    "categories/",
    "audiences/",
    "features/",
    "schema/",
]


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def week(once_per_file):
    return cast.programme(cast.district("nord", "16001"))


@pytest.fixture(scope="module")
def aylin(week):
    return cast.person("aylin", week.district)


@pytest.fixture(scope="module")
def event(week, aylin):
    return cast.accepted(week, aylin)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_the_same_for_everybody(event, ask, client, aylin, address):
    address = address.format(uid=event.uid)
    answer = ask(address, accept="text/html", accept_language="ar", origin="https://a.example")
    client.force_login(aylin)
    again = ask(address, accept="application/xml")
    assert (answer.status_code, again.status_code) == (200, 200)
    assert (answer.content, answer["ETag"]) == (again.content, again["ETag"])
    for each in (answer, again):
        assert each["Cache-Control"] == CACHE
        assert each["Access-Control-Allow-Origin"] == "*"
        told = "ETag, Last-Modified, Content-Disposition"
        assert each["Access-Control-Expose-Headers"] == told
        assert each["Vary"] == "Accept-Encoding"
        assert each.cookies == {}


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_it_gets_304(event, ask, address):
    address = address.format(uid=event.uid)
    tag = ask(address)["ETag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = ask(address, if_none_match=known)
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
        assert answer["Cache-Control"] == CACHE
        assert answer["Access-Control-Allow-Origin"] == "*"
    assert ask(address, if_none_match='"other"').status_code == 200


@pytest.mark.parametrize(
    "wrong",
    ["events/?district=nord&lang=zz", "events/?district=nord&page=9", "events/{uid}/?foo=1"],
)
def test_conditions_do_not_count_for_a_wrong_question(event, ask, wrong):
    """RFC 9110 13.2.1; where the answer is 200 they do."""
    wrong, right = wrong.format(uid=event.uid), wrong.partition("?")[0].format(uid=event.uid)
    for headers, told in ({"if_none_match": "*"}, 304), ({"if_match": '"x"'}, 412):
        status = ask(wrong).status_code
        assert status in (400, 404)
        assert ask(wrong, **headers).status_code == status
        assert ask(f"{right}?district=nord", **headers).status_code == told


def test_304_asks_for_the_district_only(event, ask, django_assert_num_queries):
    address = "events/?district=nord&town=neustadt&q=stammtisch&page=1"
    tag = ask(address)["ETag"]
    with django_assert_num_queries(1):
        assert ask(address, if_none_match=tag).status_code == 304


def test_every_change_in_the_district_makes_a_new_etag(event, ask, sued, chiara):
    addresses = ["events/?district=nord", f"events/{event.uid}/"]
    before = [ask(address)["ETag"] for address in addresses]
    cast.accepted(cast.programme(sued), chiara)
    assert [ask(address)["ETag"] for address in addresses] == before
    reporting.report(event.submission, "cancelled", keys=ALL, by=PARTNER, at=cast.AT)
    after = [
        ask(address, if_none_match=tag) for address, tag in zip(addresses, before, strict=True)
    ]
    assert [answer.status_code for answer in after] == [200, 200]
    assert after[1].json()["status"] == "cancelled"


def test_each_question_has_its_own_etag(event, ask):
    questions = ["", "&lang=en", "&free=1", "&page_size=10", "&q=x"]
    tags = {ask(f"events/?district=nord{question}")["ETag"] for question in questions}
    assert len(tags) == len(questions)


@pytest.mark.parametrize("address", ["events/?district=nord&page_size=1", "events/{uid}/"])
def test_what_asks_nothing_makes_no_other_answer(event, ask, address):
    address = address.format(uid=event.uid)
    click = f"{address}{'&' if '?' in address else '?'}utm_source=mail&fbclid="
    first, *others = [ask(each) for each in (address, f"{click}1", f"{click}2")]
    assert [(each["ETag"], each.content) for each in others] == [(first["ETag"], first.content)] * 2


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_get_without_a_body(event, client, address):
    address = f"/api/v1/{address.format(uid=event.uid)}"
    get, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers.items() == get.headers.items()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_browser_may_ask_from_anywhere(event, client, address):
    answer = client.options(f"/api/v1/{address.format(uid=event.uid)}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    asked = "If-None-Match, If-Modified-Since, Cache-Control, Accept-Language"
    assert answer["Access-Control-Allow-Headers"] == asked
    assert answer["Access-Control-Max-Age"] == "86400"


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_can_be_written(event, client, address):
    for write in (client.post, client.put, client.patch, client.delete):
        answer = write(f"/api/v1/{address.format(uid=event.uid)}")
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert answer.json()["errors"][0]["code"] == "method_not_allowed"


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_who_writes_is_asked_for_a_token(event, address):
    answer = Client(enforce_csrf_checks=True).post(f"/api/v1/{address.format(uid=event.uid)}")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("address", ["", "docs/"])
def test_the_way_to_the_docs_is_only_read(db, address):
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(f"/api/v1/{address}", follow=True).status_code == 200
    answer = strict.post(f"/api/v1/{address}")
    assert (answer.status_code, answer["Allow"], answer.content) == (405, "GET, HEAD", b"")


@pytest.mark.parametrize("address", ["events/", "events/?district=x", "nothing/"])
def test_errors_can_be_read_anywhere_and_are_not_kept(week, ask, address):
    answer = ask(address)
    assert answer.status_code in (400, 404)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "no-cache"
    assert "ETag" not in answer
