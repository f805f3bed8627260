"""The public shape of reviewed work: what the pages, the API and the exports know of it, and nothing else.

No note, comment, username or row number is here. All offsets are code points of the article version's
text, end exclusive; all times are UTC.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from annotations.models import ClaimLink, Correction
from articles.models import ArticleLink

from .extents import Extent
from .naming import address
from .passages import Passage
from .people import PublicOffice, PublicSpeakerName
from .sources import PublicDate, PublicOutlet, PublicRelay


@dataclass(frozen=True, slots=True)
class PublicSpan:
    """Words of a claim; `prefix` and `suffix` are the 32 code points around it, blank where not public."""

    uid: uuid.UUID
    role: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class PublicTag:
    """A subject, by its stable code."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class PublicClaimLink:
    """Another public claim that restates this one, or reports the same utterance elsewhere.

    `other` is its stable uid; `kind` is restated or same_utterance.
    """

    kind: str
    other: uuid.UUID
    short_id: str
    summary: str
    speaker: str

    @property
    def kind_in_words(self) -> str:
        """Same claim restated, or same utterance elsewhere."""
        return ClaimLink.Kind(self.kind).label


@dataclass(frozen=True, slots=True)
class PublicClaim:
    """A claim with the verdict accepted. `number` counts the claims of the record from 1, in text order.

    `stable_uid` and `short_id` name it through all revisions; `uid` names its row in this one.
    """

    number: int
    uid: uuid.UUID
    stable_uid: uuid.UUID
    short_id: str
    mode: str
    summary: str
    spans: tuple[PublicSpan, ...]
    speaker: PublicSpeakerName
    role_as_stated: str
    office: PublicOffice | None
    tags: tuple[PublicTag, ...]
    relays: tuple[PublicRelay, ...]
    links: tuple[PublicClaimLink, ...]

    @property
    def content(self) -> str:
        """The words of the claim; the parts of a split quotation are joined by an ellipsis in brackets."""
        return " […] ".join(span.exact for span in self.spans if span.role == "content")

    @property
    def cue(self) -> str:
        """The words that attribute it, such as `stressed that`; empty where the text has none."""
        return " […] ".join(span.exact for span in self.spans if span.role == "cue")

    @property
    def source_mention(self) -> str:
        """The words that name the speaker here, such as `the Belarusian leader`."""
        return " […] ".join(span.exact for span in self.spans if span.role == "source")


@dataclass(frozen=True, slots=True)
class PublicCorrection:
    """A decided correction of words (with a span) or of a metadata field (without).

    `state` is accepted or dismissed; `verdict_reason` is given for dismissed ones only. `decided_at` is
    when a reviewer first decided so.
    """

    number: int
    uid: uuid.UUID
    stable_uid: uuid.UUID
    short_id: str
    kind: str
    field: str
    start: int | None
    end: int | None
    exact: str
    prefix: str
    suffix: str
    as_stated: str
    corrected_value: str
    sic: bool
    evidence_url: str
    evidence_text: str
    reason: str
    state: str
    verdict_reason: str
    decided_at: datetime

    @property
    def kind_in_words(self) -> str:
        """Correction, minor correction, clarification, update or withdrawal."""
        return Correction.Kind(self.kind).label

    @property
    def field_in_words(self) -> str:
        """The metadata field that is corrected; empty if words of the text are."""
        return Correction.Field(self.field).label if self.field else ""


@dataclass(frozen=True, slots=True)
class PublicArticleLink:
    """A confirmed link to another public record; `role` says which of the two this is: copy or original."""

    kind: str
    role: str
    article_uid: uuid.UUID
    short_id: str
    slug: str
    title: str

    @property
    def kind_in_words(self) -> str:
        """What the copy is to the original, such as syndicated copy."""
        return ArticleLink.Kind(self.kind).label

    @property
    def address(self) -> str:
        """The last part of the other record's address."""
        return address(self.slug, self.short_id)


@dataclass(frozen=True, slots=True)
class PublicStep:
    """A reviewed revision in the history of a record, with the pseudonyms of who coded and reviewed it.

    `text_number` says which of the outlet's texts it codes, from 1.
    """

    number: int
    text_number: int
    reviewed_at: datetime
    coded_by: tuple[str, ...]
    reviewed_by: str


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """A reviewed revision of a record, whole.

    `title` is the headline, or words that stand for one where there is none.
    `excerpts_only` says that the outlet's rights allow only `visible` stretches of the text;
    `is_current` is false for an earlier revision that a later one has replaced. `text_number` says which of
    the outlet's texts was coded, from 1, and `retrieved_at` when that one was fetched, if that is known. A
    newer text that no reviewed revision codes is not public: nothing here tells of it.
    """

    uid: uuid.UUID
    article_uid: uuid.UUID
    version_uid: uuid.UUID
    revision_uid: uuid.UUID
    short_id: str
    slug: str
    title: str
    headline: str
    headline_is_ours: bool
    standfirst: str
    dateline: str
    dateline_place: str
    outlet: PublicOutlet | None
    agency: PublicOutlet | None
    relays: tuple[PublicRelay, ...]
    date: PublicDate
    url: str
    language: str
    text_number: int
    retrieved_at: datetime | None
    text_sha256: str
    text_length: int
    excerpts_only: bool
    visible: tuple[Extent, ...]
    passages: tuple[Passage, ...]
    claims: tuple[PublicClaim, ...]
    corrections: tuple[PublicCorrection, ...]
    dismissed: tuple[PublicCorrection, ...]
    links: tuple[PublicArticleLink, ...]
    history: tuple[PublicStep, ...]
    number: int
    is_current: bool

    @property
    def reviewed_at(self) -> datetime:
        """When this revision was reviewed."""
        return self.step.reviewed_at

    @property
    def address(self) -> str:
        """The last part of the record's address."""
        return address(self.slug, self.short_id)

    def passages_of_claim(self, claim: PublicClaim) -> tuple[Passage, ...]:
        """The passages in which words of the claim stand, with no marks but its own."""
        return tuple(
            passage.marked_for(claim.short_id)
            for passage in self.passages
            if any(span.start < passage.end and passage.start < span.end for span in claim.spans)
        )

    @property
    def step(self) -> PublicStep:
        """Who coded and reviewed this revision, and when."""
        return next(step for step in self.history if step.number == self.number)

    @property
    def newest_coding(self) -> PublicStep:
        """The newest reviewed revision, whose text is the newest one that readers know of."""
        return self.history[-1]

    @property
    def text_is_replaced(self) -> bool:
        """Whether a later reviewed revision codes another text of the outlet."""
        return self.newest_coding.text_number != self.text_number

    @property
    def codes_several_texts(self) -> bool:
        """Whether the reviewed revisions code more than one text."""
        return len({step.text_number for step in self.history}) > 1

    @property
    def headlines(self) -> tuple[Passage, ...]:
        """The headline as it stands in the text; empty where it is ours or there is none."""
        return tuple(p for p in self.passages if p.kind == "headline")

    @property
    def standfirsts(self) -> tuple[Passage, ...]:
        """The standfirst as it stands in the text."""
        return tuple(p for p in self.passages if p.kind == "standfirst")

    @property
    def body(self) -> tuple[Passage, ...]:
        """The passages below headline and standfirst."""
        return tuple(p for p in self.passages if p.kind not in ("headline", "standfirst"))
