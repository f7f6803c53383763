"""Days that no calendar has, and numbers that only look like them."""

from programme.drafts.event_draft import Registration, Text


def text(words, **more):
    return {"description": words, **more}


KINDS = {
    "no_such_day": (
        (
            text("Wann: 31.9.2026, 18 Uhr"),
            text("Jeden Montag, zuletzt am 31.09."),
            text("am 31.9 um 18 Uhr"),
            text("Mi., 31.6.26"),
            text("Yoga am 28.9. und 31.9. um 18 Uhr"),
            text("vom 28. bis 31. September"),
            text("am 30. Februar um 19 Uhr"),
            text("am 29.2.2027 um 19 Uhr"),
            text("am 29. Februar"),
            text("on September 31st at 6 pm"),
            text("on the 31st of November"),
            text("2026-09-31"),
            text("31 أيلول"),
            text("32. Oktober"),
            {"title": "Lesung am 31.9."},
            {"registration": Registration(need="required", text="bis 31.9. im Amt")},
            {"translations": (Text(language="en", title="Reading, June 31st"),)},
        ),
        (
            text("am 30.9. und 31.10."),
            text("am 29.2.2028"),
            text("Tel. 03691 31.9.44"),
            text("§ 31.9. der Ordnung 31.9.1"),
            text("für 31.9 € oder 31.9 km"),
            text("Eintritt 29.2 Euro"),
            text("im Februar 30 Teilnehmende"),
            text("mit 31 Junikindern"),
            text("um 18.30 Uhr bis 20.45 Uhr"),
            text("am 28.9. 31 Plätze"),
        ),
    ),
}
