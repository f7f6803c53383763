"""What was made once is sent to everybody as kept, in the coding that each reader takes."""

import gzip

import brotli
import pytest
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.http import HttpResponse

from feeds import encodings, kept_answers

TAG = '"abc"'
BODY = b"Interkulturelle Woche. " * 100
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


class Broken(LocMemCache):
    """A cache that has gone."""

    def get(self, *args, **kwargs):
        raise ConnectionError

    set = get


@pytest.fixture(autouse=True)
def memory(settings, tmp_path):
    """Answers are kept as in the product, in a memory of this test's own."""
    _use(settings, "django.core.cache.backends.locmem.LocMemCache", tmp_path)


def _use(settings, backend, place):
    settings.CACHES = settings.CACHES | {"pages": {"BACKEND": backend, "LOCATION": str(place)}}


@pytest.fixture
def ask(rf):
    """Ask for the answer; `made` counts how often it was made."""
    made = []

    def inside(body=BODY, method="get", *, keeps=True, **headers):
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        request = getattr(rf, method)("/", headers=names)
        if known := kept_answers.found(request, TAG):
            return known
        made.append(1)
        answer = HttpResponse(body, content_type="text/plain")
        return kept_answers.sent(request, TAG, answer, keeps=keeps)

    inside.made = made
    return inside


CODINGS = {"gzip, deflate, br": "br", "gzip": "gzip", "identity": "", "br;q=0.5, gzip": "gzip"}


@pytest.mark.parametrize("first", CODINGS)
def test_one_answer_is_made_for_readers_of_all_codings(ask, first):
    ask(accept_encoding=first)
    for header, coding in (CODINGS | CODINGS).items():
        answer = ask(accept_encoding=header)
        assert answer.get("Content-Encoding", "") == coding
        assert UNPACK[coding](answer.content) == BODY
        assert answer["Content-Length"] == str(len(answer.content))
        assert answer["Vary"] == "Accept-Encoding"
        assert answer["Content-Type"] == "text/plain"
    assert len(ask.made) == 1


def test_each_coding_has_a_strong_tag_of_its_own(ask):
    tags = {coding: ask(accept_encoding=header)["ETag"] for header, coding in CODINGS.items()}
    assert tags == {"br": '"abc-br"', "gzip": '"abc-gz"', "": '"abc"'}


@pytest.mark.parametrize(
    ("accepts", "has", "told"),
    [
        ("gzip, br", '"abc-br"', '"abc-br"'),
        ("gzip, br", '"abc-gz"', '"abc-gz"'),
        ("gzip, br", 'W/"abc"', '"abc"'),
        ("gzip, br", '"x", "abc-gz"', '"abc-gz"'),
        ("gzip", '"abc-br"', None),  # the reader could not unpack what another one has
        ("", '"abc-gz"', None),
        ("gzip", '"xabc-gz"', None),
    ],
)
def test_who_has_it_in_a_coding_that_suits_gets_304(ask, accepts, has, told):
    answer = ask(accept_encoding=accepts, if_none_match=has)
    assert answer.status_code == (304 if told else 200)
    if told:
        assert (answer["ETag"], answer.content) == (told, b"")
        assert (answer["Vary"], "Content-Encoding" in answer) == ("Accept-Encoding", False)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"if_none_match": "*"}, 304),
        ({"if_match": '"x"'}, 412),
        ({"if_match": '"abc-gz"'}, 200),
        ({"if_match": '"abc"', "if_none_match": '"x"'}, 200),
        ({"if_match": '"x"', "if_none_match": '"abc"'}, 412),
        ({"if_match": "*", "if_none_match": '"x"'}, 200),
    ],
)
def test_conditions_count_once_there_is_an_answer(ask, headers, status):
    """Also of one that is kept, in the same words."""
    answers = [ask(accept_encoding="gzip", **headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [status] * 2


def test_no_condition_counts_for_what_is_no_answer(rf):
    for headers in {"if-none-match": "*"}, {"if-match": '"x"'}:
        request, missing = rf.get("/", headers=headers), HttpResponse(status=404)
        assert kept_answers.found(request, TAG) is None
        assert kept_answers.sent(request, TAG, missing) is missing


def test_head_says_what_get_says(ask):
    get, head = ask(accept_encoding="br"), ask(method="head", accept_encoding="br")
    assert dict(head.items()) == dict(get.items())


def test_little_is_sent_as_it_is(ask):
    for header in CODINGS:
        answer = ask(b"[]", accept_encoding=header)
        assert (answer.content, answer["ETag"], "Content-Encoding" in answer) == (b"[]", TAG, False)
    assert len(ask.made) == 1


def test_what_is_too_much_is_packed_and_not_kept(ask, monkeypatch):
    monkeypatch.setattr(kept_answers, "MOST", 20)
    assert [ask(accept_encoding="gzip")["Content-Encoding"] for _ in range(2)] == ["gzip"] * 2
    assert len(ask.made) == 2


def test_what_may_not_be_kept_is_not(ask):
    assert [ask(keeps=False, accept_encoding=header).status_code for header in CODINGS] == [200] * 4
    assert len(ask.made) == 4


@pytest.mark.parametrize(
    "entry", ["garbage", None, 5, (), ({}, {}), ({}, {"br": b"no br"}), ({}, {"zstd": b"x"})]
)
def test_a_broken_entry_is_made_anew(ask, entry):
    caches["pages"].set(TAG, entry)
    assert gzip.decompress(ask(accept_encoding="gzip").content) == BODY
    assert gzip.decompress(ask(accept_encoding="gzip").content) == BODY
    assert len(ask.made) == 1


def test_a_cache_that_is_away_holds_nothing_up(ask, settings, tmp_path):
    _use(settings, f"{__name__}.Broken", tmp_path)
    assert [ask(accept_encoding="gzip").status_code for _ in range(2)] == [200, 200]
    assert len(ask.made) == 2


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        ("", [""]),
        ("*", [""]),
        ("gzip", ["gzip", ""]),
        ("X-GZIP;q=1", ["gzip", ""]),
        ("br;q=0, gzip;q=0.1", ["gzip", ""]),
        ("gzip;q=1.0, br ; q=1", ["br", "gzip", ""]),
        ("gzip;q=0.9, br;q=0.8", ["gzip", "br", ""]),
        ("gzip;q=1.1.1, brotli, deflate;gzip", [""]),
    ],
)
def test_accept_encoding(header, codings):
    assert list(encodings.accepted(header)) == codings
