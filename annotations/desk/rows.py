"""Records as rows of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from annotations.models import Revision
from annotations.models.workflow import State
from annotations.services.steps import state_of
from articles.models import ArticleVersion

from .addresses import address_of


@dataclass(frozen=True)
class Row:
    """A record in a list, as its newest revision has it."""

    revision: Revision
    address: str
    state: State

    @property
    def version(self) -> ArticleVersion:
        return self.revision.article_version

    @property
    def title(self) -> str:
        """The headline, or the id where there is none yet."""
        return self.version.headline or f"Without headline ({self.version.article.short_id})"

    @property
    def has_newer_text(self) -> bool:
        """Whether the outlet changed its text since; the list's query says so (`newest_revisions`)."""
        return bool(getattr(self.revision, "has_newer_text", False))

    @property
    def published_on(self) -> date | None:
        return self.version.published_on


def has_newer_text() -> Exists:
    """Condition on revisions: the outlet changed its text after the one that the revision codes."""
    newer = ArticleVersion.objects.filter(
        article=OuterRef("article_version__article"), number__gt=OuterRef("article_version__number")
    )
    # A first text is newer than none: saying so lets PostgreSQL begin with the few that are no first texts.
    return Exists(newer.filter(number__gt=1))


def newest_revisions() -> QuerySet[Revision]:
    """The newest revision of every record, with what a row shows and without the texts."""
    later = Revision.objects.filter(record=OuterRef("record"), number__gt=OuterRef("number"))
    return (
        Revision.objects.filter(~Exists(later))
        .select_related("record", "article_version__article__outlet", "article_version__agency", "claimed_by")
        .defer("article_version__text", "article_version__raw")
        .annotate(has_newer_text=has_newer_text())
    )


def rows_of(revisions: Iterable[Revision]) -> list[Row]:
    """The rows of a list of newest revisions."""
    return [
        Row(
            revision=revision,
            address=address_of(revision.article_version.article, revision.article_version),
            state=state_of(revision.record, revision),
        )
        for revision in revisions
    ]
