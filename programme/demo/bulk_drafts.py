"""Varied drafts in any number, for measuring; the same call makes the same drafts."""

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from programme.drafts.event_draft import (
    EventDraft,
    Hours,
    Languages,
    Period,
    Place,
    Registration,
    Rule,
    Text,
    When,
)

# category, title, English title, what happens, audiences, features
KINDS = (
    ("fest", "Nachbarschaftsfest", "Neighbourhood party", "Musik und lange Tische", "familien", ""),
    ("film", "Filmabend", "Film night", "Ein Film und ein Gespräch danach", "alle", "subtitles"),
    ("vortrag", "Lesung", "Reading", "Texte in zwei Sprachen", "senioren", "hearing_loop"),
    ("workshop", "Sprachtreff", "Language meeting", "Deutsch üben", "zugewanderte", "childcare"),
    ("kochen", "Kochrunde", "Cooking together", "Rezepte aus vier Ländern", "frauen", "women_only"),
    (
        "musik",
        "Konzert",
        "Concert",
        "Lieder von hier und dort",
        "alle",
        "companion_free",
    ),
    (
        "sport",
        "Sportnachmittag",
        "Sports afternoon",
        "Gemischte Teams",
        "kinder",
        "food",
    ),
    ("religion", "Gebet der Religionen", "Prayer of religions", "Stille und Musik", "alle", ""),
    ("fuehrung", "Rundgang", "Guided walk", "Orte des Ankommens", "jugendliche", ""),
    ("familie", "Bastelwerkstatt", "Craft workshop", "Papier, Leim, Fantasie", "eltern", "food"),
    ("beratung", "Sprechstunde", "Advice hour", "Fragen zu Arbeit", "arbeitsuchende", ""),
    ("ausstellung", "Fotoausstellung", "Photo exhibition", "Bilder von hier", "alle", ""),
)
HOUSES = ("Bürgerhaus", "Gemeindehaus", "Stadtbibliothek", "Jugendclub", "Turnhalle")
HOSTS = ("Beispielverein", "Musterchor", "Frauenrunde", "Sportfreunde", "Volkshochschule")
SPEECH = (("de",), ("de", "en"), ("de", "ar"), ("de", "uk"))
HELP = ((), ("ar",), ("uk", "ru"), ("fa",), ())


def drafts(towns: list[str], first: date, last: date, count: int) -> list[EventDraft]:
    """`count` different drafts with days from `first` to `last` in these towns."""
    luck = Random(count)  # noqa: S311 - variety, not secrets
    days = max(1, (last - first).days - 7)
    return [_draft(n, luck, towns, first + timedelta(luck.randrange(days))) for n in range(count)]


def _draft(n, luck, towns, day) -> EventDraft:
    category, title, english, happens, audience, feature = KINDS[n % len(KINDS)]
    town, house = luck.choice(towns), luck.choice(HOUSES)
    summary = f"{happens}. Treffen Nummer {n} im {house}."
    draft = EventDraft(
        title=f"{title} {n} in {town}",
        summary=summary,
        description=" ".join(luck.randint(0, 4) * [f"{summary} Alle sind willkommen."]),
        category=category,
        organisers=(f"{luck.choice(HOSTS)} {town}",),
        openness="public",
        audiences=(audience,),
        features=(feature,) if feature else (),
        place=Place(
            name=f"{house} {town}", street=f"Beispielstraße {HOUSES.index(house) + 1}", town=town
        ),
        languages=Languages(spoken=luck.choice(SPEECH), interpreted=luck.choice(HELP)),
        is_free=luck.choice((True, True, False, None)),
        registration=Registration(need=luck.choice(("none", "unknown", "requested"))),
        wheelchair=luck.choice(("yes", "partly", "no", "unknown")),
    )
    if n % 3 == 0:
        text = Text(language="en", title=f"{english} {n} in {town}", summary=f"Meeting number {n}.")
        draft = replace(draft, translations=(text,))
    return replace(draft, **_when(n, luck, day))


def _when(n, luck, day) -> dict:
    start = time(luck.randrange(9, 20), luck.choice((0, 0, 30)))
    end = time(start.hour + 2, start.minute)
    if n % 12 == 11:
        hours = (Hours(weekdays=(1, 2, 3, 4), opens=time(10), closes=time(16)),)
        return {"period": Period(starts_on=day, ends_on=day + timedelta(20), hours=hours)}
    if n % 10 == 9:
        until = day + timedelta(35)
        weekdays = (day.weekday(),)
        rule = Rule(
            freq="weekly",
            weekdays=weekdays,
            starts_on=day,
            until=until,
            start_time=start,
            end_time=end,
        )
        return {"rule": rule}
    if n % 10 == 7:
        return {"whens": (When(starts_on=day, clock="to_follow"),)}
    status = "cancelled" if n % 25 == 3 else "scheduled"
    one = When(starts_on=day, start_time=start, end_time=end, status=status)
    another = replace(one, starts_on=day + timedelta(2), status="scheduled")
    return {"whens": (one, another) if n % 10 == 5 else (one,)}
