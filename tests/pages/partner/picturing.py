"""The page of a picture as a browser sends it and as somebody reads it."""

from django.core.files.uploadedfile import SimpleUploadedFile

from programme.models.picture import Picture
from programme.pictures import picture_verbs
from tests.pages.public.reading import page as tree

SAID = {
    "alt_de": "Frauen und Männer tanzen im Kreis auf dem Marktplatz.",
    "author": "Bruno Beispiel",
    "licence": "own",
    "licence_text": "",
    "people": "agreed",
}


def sent(client, address, source=None, name="tanz.jpg", **changes):
    data = SAID | changes
    if source is not None:
        data["file"] = SimpleUploadedFile(name, source, content_type="application/octet-stream")
    return client.post(address, data)


def errors(response) -> list[str]:
    """The summary on top of the form."""
    (summary,) = tree(response.content.decode()).all("div", class_="summary")
    return summary.texts("li")


def current(submission) -> Picture | None:
    submission.refresh_from_db()
    return picture_verbs.of(submission)
