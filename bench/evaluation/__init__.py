"""Measuring the suggestions on corpora that are no part of the project; see docs/suggestions.md."""
