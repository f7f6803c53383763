"""The page of one event."""

import json
from datetime import date, time, timedelta
from urllib.parse import unquote

import pytest

from programme.actors import PARTNER, organiser
from programme.drafts.event_draft import Hours, Languages, Period, Place, Registration, Text
from programme.drafts.reports import ALL
from programme.models.event import Event, EventText
from programme.models.picture import Picture
from programme.models.vocabulary import Funding
from programme.submissions import reporting, submitting
from tests import cast
from tests.pages.public.reading import facts

PATH = "/en/nord/ikw-2026/offener-stammtisch/"
TUESDAY = date(2026, 9, 29)


def test_everything_that_is_known(read, add, nord):
    nord.email = "amt@nord.example"
    nord.save(update_fields=["email"])
    add(
        whens=(cast.when(end_time=time(20), doors=time(17, 30)),),
        place=Place(
            name="Mehrgenerationenhaus",
            room="Saal",
            street="Hauptstraße 1",
            postcode="99999",
            town="Neustadt",
            note="Eingang im Hof",
        ),
        audiences=("familien", "kinder"),
        age_min=6,
        price="Spende willkommen",
        is_free=True,
        registration=Registration(
            need="required", phone="000 123", url="https://anmeldung.example/x", deadline=TUESDAY
        ),
        languages=Languages(spoken=("de",), interpreted=("ar",), signed=("gsg",)),
        wheelchair="partly",
        features=("childcare", "food"),
        website="https://verein.example/treff/",
        public_contact="Verein Miteinander, treff@verein.example",
    )
    page = read(PATH)
    assert page.texts("h1") == ["Offener Stammtisch"]
    assert page.one(class_="head").texts("p") == [
        "Celebration and encounter",
        "Monday, 28 September 2026 · 18:00–20:00",
        "Mehrgenerationenhaus, Neustadt",
    ]
    assert facts(page) == {
        "When": ["Monday, 28 September 2026", "18:00–20:00", "doors open at 17:30"],
        "Where": [
            "Mehrgenerationenhaus, Saal",
            "Hauptstraße 1, 99999 Neustadt",
            "Eingang im Hof",
        ],
        "For whom": ["Families, Children", "from 6 years on"],
        "Cost": ["free of charge", "Spende willkommen"],
        "Registration": ["registration required", "000 123", "by 29 September 2026"],
        "Languages": ["German; interpretation into Arabic; German Sign Language"],
        "Wheelchair access": ["partly"],
        "Good to know": ["Childcare", "Food and drink"],
        "Organised by": ["Verein Miteinander"],
        "Website": ["verein.example/treff", "Verein Miteinander, treff@verein.example"],
    }
    links = page.one("dl").links()
    assert links["registration required"] == "https://anmeldung.example/x"
    assert links["verein.example/treff"] == "https://verein.example/treff/"
    assert links["treff@verein.example"] == "mailto:treff@verein.example"


def test_what_nobody_has_said_is_shown_as_not_stated_with_whom_to_ask(read, add, nord):
    nord.email = "amt@nord.example"
    nord.save(update_fields=["email"])
    add()
    page = read(PATH)
    asked = {name: said for name, said in facts(page).items() if said[0].startswith("Not stated")}
    assert asked == {
        name: [f"Not stated – ask the district: {name}"]
        for name in ("Cost", "Registration", "Languages", "Wheelchair access")
    }
    link = page.one("dl").links()["ask the district: Cost"]
    assert unquote(link) == "mailto:amt@nord.example?subject=Offener Stammtisch"


def test_every_date_with_what_differs_on_it(read, add):
    event = add(
        whens=(
            cast.when(),
            cast.when(TUESDAY, place=Place(name="Rathaus", town="Altstadt"), note="Im Hof"),
            cast.when(date(2026, 10, 1), languages=Languages(spoken=("de",), interpreted=("ar",))),
        )
    )
    reporting.report(event.submission, "cancelled", keys={"20260928T1800"}, by=PARTNER, at=cast.AT)
    page = read(PATH)
    assert page.one("ol", class_="dates").texts("li") == [
        "Monday, 28 September 2026 18:00 Cancelled Mehrgenerationenhaus, Neustadt",
        "Tuesday, 29 September 2026 18:00 Rathaus, Altstadt Im Hof",
        "Thursday, 1 October 2026 18:00 Mehrgenerationenhaus, Neustadt"
        " German; interpretation into Arabic",
    ]
    assert facts(page)["When"] == [
        "Tue 29 September (Rathaus, Altstadt) · Thu 1 October",
        "18:00",
    ]


def test_doors_that_differ_are_said_of_each_date(read, add):
    add(whens=(cast.when(doors=time(17, 30)), cast.when(TUESDAY)))
    page = read(PATH)
    assert page.one("ol", class_="dates").texts("li") == [
        "Monday, 28 September 2026 18:00, doors open at 17:30",
        "Tuesday, 29 September 2026 18:00",
    ]
    assert facts(page)["When"] == ["Mon 28 September · Tue 29 September", "18:00"]


