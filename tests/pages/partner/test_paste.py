"""A pasted invitation fills in the form; what was not understood is shown; nothing is stored."""

import re
from html import unescape

import pytest

from programme.drafts.event_draft import from_data
from programme.models.journal import Entry
from programme.models.submission import Submission
from tests.pages.partner.filling import post, send, typed

LETTER = """Liebe Freundinnen und Freunde,

der Verein Miteinander lädt ein zum Abend der Begegnung

Wann: Montag, 28.9.2026, 18 bis 21 Uhr
Wo: Bürgerhaus, Hauptstraße 5, 99999 Neustadt
Eintritt frei
Anmeldung: anmeldung@verein.example

Wir singen Lieder aus vielen Ländern und essen zusammen.
Bitte bringt Hausschuhe mit.
"""


@pytest.fixture
def paste(address):
    return f"{address}paste/"


def panel(response):
    page = response.content.decode()
    found = re.search(
        r'<section class="understood.*?aria-labelledby="understood".*?</section>', page, re.S
    )
    facts = re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", found[0])
    lines = re.findall(r"<li><bdi>(.*?)</bdi></li>", found[0])
    return {unescape(label): unescape(words) for label, words in facts}, lines


def test_the_form_links_to_it(client, address, paste):
    assert f'href="{paste}"' in client.get(address).content.decode()


def test_a_letter_becomes_the_filled_form_and_nothing_is_stored(client, paste):
    response = send(client, paste, text=LETTER)
    data = typed(response)
    shown = ("title", "dates-0-day", "dates-0-start", "dates-0-end", "name", "town", "organiser")
    assert [data[name] for name in shown] == [
        "Abend der Begegnung",
        "Mon 28.9.2026",
        "18:00",
        "21:00",
        "Bürgerhaus",
        "Neustadt",
        "Verein Miteinander",
    ]
    facts, lines = panel(response)
    assert facts["When"] == "Monday, 28 September 2026, 18:00–21:00"
    assert "Bitte bringt Hausschuhe mit." in lines
    assert "Bitte bringt Hausschuhe mit." in data["description"]
    assert (Submission.objects.count(), Entry.objects.count()) == (0, 0)


def test_it_is_sent_like_every_other(client, address, paste):
    data = typed(send(client, paste, text=LETTER), openness="public", category="fest")
    data["contact_email"] = "bruno@verein.example"
    answer = post(client, address, data)
    while answer.status_code == 200:  # what the checks ask is kept as it is
        asked = set(re.findall(r'name="(answer-\w+)"', answer.content.decode()))
        assert asked
        answer = post(client, address, typed(answer, **dict.fromkeys(asked, "keep")))
    draft = from_data(Submission.objects.get().latest.data)
    assert (draft.title, draft.is_free) == ("Abend der Begegnung", True)


def test_an_empty_text_is_told(client, paste):
    assert "Please paste the text here." in send(client, paste).content.decode()


def test_a_text_without_an_event_says_so_and_keeps_its_lines(client, paste):
    facts, lines = panel(send(client, paste, text="1\n2"))
    assert (facts, lines) == ({}, ["1", "2"])


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_it_speaks_the_language_of_the_page(client, paste, lang):
    page = send(client, paste.replace("/en/", f"/{lang}/"), text=LETTER)
    assert page.status_code == 200
    assert typed(page)["title"] == "Abend der Begegnung"


def test_a_hostile_text_is_shown_harmlessly(client, paste):
    page = send(client, paste, text="<script>alert(1)</script>\n\u202eabc").content.decode()
    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_a_closed_programme_takes_nothing(client, week, paste):
    week.submissions_from = week.ends_on
    week.save()
    assert client.get(paste).status_code == 404


def test_a_state_that_was_read_is_named_and_told_by_its_fold(client, paste):
    response = send(client, paste, text="ABGESAGT! Kinoabend am 28.9.2026 um 19 Uhr, Stadtpark")
    data, page = typed(response), response.content.decode()
    assert (data["title"], data["dates-0-status"]) == ("Kinoabend", "cancelled")
    assert panel(response)[0]["Does it take place?"] == "cancelled"
    assert "Filled in: <span data-said>cancelled</span>" in page


def test_of_several_events_the_first_fills_the_form_and_the_others_are_named(client, paste):
    text = (
        "Lesung\n24.9.2026, 19 Uhr, Bücherei Neustadt\n\nFest\n25.9.2026, 14 Uhr, Markt 3, Neustadt"
    )
    response = send(client, paste, text=text)
    data = typed(response)
    assert (data["title"], data["dates-0-day"], data.get("dates-1-day", "")) == (
        "Lesung",
        "24.9.2026",
        "",
    )
    facts, lines = panel(response)
    assert (facts["Title"], lines) == ("Lesung", ["Fest"])


