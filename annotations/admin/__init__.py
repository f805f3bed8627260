"""The admin site for the coding: everything to look at, and actions that go through the services."""

from . import (
    aids,
    claims,
    outlets,
    people,
    reanchoring,
    records,
    reviewing,
    sets,
    speakers,
    suggestions,
    tags,
)

__all__ = [
    "aids",
    "claims",
    "outlets",
    "people",
    "reanchoring",
    "records",
    "reviewing",
    "sets",
    "speakers",
    "suggestions",
    "tags",
]
