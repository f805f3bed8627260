"""What a reviewed file holds: model by model, field by field. What is not named here never leaves.

The models stand in the order of their references, so that `loaddata` finds what a row points to before it.
(Two references point forward or sideways, and `loaddata` resolves them at the end: a record's public
revision, and the speaker or tag above another.)
"""

from dataclasses import dataclass

from django.db.models import ForeignKey, Model

from annotations import models as coded
from articles import models as published


@dataclass(frozen=True)
class Exported:
    """A model in the file.

    `rows` is its queryset in `projection.closure.Closure`; `fields` are written after the uid, foreign keys
    as the uid of their row. `text` is the path to the article version whose words the row repeats (empty
    for the version itself, None for rows without words).
    """

    model: type[Model]
    rows: str
    fields: tuple[str, ...]
    text: str | None = None

    @property
    def label(self) -> str:
        """The model's name in the file, for example annotations.claim."""
        return self.model._meta.label_lower

    def path(self, field: str) -> str:
        """Where the value of a field comes from: a foreign key is written as the uid of its row."""
        return f"{field}__uid" if isinstance(self.model._meta.get_field(field), ForeignKey) else field

    @property
    def text_uid(self) -> str | None:
        """Path to the uid of the article version in `text`."""
        return None if self.text is None else f"{self.text}__uid".removeprefix("__")

    @property
    def order(self) -> list[str]:
        """By uid; rows with words of a text by that text first, so that each text is looked at once."""
        return list(dict.fromkeys(path for path in (self.text_uid, "uid") if path))


WORDS = ("start", "end", "exact", "prefix", "suffix")
"""Where words stand and what they are; blanked out as far as readers may not see them."""

STATED = ("headline", "standfirst", "dateline", "date_as_stated")
"""Metadata that stands in the text; each has its `_start` and `_end`."""

EXPORTED: tuple[Exported, ...] = (
    Exported(coded.Coder, "coders", ("handle",)),
    Exported(
        published.Outlet, "outlets", ("slug", "name", "kind", "homepage", "country", "full_text_public")
    ),
    Exported(coded.Tag, "tags", ("code", "label", "definition", "parent")),
    Exported(coded.Office, "offices", ("name", "country")),
    Exported(coded.Speaker, "speakers", ("name", "kind", "wikidata_id", "country", "merged_into")),
    Exported(coded.Alias, "aliases", ("speaker", "form", "language", "confirmed_by")),
    Exported(
        coded.Term,
        "terms",
        (
            *("speaker", "office", "starts_on", "starts_granularity", "ends_on", "ends_granularity"),
            *("source", "source_url", "confirmed_by"),
        ),
    ),
    Exported(published.Article, "articles", ("outlet", "url", "external_id")),
    Exported(coded.Record, "records", ("article", "public_revision")),
    Exported(
        published.ArticleVersion,
        "versions",
        (
            *("article", "number", "retrieved_at", "language", "importer"),
            *("raw_sha256", "encoding", "text", "text_sha256", "masked"),
            *(field for stated in STATED for field in (stated, f"{stated}_start", f"{stated}_end")),
            *("dateline_place", "agency", "date_partial", "date_granularity"),
            *("date_resolved", "published_on", "date_basis", "date_reason"),
        ),
        text="",
    ),
    Exported(published.Relay, "relays", ("version", "position", "outlet", "start", "end")),
    Exported(published.Segment, "segments", ("version", "kind", "start", "end")),
    Exported(
        published.ArticleLink,
        "article_links",
        ("copy", "original", "kind", "state", "score", "method", "proposed_at", "decided_at"),
    ),
    Exported(
        coded.Revision,
        "revisions",
        (
            *("record", "number", "article_version", "status", "claimed_by"),
            *("submitted_by", "submitted_at", "reviewed_by", "reviewed_at"),
        ),
    ),
    Exported(
        coded.Claim,
        "claims",
        (
            *("revision", "stable_uid", "mode", "summary", "speaker", "role_as_stated", "office"),
            *("coded_by", "coded_at", "changed_by", "changed_at", "verdict", "verdict_by", "verdict_at"),
        ),
    ),
    Exported(coded.Span, "spans", ("claim", "role", *WORDS), text="claim__revision__article_version"),
    Exported(coded.ClaimTag, "claim_tags", ("claim", "tag")),
    Exported(coded.ClaimRelay, "claim_relays", ("claim", "position", "outlet")),
    Exported(coded.ClaimLink, "claim_links", ("claim", "other_stable_uid", "kind")),
    Exported(
        coded.Correction,
        "corrections",
        (
            *("revision", "stable_uid", "kind", "field", *WORDS, "as_stated", "corrected_value", "sic"),
            *("evidence_url", "evidence_text", "reason", "proposed_by", "proposed_at", "changed_by"),
            *("state", "decided_by", "decided_at", "verdict_reason"),
        ),
        text="revision__article_version",
    ),
)