def test_an_event_that_moved_names_its_new_place_and_nothing_of_the_old_one(read, add):
    old = Place(name="Rathaus", room="Saal", town="Altstadt", note="Im Hof")
    new = Place(name="Bibliothek", street="Ring 2", town="Neustadt")
    add(place=old, whens=(cast.when(place=new),))
    page = read(PATH)
    assert page.one(class_="head").texts("p")[-1] == "Bibliothek, Neustadt"
    assert facts(page)["Where"] == ["Bibliothek", "Ring 2, Neustadt"]
    card = read("/en/nord/ikw-2026/").one(class_="card__place")
    assert card.text == "Place: Bibliothek, Neustadt"
    assert unquote(page.links()["See on OpenStreetMap"]).endswith("query=Ring+2,++Neustadt")


def test_many_dates_wait_behind_one_line_unless_one_is_cancelled(read, add):
    days = [date(2026, 9, 28) + timedelta(n) for n in range(11)]
    event = add(whens=tuple(cast.when(day) for day in days))
    folded = read(PATH).one("details", class_="fold")
    assert len(folded.texts("li")) == len(days)
    reporting.report(event.submission, "cancelled", keys={"20260930T1800"}, by=PARTNER, at=cast.AT)
    page = read(PATH)
    assert list(page.all("details", class_="fold")) == []
    assert len(page.one("ol", class_="dates").texts("li")) == len(days)


def test_a_cancelled_event_says_so_first(read, add, aylin):
    event = add()
    reporting.report(
        event.submission, "cancelled", keys=ALL, note="Krank", by=organiser(aylin), at=cast.AT
    )
    page = read(PATH)
    assert page.one("title").text == "Cancelled: Offener Stammtisch – Landkreis Nord"
    assert page.one(class_="head").texts("p")[1] == "Cancelled"
    assert page.one("h1").one("s").text == "Offener Stammtisch"
    assert page.one(class_="kern-alert--danger").text == "Cancelled Krank"
    assert facts(page)["When"] == ["Monday, 28 September 2026", "18:00"]
    assert "Registration" not in facts(page)


def test_the_address_for_calendars_can_be_copied(read, add, clock):
    add()
    assert [
        each.attrs["src"].rpartition("/")[2]
        for each in read(PATH).all("script")
        if "/copy." in each.attrs.get("src", "")
    ] == ["copy.js"]


def test_the_text_in_the_readers_language_or_the_one_there_is(read, add):
    add(
        description="Mit Tee.\n\nKommt vorbei: https://verein.example",
        translations=(Text(language="ar", title="لقاء", summary="أمسية للتعارف"),),
    )
    english, arabic, german = (
        read(PATH),
        read(PATH.replace("/en/", "/ar/")),
        read(f"{PATH}?text=de"),
    )
    assert english.one("h1").attrs == {"lang": "de"}
    assert english.texts(class_="message") == ["This event is described in German and Arabic only."]
    assert english.one(class_="texts").links() == {"Arabic – العربية": "?text=ar"}
    assert english.one(class_="texts").one("bdi").attrs == {"lang": "ar"}
    assert [p.text for p in english.one(class_="prose").all("p")] == [
        "Ein Abend zum Kennenlernen.",
        "Mit Tee.",
        "Kommt vorbei: https://verein.example",
    ]
    assert arabic.texts("h1") == ["لقاء"]
    assert arabic.one("h1").attrs == {}
    assert german.texts("h1") == ["Offener Stammtisch"]
    assert german.texts(class_="message") == []


def test_an_older_translation_says_so(read, add):
    event = add(translations=(Text(language="ar", title="لقاء"),))
    EventText.objects.filter(event=event, is_original=True).update(revision=2)
    assert read(PATH).one(class_="texts").text == (
        "This text in other languages: Arabic – العربية (of an earlier version)"
    )


@pytest.mark.parametrize("value", ["uk", "xx", ""])
def test_a_text_that_does_not_exist_is_a_wrong_value(read, add, value):
    add()
    page = read(f"{PATH}?text={value}", 400)
    assert page.one("main").texts("strong") == ["text: There is no text in this language."]


def test_only_funders_of_this_event_are_named_while_their_sentence_holds(read, add, nord):
    for code, until in (("bunt", None), ("alt", date(2025, 12, 31)), ("fremd", None)):
        Funding.objects.create(
            district=nord, code=code, name=code, sentence=f"Von {code}.", valid_until=until
        )
    add(fundings=("bunt", "alt"))
    assert read(PATH).one(class_="funding").texts("p") == ["Von bunt."]


def test_without_funders_nothing_is_said(read, add):
    add()
    assert list(read(PATH).all(class_="funding")) == []


