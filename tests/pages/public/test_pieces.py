"""The HTML of an event is made once, and anew when anything that it tells has changed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from calendar_site import web_server
from calendar_site.pieces import cards, html, release
from feeds import stamps
from feeds.models.fragment import Fragment
from programme.models.vocabulary import Category
from tests import cast
from tests.serving.faults import read_only

EVENT = "/en/nord/ikw-2026/offener-stammtisch/"


@pytest.fixture
def again(client, nord):
    """The page as it is after the district's stamp has moved on."""

    def inside(path=EVENT):
        nord.bump(cast.AT)
        return client.get(path).content.decode()

    return inside


def spoilt(body=b"<script>"):
    """Overwrite what is stored; a page that shows it has taken it from there."""
    for piece in Fragment.objects.filter(kind="page"):
        piece.body = body
        piece.save(update_fields=["body"])


def shown_from_store(again, path=EVENT, word="</main>", other="<!-- stored --></main>") -> bool:
    """Whether the page is what is stored: it shows what has been put there."""
    for row in Fragment.objects.all():
        piece = html._read(row.event_id, row.event_version, bytes(row.body))
        row.body = html._written(replace(piece, text=piece.text.replace(word, other)))
        row.save(update_fields=["body"])
    found = other in again(path)
    Fragment.objects.update(format_version=0)
    return found


@pytest.mark.parametrize("number", [1, 3, 100])
def test_what_is_stored_costs_three_queries(
    again, add, client, nord, number, django_assert_num_queries
):
    for _ in range(number):
        add(organisers=("Verein A", "Verein B"))
    with django_assert_num_queries(13):
        cold = client.get(EVENT).content.decode()
    nord.bump(cast.AT)
    with django_assert_num_queries(3):
        assert client.get(EVENT).content.decode() == cold


def renamed_partner(nord):
    nord.partners.update(name="Anderer Verein")


def renamed_town(nord):
    nord.towns.update(name="Altstadt")


def renamed_venue(nord):
    nord.venues.update(name="Altes Rathaus")


def corrected_spot(nord):
    nord.venues.update(latitude="50.81234", longitude="10.23456")


def renamed_programme(nord):
    nord.programmes.update(title="Woche der Vielfalt")


def another_mail(nord):
    nord.__class__.objects.filter(pk=nord.pk).update(email="neu@nord.example")


def another_colour(nord):
    nord.__class__.objects.filter(pk=nord.pk).update(colour="#123456")


def renamed_category(nord):
    Category.objects.filter(code="fest").update(labels={"en": "Big party"})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (renamed_partner, "Anderer Verein"),
        (renamed_town, "Altstadt"),
        (renamed_venue, "Altes Rathaus"),
        (corrected_spot, "geo:50.81234,10.23456"),
        (renamed_programme, "Woche der Vielfalt"),
        (another_mail, "mailto:neu@nord.example?"),
        (another_colour, "theme.css?v=123456"),
        (renamed_category, "Big party"),
    ],
)
def test_what_changes_beside_the_event_is_shown_at_once(again, add, nord, change, words):
    """These change no event, and its version stays."""
    add()
    assert words not in again()
    assert shown_from_store(again)
    again()
    change(nord)
    assert words in again()


def test_a_date_is_over_on_the_day_after_it(again, add, clock):
    add(whens=(cast.when(), cast.when(date(2026, 10, 5))))
    assert "dates__past" not in again()
    clock.shift(timedelta(days=9))
    assert "dates__past" in again()
    clock.shift(timedelta(days=10))
    assert "This event is over." in again()


@pytest.mark.parametrize("body", [b"", b"<script>", b"{}\n<p>", b"[1]\n", b"\xff\xfe"])
def test_a_broken_piece_is_made_anew(again, add, body):
    add()
    before = again()
    spoilt(body)
    assert again() == before


def test_a_piece_of_which_a_byte_is_wrong_is_made_anew(again, add):
    add()
    before = again()
    spoilt(bytes(Fragment.objects.get(kind="page").body).replace(b"Stammtisch", b"Stammtosch"))
    assert again() == before


@pytest.mark.parametrize(
    "head",
    [
        b'{"until": null, "rows": [["partner", "abc", 1]]}',
        b'{"until": null, "rows": [["partner", 1, 1], ["partner", "\\u0000", 1]]}',
        b'{"until": 20, "rows": []}',
        b'{"rows": 1}',
        b"[]",
        b"[" * 200_000,
    ],
)
@pytest.mark.parametrize("path", [EVENT, "/en/nord/ikw-2026/"])
def test_a_piece_whose_checksum_is_right_and_whose_head_is_not_is_made_anew(again, add, head, path):
    add()
    before = again(path)
    for row in Fragment.objects.all():
        row.body = html._checked(head + b"\n{}")
        row.save(update_fields=["body"])
    assert again(path) == before


@pytest.mark.parametrize("text", ["<p>", "[]", '{"looks": {"card 1": 0}}', "[" * 200_000])
def test_cards_that_cannot_be_read_are_made_anew(again, add, text):
    add()
    before = again("/en/nord/ikw-2026/")
    for row in Fragment.objects.all():
        piece = html._read(row.event_id, row.event_version, bytes(row.body))
        row.body = html._written(replace(piece, text=text))
        row.save(update_fields=["body"])
    assert again("/en/nord/ikw-2026/") == before


