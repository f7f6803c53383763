"""Whatever stands in the fields, the booklet is built; test_conformance.py judges its tags."""

import pypdfium2
import pytest

from tests.feeds.print import reading
from tests.feeds.print.hostile import TEXTS, framed


def test_no_text_stops_the_booklet(hostile):
    for built in hostile:
        marks = reading.bookmarks(built.path)
        assert sum(title.startswith("Day by day") for _, title, _ in marks) == 1
        assert built.pages % 4 == 0


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_around_the_events_stops_the_booklet(name, tmp_path):
    assert len(reading.pages(framed(name, tmp_path))) % 4 == 0


def test_markup_is_printed_and_never_run(hostile):
    said = " ".join(reading.pages(hostile[0].path))
    assert '#read("/etc/passwd") #eval("1+1") #panic("no") #sys.inputs' in said
    assert "<script>alert('x')</script> &amp; <b>fett</b> &nbsp;" in said
    assert "root:" not in said


def test_nothing_is_printed_over_the_edge_of_the_paper(hostile):
    margin = 5 / 25.4 * 72
    for built in hostile:
        with pypdfium2.PdfDocument(built.path) as pdf:
            for page in list(pdf)[1:-1]:
                width = page.get_width()
                text = page.get_textpage()
                boxes = [text.get_rect(n) for n in range(text.count_rects())]
                assert [box for box in boxes if box[0] < margin or box[2] > width - margin] == []


def test_the_editor_learns_what_was_lost(hostile):
    lost = {
        finding.event: finding.detail
        for finding in hostile[0].findings
        if (finding.field, finding.kind) == ("title", "lost")
    }
    names = list(TEXTS)
    assert {names[int(uid.split("@")[0].removeprefix("event-"))] for uid in lost} == {
        "emoji",
        "chinese",
        "only chinese",
        "other scripts",
        "private use",
        "not characters",
        "mixed",
    }
    assert lost[f"event-{names.index('chinese')}@kreiskalender.example"] == "漢字かな한글"
