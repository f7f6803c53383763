"""Towns of a district and the places in them, with other names people use and access facts."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from programme.models.district import District


class Town(models.Model):
    district = models.ForeignKey(District, models.CASCADE, related_name="towns")
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80)
    aliases = models.JSONField(default=list, blank=True)
    # On the district's own list; what a draft's words made is told while a public event names it.
    is_listed = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "slug"], name="a_town_slug_is_unique_in_its_district"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Access(models.TextChoices):
    """Unknown is an answer of its own and is shown as unknown."""

    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("not known")

    @classmethod
    def together(cls, said: Iterable[str]) -> str:
        """What holds of several places: partly where it holds of some, else what all say."""
        found = set(said)
        if len(found) == 1:
            return found.pop()
        return cls.PARTLY.value if found & {cls.YES, cls.PARTLY} else cls.UNKNOWN.value


class Venue(models.Model):
    district = models.ForeignKey(District, models.CASCADE, related_name="venues")
    town = models.ForeignKey(Town, models.PROTECT, related_name="venues", null=True, blank=True)
    name = models.CharField(max_length=200, blank=True)
    slug = models.SlugField(max_length=120)
    aliases = models.JSONField(default=list, blank=True)
    # On the district's own list; what a draft's words made is told while a public event names it.
    is_listed = models.BooleanField(default=True)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    locality = models.CharField(_("part of town"), max_length=80, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    wheelchair = models.CharField(max_length=8, choices=Access, default=Access.UNKNOWN)
    accessible_toilet = models.CharField(max_length=8, choices=Access, default=Access.UNKNOWN)
    hearing_loop = models.CharField(max_length=8, choices=Access, default=Access.UNKNOWN)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "slug"], name="a_venue_slug_is_unique_in_its_district"
            )
        ]

    def __str__(self) -> str:
        return self.name or self.street or (self.town.name if self.town else "")
