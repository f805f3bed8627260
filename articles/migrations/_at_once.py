"""Applying a large initial migration in seconds instead of most of a minute."""

from itertools import groupby

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState


class AtOnce(migrations.Migration):
    """A migration that computes the models once for a run of operations, not anew after each of them.

    Django renders a changed model and all its relations after every operation; with hundreds of
    constraints and triggers over related tables that is nearly all the time a migration takes. Making
    tables and adding to them do not depend on the states in between, so each run of either kind sees the
    state before it and the state after it. Only for migrations that create models, and add fields,
    constraints, indexes and triggers to them. Backwards goes Django's own way.
    """

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        for _, run in groupby(self.operations, key=lambda operation: isinstance(operation, CreateModel)):
            operations = list(run)
            before = project_state.clone()
            project_state.__dict__.pop("apps", None)
            for operation in operations:
                operation.state_forwards(self.app_label, project_state)
            for operation in operations:
                operation.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state
