"""Which part of the house may import which: the arrows, as data. Everything not listed is forbidden."""

ARROWS: dict[str, frozenset[str]] = {
    part: frozenset(targets.split())
    for part, targets in {
        # What was published; knows nothing of annotations.
        "articles": "articles.models articles.importing articles.duplicates",
        "articles.text": "",
        "articles.models": "articles.text",
        "articles.importing": "articles.importing.readers articles.models articles.text cstoreview",
        "articles.importing.readers": "articles.text",
        "articles.duplicates": "articles.models articles.text",
        "articles.tasks": "articles.models articles.importing articles.duplicates cstoreview",
        "articles.views": (
            "articles.models articles.importing articles.importing.readers articles.duplicates articles.text "
            "articles.tasks cstoreview"
        ),
        "articles.admin": "articles.models cstoreview",
        "articles.management": (
            "articles.models articles.importing articles.importing.readers articles.duplicates cstoreview"
        ),
        # What editors say about it.
        "annotations": "annotations.models annotations.services annotations.export",
        "annotations.models": "articles.models",
        "annotations.suggesting": "articles.text",
        "annotations.exchange": "",
        "annotations.tasks": "annotations.models annotations.services annotations.export cstoreview",
        "annotations.projection": "annotations.models articles.models articles.text",
        "annotations.services": (
            "annotations.models annotations.projection annotations.suggesting annotations.exchange "
            "articles.models articles.text articles.importing articles.duplicates"
        ),
        # Surfaces for strangers: they read through the projection only.
        "annotations.public": "annotations.projection cstoreview",
        "annotations.api": "annotations.projection cstoreview",
        "annotations.export": "annotations.projection annotations.models articles.models cstoreview",
        "annotations.templatetags": "annotations.projection cstoreview",
        # Surfaces for people who are signed in.
        "annotations.desk": (
            "annotations.models annotations.services annotations.projection annotations.export "
            "annotations.suggesting annotations.exchange articles.models articles.text articles.importing "
            "articles.duplicates cstoreview"
        ),
        "annotations.admin": (
            "annotations.models annotations.services annotations.projection annotations.export "
            "articles.models articles.admin cstoreview"
        ),
        "annotations.demonstration": (
            "annotations.models annotations.services annotations.exchange articles.models cstoreview"
        ),
        "annotations.management": (
            "annotations.models annotations.services annotations.export annotations.projection "
            "annotations.demonstration annotations.suggesting annotations.exchange articles.models "
            "articles.importing cstoreview"
        ),
        # Settings, database, serving; no business word.
        "cstoreview": "",
    }.items()
}

WITHOUT_DJANGO = (
    *("articles.text", "articles.importing.readers"),
    *("annotations.suggesting", "annotations.exchange"),
)
"""Pure functions: text in, findings out."""

FOR_STRANGERS = ("annotations.public", "annotations.api", "annotations.export")
"""Surfaces that ask the projection, never a model's manager."""

NOT_IN_SERVICES = (
    "django.http",
    "django.forms",
    "django.views",
    "django.shortcuts",
    "django.contrib.messages",
)
"""Services know no request and no form."""


def part_of(module: str) -> str | None:
    """The part of the house that a dotted name lies in; None for other people's packages."""
    names = module.split(".")
    for length in range(len(names), 0, -1):
        if (part := ".".join(names[:length])) in ARROWS:
            return part
    return None
