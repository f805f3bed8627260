"""What readers may see, in one shape, for the pages, the API and the exports.

`public` says which rows are public, `build` turns revisions into `shapes`, `extents` says which stretches
of a text may be shown. Everything here reads; nothing writes.
"""

from .build import project, public_words
from .extents import excerpt_extents, masked
from .find import (
    FoundSpeaker,
    Tombstone,
    describe,
    find_record,
    find_record_of_claim,
    find_revision,
    find_speaker,
    find_tombstone,
    find_tombstone_of_claim,
)
from .identity import called, names_now, with_merged
from .lines import (
    ClaimLine,
    CorrectionLine,
    RecordLine,
    claim_lines,
    correction_lines,
    corrections_log,
    record_lines,
)
from .naming import address, untitled
from .passages import Passage
from .people import PublicOffice, PublicSpeaker, PublicSpeakerName, PublicTerm, SaidAs
from .public import (
    MOST_LISTED,
    current_revisions,
    public_claims,
    public_corrections,
    public_records,
    readable_revisions,
)
from .releases import PublicRelease, find_release, public_releases, release_file
from .runs import Mark, Run, split_into_runs
from .said import SaidPage, said_as, said_by
from .search import (
    claims_with_speaker,
    claims_with_words,
    public_agencies,
    public_outlets,
    public_tags,
    records_with_speaker,
    records_with_tag,
    records_with_words,
)
from .shapes import (
    PublicArticleLink,
    PublicClaim,
    PublicClaimLink,
    PublicCorrection,
    PublicRecord,
    PublicSpan,
    PublicStep,
    PublicTag,
)
from .sources import PublicDate, PublicOutlet, PublicRelay
from .timeline import Spell, Timeline, timeline

__all__ = [
    "MOST_LISTED",
    "ClaimLine",
    "CorrectionLine",
    "FoundSpeaker",
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
    "PublicRelease",
    "PublicSpan",
    "PublicSpeaker",
    "PublicSpeakerName",
    "PublicStep",
    "PublicTag",
    "PublicTerm",
    "RecordLine",
    "Run",
    "SaidAs",
    "SaidPage",
    "Spell",
    "Timeline",
    "Tombstone",
    "address",
    "called",
    "claim_lines",
    "claims_with_speaker",
    "claims_with_words",
    "correction_lines",
    "corrections_log",
    "current_revisions",
    "describe",
    "excerpt_extents",
    "find_record",
    "find_record_of_claim",
    "find_release",
    "find_revision",
    "find_speaker",
    "find_tombstone",
    "find_tombstone_of_claim",
    "masked",
    "names_now",
    "project",
    "public_agencies",
    "public_claims",
    "public_corrections",
    "public_outlets",
    "public_records",
    "public_releases",
    "public_tags",
    "public_words",
    "readable_revisions",
    "record_lines",
    "records_with_speaker",
    "records_with_tag",
    "records_with_words",
    "release_file",
    "said_as",
    "said_by",
    "split_into_runs",
    "timeline",
    "untitled",
    "with_merged",
]
