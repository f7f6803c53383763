"""Texts in English and Arabic are read as German ones are; of others the language is told."""

from datetime import date, time

import pytest

from feeds.incoming.invitation.reading import read
from programme.checks import answering
from programme.checks.texts import written_in
from programme.drafts.event_draft import Place

ENGLISH = (
    "Film night on 28 September 2026, 7 pm at Stadtbibliothek Neustadt, Schlossstraße 8. "
    "Free admission, no registration."
)
ENGLISH_LABELS = """Title: International cooking evening
Date: 28 September 2026
Time: 6:30 p.m. to 9 p.m.
Venue: Community Kitchen, Schlossstraße 8, 99999 Neustadt
Organiser: Welcome Network Neustadt
Admission: free
Registration: required by 25 September, cook@welcome.example
Language: English, Arabic"""
ARABIC_LABELS = """العنوان: أمسية شعرية
التاريخ: ٢٨ سبتمبر ٢٠٢٦
الوقت: الساعة ٧ مساءً
المكان: Stadtbibliothek, Schlossstraße 8, 99999 Neustadt
الجهة المنظمة: Arabischer Kulturverein
الدخول: مجاني
التسجيل: غير مطلوب"""


def test_english_prose(neustadt):
    draft = read(ENGLISH, neustadt).draft
    assert (draft.title, draft.language) == ("Film night", "en")
    assert [(each.starts_on, each.start_time) for each in draft.whens] == [
        (date(2026, 9, 28), time(19))
    ]
    assert draft.place == Place(name="Stadtbibliothek", street="Schlossstraße 8", town="Neustadt")
    assert (draft.is_free, draft.registration.need) == (True, "none")


def test_english_labels(neustadt):
    found = read(ENGLISH_LABELS, neustadt)
    draft = found.draft
    assert found.left == ()
    assert draft.title == "International cooking evening"
    assert (draft.whens[0].start_time, draft.whens[0].end_time) == (time(18, 30), time(21))
    assert (draft.place.name, draft.place.street) == ("Community Kitchen", "Schlossstraße 8")
    assert draft.organisers == ("Welcome Network Neustadt",)
    assert draft.is_free
    assert draft.registration.deadline == date(2026, 9, 25)
    assert draft.registration.email == "cook@welcome.example"
    assert set(draft.languages.spoken) == {"en", "ar"}


def test_an_english_letter(neustadt):
    text = (
        "Dear friends,\nwe warmly invite you to our Language Café on Tuesday, 29 September 2026 at "
        "noon in the Lutherhaus, Schlossstraße 8, 99999 Neustadt. Entry is free. Registration is "
        "not required. Organised by: Café Welcome.\nKind regards"
    )
    draft = read(text, neustadt).draft
    assert draft.title == "Language Café"
    assert draft.whens[0].start_time == time(12)
    assert (draft.place.name, draft.place.street) == ("Lutherhaus", "Schlossstraße 8")
    assert draft.organisers == ("Café Welcome",)
    assert (draft.is_free, draft.registration.need) == (True, "none")


def test_arabic_labels(neustadt):
    found = read(ARABIC_LABELS, neustadt)
    draft = found.draft
    assert found.left == ()
    assert (draft.title, draft.language) == ("أمسية شعرية", "ar")
    assert (draft.whens[0].starts_on, draft.whens[0].start_time) == (date(2026, 9, 28), time(19))
    assert (draft.place.name, draft.place.postcode) == ("Stadtbibliothek", "99999")
    assert draft.organisers == ("Arabischer Kulturverein",)
    assert (draft.is_free, draft.registration.need) == (True, "none")


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("يوم 28 أيلول 2026 الساعة السابعة مساءً", time(19)),
        ("يوم 28 أيلول 2026 الساعة الثامنة والنصف صباحا", time(8, 30)),
        ("يوم الاثنين ٢٨ سبتمبر ٢٠٢٦ من الساعة ٥ حتى ٧ مساءً", time(17)),
        ("يوم 28 تشرين الأول 2026 الساعة 18:00", time(18)),
    ],
)
def test_arabic_moments(neustadt, said, moment):
    draft = read(f"ندعوكم إلى أمسية شعرية {said} في مكتبة المدينة.", neustadt).draft
    assert draft.title == "أمسية شعرية"
    assert [each.start_time for each in draft.whens] == [moment]
    assert draft.whens[0].starts_on.day == 28


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Запрошуємо на кінопоказ 28.09.2026 о 18:00. Вхід вільний.", "uk"),
        ("Приглашаем вас на вечер поэзии 28.09.2026, вход свободный, будем рады всем", "ru"),
        ("شما را به شب شعر دعوت می‌کنیم، پنجشنبه در کتابخانه", "fa"),
        (
            "Hepinizi bekliyoruz: tarih 28.09.2026, giriş ücretsiz, çocuklar için oyun ve müzik",
            "tr",
        ),
        ("Herbstfest\n28.9.2026, 14 Uhr, Rathaus Neustadt\nEintritt frei", "de"),
    ],
)
def test_the_language_of_the_text(neustadt, text, code):
    assert read(text, neustadt).draft.language == code


@pytest.mark.parametrize(
    ("text", "language", "offered"),
    [
        ("Community dinner\n{day}\nPlease join us, all are welcome.", "en", []),
        ("Свято сусідів\n{day}\nЗапрошуємо всіх, їжа та музика.", "uk", []),
        ("Вечер соседства\n{day}\nПриходите все.", "de", ["ru", "uk", "bg", "sr", "de"]),
        ("Komşuluk şenliği\n{day}\nMüzik ve yemek ile. Giriş ücretsiz.", "tr", []),
    ],
)
def test_a_language_is_read_or_asked_and_never_german_silently(neustadt, text, language, offered):
    draft = read(text.format(day="28.9.2026, 18:00"), neustadt).draft
    asked = [
        [candidate.value for candidate in finding.candidates]
        for finding in written_in.written_in(draft, neustadt)
    ]
    assert (draft.language, asked) == (language, [offered] if offered else [])
    for code in offered[:1]:
        (finding,) = written_in.written_in(draft, neustadt)
        assert answering.answered(draft, finding, code).language == code
