"""Going over to another text of the article: nothing is lost, and nothing counts before a person says so.

A revision codes one text. When the outlet changes its text, revisions stay with the one they code: what is
reviewed stands as it was, and a draft can be finished as it is. Or its claimant takes the new text over:
every claim and correction stays, its words become a proposal in the new text, and the history keeps where
they were. The way back is the same.
"""

from django.db.models import F, QuerySet

from annotations.models import Claim, Coder, Correction, Record, Revision, Span
from annotations.models.workflow import State
from articles.models import ArticleVersion

from .claims import draft_of
from .corrections import value_of_field
from .proposing import Finding, Row, Search, store, words_of_claim, words_of_correction
from .steps import revise
from .writing import Refused, check_version, service


def newer_text_of(revision: Revision) -> ArticleVersion | None:
    """The newest text of the revision's article, without the raw bytes, if it codes an older one."""
    coded = revision.article_version
    newer = ArticleVersion.objects.filter(article=coded.article_id, number__gt=coded.number)
    return newer.select_related("agency", "article__outlet").defer("raw").order_by("-number").first()


@service
def code_text(*, revision: Revision, version: int, text: ArticleVersion, by: Coder) -> Revision:
    """Go over with a draft to another text of its article; `version` is that of the revision as it was seen.

    The words of every claim and correction, removed ones too, are lifted and become proposals.

    Raises:
        Refused: the text is of another article.
    """
    draft = draft_of(revision, by)
    if draft.article_version_id == text.pk:
        return draft
    check_version("this record", current=draft.version, expected=version)
    if text.article_id != draft.article_version.article_id:
        raise Refused("This text belongs to another article: choose one of the texts of this record.")
    findings = findings_in(draft, text)
    _lift(draft)
    draft.article_version = text
    draft.version += 1
    draft.save(update_fields=["article_version", "version"])
    store(findings, text)
    return draft


@service
def revise_on(*, record: Record, text: ArticleVersion, by: Coder) -> Revision:
    """Open the next revision of a reviewed record on another text; readers keep seeing the present one."""
    following = revise(record=record, by=by)
    return code_text(revision=following, version=following.version, text=text, by=by)


def findings_in(revision: Revision, text: ArticleVersion) -> list[tuple[Row, Finding]]:
    """Where what the revision codes stands in `text`, in the order of the old text; writes nothing.

    Of a reviewed revision that is what its successor takes over. A claim without words has nothing to find.
    """
    search = Search(text)
    coded = revision.article_version
    found: list[tuple[Row, Finding]] = []
    for claim in _claims(revision).prefetch_related("spans", "reanchoring__spans"):
        old_text, words = words_of_claim(claim, coded)
        if words:
            found.append((claim, search.of_words(old_text, words)))
    corrections = _corrections(revision).select_related("reanchoring__old_text")
    for correction in corrections.prefetch_related("reanchoring__spans"):
        old_text, words = words_of_correction(correction, coded)
        if words:
            found.append((correction, search.of_words(old_text, words)))
        elif correction.field:
            value = value_of_field(text, correction.field)
            found.append((correction, search.of_value(coded, correction.as_stated, value)))
    return sorted(found, key=lambda one: _place(one[1]))


def _claims(revision: Revision) -> QuerySet[Claim]:
    claims = revision.claims.select_related("speaker", "reanchoring__old_text").order_by("id")
    if revision.status == State.REVIEWED:
        return claims.filter(removed_at=None, verdict=Claim.Verdict.ACCEPTED)
    return claims


def _corrections(revision: Revision) -> QuerySet[Correction]:
    corrections = revision.corrections.order_by("id")
    return corrections.filter(removed_at=None) if revision.status == State.REVIEWED else corrections


def _place(finding: Finding) -> int:
    return min((words.start for words, _ in finding.words), default=-1)


def _lift(draft: Revision) -> None:
    """Take the words from what the draft codes; the history of each row keeps them."""
    Span.objects.filter(claim__revision=draft).delete()
    draft.claims.update(version=F("version") + 1)
    draft.corrections.filter(start__isnull=False).update(
        start=None, end=None, exact="", prefix="", suffix="", version=F("version") + 1
    )
