"""Loads the demo through the verbs that partners and organisers use; what is there stays."""

from django.db import transaction
from django.utils import timezone

from programme.demo import districts, last_quarter, people, repertoire
from programme.demo.demo_files import DISTRICTS
from programme.demo.stories import ORIGIN, Scene, Story, tell
from programme.demo.timetable import of_year
from programme.models.submission import Submission


def load(now, tell_progress=lambda line: None) -> int:
    """Bring all five districts up to date; returns the number of new submissions.

    One transaction per district: a run that was stopped leaves whole districts. Running twice
    changes nothing; a run in a later year adds the programme of the next national week.
    """
    return sum(_load(slug, now, tell_progress) for slug in DISTRICTS)


@transaction.atomic
def _load(slug, now, tell_progress) -> int:
    district = districts.district(slug)
    office = people.office(district)
    past = districts.programmes(district)
    full = next(programme for programme in past if programme.slug == repertoire.FULL)
    today = timezone.localdate(now)
    coming = districts.coming(full, today)
    plays = [(programme, repertoire.of_programme(programme)) for programme in past]
    plays.append((coming, repertoire.of_coming(full, coming)))
    scenes = [
        (Scene(programme, office, of_year(programme.year, now), now), stories)
        for programme, stories in plays
    ]
    if slug == last_quarter.DISTRICT:
        recent = last_quarter.programme(district, today)
        scene = Scene(recent, office, last_quarter.timetable(recent), now)
        scenes.append((scene, last_quarter.stories(full, recent)))
    told = sum(_tell_missing(scene, stories) for scene, stories in scenes)
    tell_progress(f"{district.name}: {told} new events in {len(scenes)} programmes")
    return told


def _tell_missing(scene: Scene, stories: list[Story]) -> int:
    there = Submission.objects.filter(programme=scene.programme, origin=ORIGIN)
    known = set(there.values_list("origin_key", flat=True))
    missing = [(n, story) for n, story in enumerate(stories) if story.key not in known]
    for number, story in missing:
        tell(scene, story, number, len(stories))
    return len(missing)
