"""The rules of both apps, read from the models."""

import re
from collections.abc import Iterator

import pgtrigger
from django.apps import apps
from django.db import models

NAMED_REFUSAL = re.compile(r"CONSTRAINT = '(\w+)'")


def all_models() -> list[type[models.Model]]:
    """Every model of both apps, proxies and history tables included."""
    return [model for app in ("articles", "annotations") for model in apps.get_app_config(app).get_models()]


def is_history(model: type[models.Model]) -> bool:
    return hasattr(model, "pgh_tracked_model")


def triggers(model: type[models.Model]) -> list[pgtrigger.Trigger]:
    return list(getattr(model._meta, "triggers", []))


def refusals(trigger: pgtrigger.Trigger, model: type[models.Model]) -> set[str]:
    """The names under which a trigger refuses; none if it does something instead."""
    body = trigger.render_func(model)  # type: ignore[arg-type]  # it means the class
    return set(NAMED_REFUSAL.findall(str(body)))


def rules() -> Iterator[tuple[type[models.Model], str]]:
    """Every constraint, and every name under which a trigger refuses, with its model."""
    for model in all_models():
        for constraint in model._meta.constraints:
            yield model, constraint.name
        for trigger in triggers(model):
            for name in sorted(refusals(trigger, model)):
                yield model, name


def acting_triggers() -> Iterator[tuple[type[models.Model], str]]:
    """Every trigger that writes instead of refusing, but for those that keep history."""
    for model in all_models():
        for trigger in triggers(model):
            if not refusals(trigger, model) and not str(trigger.name).startswith("before_"):
                yield model, str(trigger.name)
