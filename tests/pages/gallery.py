"""What the gallery shows: every part with plausible, plainly invented content."""

from datetime import date
from pathlib import Path

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from calendar_site.forms.renderer import KernRenderer
from calendar_site.pages.public.programme import day_html

TEMPLATE = Path(__file__).with_name("gallery.html")
LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3


class SampleForm(forms.Form):
    """One field of each kind."""

    default_renderer = KernRenderer()

    title = forms.CharField(label="Wie heißt die Veranstaltung?", max_length=80)
    text = forms.CharField(
        label="Kurzer Text",
        help_text="Höchstens 300 Zeichen, so steht er im Heft.",
        widget=forms.Textarea,
        max_length=300,
    )
    kind = forms.ChoiceField(
        label="Art", choices=[("film", "Film"), ("food", "Kochen und Essen"), ("talk", "Vortrag")]
    )
    when = forms.SplitDateTimeField(
        label="Wann beginnt sie?",
        help_text="Wenn die Uhrzeit noch offen ist, lassen Sie sie frei.",
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": "Tag"},
            time_attrs={"type": "time", "aria-label": "Uhrzeit"},
        ),
    )
    audience = forms.ChoiceField(
        label="Wer darf kommen?",
        choices=[("all", "Alle"), ("house", "Nur das Haus"), ("school", "Eine Schule")],
        widget=forms.RadioSelect,
    )
    features = forms.MultipleChoiceField(
        label="Was trifft zu?",
        required=False,
        choices=[(str(number), f"Merkmal {number}") for number in range(8)],
        widget=forms.CheckboxSelectMultiple,
    )
    email = forms.EmailField(label="E-Mail für Rückfragen", help_text="Wird nicht veröffentlicht.")
    picture = forms.FileField(label="Bild", required=False)
    agreed = forms.BooleanField(label="Ich habe den Hinweis zum Datenschutz gelesen.")
    step = forms.CharField(widget=forms.HiddenInput, required=False)


