"""The privacy page names every rule of retention with the rule's own period."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from calendar_site.show import kept, periods
from programme import retention


def test_every_rule_has_its_sentence():
    about_nobody = {"picture_files", "picture_places", "facets", "expired"}  # what ends, and counts
    told = {rule for rule, _period, _sentence in kept.KEPT}
    assert told | about_nobody == set(retention.RULES)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(hours=48), ("48 hours", "48 Stunden", "48 ساعة")),
        (timedelta(days=30), ("30 days", "30 Tage", "30 يومًا")),
        (timedelta(days=183), ("half a year", "ein halbes Jahr", "نصف سنة")),
        (timedelta(days=365), ("1 year", "1 Jahr", "سنة واحدة")),
        (timedelta(days=730), ("2 years", "2 Jahre", "سنتين")),
        (timedelta(days=731), ("731 days", "731 Tage", "731 يومًا")),
    ],
    ids=lambda value: str(value.days) if isinstance(value, timedelta) else "",
)
def test_a_period_in_words(length, words):
    for language, word in zip(("en", "de", "ar"), words, strict=True):
        with override(language):
            assert periods.words(length) == word


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Events that were begun and never sent: 30 days."),
        ("de", "Begonnene und nie abgesendete Veranstaltungen: 30 Tage."),
        ("ar", "الفعاليات التي بدأ إدخالها ولم تُرسَل قط: 30 يومًا."),
    ],
)
def test_the_page_says_it_in_the_language_of_the_reader(client, nord, language, sentence):
    page = client.get(f"/{language}/nord/privacy/").content.decode()
    with override(language):
        told = list(kept.sentences())
    assert sentence in told
    assert all(f"<li>{each}</li>" in page for each in told)


def test_another_period_is_told_at_once(client, week, monkeypatch):
    monkeypatch.setattr(retention, "CONTACTS", timedelta(days=90))
    page = client.get("/en/nord/submit/ikw-2026/").content.decode()
    assert "are deleted 90 days after the programme has ended" in page
