"""An organisation that offers events."""

from django.db import models

from programme.models.district import District


class Partner(models.Model):
    district = models.ForeignKey(District, models.CASCADE, related_name="partners")
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120)
    aliases = models.JSONField(default=list, blank=True)
    # On the district's own list; what a draft's words made is told while a public event names it.
    is_listed = models.BooleanField(default=True)
    website = models.URLField(blank=True)
    is_trusted = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "slug"], name="a_partner_slug_is_unique_in_its_district"
            )
        ]

    def __str__(self) -> str:
        return self.name
