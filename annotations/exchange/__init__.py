"""The identity register as files: CSV, JSON, fixtures, and entities of Wikidata. No Django, no database.

`entries` says what a file holds, `files` reads any of the formats, `planning` says what of it is new.
"""
