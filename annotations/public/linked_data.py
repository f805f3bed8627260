"""A record as schema.org JSON-LD: the article, the claims in it and who made them.

There is no ClaimReview in it: coding who said what is no rating of truth.
"""

import json
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from annotations.projection import PublicClaim, PublicOutlet, PublicRecord, PublicSpeakerName

Absolute = Callable[[str], str]

# The block stands inside <script>: these three could end it or open a comment.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
KINDS = {"person": "Person", "group": "Organization", "organization": "Organization"}


def record_as_linked_data(record: PublicRecord, absolute: Absolute) -> SafeString:
    """The JSON of the record's `NewsArticle` with its `Claim` and `Quotation` parts, safe inside <script>."""
    address = absolute(reverse("public:record", args=[record.address]))
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "headline": record.title,
        "inLanguage": record.language,
        "mainEntityOfPage": address,
        "hasPart": [_claim(claim, f"{address}#article", absolute) for claim in record.claims],
        "correction": [
            {"@type": "CorrectionComment", "text": f"{c.as_stated} → {c.corrected_value or '[sic]'}"}
            for c in record.corrections
        ],
    }
    article |= {"datePublished": record.date.resolved} if record.date.resolved else {}
    article |= {"url": record.url} if record.url else {}
    article |= {"publisher": _outlet(record.outlet)} if record.outlet else {}
    article |= {"sourceOrganization": _outlet(record.agency)} if record.agency else {}
    return mark_safe(json.dumps(article, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 - escaped above


def _outlet(outlet: PublicOutlet) -> dict[str, str]:
    return {"@type": "NewsMediaOrganization", "name": outlet.name} | (
        {"url": outlet.homepage} if outlet.homepage else {}
    )


def _speaker(speaker: PublicSpeakerName, absolute: Absolute) -> dict[str, str]:
    found = {
        "@type": KINDS[speaker.kind],
        "name": speaker.name,
        "@id": absolute(reverse("public:speaker", args=[speaker.address])),
    }
    same = {"sameAs": f"https://www.wikidata.org/entity/{speaker.wikidata_id}"} if speaker.wikidata_id else {}
    return found | same


def _claim(claim: PublicClaim, article: str, absolute: Absolute) -> dict[str, Any]:
    address = absolute(reverse("public:claim", args=[claim.short_id]))
    speaker = _speaker(claim.speaker, absolute)
    if claim.mode == "direct":
        who, kind = {"creator": speaker}, "Quotation"
    else:
        who, kind = {"author": speaker, "appearance": {"@id": article}}, "Claim"
    return {"@type": kind, "@id": address, "text": claim.content, "abstract": claim.summary, **who}
