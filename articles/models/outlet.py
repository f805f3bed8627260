"""Who published: newspapers, agencies, governments. An agency that passed copy on is an outlet too."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q

from .identity import Identified
from .rules import keep_history

WEB_ADDRESS = URLValidator(schemes=["http", "https"])
"""Only web addresses: a stored `javascript:` address would run when somebody follows it."""


def is_web_address(field: str) -> Q:
    """Condition for a CHECK: `field` is empty or begins with http:// or https://."""
    return Q(**{field: ""}) | Q(**{f"{field}__regex": r"^https?://[^\s]+$"})


@keep_history()
class Outlet(Identified):
    """A publisher of articles.

    `full_text_public` says whether readers may see whole texts of this outlet (its rights allow it),
    or only excerpts around reviewed claims; the default is the cautious one.
    """

    class Kind(models.TextChoices):
        AGENCY = "agency", "news agency"
        NEWSPAPER = "newspaper", "newspaper"
        BROADCASTER = "broadcaster", "broadcaster"
        GOVERNMENT = "government", "government"
        OTHER = "other", "other"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.OTHER)
    homepage = models.URLField(blank=True, validators=[WEB_ADDRESS])
    country = models.CharField(
        max_length=2,
        blank=True,
        help_text="ISO 3166-1 alpha-2 code in capitals, for example BY.",
    )
    full_text_public = models.BooleanField(
        default=False,
        help_text="Readers may see whole texts; otherwise only excerpts around reviewed claims.",
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="outlet_kind_is_known",
                condition=Q(
                    kind__in=[
                        "agency",
                        "newspaper",
                        "broadcaster",
                        "government",
                        "other",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="outlet_homepage_is_a_web_address",
                condition=is_web_address("homepage"),
            ),
            models.CheckConstraint(
                name="outlet_country_is_a_code",
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
            ),
            models.CheckConstraint(name="outlet_name_is_not_empty", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
