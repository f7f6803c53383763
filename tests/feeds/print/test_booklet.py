"""The finished file: what stands on which page, what a screen reader hears, where links lead."""

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from feeds.print import document
from feeds.print.qr import SMALLEST
from feeds.print.render import build
from tests.feeds.print import reading
from tests.feeds.print.programme import (
    FEAST,
    FRIDAY,
    SITE,
    THURSDAY,
    WORDS,
    day,
    event,
    snapshot,
)
from tests.feeds.print.setting import set_pages

HEADINGS = ("H1", "H2", "H3", "H4")


def test_it_names_itself_and_its_language(booklet):
    with pikepdf.open(booklet.path) as pdf, pdf.open_metadata() as metadata:
        assert str(pdf.Root.Lang) == "de"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)
        assert metadata["dc:title"] == "Interkulturelle Woche 2023"
        assert metadata["dc:creator"] == ["Musterkreis"]
        assert metadata["xmp:CreateDate"] == "2023-08-20T00:00:00+00:00"


@pytest.mark.parametrize("cleaned", ["", "3. September 2023"])
def test_imprint_and_every_foot_say_when_something_was_taken_out(tmp_path, cleaned):
    edition = snapshot()["edition"] | ({"cleaned": cleaned} if cleaned else {})
    pages = reading.pages(set_pages(snapshot(FEAST, edition=edition), tmp_path / "b.pdf"))
    dated = "As of 20. August 2023" + (f", cleaned on {cleaned}" if cleaned else "")
    (imprint,) = [page for page in pages if "Edition 1" in page]
    assert f"Edition 1, {dated} " in imprint
    told = [page.count(dated) for page in pages[1:-1]]
    assert told == [2 if page == imprint else 1 for page in pages[1:-1]]
    assert any("cleaned on" in page for page in pages) == bool(cleaned)


def test_every_page_is_a5(booklet):
    with pikepdf.open(booklet.path) as pdf:
        sizes = {tuple(round(float(n) / 72 * 25.4) for n in page.mediabox) for page in pdf.pages}
    assert sizes == {(0, 0, 148, 210)}


def test_the_order_of_its_parts(booklet):
    assert reading.bookmarks(booklet.path) == [
        (0, "The idea", 2),
        (0, "Grußwort", 3),
        (0, "Contents", 4),
        (0, "At a glance", 4),
        (0, "Several days", 5),
        (1, "Neue Räume", 5),
        (1, "Sprachcafé", 5),
        (0, "Day by day", 6),
        (1, THURSDAY, 6),
        (2, "\u2067أمسية موسيقية (عود وبيانو)\u2069", 6),
        (2, "Frühstück für Groß und Klein", 6),
        (2, "abgesagt Vortrag über Wege", 6),
        (1, FRIDAY, 6),
        (0, "Signs", 7),
        (0, "Partners", 7),
        (0, "Funders", 7),
        (0, "Imprint", 7),
    ]


def test_an_event_is_heard_title_first_and_complete(booklet):
    heard = [tag for tag in reading.tags(booklet.path) if tag.kind not in ("Div", "Link", "Span")]
    start = next(i for i, tag in enumerate(heard) if tag.text.startswith("Frühstück für Groß"))
    start = [i for i, tag in enumerate(heard) if tag == ("H3", heard[start].text, "", "")][0]
    assert [(tag.kind, tag.text or tag.alt) for tag in heard[start : start + 21]] == [
        ("H3", "Frühstück für Groß und Klein"),
        ("P", "Bürgerhaus, Saal 2, Großer Weg 3, 99999 Musterstadt"),
        ("P", "Köstliches Brot, süße Brötchen."),
        ("P", "Jede bringt etwas mit."),
        ("P", "Admission: Eintritt frei"),
        ("P", "Registration: bis 20. September unter 03695 80160"),
        ("P", "Organised by: Verein Übermut e. V."),
        ("P", "Funded by: Landesprogramm"),
        ("P", "All dates:"),
        ("L", f"•{THURSDAY}, ab 14 Uhr•{FRIDAY}, 9 Uhr – verlegt"),
        ("LI", f"•{THURSDAY}, ab 14 Uhr"),
        ("Lbl", "•"),
        ("LBody", f"{THURSDAY}, ab 14 Uhr"),
        ("LI", f"•{FRIDAY}, 9 Uhr – verlegt"),
        ("Lbl", "•"),
        ("LBody", f"{FRIDAY}, 9 Uhr – verlegt"),
        ("P", "ab 14 Uhr"),
        ("P", "Fest"),
        ("P", ""),
        ("Figure", "Eintritt frei"),
        ("Figure", "rollstuhlgerecht"),
    ]


