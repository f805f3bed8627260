"""The rules of records as PL/pgSQL, used by the triggers in `record`."""

from articles.models.rules import IS_LOADING, refuse

TRANSACTION = "pg_current_xact_id()::text::bigint"
"""The running transaction's number, as stored with review events."""

STARTS_UNREVIEWED = refuse("record_starts_standing", "A record starts neither withdrawn nor excluded.")

SHOWS_A_REVIEWED_REVISION = f"""
IF NOT EXISTS (
    SELECT 1 FROM annotations_revision r
    WHERE r.id = NEW.public_revision_id AND r.record_id = NEW.id AND r.status = 'reviewed'
) THEN
    {refuse("record_shows_a_reviewed_revision", "Only a reviewed revision of this record can be public.")}
END IF;
"""

SHOWS_ITS_NEWEST_REVIEW = f"""
IF {IS_LOADING} AND NEW.public_revision_id IS NULL THEN
    NEW.public_revision_id := OLD.public_revision_id; -- loaddata says the reference forward only at the end
END IF;
IF NEW.public_revision_id IS NULL OR EXISTS (
    SELECT 1 FROM annotations_revision former JOIN annotations_revision following
      ON former.id = OLD.public_revision_id AND following.id = NEW.public_revision_id
    WHERE following.number < former.number
) THEN
    {refuse("record_shows_its_newest_review", "Readers see the newest reviewed revision, or none.")}
END IF;
"""

REASONS_STAND = f"""
IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NOT NULL
   OR OLD.excluded_at IS NOT NULL AND NEW.excluded_at IS NOT NULL THEN
    {refuse("record_reasons_stand", "Why a record went stands as it was given: bring it back first.")}
END IF;
"""

PUBLIC_STAYS_PUBLIC = f"""
IF OLD.public_revision_id IS NOT NULL AND coalesce(OLD.embargo_until, '-infinity') <= clock_timestamp()
   AND NEW.embargo_until > clock_timestamp() THEN
    {refuse("public_record_stays_public", "Readers know the record: withdraw it, an embargo comes too late.")}
END IF;
"""

REINSTATED_BY_A_SECOND = f"""
IF NEW.reinstated_by_id IS NULL OR NEW.reinstated_by_id = OLD.withdrawn_by_id THEN
    {refuse("record_is_reinstated_by_a_second", "A withdrawn record is reinstated by a second reviewer.")}
END IF;
"""

EXCLUDED_UNCLAIMED = f"""
IF EXISTS (
    SELECT 1 FROM annotations_revision r WHERE r.record_id = NEW.id AND r.status <> 'imported'
) THEN {refuse("record_is_excluded_unclaimed", "Only a record that nobody works on can be excluded.")} END IF;
"""

CHANGE_HAS_ITS_EVENT = f"""
IF NOT EXISTS (
    SELECT 1 FROM annotations_reviewevent e
    WHERE e.record_id = NEW.id AND e.transaction = {TRANSACTION} AND (e.action, e.by_id) IN (
        ('withdraw', CASE WHEN NEW.withdrawn_at IS NOT NULL THEN NEW.withdrawn_by_id END),
        ('reinstate', CASE WHEN OLD.withdrawn_at IS NOT NULL THEN NEW.reinstated_by_id END),
        ('exclude', CASE WHEN NEW.excluded_at IS NOT NULL THEN NEW.excluded_by_id END),
        ('readmit', CASE WHEN OLD.excluded_at IS NOT NULL THEN e.by_id END)
    )
) THEN
    {refuse("record_change_has_its_event", "A change of state needs its review event beside it.")}
END IF;
"""
