"""Nothing that a row was is ever lost: history, uids, and tables that are never emptied."""

import uuid

import pghistory.models
import pytest
from django.db import connection, models
from psycopg import sql

from annotations.models import Coder, Speaker
from articles.models import ArticleVersion
from tests.annotations.models.coding import Coding
from tests.annotations.models.rules import all_models, is_history, triggers
from tests.articles.models.rows import TEXT, make_version
from tests.articles.models.sql import change, execute, refused, remove, truncate, value

TABLES = [model for model in all_models() if not model._meta.proxy]
HISTORIES = [model for model in TABLES if is_history(model)]
TRACKED = [model.pgh_tracked_model for model in HISTORIES]  # type: ignore[attr-defined]  # set by pghistory
DERIVED = {"ArticleSearch", "SearchBacklog", "PublicSearch", "SuggestionBacklog"}
REPORTED = {"ImportBatch", "ImportItem", "ImportFile", "ImportFilePart"}
"""Tables that hold no work of people: search vectors are made anew, and reports may be cleared away."""


def test_every_table_with_work_in_it_is_tracked_or_only_added_to() -> None:
    kept = {"ReviewEvent", "Contribution", "Release", "SuggestedSpan", "Act", "GuidelineEdition"}
    tracked = {model.__name__ for model in TRACKED}
    assert {model.__name__ for model in TABLES if not is_history(model)} == (
        tracked | kept | DERIVED | REPORTED
    )


def test_an_update_stores_the_former_row(db: None) -> None:
    speaker = Speaker.objects.create(name="A. Lukashenko")
    change(speaker, name="Aleksandr Lukashenko")
    former = Speaker.pgh_event_model.objects.get(pgh_obj_id=speaker.pk)  # type: ignore[attr-defined]  # by pghistory
    assert (former.name, former.pgh_label) == ("A. Lukashenko", "before_update")


def test_a_removal_stores_the_former_row(draft: Coding) -> None:
    span = draft.span(draft.claim(), "fruitful", "cue")
    remove(span)
    former = span.pgh_event_model.objects.get(pgh_obj_id=span.pk)  # type: ignore[attr-defined]  # by pghistory
    assert (former.exact, former.pgh_label) == ("fruitful", "before_delete")


def test_an_insert_and_an_update_that_changes_nothing_store_no_history(db: None) -> None:
    speaker = Speaker.objects.create(name="A. Lukashenko")
    change(speaker, name="A. Lukashenko")
    assert not Speaker.pgh_event_model.objects.exists()  # type: ignore[attr-defined]  # by pghistory


def test_history_says_in_what_act_it_was_written(db: None) -> None:
    speaker = Speaker.objects.create(name="A. Lukashenko")
    with pghistory.context(act="rename_speaker"):
        Speaker.objects.filter(pk=speaker.pk).update(name="Aleksandr Lukashenko")
    former = Speaker.pgh_event_model.objects.get()  # type: ignore[attr-defined]  # by pghistory
    assert former.pgh_context.metadata["act"] == "rename_speaker"


def test_texts_are_not_repeated_in_history() -> None:
    history = {field.name for field in ArticleVersion.pgh_event_model._meta.fields}  # type: ignore[attr-defined]  # by pghistory
    assert not history & {"raw", "text"}
    assert {"headline", "date_resolved", "text_sha256"} <= history


@pytest.mark.parametrize("history", HISTORIES, ids=lambda model: model.__name__)
def test_history_is_written_by_postgresql_alone(db: None, history: type[models.Model]) -> None:
    table = sql.Identifier(history._meta.db_table)
    for statement in (
        "DELETE FROM {}",
        "INSERT INTO {} DEFAULT VALUES",
        "UPDATE {} SET pgh_label = 'forged'",
    ):
        with refused("history_is_written_by_postgresql"):
            execute(sql.SQL(statement).format(table))
    with refused("history_is_written_by_postgresql"):
        truncate(history._meta.db_table)


@pytest.mark.parametrize("model", TRACKED, ids=lambda model: model.__name__)
def test_a_uid_never_changes_in_any_table(db: None, model: type[models.Model]) -> None:
    """The one trigger that stands on every tracked table, tried on the ones that are easily filled."""
    assert "uid_never_changes" in {trigger.name for trigger in triggers(model)}


@pytest.mark.parametrize("make", [Speaker, Coder, ArticleVersion])
def test_a_uid_never_changes(db: None, make: type[models.Model]) -> None:
    row: models.Model = (
        make_version(TEXT)
        if make is ArticleVersion
        else make._default_manager.create(**({"name": "A"} if make is Speaker else {"handle": "c01"}))
    )
    with refused("uid_never_changes"):
        change(row, uid=uuid.uuid4())


ONLY_ADDED = {
    "Act": "act_is_only_added",
    "Contribution": "contribution_is_kept",
    "GuidelineEdition": "guideline_edition_is_only_added",
    "ReviewEvent": "review_event_is_only_added",
    "Release": "release_never_changes",
}
KEPT = [model for model in TABLES if not is_history(model) and model.__name__ not in DERIVED | REPORTED]


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_a_table_is_never_emptied(db: None, model: type[models.Model]) -> None:
    with refused(ONLY_ADDED.get(model.__name__, "table_is_never_emptied")):
        truncate_alone(model._meta.db_table)


def truncate_alone(table: str) -> None:
    """TRUNCATE one table, the foreign keys that point to it taken away first."""
    for name, other in references_to(table):
        drop = sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}")
        execute(drop.format(sql.Identifier(other), sql.Identifier(name)))
    truncate(table)


def references_to(table: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, conrelid::regclass::text FROM pg_constraint"
            " WHERE contype = 'f' AND confrelid = %s::regclass",
            [table],
        )
        return [(str(name), str(other)) for name, other in cursor.fetchall()]


def test_every_trigger_of_the_models_stands_in_the_database(db: None) -> None:
    for model in all_models():
        for trigger in triggers(model):
            name = trigger.get_pgid(model)  # type: ignore[arg-type]  # it means the class
            assert value("SELECT count(*) FROM pg_trigger WHERE tgname = %s", name) == 1
