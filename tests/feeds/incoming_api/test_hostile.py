"""What a broken or hostile program sends: refused clearly and quickly, or stored as plain text."""

import json

import pytest

from feeds.incoming_api import examples
from programme.drafts import event_draft
from programme.models.submission import Submission
from tests.effort import works_at_most

NEW = {name: value for name, value in examples.NEW.items() if name != "external_id"}


def written(**changes):
    """NEW as bytes, with raw JSON in place of some values."""
    body = json.dumps(NEW | dict.fromkeys(changes, "@"))
    for name, raw in changes.items():
        body = body.replace(f'"{name}": "@"', f'"{name}": {raw}')
    return body.encode()


def outcome(answer):
    (error,) = answer.json()["errors"]
    return answer.status_code, error["code"], error["attr"]


NOT_JSON = [
    b"{",
    b"",
    b"\x00",
    b"\xff\xfe{}",
    b"\xef\xbb\xbf{}",
    b"{'title': 1}",
    b'{"title": "x",}',
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b'{"title": "a", "title": "b"}',
    b'{"place": {"town": "a", "town": "b"}}',
    b'{"age_min": NaN}',
    b'{"age_min": Infinity}',
    b'{"age_min": -Infinity}',
    b'{"age_min": ' + b"9" * 5000 + b"}",
    b'{"title": "' + b"\xc3" + b'"}',
    b"title=x&programme=ikw-2026",
]


@pytest.mark.parametrize("raw", [raw for raw in NOT_JSON if raw], ids=lambda raw: str(raw[:12]))
def test_what_is_no_json_is_refused(week, program, raw):
    assert outcome(program.post("", raw)) == (400, "parse_error", None)
    assert Submission.objects.count() == 0


def test_deep_json_is_refused_wherever_it_stands(week, program):
    number = program.post("", NEW).json()["id"]
    for depth in (21, 100, 900):
        raw = b'{"place":' * depth + b"1" + b"}" * depth
        assert outcome(program.patch(f"{number}/", raw, if_match='"2"')) == (
            400,
            "parse_error",
            None,
        )
        assert outcome(program.post("", raw)) == (400, "parse_error", None)


@pytest.mark.parametrize(
    ("raw", "refused"),
    [
        (b"null", ("null", None)),
        (b"[]", ("invalid", None)),
        (b'"x"', ("invalid", None)),
        (b"1", ("invalid", None)),
        (b"{}", ("required", "programme")),
        (written(title="5"), ("invalid", "title")),
        (written(title="null"), ("null", "title")),
        (written(title="[]"), ("invalid", "title")),
        (written(title='"a\\u0000b"'), ("null_characters_not_allowed", "title")),
        (written(title='"\\ud800"'), ("surrogate_characters_not_allowed", "title")),
        (written(age_min='"6"'), ("invalid", "age_min")),
        (written(age_min="6.0"), ("invalid", "age_min")),
        (written(age_min="true"), ("invalid", "age_min")),
        (written(age_min="1e999"), ("invalid", "age_min")),
        (written(age_min="-1"), ("min_value", "age_min")),
        (written(age_max="121"), ("max_value", "age_max")),
        (written(is_free='"yes"'), ("invalid", "is_free")),
        (written(is_free="1"), ("invalid", "is_free")),
        (written(wheelchair='"maybe"'), ("invalid_choice", "wheelchair")),
        (written(wheelchair="{}"), ("invalid_choice", "wheelchair")),
        (written(openness='""'), ("invalid_choice", "openness")),
        (written(organisers='"Verein"'), ("not_a_list", "organisers")),
        (written(organisers='{"0": "Verein"}'), ("not_a_list", "organisers")),
        (written(organisers="[1]"), ("invalid", "organisers.0")),
        (written(whens='{"starts_on": "2026-09-28"}'), ("not_a_list", "whens")),
        (written(whens='["2026-09-28"]'), ("invalid", "whens.0")),
        (written(place="[]"), ("invalid", "place")),
        (written(rule='{"freq": "hourly", "starts_on": "2026-09-28"}'),
         ("invalid_choice", "rule.freq")),
        (written(rule='{"freq": "weekly", "starts_on": "2026-09-28", "interval": 0}'),
         ("min_value", "rule.interval")),
        (written(rule='{"freq": "weekly", "starts_on": "2026-09-28", "weekdays": [7]}'),
         ("max_value", "rule.weekdays.0")),
        (written(rule='{"freq": "monthly", "starts_on": "2026-09-28", "nth": 5}'),
         ("invalid_choice", "rule.nth")),
        (written(rule='{"freq": "monthly", "starts_on": "2026-09-28", "nth": true}'),
         ("invalid_choice", "rule.nth")),
        (written(id='"NOR-2026-AAAAA"'), ("unknown_field", "id")),
        (written(state='"accepted"'), ("unknown_field", "state")),
        (written(partner='"bibliothek"'), ("unknown_field", "partner")),
        (written(district='"sued"'), ("unknown_field", "district")),
        (written(__class__='"x"'), ("unknown_field", "__class__")),
        (written(draft="{}"), ("unknown_field", "draft")),
    ],
)  # fmt: skip
def test_wrong_types_and_unknown_fields_are_named(week, program, raw, refused):
    assert outcome(program.post("", raw)) == (400, *refused)
    assert Submission.objects.count() == 0


@pytest.mark.parametrize(
    "day",
    ["20203-09-28", "203-09-28", "2026-9-28", "20260928", "2026-W40-1", "2026-02-30", "28.09.2026",
     "2026-09-28T18:00", "0000-01-01", "２０２６-09-28", "", " 2026-09-28"],
)  # fmt: skip
def test_days_are_written_in_one_way(week, program, day):
    body = NEW | {"whens": [{"starts_on": day, "start_time": "18:00"}]}
    assert outcome(program.post("", body)) == (400, "invalid", "whens.0.starts_on")


