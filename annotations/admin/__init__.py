"""The admin site for the coding: everything to look at, and actions that go through the services."""

from . import claims, outlets, people, records, reviewing, sets, speakers, suggestions, tags

__all__ = ["claims", "outlets", "people", "records", "reviewing", "sets", "speakers", "suggestions", "tags"]