class SampleFilter(forms.Form):
    default_renderer = KernRenderer()

    q = forms.CharField(label="Suchwort", required=False)
    town = forms.ChoiceField(
        label="Ort", required=False, choices=[("", "Alle Orte"), ("1", "Bad Salzungen")]
    )
    since = forms.DateField(
        label="Ab", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


def mark(code, label):
    return {"code": code, "label": label}


def event(title, time="18 Uhr", place="MehrGenerationenHaus, Bad Salzungen", **more):
    return {"title": title, "url": "/e/", "time": time, "place": place, **more}


EVENTS = [
    event(
        "Offener Stammtisch für Migrantinnen, Migranten und Interessierte",
        category="Begegnung",
        summary="Erster Abend eines neuen offenen Treffs zum Kennenlernen.",
        marks=[mark("free", "kostenfrei"), mark("wheelchair", "barrierefrei zugänglich")],
    ),
    event(
        "Filmvorführung „Freibad“ mit Gesprächsrunde und Imbiss",
        "ab 14 Uhr",
        "PAB Kinocenter, Bad Salzungen",
        category="Film",
        status="cancelled",
        status_label="Abgesagt",
        marks=[mark("registration", "Anmeldung nötig")],
    ),
    event(
        "أمسية تعارف بلغات كثيرة",
        "18:30–21 Uhr",
        "Ratssaal, Eisenach",
        language="ar",
        direction="rtl",
        category="Lesung",
        status="full",
        status_label="Ausgebucht",
        summary="قراءة قصيرة ثم حديث حول فنجان شاي.",
        marks=[
            mark("interpretation", "Arabisch gedolmetscht"),
            mark("women_only", "nur für Frauen"),
            mark("childcare", "Kinderbetreuung"),
        ],
    ),
]
MORE = [
    event(
        "Fest der Begegnung",
        "Uhrzeit folgt",
        "Marktplatz, Bad Salzungen",
        category="Fest",
        summary="Musik, Essen aus vielen Küchen und Spiele für Kinder.",
        marks=[
            mark("free", "kostenfrei"),
            mark("families", "für Familien"),
            mark("sign_language", "Gebärdensprache"),
            mark("hearing_loop", "Höranlage"),
        ],
    ),
    event(LONG, "ganztägig", LONG, status="tentative", status_label="Noch nicht bestätigt"),
    event("Sprachcafé am Bildschirm", "19 Uhr", "", marks=[mark("online", "online")]),
]
OFFERS = [
    event(
        "Ausstellung „Angekommen“",
        place="Stadtbibliothek, Bad Salzungen",
        when="12. September bis 29. Oktober, Di–Fr 10–17 Uhr",
        category="Ausstellung",
        marks=[mark("free", "kostenfrei")],
    ),
    event(
        "Fotowände in der Bahnhofstraße",
        place="Bahnhofstraße, Eisenach",
        when="24. September bis 1. Oktober, jederzeit",
    ),
]
FACTS = [
    {
        "icon": "clock",
        "label": "Wann",
        "value": "Donnerstag, 28. September 2023, 18 Uhr",
        "note": "Das Ende ist offen.",
    },
    {
        "icon": "place",
        "label": "Wo",
        "value": "MehrGenerationenHaus",
        "lines": ["Beispielstraße 12", "36433 Bad Salzungen"],
        "url": "/map/",
    },
    {"icon": "euro", "label": "Eintritt", "value": "kostenfrei"},
    {"icon": "wheelchair", "label": "Zugang mit Rollstuhl", "unknown": True},
]
QUEUE = [
    {
        "title": "Interkulturelles Kochen (Programmabschluss)",
        "url": "/d/1/",
        "partner": "Integrationsmanagement",
        "when": "14. Dezember 2023",
        "received": "vor 2 Tagen",
        "status": "submitted",
        "status_label": "Eingereicht",
        "question": "Der 14. Dezember 2023 ist ein Donnerstag, geschrieben steht aber Dienstag.",
        "findings": 1,
        "current": True,
    },
    {
        "title": "Fest der Begegnung",
        "url": "/d/2/",
        "partner": "Verein Beispiel e. V.",
        "status": "changed",
        "status_label": "Änderung wartet",
    },
    {
        "title": "Ein Lied für alle",
        "url": "/d/3/",
        "partner": "Chor Muster",
        "status": "returned",
        "status_label": "Frage gestellt",
    },
]
FINDINGS = [
    {
        "title": "Wochentag und Datum passen nicht zusammen",
        "text": "Angekündigt ist Dienstag, 14. Dezember 2023; das war ein Donnerstag.",
        "candidates": [
            {"label": "Donnerstag, 14. Dezember", "url": "/d/1/?day=2023-12-14"},
            {"label": "Dienstag, 12. Dezember", "url": "/d/1/?day=2023-12-12"},
            {"label": "Dienstag, 14. November", "url": "/d/1/?day=2023-11-14"},
        ],
    },
    {"level": "info", "title": "Am selben Abend im selben Ort: Fest der Begegnung"},
]
CHANGES = [
    {"label": "Beginn", "before": "18 Uhr", "after": "19 Uhr"},
    {"label": "Ort", "before": "", "after": "Ratssaal, Eisenach"},
    {
        "label": "Kurzer Text",
        "pieces": [
            {"kind": "same", "text": "Musik und "},
            {"kind": "removed", "text": "Kuchen"},
            {"kind": "added", "text": "Essen aus vielen Küchen"},
            {"kind": "same", "text": " für alle."},
        ],
    },
]
JOBS = {
    "running": {
        "title": "Programmheft",
        "state": "running",
        "state_label": "12 von 36 Seiten gesetzt",
        "done": 12,
        "total": 36,
        "url": "/job/1/",
    },
    "failed": {
        "title": "Programmheft",
        "state": "failed",
        "state_label": "Das Heft konnte nicht gesetzt werden",
        "message": "Die Zeit war um.",
        "retry_url": "/job/1/again/",
        "file_url": "/old.pdf",
        "file_label": "Programmheft vom 1. August (PDF)",
    },
    "done": {
        "title": "Programmheft",
        "state": "done",
        "state_label": "Fertig",
        "file_url": "/new.pdf",
        "file_label": "Programmheft (PDF, 2 MB)",
    },
}
FRAME = {
    "district": "Wartburgkreis",
    "home_url": "/de/wartburgkreis/",
    "programme_url": "/de/wartburgkreis/ikw-2023/",
    "submit_url": "/de/wartburgkreis/submit/",
    "subscribe_url": "/de/wartburgkreis/subscribe/",
    "desk_url": "/de/wartburgkreis/desk/",
    "section": "programme",
    "languages": [
        {"code": "de", "name": "Deutsch", "url": "/de/", "current": True},
        {"code": "en", "name": "English", "url": "/en/"},
        {"code": "ar", "name": "العربية", "url": "/ar/"},
    ],
    "imprint_url": "/imprint/",
    "privacy_url": "/privacy/",
    "accessibility_url": "/accessibility/",
    "easy_url": "/easy/",
}


def named(events, language):
    """On a page in another language, German titles say that they are German."""
    german = {} if language == "de" else {"language": "de", "direction": "ltr"}
    return [german | each for each in events]


def drawn(events, language):
    """Cards as HTML, as pages take them."""
    with translation.override(language):
        card = engines["django"].get_template("parts/event_card.html")
        return [card.render({"event": each}) for each in named(events, language)]


def day(day, events, language, note=""):
    """A day of a programme."""
    with translation.override(language):
        heading = day_html.heading(day, note)
    return {"iso": f"{day}", "heading": heading, "card": drawn(events, language)}


def context(language="de", bound=True, job="running", live=False):
    """Everything the template asks for; `bound` shows the form with its errors."""
    return {
        "frame": FRAME,
        "messages": [Message(constants.SUCCESS, "Gespeichert.")],
        "head": {
            "title": "Neue Räume",
            "kicker": "Interkulturelle Woche 2023",
            "lead": "12. September bis 14. Dezember 2023 im ganzen Landkreis",
            "note": "Bundesweite Woche: 24. September bis 1. Oktober",
            "breadcrumb": [{"label": "Wartburgkreis", "url": "/"}, {"label": "Programm"}],
            "actions": [
                {"url": "#subscribe", "label": "Abonnieren", "icon": "subscribe", "primary": True},
                {"url": "/print/", "label": "Programmheft (PDF)", "icon": "print"},
            ],
        },
        "filter": {
            "quick": [
                {"label": "kostenfrei", "url": "?free=1", "icon": "free"},
                {"label": "für Familien", "url": "?", "icon": "families", "active": True},
                {"label": "mit Dolmetschen", "url": "?i=1", "icon": "interpretation"},
                {"label": "mit Rollstuhl", "url": "?w=1", "icon": "wheelchair"},
            ],
            "form": SampleFilter(),
            "active": [{"label": "Bad Salzungen", "remove_url": "?x"}],
            "reset_url": "?",
            "result": "7 Veranstaltungen",
        },
        "offers": drawn(OFFERS, language),
        "days": [
            day(date(2023, 9, 28), EVENTS, language, "Tag des Beispiels"),
            day(date(2023, 9, 30), MORE, language) | {"past": True},
        ],
        "page_obj": Paginator(range(90), 30).page(2),
        "facts": FACTS,
        "ask_url": "/ask/",
        "links": [{"url": "/a/", "label": "Zur Änderung"}],
        "subscribe": {
            "scope": "Interkulturelle Woche 2023, Wartburgkreis: kostenfrei, für Familien",
            "webcal_url": "webcal://kreis.example/feeds/wartburgkreis/ikw-2023.ics",
            "https_url": "https://kreis.example/feeds/wartburgkreis/ikw-2023.ics?free=1",
            "google_url": "https://calendar.example/r?cid=x",
            "outlook_url": "https://outlook.example/x",
            "download_url": "/feeds/wartburgkreis/ikw-2023.ics",
        },
        "jobs": [JOBS[job]],
        "live": live,
        "tiles": [
            {"title": name, "url": f"/{name}/", "text": "Thüringen", "note": "31 Veranstaltungen"}
            for name in ("Wartburgkreis", "Ilm-Kreis", "Kyffhäuserkreis", "Sonneberg")
        ],
        "queue": QUEUE,
        "findings": FINDINGS,
        "changes": CHANGES,
        "form": SampleForm(
            {"title": "Ein Abend", "text": "x" * 320, "email": "kein"} if bound else None
        ),
        "empty": {
            "title": "Mit diesen Filtern findet nichts statt",
            "text": "Vielleicht passt ein anderer Ort oder eine andere Woche.",
            "links": [{"url": "?", "label": "Alles zeigen", "primary": True}],
        },
        "words": {
            "about": "Auf einen Blick",
            "changed": "Geändert seit Druck des Heftes",
            "changed_text": "Beginn jetzt 19 Uhr statt 18 Uhr.",
            "districts": "Landkreise",
            "queue": "Wartet auf Entscheidung",
            "send": "Absenden",
        },
    }


def page(language="de", **options):
    """The gallery as HTML in one language."""
    template = engines["django"].from_string(TEMPLATE.read_text())
    with translation.override(language):
        return template.render(context(language, **options), RequestFactory().get("/"))
