"""deploy/nginx.conf in a real nginx: feeds from disk, public answers kept, the rest passed on."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
import requests
from django.utils import timezone

from feeds import feed_files
from programme.actors import PARTNER
from programme.credentials import edit_links
from programme.submissions import submitting
from tests import cast, pictured
from tools.processes import wait_until

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" * 100
CHANGED = datetime(2026, 9, 27, 12, tzinfo=UTC)
NOBODY = "http://127.0.0.1:9"  # the port of "discard", where nobody listens


@pytest.fixture
def start(web_processes):
    """Starts nginx in front of a web server; gives its address."""
    return web_processes.proxy


@pytest.fixture
def file_of_nord(settings):
    """A published feed file, as feeds.feed_files leaves it."""
    with feed_files.lock("nord/week.ics"):
        feed_files.publish("nord/week.ics", CALENDAR, key="of a test", newest=CHANGED)


def get(url, **headers):
    headers = {"Accept-Encoding": "identity", "Connection": "close"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    return requests.get(url, headers=headers, timeout=10, allow_redirects=False, stream=True)


def test_a_feed_is_served_while_web_is_down(start, file_of_nord):
    address = start(NOBODY) + "/feeds/nord/week.ics"
    plain = get(address)
    assert (plain.status_code, plain.raw.read()) == (200, CALENDAR)
    assert {name: plain.headers[name] for name in EXPECTED} == EXPECTED


@pytest.mark.parametrize("language", ["en", "ckb", "de-simple"])
def test_a_feed_in_another_language_is_served_from_disk_too(start, language):
    path = f"nord/week.{language}.ics"
    with feed_files.lock(path):
        feed_files.publish(path, CALENDAR, key="of a test", newest=CHANGED)
    answer = get(f"{start(NOBODY)}/feeds/{path}")
    assert (answer.status_code, answer.raw.read()) == (200, CALENDAR)


EXPECTED = {
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Length": str(len(CALENDAR)),
    "Content-Disposition": 'inline; filename="nord-week.ics"',
    "Cache-Control": "public, max-age=30, stale-while-revalidate=30, stale-if-error=30",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Content-Disposition",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Encoding",
}


def test_a_feed_is_compressed_beforehand_and_only_when_wanted(start, file_of_nord, settings):
    address = start(NOBODY) + "/feeds/nord/week.ics"
    packed, plain = get(address, Accept_Encoding="gzip"), get(address)
    body = packed.raw.read(decode_content=False)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert body == (settings.FEEDS_ROOT / "nord/week.ics.gz").read_bytes()
    assert gzip.decompress(body) == CALENDAR
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert packed.headers["ETag"].startswith('"')


def test_a_feed_that_is_known_is_not_sent_again(start, file_of_nord):
    address = start(NOBODY) + "/feeds/nord/week.ics"
    for encoding in ("identity", "gzip"):
        first = get(address, Accept_Encoding=encoding)
        tag, moment = first.headers["ETag"], first.headers["Last-Modified"]
        by_tag = get(address, Accept_Encoding=encoding, If_None_Match=tag)
        by_time = get(address, Accept_Encoding=encoding, If_Modified_Since=moment)
        assert (by_tag.status_code, by_time.status_code) == (304, 304)


@pytest.mark.django_db(transaction=True)
def test_a_filter_goes_to_django_and_is_kept(start, live_url, nord):
    address = start(live_url) + "/feeds/nord.ics?cancelled=hide"
    first, second = get(address), get(address)
    assert (first.status_code, first.headers["X-Cache"]) == (200, "MISS")
    assert (second.status_code, second.headers["X-Cache"]) == (200, "HIT")
    assert first.raw.read() == second.raw.read()


SPELT = {
    "gzip, deflate, br": "br",
    "gzip, deflate, br, zstd": "br",
    "BR;q=1.0, gzip;q=0.5": "br",
    "br;q=0.5, gzip": "gzip",
    "gzip;q=1.0, br;q=0.8": "gzip",
    "br;q=0.8, gzip;q=0.5": "br",
    "gzip": "gzip",
    "deflate, gzip;q=0.8, br;q=0": "gzip",
    "gzip;q=0.0": "",
    "identity": "",
    "brotli, xgzip": "",
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/api/v1/events/?district=nord", "/de/nord/", "/sitemap.xml"])
def test_what_is_kept_is_compressed_by_django_and_kept_once_for_each_coding(
    start, live_url, week, aylin, path
):
    cast.accepted(week, aylin)
    address, kept = start(live_url) + path, set()
    plain = get(live_url + path).content
    for header, coding in SPELT.items():
        answer = get(address, Accept_Encoding=header)
        body = answer.raw.read(decode_content=False)
        assert answer.headers.get("Content-Encoding", "") == coding
        assert UNPACK[coding](body) == plain
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["X-Cache"] == ("HIT" if coding in kept else "MISS")
        assert answer.headers["Content-Length"] == str(len(body))
        known = {"Accept_Encoding": header, "If_None_Match": answer.headers["ETag"]}
        assert get(address, **known).status_code == 304
        kept.add(coding)


UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@pytest.mark.django_db(transaction=True)
def test_the_first_page_is_kept_in_each_language(start, live_url, nord):
    address = start(live_url) + "/"
    for cache in ("MISS", "HIT"):
        for lang in ("de", "ar"):
            answer = get(address, Accept_Language=lang)
            assert (answer.headers["X-Cache"], f'lang="{lang}"' in answer.text) == (cache, True)


def test_a_feed_that_was_replaced_removed_or_made_is_seen_within_two_seconds(
    start, file_of_nord, settings
):
    address = start(NOBODY) + "/feeds/nord/week.ics"
    assert get(address).raw.read() == CALENDAR
    with feed_files.lock("nord/week.ics"):
        feed_files.publish("nord/week.ics", CALENDAR * 2, key="another", newest=CHANGED)
    assert wait_until(lambda: get(address).raw.read() == CALENDAR * 2, 2, 0.05)
    feed_files.remove_strangers(set())
    assert wait_until(lambda: get(address).status_code == 502, 2, 0.05)
    with feed_files.lock("nord/week.ics"):
        feed_files.publish("nord/week.ics", CALENDAR, key="a third", newest=CHANGED)
    assert wait_until(lambda: get(address).raw.read() == CALENDAR, 2, 0.05)


@pytest.mark.django_db(transaction=True)
def test_a_feed_without_a_file_comes_from_django(start, live_url, nord):
    proxy = start(live_url)
    assert get(f"{proxy}/feeds/nord.ics").status_code == 200
    assert get(f"{proxy}/feeds/nowhere.ics").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_what_is_not_public_is_not_kept(start, live_url, nord):
    proxy = start(live_url)
    assert [get(f"{proxy}/healthz").headers["X-Cache"] for _ in range(2)] == ["MISS", "MISS"]
    address = f"{proxy}/feeds/nord.ics?cancelled=hide"
    signed_in = [get(address, Cookie="sessionid=x").headers["X-Cache"] for _ in range(2)]
    assert signed_in == ["BYPASS", "BYPASS"]


@pytest.mark.django_db(transaction=True)
def test_markers_and_locks_beside_a_feed_stay_inside(start, live_url, file_of_nord):
    proxy = start(live_url)
    for name in ("week.ics.sha256", "week.ics.parts", "week.ics.gz", ".week.ics.lock"):
        assert get(f"{proxy}/feeds/nord/{name}").status_code == 404


PICTURE = "pictures/0123456789abcdef0123456789abcdef/480.webp"


@pytest.fixture
def picture(settings):
    """A copy of a picture, as programme.pictures.picture_verbs leaves it."""
    file = Path(settings.MEDIA_ROOT, PICTURE)
    file.parent.mkdir(parents=True)
    file.write_bytes(b"RIFF\x04\0\0\0WEBP")
    return file


def test_a_picture_is_served_while_web_is_down(start, picture):
    answer = get(f"{start(NOBODY)}/media/{PICTURE}")
    assert (answer.status_code, answer.raw.read()) == (200, picture.read_bytes())
    assert {name: answer.headers[name] for name in SHOWN} == SHOWN


SHOWN = {
    "Content-Type": "image/webp",
    "Content-Disposition": "inline",
    "Cache-Control": "public, max-age=31536000, immutable, s-maxage=60",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


@pytest.mark.django_db(transaction=True)
def test_pictures_cannot_be_listed_and_a_deleted_one_is_gone(start, live_url, picture):
    media = start(live_url) + "/media"
    (picture.parent / "said.json").write_text("{}")
    folder = PICTURE.rpartition("/")[0]
    for path in ("", "pictures/", f"{folder}/", f"{folder}/said.json", "pictures/0/480.webp"):
        assert get(f"{media}/{path}").status_code == 404
    picture.unlink()
    assert get(f"{media}/{PICTURE}").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_what_was_taken_back_is_gone_behind_the_proxy(start, live_url, week, aylin):
    event = pictured.shown(week, aylin)
    picture = event.picture.address(480)
    proxy = start(live_url)
    page = f"{proxy}/de/nord/ikw-2026/{event.slug}/"
    assert [get(address).status_code for address in (page, f"{proxy}{picture}")] == [200, 200]
    submitting.withdraw(event.submission, by=PARTNER, at=timezone.now())
    assert get(f"{proxy}{picture}").status_code == 404
    kept = get(page).headers["Cache-Control"]
    seconds = [int(part.partition("=")[2]) for part in kept.split(", ") if "=" in part]
    age, asking, failing = seconds
    assert age + max(asking, failing) <= 60
    assert get(f"{page}?text=de").status_code == 410


@pytest.mark.django_db(transaction=True)
def test_a_browser_may_ask_whether_a_script_may_read_a_feed(start, live_url, file_of_nord, nord):
    proxy = start(live_url)
    for path in ("nord/week.ics", "nord.ics", "nord.ics?category=fest"):
        answer = requests.options(f"{proxy}/feeds/{path}", timeout=10)
        assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (204, "*")
        assert "If-None-Match" in answer.headers["Access-Control-Allow-Headers"]


@pytest.mark.django_db(transaction=True)
def test_a_picture_that_is_too_heavy_is_told_so_by_django(start, live_url, week):
    token = edit_links.to_submission(cast.offered(week), at=timezone.now())
    proxy = start(live_url)
    address = f"{proxy}/en/nord/submit/edit/{token}/picture/"
    answer = requests.post(address, files={"file": bytes(50_000_000)}, timeout=30)
    assert (answer.status_code, "The file is larger than 25 MB." in answer.text) == (413, True)
    elsewhere = requests.post(f"{proxy}/en/nord/submit/", data=bytes(26 << 20), timeout=30)
    assert (elsewhere.status_code, "nginx" in elsewhere.text) == (413, False)


@pytest.mark.parametrize(
    ("path", "lang", "direction"),
    [
        ("/de/nord/desk/NOR-1/decline/", "de", "ltr"),
        ("/en/nord/submit/ikw-2026/", "en", "ltr"),
        ("/ar/nord/submit/", "ar", "rtl"),
    ],
)
def test_what_is_too_big_is_refused_in_words(start, live_url, path, lang, direction):
    body = b"x" * 27_000_000
    answer = requests.post(start(live_url) + path, data=body, timeout=20)
    assert answer.status_code == 413
    assert f'<html lang="{lang}" dir="{direction}">' in answer.text
    assert "css/base.css" in answer.text
