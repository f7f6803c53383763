"""The picture of an event: copies in several widths, what it shows, and whose it is."""

from django.conf import settings

from programme.models.event import Event


def image(event: Event, language: str) -> dict | None:
    """None where there is no picture, or none whose rights are complete."""
    picture = event.picture
    if picture is None:
        return None
    alt, spoken = picture.alt_text(language)
    label, address = picture.credit()
    return {
        "url": settings.SITE_URL + picture.address(picture.width),
        "width": picture.width,
        "height": picture.height,
        "copies": [
            {"width": width, "url": settings.SITE_URL + picture.address(width)}
            for width in picture.widths
        ],
        "alt": alt,
        "language": spoken,
        "author": picture.author,
        "licence": {"code": picture.licence, "label": label or None, "url": address or None},
    }
