"""The programmes of 2027 that the texts are pasted into: the demo's five, and one elsewhere."""

from datetime import date

from programme.demo import districts, repertoire
from programme.demo.demo_files import DISTRICTS
from programme.models.district import District
from programme.models.programme import Programme

DAY = date(2027, 1, 1)
ELSEWHERE = "goettingen"  # its registers are empty


def make() -> dict[str, Programme]:
    """By the slug of their district; rows are written to the database in use."""
    found = {slug: of_demo(slug) for slug in DISTRICTS}
    return found | {ELSEWHERE: _elsewhere(next(iter(found.values())))}


def of_demo(slug: str) -> Programme:
    """The programme ikw-2027 of one of the demo's districts, with its registers."""
    past = districts.programmes(districts.district(slug))
    full = next(programme for programme in past if programme.slug == repertoire.FULL)
    return districts.coming(full, DAY)


def _elsewhere(like: Programme) -> Programme:
    district = District.objects.create(
        slug=ELSEWHERE, name="Landkreis Göttingen", land="NI", ags="03159"
    )
    return Programme.objects.create(
        district=district,
        slug=like.slug,
        title=like.title,
        year=like.year,
        starts_on=like.starts_on,
        ends_on=like.ends_on,
    )
