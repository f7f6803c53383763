"""A picture of an event: its files, what it shows in words, and who may show it.

A row never changes: other words or other rights are another row with files of its own, so that
what was decided stays as it is while a change waits.
"""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programme.models.submission import Submission
from programme.regular_expressions import expression

WIDTHS = (480, 960, 1600)  # of the copies; never more than the original has


class Licence(models.TextChoices):
    OWN = "own", _("Own work, or I may pass it on: for this programme, on the web and in print")
    CC0 = "cc0", _("CC0: free for everybody")
    CC_BY = "cc-by", _("CC BY 4.0: free for everybody who names the author")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA 4.0: the same, and what is made of it stays as free")
    OTHER = "other", _("Another permission")


# What readers see, and where the licence can be read.
CREDITS: dict[str, tuple[str, str]] = {
    Licence.CC0: ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    Licence.CC_BY: ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    Licence.CC_BY_SA: ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
}


class People(models.TextChoices):
    """May the people in it be shown? KUG (law on pictures of persons) §§ 22 and 23."""

    NOBODY = "nobody", _("Nobody can be recognised")
    AGREED = "agreed", _("All who can be recognised are adults and have agreed")
    PARENTS = "parents", _("Children too: they and their parents have agreed")
    CROWD = "crowd", _("A public event as a whole; no single person stands out")
    UNKNOWN = "unknown", _("I do not know yet")


MISSING = {
    "alt": _("a description for people who do not see it"),
    "author": _("who made it"),
    "licence": _("the permission to show it"),
    "people": _("the consent of the people in it"),
}
# What cameras and telephones call a picture describes nothing.
_NO_WORDS = set(
    "img dsc dscn dscf pxl image bild foto photo picture screenshot whatsapp at um "
    "jpg jpeg png webp gif avif heic".split()
)
_WORD = expression(r"[^\W\d_]+")


def describes(text: str) -> bool:
    """Whether a description says more than the name of a file does."""
    return bool(set(_WORD.findall(text.casefold())) - _NO_WORDS)


def fresh_uid() -> str:
    """128 random bits: the address of a picture that is not public cannot be guessed."""
    return secrets.token_hex(16)


class Picture(models.Model):
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="pictures")
    uid = models.CharField(max_length=32, unique=True, default=fresh_uid, editable=False)
    digest = models.CharField(max_length=64)  # SHA-256 of the file that came; it is not kept
    # Of the widest copy, in pixels.
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    alt = models.JSONField(default=dict, blank=True)  # text by language
    author = models.CharField(max_length=120, blank=True)
    licence = models.CharField(max_length=10, choices=Licence, blank=True)
    licence_text = models.CharField(max_length=200, blank=True)
    people = models.CharField(max_length=8, choices=People, default=People.UNKNOWN)
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(licence__in=["", *Licence.values]),
                name="a_picture_has_a_known_licence_or_none",
            ),
            models.CheckConstraint(
                condition=Q(people__in=People.values), name="a_picture_says_who_can_be_seen"
            ),
        ]

    def __str__(self) -> str:
        return self.uid

    @property
    def widths(self) -> tuple[int, ...]:
        return (*(each for each in WIDTHS if each < self.width), self.width)

    def address(self, width: int) -> str:
        """The path of one copy, below the address of the product."""
        return f"{settings.MEDIA_URL}pictures/{self.uid}/{width}.webp"

    def missing(self) -> list[str]:
        """Which of MISSING are not stated yet: until then the picture is not public."""
        said = {
            "alt": any(map(describes, self.alt.values())),
            "author": bool(self.author),
            "licence": bool(self.licence)
            and (self.licence != Licence.OTHER or bool(self.licence_text)),
            "people": self.people != People.UNKNOWN,
        }
        return [name for name, is_there in said.items() if not is_there]

    def alt_text(self, language: str) -> tuple[str, str]:
        """The description in `language`, else in the product's or any other, and its language."""
        texts = {code: text for code, text in self.alt.items() if text}
        wanted = (language, language.partition("-")[0], settings.LANGUAGE_CODE, *texts)
        code = next((code for code in wanted if code in texts), language)
        return texts.get(code, ""), code

    def credit(self) -> tuple[str, str]:
        """Name and address of the licence as readers see it; empty for a use that was allowed."""
        if self.licence == Licence.OTHER:
            return self.licence_text, ""
        return CREDITS.get(self.licence, ("", ""))
