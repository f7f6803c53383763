"""What each public answer costs the server, next to an empty answer of Django.

*made*: the first making of an answer after an edit elsewhere in the district. Before each request
the district's stamp is moved, as every publishing transaction does, so that nothing kept of the
district is current; the pieces of its events are. The answers of one programme share its index
(counts of the filter, days); it has then been made by asking for another answer of the programme
first, which is not counted; *first after an edit* counts it too. *kept*: the same again. *304*: the
same by a reader who holds it. × empty counts web and PostgreSQL, as the targets do, in units of an
empty answer: it is asked before each row, and *empty ms* is the median of the last LATELY times.
The first row is that answer itself, asked once more.
"""

import statistics
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench import serving
from bench.loading import Loaded
from bench.serving import Server
from bench.table import say
from programme.models.event import Event
from programme.models.partner import Partner

MADE, KEPT, UNCHANGED = "made", "kept", "304"
NOTHING = "/empty/"
GZIP = {"Accept-Encoding": "gzip"}
EMPTY = 0.21  # milliseconds, where the targets come from
LATELY = 9  # measurements of the empty answer: one alone differs by half from the next
FEED = 70  # events in the filtered feed, about
HEAD = ["answer", "events", "status", "bytes", "web ms", "PostgreSQL ms"]
HEAD += ["empty ms", "× empty", "1/s", "queries", "target"]


@dataclass(frozen=True)
class Question:
    """An address and how it is asked; `first` is asked before each making. Target: ms in all."""

    name: str
    path: str
    how: str = MADE
    target: str = ""
    first: str = ""


@dataclass(frozen=True)
class Addresses:
    """Of one district: pages in German, the API without a page size, feeds."""

    home: str
    week: str
    event: str
    season: str
    form: str
    api: str
    feed: str
    filtered: str


def addresses(loaded: Loaded) -> Addresses:
    slug, season = loaded.district.slug, next(iter(loaded.seasons))
    home = f"/de/{slug}/"
    week = f"{home}{loaded.week.slug}/"
    event = Event.objects.filter(programme=loaded.week).order_by("pk")[0]
    return Addresses(
        home=home,
        week=week,
        event=f"{week}{event.slug}/",
        season=f"{home}{season.slug}/",
        form=f"{home}submit/{loaded.week.slug}/",
        api=f"/api/v1/events/?district={slug}",
        feed=f"/feeds/{slug}.ics",
        filtered=f"/feeds/{slug}.ics?partner={_partners(loaded)}",
    )


def questions(loaded: Loaded) -> list[Question]:
    """The rows for one district; the unit of all comes first."""
    at = addresses(loaded)
    day = f"day={timezone.localdate() + timedelta(7)}"
    api, other = f"{at.api}&page_size=30", f"{at.season}?free=1"
    return [
        Question("empty", NOTHING, KEPT),
        *_three("event page", at.event, ("3", "0.6", "0.5"), first=at.week),
        *_three("programme page of 40", at.week, ("25", "0.6", "0.5"), first=f"{at.week}?free=1"),
        Question("programme page, first after an edit", at.week),
        Question("front page, made", "/?lang=de", target="8"),
        Question("district page, made", at.home, target="8"),
        Question("submit form", at.form, KEPT, "25"),
        *_three("API list of 30", api, ("", "0.8", "0.4")),
        Question("API page of 200, made", f"{at.api}&page_size=200"),
        *_three("filtered feed", at.filtered, ("5", "", "0.5")),
        Question("a day of the largest programme", f"{at.season}?{day}", MADE, "60", other),
        Question("search q=", f"{api}&q=sprachtreff+altdorf", MADE, "10"),
        Question("search day=", f"{api}&{day}", MADE, "10"),
        Question("sitemap.xml, made", f"/sitemap/{loaded.district.slug}.xml"),
    ]


def _three(name, path, targets, first="") -> list[Question]:
    return [
        Question(f"{name}, {how}", path, how, target, first if how == MADE else "")
        for how, target in zip((MADE, KEPT, UNCHANGED), targets, strict=True)
    ]


def _partners(loaded: Loaded) -> str:
    """As many organisers as it takes for some seventy events that a feed tells of."""
    today, chosen, found = timezone.localdate(), [], 0
    for partner in Partner.objects.filter(district=loaded.district).order_by("pk"):
        if found >= FEED:
            break
        chosen.append(partner.slug)
        found += partner.events.filter(ends_on__gte=today - timedelta(30)).count()
    return ",".join(chosen)


def rows(server: Server, asked: Iterable[tuple[Loaded, Question]], seconds: float) -> Iterator:
    """A row for each question to a district; the empty answer is asked before each."""
    lately: deque[float] = deque(maxlen=LATELY)
    for loaded, question in asked:
        say(f"measuring {question.name}, {loaded.size}")
        lately.append(server.often(NOTHING, GZIP, seconds / 2).whole)
        yield _row(server, loaded, question, seconds, statistics.median(lately))


def _row(
    server: Server, loaded: Loaded, question: Question, seconds: float, empty: float
) -> list[object]:
    headers = dict(GZIP)

    def begin():
        loaded.district.bump(timezone.now())
        if question.first:
            server.get(question.first, GZIP)

    begin()
    found = server.get(question.path, headers)
    if question.how == UNCHANGED:
        headers["If-None-Match"] = found.headers["ETag"]
        found = server.get(question.path, headers)
    if question.how == MADE:
        cost, rate = server.each_time(question.path, headers, seconds, begin), ""
    else:
        cost = server.often(question.path, headers, seconds)
        rate = f"{cost.rate:.0f}"
    return [
        question.name,
        loaded.size,
        found.status,
        found.size,
        *columns(cost),
        f"{empty:.2f}",
        f"{cost.whole / empty:.{0 if cost.whole >= 10 * empty else 1}f}",
        rate,
        _queries(loaded, question, headers),
        _target(question.target, cost.whole / empty),
    ]


def _target(ms: str, times: float) -> str:
    """In milliseconds, and as a multiple of the empty answer of the machine it was set on."""
    if not ms:
        return ""
    most = float(ms) / EMPTY
    return f"{ms} ms, {most:.{0 if most >= 10 else 1}f} ×" + (": missed" if times > most else "")


def columns(cost: serving.Cost) -> list[str]:
    postgres = f"{cost.postgres:.2f}" if connection.vendor == "postgresql" else ""
    return [f"{cost.web:.2f}", postgres]


def _queries(loaded: Loaded, question: Question, headers: dict[str, str]) -> int:
    """Of the same answer in this process."""
    client = Client(SERVER_NAME="localhost")
    if question.how == MADE:
        loaded.district.bump(timezone.now())
    if before := question.first if question.how == MADE else question.path:
        client.get(before, headers=GZIP)
    with CaptureQueriesContext(connection) as queries:
        client.get(question.path, headers=headers)
    return len(queries)
