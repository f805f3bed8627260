"""What a fixture may do that nothing else may: fill a reviewed revision, until its record shows it."""

from articles.models.rules import IS_LOADING, refuse

IS_FILLED = f"""({IS_LOADING} AND r.status = 'reviewed' AND NOT EXISTS (
    SELECT 1 FROM annotations_record shown JOIN annotations_revision p ON p.id = shown.public_revision_id
    WHERE shown.id = r.record_id AND p.number >= r.number
))"""
"""SQL: the revision `r` is just being loaded.

Every fixture brings a record first, then its revision and what hangs on it, and last says that the
record shows the revision (a reference forward, which `loaddata` sets at the end). From then on the
revision is frozen for fixtures too.
"""

FROZEN = refuse(
    "reviewed_revision_is_frozen", "A reviewed revision is frozen: open the next revision instead."
)
