"""Districts with their towns, venues, partners, fundings and programmes; only what is missing."""

from datetime import date, timedelta

from django.db.models import prefetch_related_objects

from programme import register
from programme.demo.demo_files import read
from programme.demo.repertoire import FULL, SUNDAY
from programme.drafts import dates
from programme.models.district import District
from programme.models.partner import Partner
from programme.models.programme import Programme
from programme.models.venue import Town, Venue
from programme.models.vocabulary import Funding

MOTTOS = {2026: "DAFÜR!"}


def district(slug: str) -> District:
    """The district with its registers; what is there already stays as it is."""
    data, texts = read(f"districts/{slug}"), read("texts")
    fields = data["district"] | {"languages": texts["languages"]}
    own = {name: text.format(**fields) for name, text in texts["district"].items()}
    found, is_new = District.objects.get_or_create(slug=slug, defaults=fields | own)
    if is_new:
        _fill(found, data, texts["fundings"])
    # Every check of every event asks for the towns, and the demo names all of them here.
    prefetch_related_objects([found], "towns")
    return found


def _fill(district, data, sentences):
    towns = {}
    for row in data["towns"]:
        town = Town(district=district, slug=_slug(row["name"]), **row)
        town.save(force_insert=True)
        towns[town.name] = town
    Venue.objects.bulk_create(_venue(district, towns, row) for row in data["venues"])
    Partner.objects.bulk_create(
        Partner(district=district, slug=_slug(row["name"]), **row) for row in data["partners"]
    )
    Funding.objects.bulk_create(
        Funding(district=district, code=code, **sentences[code]) for code in data["fundings"]
    )


def _venue(district, towns, row):
    slug = _slug(f"{row['name']} {row['town']}")
    return Venue(district=district, slug=slug, **(row | {"town": towns[row["town"]]}))


def _slug(name):
    return register.slug_for(name, lambda slug: False, "ort")


def programmes(district: District) -> list[Programme]:
    """The programmes of past years."""
    return [_programme(district, row) for row in read(f"districts/{district.slug}")["programmes"]]


def _programme(district, row):
    year = int(row["slug"][-4:])
    starts_on = date.fromisoformat(row["starts_on"])
    first, last = row.get("national", (None, None))
    fields = {
        "title": row.get("title", f"Interkulturelle Woche {year}"),
        "kind": row.get("kind", "ikw"),
        "motto": row.get("motto", ""),
        "year": year,
        "starts_on": starts_on,
        "ends_on": date.fromisoformat(row["ends_on"]),
        "national_starts_on": first and date.fromisoformat(first),
        "national_ends_on": last and date.fromisoformat(last),
        "submissions_from": printed_until(starts_on) - timedelta(weeks=15),
        "submissions_until": printed_until(starts_on),
        "is_public": row.get("is_public", True),
    }
    words = read("texts")["programme"] if row["slug"] == FULL else {}
    return _kept(district, row["slug"], fields | words)


def _kept(district, slug, fields):
    found, _ = Programme.objects.get_or_create(district=district, slug=slug, defaults=fields)
    found.district = district
    return found


def coming(full: Programme, today: date) -> Programme:
    """The programme of the national week that is on or comes next; offers are welcome."""
    first, last = coming_week(today)
    starts_on = dates.shifted(full.starts_on, SUNDAY, first)
    fields = {
        "title": f"Interkulturelle Woche {first.year}",
        "motto": MOTTOS.get(first.year, ""),
        "year": first.year,
        "starts_on": starts_on,
        "ends_on": dates.shifted(full.ends_on, SUNDAY, first),
        "national_starts_on": first,
        "national_ends_on": last,
        "submissions_from": dates.national_week(first.year - 1)[1] + timedelta(1),
        "submissions_until": printed_until(starts_on),
    }
    words = read("texts")["programme"]
    return _kept(full.district, f"ikw-{first.year}", fields | words)


def printed_until(starts_on: date) -> date:
    """The last day for the booklet: 15 July, and at least eight weeks before the programme."""
    return min(date(starts_on.year, 7, 15), starts_on - timedelta(weeks=8))


def coming_week(today: date) -> tuple[date, date]:
    """The computed national week of this year, or of the next when this one is over."""
    week = dates.national_week(today.year)
    return week if today <= week[1] else dates.national_week(today.year + 1)
