"""An import as a browser without JavaScript makes it: bring a file, look at it, say yes."""

import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from programme.models.submission import Submission

SAMPLES = Path(__file__).parents[2] / "samples"
START = "/de/nord/submit/import/"
USUAL = {
    "organiser": "Verein Miteinander",
    "openness": "public",
    "category": "fest",
    "place": "Mehrgenerationenhaus, Neustadt",
    "contact_email": "bruno@verein.example",
}


def file(name, data=None):
    return SimpleUploadedFile(name, data or (SAMPLES / name).read_bytes())


def bring(client, name="nextcloud.ics", path=START, data=None, **changes):
    return client.post(path, USUAL | {"file": file(name, data)} | changes)


def titles(*states):
    rows = Submission.objects.order_by("pk").values_list("latest__data__title", "state")
    return [title for title, state in rows if not states or state in states]


def ticks(html) -> list[str]:
    """The keys of what would enter."""
    found = re.findall(r'<input type="checkbox"[^>]*name="take"[^>]*>', html)
    return [re.search(r'value="([^"]*)"', each)[1] for each in found if "checked" in each]


def confirm(client, path, html=None, **changes):
    html = html or client.get(path).content.decode()
    return client.post(path, {"take": ticks(html), "wish": "confirm"} | changes)


def changed() -> bytes:
    return (SAMPLES / "nextcloud.ics").read_bytes().replace(b"Nacht der Begegnung", b"Lange Nacht")


def heading(client, path) -> str:
    return re.search(r"<h1[^>]*><bdi>([^<]+)<", client.get(path).content.decode())[1]
