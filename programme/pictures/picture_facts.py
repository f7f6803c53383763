"""What is said about a picture: what it shows, whose it is, and who is in it."""

from dataclasses import dataclass, field

from programme.models.picture import People, Picture


@dataclass(frozen=True, kw_only=True)
class PictureFacts:
    """All of it may still be missing."""

    alt: dict[str, str] = field(default_factory=dict)  # text by language
    author: str = ""
    licence: str = ""  # models.picture.Licence
    licence_text: str = ""
    people: str = People.UNKNOWN


def of(picture: Picture) -> PictureFacts:
    """What is stored with the picture."""
    fields = PictureFacts.__dataclass_fields__
    return PictureFacts(**{name: getattr(picture, name) for name in fields})