def test_headings_never_skip_a_level(booklet):
    levels = [int(tag.kind[1]) for tag in reading.tags(booklet.path) if tag.kind in HEADINGS]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_picture_has_words(booklet):
    pictures = [tag.alt for tag in reading.tags(booklet.path) if tag.kind == "Figure"]
    assert sorted(pictures) == sorted(
        [
            "Eintritt frei",
            "rollstuhlgerecht",
            "QR code: Frühstück für Groß und Klein",
            "QR code: \u2067أمسية موسيقية (عود وبيانو)\u2069",
            "QR code: Neue Räume",
            "QR code: Sprachcafé",
            "QR code: Vortrag über Wege",
            "QR code: programme",
        ]
    )


def test_an_event_in_another_language_says_so(booklet):
    languages = {tag.language for tag in reading.tags(booklet.path)}
    assert languages == {"", "ar", "de"}


def test_the_glance_is_a_table_with_days_as_headers(booklet):
    heads = [tag.text for tag in reading.tags(booklet.path) if tag.kind == "TH"]
    assert heads == ["Time", "Event", "Town", "Page", "Several days", THURSDAY, FRIDAY]


def test_a_later_date_is_one_line_with_the_page(booklet):
    heard = [tag.text for tag in reading.tags(booklet.path)]
    assert "verlegt Frühstück für Groß und Klein, Musterstadt" in heard
    assert "Details on page 6" in heard


def test_imprint_states_edition_and_date(booklet):
    assert "Edition 1, As of 20. August 2023" in reading.pages(booklet.path)[6]
    assert "Responsible: Alma Muster" in reading.pages(booklet.path)[6]


def test_arabic_text_can_be_searched(booklet):
    assert "موسيقى من سوريا، ثم عشاء مشترك." in reading.pages(booklet.path)[5]


def codes(path):
    """(page, text, millimetres of one module) of each QR code, as a camera reads the paper."""
    with pypdfium2.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf, 1):
            image = page.render(scale=150 / 72).to_pil()
            for code in zxingcpp.read_barcodes(image):
                corners = code.position
                side = abs(corners.top_right.x - corners.top_left.x) / 150 * 25.4
                yield number, code.text, side


def test_every_code_can_be_read_from_paper(booklet):
    assert sorted((page, text) for page, text, _side in codes(booklet.path)) == [
        (5, f"{SITE}event-3/"),
        (5, f"{SITE}event-4/"),
        (6, f"{SITE}event-1/"),
        (6, f"{SITE}event-2/"),
        (6, f"{SITE}event-5/"),
        (8, SITE),
    ]


def test_modules_are_large_enough_on_paper(booklet):
    modules = 41  # version 6
    assert all(side / modules >= SMALLEST for page, _text, side in codes(booklet.path) if page < 8)


@pytest.mark.parametrize(
    ("length", "greeting", "notes"), [(25, True, 0), (1, True, 1), (1, False, 2), (57, True, 3)]
)
def test_pages_fill_whole_sheets_and_the_back_cover_is_last(length, greeting, notes, tmp_path):
    programme = snapshot()["programme"]
    programme["about"] = [f"Absatz {n} mit etwas Text." for n in range(length)]
    programme["greeting"] = programme["greeting"] if greeting else None
    pages = reading.pages(set_pages(snapshot(FEAST, programme=programme), tmp_path / "b.pdf"))
    assert len(pages) % 4 == 0
    assert pages[-1].startswith("Current programme")
    assert sum(page.startswith("Interkulturelle Woche 2023 Notes") for page in pages) == notes


def many_events(count):
    """Events of different length on consecutive days, several each day."""
    return [
        event(
            n,
            f"Veranstaltung Nummer {n} im Kreis",
            description="Ein Satz, der etwas Platz auf der Seite braucht. " * (n % 7),
            days=[day(f"2023-10-{1 + n // 3:02}", f"Tag {1 + n // 3}", f"{8 + n % 3} Uhr")],
            place={"town": "Musterstadt"},
        )
        for n in range(count)
    ]


