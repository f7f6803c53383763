"""Whatever stands in the fields, the booklet is built, and built to the standard."""

import pypdfium2
import pytest

from feeds.print.render import build
from tests.feeds.print import reading
from tests.feeds.print.hostile import TEXTS
from tests.feeds.print.programme import SITE, THURSDAY, WORDS, day, event, snapshot
from tests.feeds.print.vera import verdicts


def event_full_of(n, text):
    """An event with `text` in every field that takes words."""
    times = [
        day(f"2023-09-{n:02}", text, text, status="cancelled", status_label=text, note=text),
        day(f"2023-10-{n:02}", text, text, place=text),
    ]
    return event(
        n,
        text,
        kind=("dates", "series", "period")[n % 3],
        language=("de", "ar", text)[n % 3],
        days=times,
        place=dict.fromkeys(("name", "room", "street", "postcode", "town", "note"), text),
        url=f"{SITE}{text}",
        **dict.fromkeys(("summary", "description", "category", "wording", "period"), text),
        **dict.fromkeys(("price", "registration", "audience", "languages"), text),
        **dict.fromkeys(("organisers", "hours", "funding", "marks"), [text, text]),
    )


def frame_full_of(text):
    """The parts around the events, with `text` everywhere."""
    whole = snapshot()
    programme = dict.fromkeys(whole["programme"], text)
    greeting = dict.fromkeys(whole["programme"]["greeting"], text)
    return {
        "programme": programme | {"about": [text, text], "greeting": greeting},
        "district": dict.fromkeys(whole["district"], text),
        "edition": {"number": text, "released": text, "released_on": "2023-08-20"},
        "imprint": {"publisher": [text], "responsible": text, "disclaimer": text},
        "funding": [{"name": text, "sentence": text}],
        "partners": [text, text],
        "marks": [{"code": "free", "label": text}, {"code": text, "label": text}],
    }


@pytest.fixture(scope="module")
def everything(shelf):
    """One booklet with an event for each hostile text, in both directions."""
    events = [event_full_of(n, text) for n, text in enumerate(TEXTS.values())]
    return [
        build(snapshot(*events, **change), shelf / name, words=WORDS)
        for name, change in {
            "hostile-ltr.pdf": {},
            "hostile-rtl.pdf": {"language": "ar", "direction": "rtl"},
        }.items()
    ]


def test_no_text_stops_the_booklet(everything):
    for built in everything:
        marks = reading.bookmarks(built.path)
        assert sum(title.startswith("Day by day") for _, title, _ in marks) == 1
        assert built.pages % 4 == 0


def framed(name, folder):
    """A booklet with one event and the hostile text `name` in everything around it."""
    whole = snapshot(event(1, "Fest", days=[day("2023-09-28", THURSDAY, "9 Uhr")]))
    path = folder / f"{name.replace(' ', '-')}.pdf"
    return build(whole | frame_full_of(TEXTS[name]), path, words=WORDS)


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_around_the_events_stops_the_booklet(name, tmp_path):
    assert framed(name, tmp_path).pages % 4 == 0


def test_they_keep_to_pdf_ua(everything, tmp_path):
    frames = [framed(name, tmp_path) for name in ("emoji", "empty", "long word", "mixed")]
    files = [built.path for built in [*frames, *everything]]
    assert verdicts("ua1", files) == {path.name: [] for path in files}


def test_markup_is_printed_and_never_run(everything):
    said = " ".join(reading.pages(everything[0].path))
    assert '#read("/etc/passwd") #eval("1+1") #panic("no") #sys.inputs' in said
    assert "<script>alert('x')</script> &amp; <b>fett</b> &nbsp;" in said
    assert "root:" not in said


def test_nothing_is_printed_over_the_edge_of_the_paper(everything):
    margin = 5 / 25.4 * 72
    for built in everything:
        with pypdfium2.PdfDocument(built.path) as pdf:
            for page in list(pdf)[1:-1]:
                width = page.get_width()
                text = page.get_textpage()
                boxes = [text.get_rect(n) for n in range(text.count_rects())]
                assert [box for box in boxes if box[0] < margin or box[2] > width - margin] == []


def test_the_editor_learns_what_was_lost(everything):
    lost = {
        finding.event: finding.detail
        for finding in everything[0].findings
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