FULL = """Offenes Kochen

Wann: Montag, 28.9.2026, 18 bis ca. 21 Uhr
Wo: Stadtpark, Parkweg 3, 99999 Neustadt
Bei Regen: Turnhalle
Veranstalter: Verein Miteinander
Eintritt: 5 €
Ermäßigung: Kinder unter 12 frei
Anmeldung erforderlich unter anmeldung@verein.example bis 20.9.2026
Sprachen: Deutsch, Arabisch
Für Familien
Nur für geladene Gäste
"""
READ = {
    "Title": "Offenes Kochen",
    "When": "Monday, 28 September 2026, 18:00 to about 21:00",
    "Where": "Stadtpark · Parkweg 3, 99999 Neustadt",
    "Place in bad weather": "Turnhalle",
    "Organised by": "Verein Miteinander",
    "Cost": "5 €",
    "Reductions": "Kinder unter 12 frei",
    "Languages": "German, Arabic",
    "Who may come": "by invitation only",
}


@pytest.mark.parametrize("label", READ)
def test_all_that_was_read_is_told_with_its_words(client, paste, label):
    facts, _ = panel(send(client, paste, text=FULL))
    assert facts[label] == READ[label]


def test_how_one_registers_is_told(client, paste):
    facts, _ = panel(send(client, paste, text=FULL))
    for words in ("registration required", "anmeldung@verein.example", "by 20 September 2026"):
        assert words in facts["Registration"]


@pytest.mark.parametrize(
    ("word", "state"),
    [("ABGESAGT", "cancelled"), ("Verschoben", "postponed"), ("Ausgebucht", "fully booked")],
)
def test_each_state_is_told(client, paste, word, state):
    facts, _ = panel(send(client, paste, text=f"{word}: Kino am 28.9.2026 um 19 Uhr, Stadtpark"))
    assert facts["Does it take place?"] == state


def test_what_was_not_read_is_not_told_as_read(client, paste):
    facts, lines = panel(send(client, paste, text="Kino am 28.9.2026 um 19 Uhr\nWir freuen uns."))
    assert not {"Cost", "Registration", "Languages", "Who may come", "Description"} & set(facts)
    assert "Does it take place?" not in facts
    assert lines == ["Wir freuen uns."]


def test_a_long_fact_is_told_by_its_beginning(client, paste):
    facts, _ = panel(
        send(client, paste, text=f"Kino\n28.9.2026, 19 Uhr\nEintritt: 5 € {'und ' * 60}")
    )
    assert facts["Cost"].startswith("5 € und")
    assert len(facts["Cost"]) == 100


def test_languages_are_told_where_no_day_was_understood(client, paste):
    facts, _ = panel(send(client, paste, text="Offenes Kochen\nSprachen: Deutsch, Arabisch"))
    assert facts["Languages"] == "German, Arabic"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_german_text_is_german_on_any_page(client, paste, lang):
    assert typed(send(client, paste.replace("/en/", f"/{lang}/"), text=LETTER))["language"] == "de"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("Wann: 31.9.2026, 18 Uhr", "There is no such day as “31.9.2026”."),
        ("am 30. Februar um 19 Uhr", "There is no such day as “30. Februar”."),
        ("Mo, 28.9. und Do, 31.9., 18 Uhr", "There is no such day as “31.9.”."),
    ],
)
def test_a_day_that_cannot_be_is_asked_about(client, paste, when, words):
    response = send(client, paste, text=f"Herbstfest\n{when}\nStadtpark, Neustadt")
    assert words in response.content.decode()
    assert when in typed(response)["description"]


@pytest.mark.parametrize("answer", ["keep", "scheduled"])
def test_a_state_that_was_read_is_confirmed_before_it_is_sent(client, address, paste, answer):
    text = f"Status: ausgebucht\n{LETTER}"
    data = typed(send(client, paste, text=text), openness="public", category="fest")
    data["contact_email"] = "bruno@verein.example"
    asked = post(client, address, data)
    page = asked.content.decode()
    assert "Your text says: fully booked." in unescape(page)
    name = re.search(r'name="(answer-\w+)"', page[page.index("Your text says") :])[1]
    chosen = {name: answer}
    while asked.status_code == 200:  # whatever else is asked is kept
        others = dict.fromkeys(re.findall(r'name="(answer-\w+)"', asked.content.decode()), "keep")
        asked = post(client, address, typed(asked, **others | chosen))
    status = from_data(Submission.objects.get().latest.data).whens[0].status
    assert status == {"keep": "full", "scheduled": "scheduled"}[answer]