def test_the_checksum_covers_what_a_piece_depends_on(again, add):
    """A row less, and a partner who is renamed would keep the old name."""
    add()
    before = again()
    body = bytes(Fragment.objects.get(kind="page").body)
    spoilt(body.replace(b'"programme", ', b'"programmx", '))
    assert html._read(1, 1, bytes(Fragment.objects.get(kind="page").body)) is None
    assert again() == before


def test_a_page_is_the_same_where_nothing_can_be_stored(transactional_db, again, add, client):
    add()
    with read_only():
        made = client.get(EVENT).content
    assert Fragment.objects.count() == 0
    assert again().encode() == made


def test_other_code_makes_it_anew_and_a_restart_does_not(again, add, monkeypatch):
    add()
    before = again()
    stamps.release.cache_clear()
    release._number.cache_clear()
    assert shown_from_store(again)
    assert again() == before
    monkeypatch.setattr(stamps, "release", lambda: "of other templates")
    release._number.cache_clear()
    assert not shown_from_store(again)
    release._number.cache_clear()
    assert again() == before


def test_a_release_knows_what_a_template_says(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(stamps, "PACKAGES", ("pages",))
    settings.BASE_DIR = tmp_path
    page = tmp_path / "pages" / "event.html"
    page.parent.mkdir()
    page.write_text("<p>")
    stamps.release.cache_clear()
    before = stamps.release()
    page.write_text("<b>")
    stamps.release.cache_clear()
    assert stamps.release() != before
    stamps.release.cache_clear()


def test_the_release_is_that_of_the_code_that_was_loaded(settings, tmp_path, monkeypatch):
    """Processes that are forked later, when other files lie there, run what is in memory."""
    monkeypatch.setattr(stamps, "PACKAGES", ("pages",))
    settings.BASE_DIR = tmp_path
    page = tmp_path / "pages" / "event.html"
    page.parent.mkdir()
    page.write_text("<p>")
    stamps.release.cache_clear()
    before = stamps.release()
    stamps.release.cache_clear()
    web_server.load()
    page.write_text("<b>")
    assert stamps.release() == before
    stamps.release.cache_clear()


def test_each_language_has_its_own(again, add):
    add()
    pages = [again(EVENT.replace("/en/", f"/{lang}/")) for lang in ("de", "en", "ar", "de")]
    assert pages[0] == pages[3]
    assert len(set(pages)) == 3


def test_links_to_other_languages_keep_the_question_of_a_stranger(again, add, client):
    """Such as a social network puts into its links; the stored page is that without."""
    add()
    plain = again()
    tracked = again(f"{EVENT}?a=1&b=<i>")
    other = EVENT.replace("/en/", "/de/")
    assert f'href="{other}"' in plain
    assert f'href="{other}?a=1&amp;b=%3Ci%3E"' in tracked
    assert tracked.replace("?a=1&amp;b=%3Ci%3E", "") == plain
    assert again() == plain


LISTS = ["/en/nord/", "/en/nord/ikw-2026/", "/en/nord/ikw-2026/?day=2026-09-28"]


def test_lists_take_their_cards_from_store_and_add_what_is_missing(again, add):
    add(whens=(cast.when(), cast.when(date(2026, 10, 5))))
    before = {path: again(path) for path in LISTS}
    stored = Fragment.objects.get(kind="cards")
    assert {path: again(path) for path in LISTS} == before
    assert bytes(Fragment.objects.get(kind="cards").body) == bytes(stored.body)
    for path in LISTS:
        again(path)
        assert shown_from_store(again, path, "Stammtisch", "Stored")


@pytest.mark.parametrize("path", LISTS)
def test_a_renamed_house_is_on_every_list_at_once(again, add, nord, path):
    add()
    assert "Altes Rathaus" not in again(path)
    renamed_venue(nord)
    assert "Altes Rathaus" in again(path)


@pytest.mark.parametrize("path", [EVENT, *LISTS])
def test_markup_stays_text_in_what_is_stored(again, add, path):
    add(title="Offener Stammtisch", summary="<script>alert(1)</script> & <b>")
    cold, warm = again(path), again(path)
    assert cold == warm
    assert "<script>alert" not in warm
    assert "&lt;script&gt;alert(1)" in warm


def test_looks_for_which_there_is_no_room_are_stored_once_or_never(again, add, monkeypatch):
    """Else each page that needs others would write the row again."""
    add(whens=(cast.when(), cast.when(date(2026, 10, 5))))
    monkeypatch.setattr(cards, "MOST", 1)
    before = [again(path) for path in LISTS]
    stored = Fragment.objects.get(kind="cards")
    Fragment.objects.update(modified=cast.AT)
    assert [again(path) for path in LISTS] == before
    left = Fragment.objects.get(kind="cards")
    assert (left.body, left.modified) == (stored.body, cast.AT)


@pytest.mark.parametrize("path", LISTS)
def test_an_event_that_cannot_be_shown_does_not_take_its_list_along(again, add, path, caplog):
    """Its own page is a fault of the server."""
    bad, _good = add(), add(title="Lesung")
    bad.texts.all().delete()
    page = again(path)
    assert "Lesung" in page
    assert "Stammtisch" not in page
    assert f"cards of event {bad.uid}" in caplog.text
    with pytest.raises(KeyError):
        again()
