"""The tenant. Every other row belongs to one district, and every query starts at one."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Land(models.TextChoices):
    """The sixteen Länder by their ISO 3166-2:DE code."""

    BW = "BW", "Baden-Württemberg"
    BY = "BY", "Bayern"
    BE = "BE", "Berlin"
    BB = "BB", "Brandenburg"
    HB = "HB", "Bremen"
    HH = "HH", "Hamburg"
    HE = "HE", "Hessen"
    MV = "MV", "Mecklenburg-Vorpommern"
    NI = "NI", "Niedersachsen"
    NW = "NW", "Nordrhein-Westfalen"
    RP = "RP", "Rheinland-Pfalz"
    SL = "SL", "Saarland"
    SN = "SN", "Sachsen"
    ST = "ST", "Sachsen-Anhalt"
    SH = "SH", "Schleswig-Holstein"
    TH = "TH", "Thüringen"


def default_languages() -> list[str]:
    return list(settings.DISTRICT_LANGUAGES)


class District(models.Model):
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    land = models.CharField(max_length=2, choices=Land)
    ags = models.CharField(
        _("official municipality key"),
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^\d{5}$")],
    )
    languages = models.JSONField(default=default_languages)
    time_zone = models.CharField(max_length=40, default="Europe/Berlin")
    domain = models.CharField(max_length=100, null=True, blank=True, unique=True)
    colour = models.CharField(max_length=7, default="#7a3b69")
    office = models.CharField(max_length=120, blank=True)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    town = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    responsible = models.CharField(max_length=200, blank=True)  # §18(2) MStV, V.i.S.d.P.
    imprint = models.TextField(blank=True)
    privacy = models.TextField(blank=True)
    accessibility = models.TextField(blank=True)
    disclaimer = models.TextField(blank=True)
    # Texts and new places that come with a report are public at once, as its status is.
    trusts_reports = models.BooleanField(default=False)
    # From this day on nobody works at the desk without a second factor; None: never asked.
    second_factor_from = models.DateField(null=True, blank=True)
    # Bumped by each publishing transaction: ETags of all public answers start from it.
    stamp = models.BigIntegerField(default=1)
    stamped_at = models.DateTimeField(default=timezone.now)

    # Not stored: asks whether it would be found again as it is (programme/district_lookup.py).
    found_by: Callable[[], "Callable[[], bool]"] | None = None

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def page_languages(self) -> list[str]:
        """What the district wants and the product speaks, never empty."""
        spoken = dict(settings.LANGUAGES)
        return [code for code in self.languages if code in spoken] or [settings.LANGUAGE_CODE]

    @property
    def public_state(self) -> str:
        """Which state of its public answers this is, for ETags and feed files.

        The number alone would come again with other words after a backup was restored.
        """
        return f"{self.stamp}.{self.stamped_at.timestamp():.6f}"

    def bump(self, at: datetime) -> None:
        """Mark all public answers of this district as outdated; call inside the transaction."""
        District.objects.filter(pk=self.pk).update(stamp=F("stamp") + 1, stamped_at=at)
