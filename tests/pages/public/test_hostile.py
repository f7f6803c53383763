"""Texts that want to be more than text are shown as text."""

import json

import pytest

from calendar_site.show import jsonld
from programme.drafts.event_draft import Place, Registration, Text
from programme.models.event import Event, EventText
from tests import cast

MARKUP = '</script><script>alert(1)</script><img src=x onerror="alert(2)">&amp;{{ 7|add:7 }}'
STEERING = "Ab\u202egasagt\u202c\u2066 \u200bjetzt\u0000\u0007"
PAGES = [
    "/en/nord/",
    "/en/nord/ikw-2026/",
    "/en/nord/ikw-2026/print/",
    "/en/nord/ikw-2026/?q=%3Cscript%3Ealert(1)%3C/script%3E",
]


@pytest.fixture
def hostile(week, aylin):
    event = cast.accepted(
        week,
        aylin,
        title=f"Fest {MARKUP}"[:150],
        summary=f"{STEERING} {MARKUP}",
        description=f"{MARKUP}\n\n{STEERING}",
        organisers=(MARKUP[:100],),
        place=Place(name=MARKUP[:90], room="<b>x", street="<i>1", town="<u>Stadt", note=MARKUP),
        translations=(Text(language="ar", title=MARKUP, summary=MARKUP),),
        price=MARKUP,
        registration=Registration(need="required", text=MARKUP),
        public_contact=MARKUP,
        audience_text=MARKUP,
        whens=(cast.when(note=MARKUP), cast.when(cast.when().starts_on.replace(day=29))),
    )
    return f"/en/nord/ikw-2026/{event.slug}/"


def test_markup_is_text_on_every_page(read, client, hostile):
    for path in [*PAGES, hostile, f"{hostile}?text=ar"]:
        page = read(path)
        scripts = [each.attrs for each in page.all("script")]
        assert all("src" in each or each["type"] == "application/ld+json" for each in scripts)
        assert [each for each in page.all("img") if "onerror" in each.attrs] == []
        assert "{{ 7|add:7 }}" in page.text or path in (PAGES[2], PAGES[3])


def test_the_title_is_read_as_it_was_written(read, hostile):
    assert read(hostile).one("h1").text == " ".join(f"Fest {MARKUP}"[:150].split())


def test_nothing_steers_the_direction_of_the_words_around(client, hostile):
    for path in [*PAGES, hostile]:
        body = client.get(path).content.decode()
        assert [sign for sign in "\u202e\u202c\u2066\u200b\u0000\u0007" if sign in body] == []


def test_data_for_search_engines_stay_data(read, hostile):
    (script,) = [each for each in read(hostile).all("script") if "type" in each.attrs]
    source = "".join(script.children)
    assert [sign for sign in "<>&\u2028\u2029" if sign in source] == []
    titles = {each["name"] for each in json.loads(source)["@graph"]}
    assert titles == {f"Fest {MARKUP}"[:150]}


def test_line_ends_of_scripts_are_escaped(week, aylin):
    event = cast.accepted(week, aylin)
    text = EventText(event=event, language="de", title="a\u2028b</script>", summary="x")
    rows = list(event.occurrences.all())
    assert "a\\u2028b\\u003c/script\\u003e" in jsonld.script(
        event, text, rows, url="https://x.example/"
    )


def test_a_question_is_repeated_as_text(read, hostile):
    chosen = read(PAGES[3]).one("ul", **{"aria-label": "Chosen"})
    assert chosen.texts("li")[0] == "Remove: “<script>alert(1)</script>”"


def test_a_word_without_end_is_cut_nowhere_and_breaks_nothing(client, week, aylin):
    event = cast.accepted(week, aylin, title="Fest")
    word = "Donau" * 2000
    EventText.objects.filter(event=event).update(description=word)
    Event.everything.filter(pk=event.pk).update(place_note="x" * 300)
    answer = client.get("/en/nord/ikw-2026/fest/")
    assert (answer.status_code, word in answer.content.decode()) == (200, True)