def test_a_picture_with_its_words_and_whose_it_is(read, add, nord):
    event = add()
    picture = Picture.objects.create(
        submission=event.submission,
        width=1200,
        height=800,
        alt={"ar": "طاولة طويلة"},
        author="Ada Beispiel",
        licence="cc-by",
        people="nobody",
        uploaded_at=cast.AT,
    )
    Event.everything.filter(pk=event.pk).update(picture=picture)
    nord.bump(cast.AT)
    figure = read(PATH).one("figure")
    image = figure.one("img").attrs
    base = f"/media/pictures/{picture.uid}"
    assert (image["src"], image["srcset"]) == (
        f"{base}/480.webp",
        f"{base}/480.webp 480w, {base}/960.webp 960w, {base}/1200.webp 1200w",
    )
    assert (image["alt"], image["lang"]) == ("طاولة طويلة", "ar")
    assert (image["width"], image["height"]) == ("1200", "800")
    assert figure.text == "Picture: Ada Beispiel, CC BY 4.0"
    assert list(figure.links()) == ["CC BY 4.0"]
    arabic = read(PATH.replace("/en/", "/ar/")).one("figure").one("img").attrs
    assert (arabic["alt"], "lang" in arabic) == ("طاولة طويلة", False)


def test_without_a_picture_there_is_no_frame(read, add):
    add()
    assert list(read(PATH).all("figure")) == []


def test_maps_are_plain_links(read, add, nord):
    add()
    venue = nord.venues.get()
    assert read(PATH).links()["See on OpenStreetMap"] == (
        "https://www.openstreetmap.org/search?query=Hauptstra%C3%9Fe+1%2C++Neustadt"
    )
    nord.venues.filter(pk=venue.pk).update(latitude="50.81234", longitude="10.23456")
    nord.bump(cast.AT)
    links = read(PATH).links()
    assert links["Open in your map program"] == "geo:50.81234,10.23456"
    assert links["See on OpenStreetMap"] == (
        "https://www.openstreetmap.org/?mlat=50.81234&mlon=10.23456#map=17/50.81234/10.23456"
    )


def test_search_engines_read_the_same_facts(read, add, settings):
    settings.SITE_URL = "https://kalender.example"
    add(is_free=True)
    page = read(PATH)
    script = page.one("script", type="application/ld+json")
    data = json.loads("".join(script.children))
    assert (data["name"], data["startDate"]) == ("Offener Stammtisch", "2026-09-28T18:00:00+02:00")
    assert data["url"] == f"https://kalender.example{PATH}"
    assert page.one("link", rel="canonical").attrs["href"] == f"https://kalender.example{PATH}"
    assert [link.attrs.get("hreflang") for link in page.all("link", rel="alternate")] == [
        "de",
        "ar",
        None,  # the calendar file
    ]


def test_an_exhibition_names_a_closed_day_at_the_top_and_in_its_facts(read, add):
    shown = Period(
        starts_on=date(2026, 9, 14),
        ends_on=date(2026, 9, 20),
        hours=(Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(17)),),
    )
    event = add(whens=(), period=shown)
    keys = {"20260916T0900"}
    reporting.report(event.submission, "cancelled", keys=keys, by=PARTNER, at=cast.AT)
    page, said = read(PATH), "14 September to 20 September 2026, not on 16 September"
    assert page.one("p", class_="head__lead").text == f"{said} · Mon–Fri 09:00–17:00"
    assert facts(page)["When"] == [said, "Mon–Fri 09:00–17:00"]


def test_one_may_tell_others(read, add, settings):
    settings.SITE_URL = "https://kalender.example"
    add()
    assert unquote(read(PATH).links()["Tell somebody by e-mail"]) == (
        f"mailto:?subject=Offener Stammtisch&body=https://kalender.example{PATH}"
    )


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//böse.example", "http:///x", "ftp://x.y"],
)
def test_an_address_that_is_none_is_no_link(read, add, address):
    """The checks refuse it at the door; rows that are older than the checks are not trusted."""
    event = add()
    Event.everything.filter(pk=event.pk).update(website=address, registration_url=address)
    page = read(PATH)
    assert "Website" not in facts(page)
    assert page.one("dl").links().keys() == {
        f"ask the district: {name}"
        for name in ("Cost", "Registration", "Languages", "Wheelchair access")
    }


def test_what_was_taken_back_is_gone_in_kind_words(read, add, client):
    event = add()
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    page = read(PATH, 410)
    assert page.one("main").texts("h1") == ["This event is no longer in the programme"]
    assert "Stammtisch" not in page.text
    assert page.one("main").links()["To the programme"] == "/en/nord/ikw-2026/"
    assert "ETag" not in client.get(PATH)


@pytest.mark.parametrize(
    "path",
    [
        "/en/nord/ikw-2026/anderes/",
        "/en/sued/ikw-2026/offener-stammtisch/",
        "/en/nord/ikw-2027/offener-stammtisch/",
        "/fr/nord/ikw-2026/offener-stammtisch/",
    ],
)
def test_elsewhere_it_is_not_found(read, add, sued, path):
    add()
    cast.programme(sued)
    read(path, 404)


def test_a_note_that_says_no_more_than_the_status_is_not_said(read, add, aylin):
    event, by = add(whens=(cast.when(), cast.when(TUESDAY))), organiser(aylin)
    reporting.report(event.submission, "full", keys=ALL, note="Fully booked!", by=by, at=cast.AT)
    page = read(PATH)
    assert "Fully booked!" not in page.text
    assert page.one("ol", class_="dates").texts("li")[0] == (
        "Monday, 28 September 2026 18:00 Fully booked"
    )