@pytest.fixture(scope="module")
def thick(tmp_path_factory):
    path = tmp_path_factory.mktemp("thick") / "b.pdf"
    return build(snapshot(*many_events(60)), path, words=WORDS)


def test_sixty_events_are_a_small_file(thick):
    """127 kB; with each code as a single path it would be 136 kB."""
    assert thick.size < 132_000


def test_page_numbers_in_the_glance_are_right(thick):
    pages = reading.pages(thick.path)
    where = {title: page for depth, title, page in reading.bookmarks(thick.path) if depth == 2}
    first_day = next(page for _, title, page in reading.bookmarks(thick.path) if title == "Tag 1")
    glance = " ".join(pages[3 : first_day - 1])
    assert len(where) == 60
    for title, page in where.items():
        assert f"{title} Musterstadt {page}" in glance


def test_a_volume_has_lines_instead_of_a_table(tmp_path, monkeypatch):
    monkeypatch.setattr(document, "MOST_ROWS", 5)
    path = set_pages(snapshot(), tmp_path / "volume.pdf")
    heard = [tag for tag in reading.tags(path) if tag.kind in ("Table", "TH", "P")]
    lines = [tag.text for tag in heard if tag.text.startswith(("4. bis 30.", "9 Uhr", "18 Uhr ·"))]
    assert [tag for tag in heard if tag.kind != "P"] == []
    assert lines[:3] == [
        "4. bis 30. September Neue Räume, Altdorf \u20605",
        "18 Uhr · abgesagt Vortrag über Wege, Neudorf \u20606",
        "9 Uhr · verlegt Frühstück für Groß und Klein, Musterstadt \u20606",
    ]


def test_page_numbers_in_the_contents_are_right(thick):
    chapters = [m for m in reading.bookmarks(thick.path) if m[0] == 0 and m[1] != "Contents"]
    listed = " ".join(f"{title} {page}" for _, title, page in chapters)
    assert listed in reading.pages(thick.path)[3]


def test_a_day_never_stands_alone_at_the_foot_of_a_page(thick):
    marks = reading.bookmarks(thick.path)
    pairs = list(zip(marks, marks[1:], strict=False))
    days = [(mark, after) for mark, after in pairs if mark[0] == 1]
    assert len(days) == 20
    assert [mark for mark, after in days if mark[2] != after[2]] == []


def test_the_engine_had_nothing_to_warn_of(thick, booklet):
    assert (thick.findings, booklet.findings) == ([], [])


def test_building_again_gives_the_same_bytes(booklet, tmp_path):
    again = build(snapshot(), tmp_path / "again.pdf", words=WORDS, seconds=59.5)
    assert again.path.read_bytes() == booklet.path.read_bytes()


def test_the_pages_are_counted(booklet, thick):
    for built in (booklet, thick):
        assert built.pages == len(reading.pages(built.path))


def test_arabic_booklet_is_bound_on_the_right(arabic):
    with pikepdf.open(arabic.path) as pdf:
        assert str(pdf.Root.Lang) == "ar"
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"


def test_large_print_is_a4(large):
    with pikepdf.open(large.path) as pdf:
        sizes = {tuple(round(float(n) / 72 * 25.4) for n in page.mediabox) for page in pdf.pages}
    assert sizes == {(0, 0, 210, 297)}


def test_addresses_copy_clean_and_are_links(tmp_path):
    web = "https://verein.example/anmelden/sommer-fest/mit-sehr-langem-weg?id=7&seite=zwei"
    mail = "kurs@verein-mit-langem-namen.beispiel.example"
    words = f"Anmeldung bitte hier ({web}). Fragen: schreiben ({mail}), www.verein.example."
    path = set_pages(snapshot(event(1, "Fest", description=[words])), tmp_path / "b.pdf")
    with pypdfium2.PdfDocument(path) as pdf:
        raw = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    text = "".join(raw.split())
    assert "\u200b" not in raw
    assert all(address in text for address in (f"({web}).", f"({mail}),", "www.verein.example."))
    with pikepdf.open(path) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        targets = {str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A}
    assert {web, f"mailto:{mail}", "https://www.verein.example"} <= targets
