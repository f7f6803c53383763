"""The cast: in Nord Aylin organises, Deniz is her deputy, Emil edits, Rosa reads, and Bruno is a
partner; Chiara organises Süd.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from django.contrib.auth import get_user_model

from programme import access
from programme.actors import PARTNER, organiser
from programme.drafts.event_draft import EventDraft, Place, When
from programme.models.district import District
from programme.models.membership import Membership
from programme.models.programme import Programme
from programme.submissions import moderation, submitting
from programme.submissions.contact import Contact

AT = datetime(2026, 8, 1, 9, 0, tzinfo=UTC)
BRUNO = Contact(name="Bruno Beispiel", email="bruno@verein.example")


def district(slug: str, ags: str, **changes) -> District:
    fields = {"name": f"Landkreis {slug.title()}", "land": "TH", "languages": ["de", "en", "ar"]}
    return District.objects.create(slug=slug, ags=ags, **(fields | changes))


def programme(of: District, **changes) -> Programme:
    fields = {
        "slug": "ikw-2026",
        "title": "Interkulturelle Woche 2026",
        "motto": "DAFÜR!",
        "year": 2026,
        "starts_on": date(2026, 9, 12),
        "ends_on": date(2026, 11, 30),
        "national_starts_on": date(2026, 9, 27),
        "national_ends_on": date(2026, 10, 4),
    }
    return Programme.objects.create(district=of, **(fields | changes))


def person(name: str, of: District, role: str = access.ORGANISER):
    user = get_user_model().objects.create_user(name, password="geheim")
    Membership.objects.create(district=of, user=user, role=role)
    return user


def when(day=date(2026, 9, 28), start=time(18), **changes) -> When:
    return When(starts_on=day, start_time=start, **changes)


def draft(**changes) -> EventDraft:
    """A small complete draft: a regulars' table on Monday, 28 September 2026 at 18:00."""
    fields = EventDraft(
        title="Offener Stammtisch",
        summary="Ein Abend zum Kennenlernen.",
        category="fest",
        organisers=("Verein Miteinander",),
        openness="public",
        whens=(when(),),
        place=Place(name="Mehrgenerationenhaus", street="Hauptstraße 1", town="Neustadt"),
    )
    return replace(fields, **changes)


def offered(of: Programme, *, at=AT, **changes):
    """A submission that waits for its decision."""
    return submitting.offer(of, draft(**changes), contact=BRUNO, by=PARTNER, at=at)[0]


def accepted(of: Programme, by, *, at=AT, **changes):
    """A published event: offered by Bruno, accepted by the person `by`, whatever is asked."""
    submission, office = offered(of, at=at, **changes), organiser(by)
    try:
        return moderation.accept(submission, by=office, at=at)
    except moderation.Unanswered as asked:
        despite = [finding.key for finding in asked.findings]
        return moderation.accept(submission, by=office, at=at, despite=despite)
