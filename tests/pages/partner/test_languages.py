"""A partner writes in any language, adds others (plain language too), and says what is spoken."""

import re
from datetime import date

from programme.drafts.event_draft import Languages, from_data
from programme.models.submission import Submission
from tests.pages.partner.filling import STAMMTISCH, send

ARABIC = STAMMTISCH | {
    "language": "ar",
    "title": "لقاء مفتوح",
    "summary": "أمسية للتعارف.",
}


def draft():
    return from_data(Submission.objects.get().latest.data)


def test_an_arabic_reader_has_an_arabic_page_and_writes_arabic(client, address):
    arabic = address.replace("/en/", "/ar/")
    page = client.get(arabic).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert re.search(r'<option value="ar" selected', page)
    assert send(client, arabic, **ARABIC).status_code == 302
    assert (draft().language, draft().title) == ("ar", "لقاء مفتوح")
    assert Submission.objects.get().language == "ar"


def test_german_on_an_english_page_is_german_without_a_question(client, address):
    said = {"language": "en", "summary": "Wir backen zusammen und essen an einer langen Tafel."}
    assert send(client, address, **STAMMTISCH | said).status_code == 302
    assert draft().language == "de"


def test_a_language_that_somebody_chose_is_asked_about(client, address):
    said = {"language": "ar", "summary": "Wir backen zusammen und essen an einer langen Tafel."}
    page = send(client, address, **STAMMTISCH | said)
    assert "In which language is it written?" in page.content.decode()
    assert not Submission.objects.exists()


def test_plain_language_is_a_language_beside_german(client, address):
    answers = STAMMTISCH | {
        "texts-0-language": "de-simple",
        "texts-0-title": "Treffen für alle",
        "texts-0-summary": "Wir treffen uns am Abend.",
    }
    assert send(client, address, **answers).status_code == 302
    (text,) = draft().translations
    assert (text.language, text.title) == ("de-simple", "Treffen für alle")


def test_each_date_may_have_its_own_languages(client, address):
    answers = STAMMTISCH | {
        "spoken": "Deutsch",
        "dates-0-spoken": "Arabisch, Deutsch",
        "dates-0-interpreted": "Українська",
        "dates-0-signed": "on",
    }
    assert send(client, address, **answers).status_code == 302
    (when,) = draft().whens
    assert when.starts_on == date(2026, 9, 28)
    assert when.languages == Languages(spoken=("ar", "de"), interpreted=("uk",), signed=("gsg",))
    assert draft().languages == Languages(spoken=("de",))
