"""Organisations that a sentence lets act, and those that are all a line says."""

import pytest

from feeds.incoming.invitation.reading import read

DATED = "Herbstfest\nSamstag, 26.9.2026, 14 Uhr\nMehrgenerationenhaus, Neustadt\n"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Die SG Ostheim 1924 und der Kreisjugendring Muster richten das Fest aus.",
            ("SG Ostheim 1924", "Kreisjugendring Muster"),
        ),
        (
            "Vorbereitet wird es vom Evangelischen Kirchenkreis Muster und der Frauenhilfe Anna.",
            ("Evangelischer Kirchenkreis Muster", "Frauenhilfe Anna"),
        ),
        (
            "Dazu laden die Katholische Gemeinde St. Josef und der Islamische Kulturverein ein.",
            ("Katholische Gemeinde St. Josef", "Islamischer Kulturverein"),
        ),
        ("Gezeigt wird das Stück vom Kunstverein Saal e. V.", ("Kunstverein Saal e. V.",)),
        ("Das Jugendamt des Muster-Kreises führt es durch.", ("Jugendamt des Muster-Kreises",)),
        (
            "Die Ev.-Luth. Kirchengemeinde Muster und die Stadtbücherei Neudorf laden alle ein.",
            ("Ev.-Luth. Kirchengemeinde Muster", "Stadtbücherei Neudorf"),
        ),
        ("Die Freie Bühne Muster spielt ein Stück.", ("Freie Bühne Muster",)),
        ("Das Kirchspiel Muster feiert den Tag.", ("Kirchspiel Muster",)),
        ("Die vhs Musterkreis bietet einen Kurs an.", ("vhs Musterkreis",)),
        ("Der 1. VC Muster macht wieder Sport.", ("1. VC Muster",)),
        ("Die Wasserwacht Muster hat wieder einen Kurs.", ("Wasserwacht Muster",)),
        ("Das Bildungswerk Muster gGmbH bietet es an.", ("Bildungswerk Muster gGmbH",)),
        ("Dahinter steht der Jugendkulturverein Bogen.", ("Jugendkulturverein Bogen",)),
        (
            "Der Heimatbund Neudorf bittet zusammen mit der Verkehrswacht Muster in den Park.",
            ("Heimatbund Neudorf", "Verkehrswacht Muster"),
        ),
        (
            "Die Musikschule Muster veranstaltet die Stadtführung „Alte Zeit“.",
            ("Musikschule Muster",),
        ),
        (
            "Veranstalter sind das Gesundheitsamt Muster, die AWO Neudorf und der Chor Klang.",
            ("Gesundheitsamt Muster", "AWO Neudorf", "Chor Klang"),
        ),
        (
            "Veranstaltet wird es von der Stadt Au, den Omas gegen rechts und dem Kreisverband X.",
            ("Stadt Au", "Omas gegen rechts", "Kreisverband X"),
        ),
        (
            "Veranstalter ist der Förderverein Pusteblume, der Eintritt beträgt 2,50 Euro.",
            ("Förderverein Pusteblume",),
        ),
        (
            "In Kooperation mit dem Jobcenter Muster bietet die Handwerkskammer Au einen Kurs an.",
            ("Handwerkskammer Au", "Jobcenter Muster"),
        ),
        (
            "Die Kreisvolkshochschule Muster bietet die Schreibwerkstatt »Ich« an.",
            ("Kreisvolkshochschule Muster",),
        ),
        ("Die Trommelgruppe Ubuntu gibt ihren Kurs.", ("Trommelgruppe Ubuntu",)),
        ("Das Sprachcafé macht der Freundeskreis Ankommen.", ("Freundeskreis Ankommen",)),
        (
            "Der Treff öffnet seine Türen. Der Jugendclub Welle bietet alles kostenlos an.",
            ("Jugendclub Welle",),
        ),
        ("Das feiert der Gemischte Chor Muster.", ("Gemischter Chor Muster",)),
        ("Es lädt ein: Tanzwerk Muster. 8 Euro, einfach kommen.", ("Tanzwerk Muster",)),
        ("Wir freuen uns auf euch! Euer Frauenkreis Muster", ("Frauenkreis Muster",)),
        ("Wir bitten um Anmeldung. Ihr Heimatverein Muster e. V.", ("Heimatverein Muster e. V.",)),
    ],
)
def test_who_acts_in_a_sentence_organises(neustadt, sentence, names):
    assert read(DATED + sentence, neustadt).draft.organisers == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Eingeladen sind die Frauen der Kirchengemeinde.",
        "Wir treffen uns in der Musikschule und laden alle Familien ein.",
        "Es singt der Chor der Grundschule.",
        "Danach bietet die Sonne Wärme.",
        "Danach gibt es das Café.",
        "Wir freuen uns auf euch! Eure Naht",
    ],
)
def test_who_is_only_named_does_not(neustadt, sentence):
    assert read(DATED + sentence, neustadt).draft.organisers == ()


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Kunstkreis Neustadt\nEintritt frei", ("Kunstkreis Neustadt",)),
        (
            "Stadt Neustadt | Bürgerstiftung Muster\nAnmeldung erforderlich",
            ("Stadt Neustadt", "Bürgerstiftung Muster"),
        ),
        (
            "Förderverein Grundschule Muster\nin Kooperation mit dem Jugendklub Muster\n7 €",
            ("Förderverein Grundschule Muster", "Jugendklub Muster"),
        ),
        ("SV Muster 1924 + Jugendpflege Muster", ("SV Muster 1924", "Jugendpflege Muster")),
        (
            "Kirchengemeinde Neudorf\nAsylkreis Muster\nEintritt frei",
            ("Kirchengemeinde Neudorf", "Asylkreis Muster"),
        ),
        (
            "Veranstalter: SG Feldatal 1924, Jugendpflege Muster",
            ("SG Feldatal 1924", "Jugendpflege Muster"),
        ),
        ("Wer? Kita Bergwichtel + Stadt Neudorf", ("Kita Bergwichtel", "Stadt Neudorf")),
        ("Veranst.: Heimatbund Muster", ("Heimatbund Muster",)),
        (
            "Veranstalter: Mehrgenerationentreff Regenbogen Neudorf\nnur mit Anmeldung",
            ("Mehrgenerationentreff Regenbogen Neudorf",),
        ),
        (
            "Organised by Welcome Point Muster and the Volunteers Network Muster",
            ("Welcome Point Muster", "Volunteers Network Muster"),
        ),
        ("Auftritt der Tanzgruppe Muster\nEintritt frei", ()),
        ("Kuchen vom Förderverein\nEintritt frei", ()),
        ("KINDERFEST DER VEREINE\nEintritt frei", ()),
        ("Alle Vereine sind dabei!\nEintritt frei", ()),
    ],
)
def test_a_name_alone_in_its_line_organises(neustadt, lines, names):
    assert read(DATED + lines, neustadt).draft.organisers == names


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Die Volkshochschule bietet am 26.9.2026 einen Schwimmkurs für Frauen an.",
            "Schwimmkurs für Frauen",
        ),
        ("Wir möchten unsere Kleiderbörse ankündigen. Sie ist am 26.9.2026.", "Kleiderbörse"),
        ("Am 26.9.2026 geht es weiter. Unser Frauenfrühstück geht weiter.", "Frauenfrühstück"),
        ("Der Verein plant für Samstag, den 26.9.2026, ein Hofkino im Park.", "Hofkino"),
        ("Gefeiert wird mit einem Tag der offenen Tore am 26.9.2026.", "Tag der offenen Tore"),
    ],
)
def test_a_sentence_tells_the_title(neustadt, sentence, title):
    letter = f"Guten Tag,\n\n{sentence} Wir freuen uns auf viele Gäste dabei.\n\nEure Naht"
    assert read(letter, neustadt).draft.title == title
