"""What readers may see, in one shape, for the pages, the API and the exports.

`public` says which rows are public, `build` turns revisions into `shapes`, `extents` says which stretches
of a text may be shown. Everything here reads; nothing writes.
"""

from .build import project, public_extents, public_words
from .extents import excerpt_extents, masked
from .identity import called, names_now, with_merged
from .passages import Passage
from .public import (
    current_revisions,
    public_claims,
    public_corrections,
    public_records,
    readable_revisions,
)
from .runs import Mark, Run, split_into_runs
from .shapes import (
    PublicArticleLink,
    PublicClaim,
    PublicClaimLink,
    PublicCorrection,
    PublicDate,
    PublicOffice,
    PublicOutlet,
    PublicRecord,
    PublicRelay,
    PublicSpan,
    PublicSpeakerName,
    PublicStep,
    PublicTag,
    Tombstone,
    address,
    untitled,
)

__all__ = [
    "Mark",
    "Passage",
    "PublicArticleLink",
    "PublicClaim",
    "PublicClaimLink",
    "PublicCorrection",
    "PublicDate",
    "PublicOffice",
    "PublicOutlet",
    "PublicRecord",
    "PublicRelay",
    "PublicSpan",
    "PublicSpeakerName",
    "PublicStep",
    "PublicTag",
    "Run",
    "Tombstone",
    "address",
    "called",
    "current_revisions",
    "excerpt_extents",
    "masked",
    "names_now",
    "project",
    "public_claims",
    "public_corrections",
    "public_extents",
    "public_records",
    "public_words",
    "readable_revisions",
    "split_into_runs",
    "untitled",
    "with_merged",
]
