"""What editors say about articles, and the rules that PostgreSQL holds about it.

Import direction inside: workflow, coder -> record -> revision -> speaker, tag -> claim -> act, correction,
review, suggestion, reanchoring, dismissal, guideline, release, search; coded puts rules on the tables of
`articles`.
Models import no services.
"""

from .act import Act
from .claim import Claim, ClaimLink, ClaimRelay, ClaimTag, Span
from .coded import CodedArticle, CodedRelay, CodedSegment, CodedVersion
from .coder import Coder
from .correction import Correction
from .dismissal import Dismissal
from .guideline import GuidelineEdition
from .reanchoring import ReanchoredSpan, Reanchoring
from .record import Record
from .release import Release, ReviewedSet, SetMember
from .review import Comment, ReviewEvent
from .revision import Contribution, Revision
from .search import PublicSearch
from .speaker import Alias, Office, Speaker, SpeakerJudgement, Term
from .suggestion import SuggestedSpan, Suggestion, SuggestionBacklog, SuggestionThreshold
from .tag import Tag

__all__ = [
    "Act",
    "Alias",
    "Claim",
    "ClaimLink",
    "ClaimRelay",
    "ClaimTag",
    "CodedArticle",
    "CodedRelay",
    "CodedSegment",
    "CodedVersion",
    "Coder",
    "Comment",
    "Contribution",
    "Correction",
    "Dismissal",
    "GuidelineEdition",
    "Office",
    "PublicSearch",
    "ReanchoredSpan",
    "Reanchoring",
    "Record",
    "Release",
    "ReviewEvent",
    "ReviewedSet",
    "Revision",
    "SetMember",
    "Span",
    "Speaker",
    "SpeakerJudgement",
    "SuggestedSpan",
    "Suggestion",
    "SuggestionBacklog",
    "SuggestionThreshold",
    "Tag",
    "Term",
]
