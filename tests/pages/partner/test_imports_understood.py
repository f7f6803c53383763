"""The preview of an import shows all that was understood, also of what cannot be taken yet."""

import pytest

from programme.models.submission import Submission
from tests.pages.partner.bringing import bring, confirm
from tests.pages.public.reading import facts, page

pytestmark = pytest.mark.django_db
HEAD = (
    "Titel;Datum;Beginn;Ende;Ort;Gemeinde;Veranstalter;Eintritt;Ermäßigung;Anmeldung;"
    "Sprachen;Wer darf kommen;Status;Art"
)
ROW = (
    "Offenes Kochen;{day};18:00;21:00;Stadtpark;Neustadt;Verein Miteinander;5 €;Kinder frei;"
    "erforderlich, Telefon 036000 1234;Deutsch, Arabisch;alle;abgesagt;{kind}"
)
UNDERSTOOD = {
    "Wo": "Stadtpark",
    "Kosten": "5 €",
    "Ermäßigung": "Kinder frei",
    "Anmeldung": "036000 1234",
    "Sprachen": "Deutsch, Arabisch",
    "Veranstaltet von": "Verein Miteinander",
    "Wer kommen darf": "offen für alle",
}


def preview(client, day="28.9.2026", kind="Fest"):
    table = f"{HEAD}\n{ROW.format(day=day, kind=kind)}\n".encode()
    path = bring(client, "a.csv", data=table)["Location"]
    return page(client.get(path).content.decode())


@pytest.mark.parametrize(
    ("day", "kind"),
    [("28.9.2026", "Fest"), ("28.9.2026", ""), ("31.9.2026", "Fest")],
    ids=["good", "without a kind", "a day that is none"],
)
def test_each_row_shows_what_was_understood(client, week, day, kind):
    told = {label: " ".join(words) for label, words in facts(preview(client, day, kind)).items()}
    missing = {label for label, words in UNDERSTOOD.items() if words not in told.get(label, "")}
    assert missing == set(), told


def test_the_state_of_a_date_is_told(client, week):
    assert "Abgesagt" in " ".join(facts(preview(client))["Wann"])


def test_german_texts_of_an_english_page_are_german(client, week):
    table = "\n".join(
        (
            "Titel;Datum;Beginn;Ort;Gemeinde;Beschreibung",
            "Kochen;28.9.2026;18:00;Stadtpark;Neustadt;Wir laden alle herzlich ein zum Essen.",
        )
    )
    path = bring(client, "a.csv", "/en/nord/submit/import/", data=table.encode())["Location"]
    assert "does not look like" not in client.get(path).content.decode()
    confirm(client, path)
    assert Submission.objects.get().latest.data["language"] == "de"
