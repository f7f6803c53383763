"""The picture of an event with its description, author and licence.

An event only has a picture whose rights are complete (programme.events.publishing sees to that).
"""

from django.utils.translation import get_language

from calendar_site.show.feed_addresses import absolute
from programme.models.picture import Picture


def figure(event) -> dict | None:
    """The context `figure` of templates/public/figure.html; the browser takes the copy that fits.

    Reads `event.picture`, which should be selected with the event.
    """
    return picture_figure(event.picture) if event.picture else None


def picture_figure(picture: Picture) -> dict:
    """The same for a picture that is perhaps not public yet, for those who may see it."""
    alt, spoken = picture.alt_text(get_language())
    licence, licence_url = picture.credit()
    return {
        "src": picture.address(picture.widths[0]),
        "shared": absolute(picture.address(picture.width)),
        "srcset": ", ".join(f"{picture.address(width)} {width}w" for width in picture.widths),
        "width": picture.width,
        "height": picture.height,
        "alt": alt,
        "alt_language": "" if spoken == get_language() else spoken,
        "author": picture.author,
        "licence": licence,
        "licence_url": licence_url,
    }
