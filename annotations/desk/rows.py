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
    def published_on(self) -> date | None:
        return self.version.published_on


def newest_revisions() -> QuerySet[Revision]:
    """The newest revision of every record, with what a row shows and without the texts."""
    later = Revision.objects.filter(record=OuterRef("record"), number__gt=OuterRef("number"))
    return (
        Revision.objects.filter(~Exists(later))
        .select_related("record", "article_version__article__outlet", "article_version__agency", "claimed_by")
        .defer("article_version__text", "article_version__raw")
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
