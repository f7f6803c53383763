"""Small drafts of one contradiction each, on top of the cast's: Monday, 28.9.2026, 18:00."""

from datetime import date, time

from programme.drafts.event_draft import Hours, Period, Place, Registration, Rule, Text
from tests import cast

MONDAY, NEXT = date(2026, 9, 28), date(2026, 9, 29)


def text(words, **more):
    return {"description": words} | more


def texts(*words, **more):
    return [text(each, **more) for each in words]


def titles(*words, **more):
    return [{"title": each} | more for each in words]


def translated(words, language="ar"):
    """Beside a German text that says nothing."""
    title = {"ar": "لقاء مفتوح", "en": "Open table"}[language]
    return {"translations": (Text(language=language, title=title, description=words),)}


def clock(start, end=None, **more):
    start, end = time.fromisoformat(start), end and time.fromisoformat(end)
    return {"whens": (cast.when(MONDAY, start, end_time=end, **more),)}


def need(words, said="none", **more):
    return text(words, registration=Registration(need=said, text="im Büro", **more))


def needs(*words, said="none"):
    return [need(each, said) for each in words]


def until(day, *days):
    whens = tuple(map(cast.when, days or (MONDAY,)))
    return {"registration": Registration(need="requested", deadline=day), "whens": whens}


def place(**said):
    return {"place": Place(**{"name": "Haus", "town": "Neustadt"} | said)}


def period(last, **more):
    return {
        "whens": (),
        "period": Period(starts_on=date(2026, 9, 14), ends_on=last, **more),
    }


EXHIBITION = period(
    date(2026, 10, 9),
    hours=(Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(17)),),
)


def whens(*dates):
    return {"whens": tuple(dates)}


def rule(start, end, **more):
    said = {"freq": "weekly", "starts_on": MONDAY, "until": date(2026, 10, 12)} | more
    return whens() | {"rule": Rule(start_time=time(start), end_time=time(end), **said)}
