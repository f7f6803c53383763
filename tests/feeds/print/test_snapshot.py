"""The snapshot is read with distrust, and what was wrong is told."""

import pytest

from feeds.print.snapshot import URL_LENGTH, Finding, language_code, read
from tests.feeds.print.programme import FEAST, SITE, WORDS, event, snapshot


def findings(*events, **changes):
    return read(snapshot(*events, **changes), WORDS)[1]


def test_a_good_snapshot_leaves_nothing_to_say():
    assert findings() == []


def test_findings_name_event_and_field():
    odd = event(7, "🎉", description="文" + "x" * 7000, url="ftp://example.org")
    uid = "event-7@kreiskalender.example"
    assert findings(odd) == [
        Finding(uid, "title", "lost", "🎉"),
        Finding(uid, "title", "untitled"),
        Finding(uid, "description", "shortened"),
        Finding(uid, "description", "lost", "文"),
        Finding(uid, "url", "no_code"),
    ]


def test_an_event_without_a_title_gets_one():
    clean, _ = read(snapshot(event(1, " \u200b…")), WORDS)
    assert clean["events"][0]["title"] == "Event without a title"


def test_missing_parts_become_empty():
    clean, found = read({"version": 1, "events": [{}, None, "x"]}, WORDS)
    assert (len(clean["events"]), clean["partners"], clean["programme"]["greeting"]) == (1, [], {})
    assert [finding.kind for finding in found] == ["untitled"]


def test_wrong_types_become_empty():
    odd = FEAST | {"title": {"de": "x"}, "price": ["frei"], "hours": "9 Uhr", "days": "morgen"}
    clean = read(snapshot(odd), WORDS)[0]["events"][0]
    assert (clean["title"], clean["price"], clean["hours"], clean["days"]) == (
        "Event without a title",
        "",
        ["9 Uhr"],
        [],
    )


def test_a_day_without_words_says_its_date():
    days = [{"date": "2023-09-28", "status": "unheard-of"}]
    clean = read(snapshot(event(1, "Fest", days=days)), WORDS)[0]["events"][0]["days"][0]
    assert (clean["date_label"], clean["status"]) == ("2023-09-28", "scheduled")


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        (SITE, SITE),
        (f" {SITE}größe ", f"{SITE}gr%C3%B6%C3%9Fe"),
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://[broken", ""),
        ("https://example.org/\ud800x", "https://example.org/x"),
        (SITE + "x" * URL_LENGTH, ""),
        (None, ""),
    ],
)
def test_addresses(raw, url):
    assert read(snapshot(event(1, "Fest", url=raw)), WORDS)[0]["events"][0]["url"] == url


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("de", "de"),
        ("de-simple", "de"),
        ("ckb", "ckb"),
        ("DE", "de"),
        ("deutsch", "en"),
        ("", "en"),
    ],
)
def test_language_codes(tag, code):
    assert language_code(tag, "en") == code


def test_another_version_is_refused():
    with pytest.raises(ValueError, match="snapshot version 2 is not 1"):
        read(snapshot(version=2), WORDS)
