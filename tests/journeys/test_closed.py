"""A closed event is counted by its office and leaks nowhere: a word nobody else uses is hunted."""

import pypdfium2
import pytest
import requests

from feeds import editions
from feeds.models.job import Job
from programme.actors import organiser
from programme.drafts.event_draft import Place
from programme.models.event import Event
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)
WORD = "Zaunkönigsweide"

ADDRESSES = [
    "/",
    "/de/nord/",
    "/de/nord/ikw/",
    f"/de/nord/ikw/?q={WORD}",
    "/de/nord/ikw/print/",
    "/de/nord/submit/",
    "/sitemap.xml",
    "/sitemap/nord.xml",
    "/api/v1/events/?district=nord",
    f"/api/v1/events/?district=nord&q={WORD}",
    "/api/v1/towns/?district=nord",
    "/api/v1/programmes/?district=nord",
    "/api/v1/districts/nord/",
    "/feeds/nord.ics",
    "/feeds/nord/ikw.ics",
    f"/feeds/nord.ics?q={WORD}",
]


@pytest.fixture
def office(world):
    return world.district.memberships.get().user


def test_nobody_outside_the_office_can_read_of_it(
    live_url, world, office, worker_process, settings
):
    worker_process.start()
    day = cast.when(world.starts_on)
    cast.accepted(world, office, title="Offenes Fest", whens=(day,))
    for openness in ("school", "invited", "residents"):
        hidden(world, office, openness, day)
    closed = Event.everything.closed()
    edition = editions.release(world, by=organiser(office), at=cast.AT)
    worker_process.wait_until(lambda: Job.objects.get().state == "done", 60)
    asked = [*ADDRESSES, *(path for event in closed for path in addresses_of(event))]
    leaks = [path for path in asked if reads(live_url + path)]
    assert leaks == []
    assert WORD not in str(edition.snapshots)
    assert WORD not in booklet(settings.PRINTS_ROOT / Job.objects.get().path)
    files = list(settings.FEEDS_ROOT.rglob("*.ics"))
    assert [path for path in files if WORD.encode() in path.read_bytes()] == []
    assert any(b"Offenes Fest" in path.read_bytes() for path in files)
    assert sorted(event.openness for event in closed) == ["invited", "residents", "school"]


def hidden(world, office, openness, day):
    """An accepted event for some only, with the word wherever words can stand."""
    cast.accepted(
        world,
        office,
        title=WORD,
        summary=f"Nur für {WORD}.",
        organisers=(f"Kita {WORD}",),
        place=Place(name=f"Haus {WORD}", town="Neustadt"),
        openness=openness,
        whens=(day,),
    )


def addresses_of(event) -> list[str]:
    """Where it would stand if it were public."""
    return [
        f"/de/nord/ikw/{event.slug}/",
        f"/feeds/nord/ikw/{event.slug}.ics",
        f"/api/v1/events/{event.uid}/",
    ]


def reads(address) -> bool:
    """Whether the answer tells more than was asked: what one typed oneself may stand there."""
    text = requests.get(address, timeout=20).text.replace("\r\n ", "")
    said_back = text.count(WORD) if "q=" in address else 0
    told = any(f"{before} {WORD}" in text for before in ("Nur für", "Kita", "Haus"))
    return told or (WORD in text and not said_back)


def booklet(path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)
