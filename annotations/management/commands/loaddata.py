"""Django's own `loaddata`, under which reviewed work may arrive whole."""

from collections.abc import Sequence
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import loaddata
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import DataError, IntegrityError, connections
from django.db.models import F, Model, OuterRef, Subquery
from django.utils import timezone

from annotations.export.fields import EXPORTED
from annotations.models import Record, Revision
from annotations.services.search import index_public_words
from articles.importing.search import index_some, queue_forgotten
from articles.models import ArticleVersion
from articles.models.identity import Identified
from articles.models.rules import LOADING_FIXTURE

FILED = frozenset(exported.model for exported in EXPORTED)


class Command(loaddata.Command):
    """Loads fixtures; those of `export_reviewed` only add: a row that is here already stays as it is.

    Everything happens in one transaction, in which PostgreSQL lets whole reviewed revisions in. At the end
    readers see the newest revision of each record, and find it by its words.
    """

    help = "Loads fixtures; reviewed files of export_reviewed only add to what is here."

    def handle(self, *fixture_labels: str, **options: Any) -> None:
        try:
            super().handle(*fixture_labels, **options)
        except (DeserializationError, IntegrityError, DataError, ValueError, OSError) as error:
            raise CommandError(f"nothing was loaded: {' '.join(str(error).split())}") from error

    def loaddata(self, fixture_labels: Sequence[str]) -> None:
        self.arriving(True)
        super().loaddata(fixture_labels)
        index_new_words(self.using)
        self.arriving(False)

    def load_label(self, fixture_label: str) -> None:
        super().load_label(fixture_label)
        show_newest_revisions(self.using)

    def arriving(self, whether: bool) -> None:
        """Tell PostgreSQL, for this transaction, whether reviewed work arrives whole."""
        with connections[self.using].cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, true)", [LOADING_FIXTURE, "on" if whether else "off"])

    def save_obj(self, obj: DeserializedObject) -> bool:
        row = obj.object
        if isinstance(row, Identified) and type(row) in FILED and self.is_here(row):
            if isinstance(row, ArticleVersion):
                self.refuse_other_excerpts(row)
            return False
        if isinstance(row, Record):
            self.refuse_second_record(row)
        stamp(row)
        return super().save_obj(obj)

    def is_here(self, row: Identified) -> bool:
        """Whether the database has the row; a row without a number was looked for by its uid in vain."""
        rows = type(row)._default_manager.using(self.using)
        return row.pk is not None and rows.filter(pk=row.pk, uid=row.uid).exists()

    def refuse_second_record(self, record: Record) -> None:
        """Raise CommandError if somebody here works on the same article already."""
        if Record.objects.using(self.using).filter(article=record.article_id).exists():
            raise CommandError(
                f"nothing was loaded: this desk has imported article {record.article} itself and has a "
                "record of its own for it; load the file where the article was not imported"
            )

    def refuse_other_excerpts(self, version: ArticleVersion) -> None:
        """Raise CommandError if the file shows other excerpts of a text than an earlier file did.

        What stands around the spans that are here would no longer be what stands in the text.
        """
        stored = ArticleVersion.objects.using(self.using).defer("raw").get(uid=version.uid)
        if stored.masked and stored.text != version.text:
            raise CommandError(
                f"nothing was loaded: the file shows other excerpts of the text {version.uid} than the one "
                "that was loaded here earlier; load it into an empty database"
            )


def stamp(row: Model) -> None:
    """Fill the times that a fixture leaves out and that Django sets on an ordinary save."""
    for field in row._meta.concrete_fields:
        automatic = getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False)
        if automatic and getattr(row, field.attname) is None:
            setattr(row, field.attname, timezone.now())


def show_newest_revisions(using: str) -> None:
    """Let readers see a later revision that arrived, whole, for a record that was here."""
    reviewed = Revision.objects.using(using).filter(status="reviewed", record=OuterRef("pk"))
    newest = Subquery(reviewed.order_by("-number").values("pk")[:1])
    behind = Record.objects.using(using).filter(
        revisions__status="reviewed", revisions__number__gt=F("public_revision__number")
    )
    Record.objects.using(using).filter(pk__in=behind.values("pk")).update(public_revision=newest)


def index_new_words(using: str) -> None:
    """Make what arrived findable: texts for the desk, reviewed revisions for readers."""
    queue_forgotten(using)
    while index_some(using):
        pass
    revisions = Revision.objects.using(using).filter(status="reviewed", public_search__isnull=True)
    for revision in revisions.order_by("pk").iterator():
        index_public_words(revision)