@pytest.mark.parametrize("day", ["0001-01-01", "0203-09-28", "9999-12-31"])
def test_impossible_years_are_asked_about_once(week, program, day):
    when = {"starts_on": day, "start_time": "18:00", "end_time": "19:00", "stated_weekday": 2}
    answer = program.post("", NEW | {"whens": [when]})
    assert outcome(answer) == (400, "impossible_year", "whens.0.starts_on")


@pytest.mark.parametrize(
    "time", ["24:00", "18", "18:00:00", "6:30", "18.00", "1８:00", "", "18:60"]
)
def test_times_are_written_in_one_way(week, program, time):
    body = NEW | {"whens": [{"starts_on": "2026-09-28", "start_time": time}]}
    assert outcome(program.post("", body)) == (400, "invalid", "whens.0.start_time")


MARKUP = '<script>alert(1)</script><img src=x onerror="alert(2)">{{ 7*7 }}'


def test_markup_is_text(week, program, accept):
    body = NEW | {"title": MARKUP, "summary": MARKUP, "organisers": [MARKUP], "price": MARKUP}
    sent = program.post("", body)
    assert sent["Content-Type"] == "application/json"
    assert sent.json()["draft"]["title"] == MARKUP
    accept(sent.json())
    page = program.client.get(
        program.get(f"{sent.json()['id']}/").json()["links"]["event"].partition(":8000")[2]
    ).content.decode()
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "49" not in page.partition("{{")[2][:6]


def test_control_and_direction_characters_go(week, program):
    body = NEW | {
        "title": "\u202eFest\x07\u200f \ufeffam\tMontag\n",
        "website": "https://verein.example/\u202e",
        "registration": {"phone": "036\x1b 1"},
    }
    draft = program.post("", body).json()["draft"]
    assert draft["title"] == "Fest am Montag"
    assert draft["website"] == "https://verein.example/"
    assert draft["registration"]["phone"] == "036 1"


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"title": "x" * 10_000}, "too_long"),
        ({"description": "x" * 200_000}, "too_long"),
        ({"organisers": ["x" * 10_000]}, "too_long"),
        ({"organisers": ["Verein"] * 401}, "max_length"),
        ({"languages": {"spoken": ["de"] * 401}}, "max_length"),
        ({"confirmed": ["x"] * 401}, "max_length"),
        ({"whens": [{"starts_on": "2026-09-28", "start_time": "18:00"}] * 401}, "max_length"),
        ({"whens": [{"starts_on": "2026-09-28", "start_time": "18:00"}] * 4000}, "max_length"),
        ({"whens": [], "rule": {"freq": "daily", "starts_on": "2026-09-28", "until": "2099-09-28",
                                "start_time": "18:00"}}, "too_many"),
        ({"whens": [], "period": {"starts_on": "2026-09-12", "ends_on": "2026-11-30",
            "hours": [{"weekdays": [0, 1, 2, 3, 4, 5, 6], "opens": "09:00", "closes": "10:00"}]
            * 400}}, "too_many"),
        ({"wishes": "+".join(["0151 23456789"] * 10_000)}, "too_long"),
        ({"category": "x" * 100_000}, "unknown"),
        ({"place": {"venue": "x" * 100_000}}, "unknown"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)  # fmt: skip
def test_what_is_too_much_is_refused_quickly(week, program, changes, refused):
    with works_at_most(60):
        answer = program.post("", NEW | changes)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, refused)
    assert Submission.objects.count() == 0


def test_a_body_of_more_than_256_kilobytes_is_not_read(week, program):
    for size in (256 * 1024 + 1, 3_000_000):
        answer = program.post("", b" " * size)
        assert outcome(answer) == (413, "too_large", None)
    fits = json.dumps(NEW).encode().ljust(256 * 1024)
    assert program.post("", fits).status_code == 201


def test_a_chunked_request_is_not_taken_for_an_empty_one(week, program):
    number = program.post("", NEW).json()["id"]
    answer = program.patch(f"{number}/", b"", if_match='"2"', transfer_encoding="chunked")
    assert outcome(answer) == (411, "length_required", None)
    assert Submission.objects.get().version == 2


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x", ""],
)
def test_only_json_is_read(week, client, secret, kind):
    answer = client.generic(
        "POST",
        "/api/v1/submissions/",
        json.dumps(NEW),
        content_type=kind,
        headers={"authorization": f"Bearer {secret}"},
    )
    assert outcome(answer) == (415, "unsupported_media_type", None)


@pytest.mark.parametrize("kind", ["application/json; charset=latin-1", "Application/JSON"])
def test_json_is_utf_8_whatever_is_said_about_it(week, client, secret, kind):
    answer = client.generic(
        "POST",
        "/api/v1/submissions/",
        json.dumps(NEW | {"title": "Größe"}, ensure_ascii=False).encode(),
        content_type=kind,
        headers={"authorization": f"Bearer {secret}", "accept": "text/html"},
    )
    assert (answer.status_code, answer["Content-Type"]) == (201, "application/json")
    assert event_draft.from_data(Submission.objects.get().latest.data).title == "Größe"


@pytest.mark.parametrize("picture", ["x", "../../etc/passwd", "0" * 32])
def test_a_picture_of_somebody_else_is_not_taken(week, program, accept, picture):
    """Pictures come by the form; a program can only send back what it got."""
    answer = program.post("", NEW | {"picture": picture})
    assert answer.status_code == 400
