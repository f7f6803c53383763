"""The district of the run, and what can be counted in its database afterwards."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from bench.faults.people import DISTRICT, ORGANISERS, PASSWORD, PROGRAMME
from feeds import feed_files
from programme.actors import SYSTEM
from programme.credentials import api_tokens
from programme.models.district import District
from programme.models.journal import Entry
from programme.models.membership import Membership
from programme.models.partner import Partner
from programme.models.programme import Programme
from programme.models.submission import Submission
from worker.app import app
from worker.handlers import LETTERS

LINK = re.compile(r"/submit/edit/([^/\s]+)/")


def make() -> tuple[str, date]:
    """A district with an office of two; the token of a partner's program, and a day for events."""
    today = timezone.localdate()
    district = District.objects.create(
        slug=DISTRICT, name="Landkreis Nord", land="TH", ags="16099", languages=["de"]
    )
    programme = Programme.objects.create(
        district=district,
        slug=PROGRAMME,
        title="Woche",
        year=today.year,
        starts_on=today,
        ends_on=today + timedelta(60),
        national_starts_on=today + timedelta(7),
        national_ends_on=today + timedelta(14),
    )
    for name in ORGANISERS:
        user = get_user_model().objects.create_user(name, password=PASSWORD)
        Membership.objects.create(district=district, user=user)
    partner = Partner.objects.create(district=district, name="Verein", slug="verein")
    token = api_tokens.issue(partner, name="Website", by=SYSTEM, at=timezone.now())[1]
    return token, programme.starts_on + timedelta(30)


def nudge() -> None:
    """What the clock does every half minute; a run is shorter."""
    app.send_task("worker.tasks.work_journal", retry=False)


def settled() -> bool:
    """Whether nothing is left to do."""
    connection.close()
    return not Entry.objects.open().exists()


@dataclass
class Count:
    """What came of the submissions with these titles."""

    existing: int
    doubled: int
    decided_once: int
    decided_twice: int
    told: int  # accepted events that the feed names, as it should
    untold: int
    due: int  # letters that had to come
    came: int  # different ones that came
    repeated: int  # beyond the first of each
    other_link: int  # repeated ones with another link than the first


def count(titles: list[str], letters: list) -> Count:
    """Count them; `letters` are all that came since the first of them was submitted."""
    rows = Submission.objects.filter(latest__data__title__in=titles)
    found = Counter(rows.values_list("latest__data__title", flat=True))
    lines = Entry.objects.filter(submission__in=rows, verb__in=("accept", "decline"))
    decisions = Counter(lines.values_list("submission", flat=True))
    accepted = set(lines.filter(verb="accept").values_list("submission", flat=True))
    names = set(rows.filter(pk__in=accepted).values_list("latest__data__title", flat=True))
    feed = feed_files.stored(f"{DISTRICT}.ics")
    text = feed.read(zipped=False).decode().replace("\r\n ", "") if feed else ""
    told = sum(name in text for name in names)
    # A line "draft" has a letter only for what was kept unsent, which nobody does here.
    due = Entry.objects.filter(submission__in=rows, verb__in=LETTERS).exclude(verb="draft")
    first: dict[str, str] = {}
    other_link = 0
    for letter in letters:
        link = LINK.search(letter.get_content())
        said = link[1] if link else ""
        other_link += first.setdefault(letter["Message-ID"], said) != said
    return Count(
        existing=len(found),
        doubled=sum(found.values()) - len(found),
        decided_once=sum(n == 1 for n in decisions.values()),
        decided_twice=sum(n > 1 for n in decisions.values()),
        told=told,
        untold=len(names) - told,
        due=due.count(),
        came=len(first),
        repeated=len(letters) - len(first),
        other_link=other_link,
    )
