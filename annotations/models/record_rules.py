"""The rules of records and revisions as PL/pgSQL, used by the triggers in `record`."""

from articles.models.rules import IS_LOADING, refuse

from .workflow import REVISION_STEPS

TRANSACTION = "pg_current_xact_id()::text::bigint"
"""The running transaction's number, as stored with review events."""

SHOWS_A_REVIEWED_REVISION = f"""
IF NOT EXISTS (
    SELECT 1 FROM annotations_revision r
    WHERE r.id = NEW.public_revision_id AND r.record_id = NEW.id AND r.status = 'reviewed'
) THEN {refuse("record_shows_a_reviewed_revision", "Only a reviewed revision of this record can be public.")} END IF;
"""

REINSTATED_BY_A_SECOND = f"""
IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NULL
   AND (NEW.reinstated_by_id IS NULL OR NEW.reinstated_by_id = OLD.withdrawn_by_id) THEN
    {refuse("record_is_reinstated_by_a_second", "A withdrawn record is reinstated by a second reviewer.")}
END IF;
"""

EXCLUDED_UNCLAIMED = f"""
IF OLD.excluded_at IS NULL AND NEW.excluded_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM annotations_revision r WHERE r.record_id = NEW.id AND r.status <> 'imported'
) THEN {refuse("record_is_excluded_unclaimed", "Only a record that nobody works on can be excluded.")} END IF;
"""

RECORD_CHANGE_HAS_ITS_EVENT = f"""
IF NOT EXISTS (
    SELECT 1 FROM annotations_reviewevent e WHERE e.record_id = NEW.id AND e.transaction = {TRANSACTION}
      AND e.action = CASE
        WHEN NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at
          THEN CASE WHEN NEW.withdrawn_at IS NULL THEN 'reinstate' ELSE 'withdraw' END
        ELSE CASE WHEN NEW.excluded_at IS NULL THEN 'readmit' ELSE 'exclude' END END
) THEN {refuse("record_change_has_its_event", "A change of state needs its review event in the same transaction.")}
END IF;
"""

STARTS_OPEN = f"""
IF NOT {IS_LOADING} THEN
    IF NEW.number = 1 AND NEW.status <> 'imported' OR NEW.number > 1 AND NEW.status <> 'draft' THEN
        {refuse("revision_starts_open", "A revision starts as imported, or as a draft that follows a reviewed one.")}
    END IF;
    IF NEW.number > 1 AND NOT EXISTS (
        SELECT 1 FROM annotations_revision r
        WHERE r.record_id = NEW.record_id AND r.number = NEW.number - 1 AND r.status = 'reviewed'
    ) THEN {refuse("revision_starts_open", "A further revision follows a reviewed one.")} END IF;
ELSIF NEW.status <> 'reviewed' THEN
    {refuse("fixture_holds_reviewed_work", "A fixture brings reviewed revisions only.")}
END IF;
IF NOT EXISTS (
    SELECT 1 FROM annotations_record r JOIN articles_articleversion v ON v.article_id = r.article_id
    WHERE r.id = NEW.record_id AND v.id = NEW.article_version_id
) THEN {refuse("revision_codes_its_article", "A revision codes a version of the article of its record.")} END IF;
"""


def follows_the_table() -> str:
    """SQL that lets a revision take only the steps of the transition table, and freezes it once reviewed."""
    pairs = ", ".join(f"('{old}', '{new}')" for old, new in sorted(REVISION_STEPS))
    return f"""
IF OLD.status = 'reviewed' AND NEW IS DISTINCT FROM OLD THEN
    {refuse("reviewed_revision_is_frozen", "A reviewed revision is frozen: open the next revision instead.")}
END IF;
IF NEW.record_id <> OLD.record_id OR NEW.number <> OLD.number OR NEW.article_version_id <> OLD.article_version_id
   OR NEW.uid <> OLD.uid THEN
    {refuse("revision_keeps_its_place", "A revision keeps its record, number and article version.")}
END IF;
IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN ({pairs}) THEN
    {refuse("revision_follows_the_table", "This step is not in the table of transitions.")}
END IF;
IF OLD.status = 'submitted' AND NEW.status = 'draft' AND OLD.opened_at IS NOT NULL THEN
    {refuse("recall_before_review_opens", "A reviewer has opened it: it can no longer be recalled.")}
END IF;
IF NEW.status = 'draft' AND OLD.status = 'imported' AND EXISTS (
    SELECT 1 FROM annotations_record r WHERE r.id = NEW.record_id AND r.excluded_at IS NOT NULL
) THEN {refuse("excluded_record_is_not_claimed", "An excluded record has to be readmitted first.")} END IF;
"""


FOUR_EYES = f"""
IF EXISTS (
    SELECT 1 FROM annotations_contribution c WHERE c.revision_id = NEW.id AND c.coder_id = NEW.reviewed_by_id
) THEN {refuse("revision_four_eyes", "Nobody reviews a revision to which he contributed.")} END IF;
"""

SUBMITS_WHOLE = f"""
IF NEW.status = 'submitted' AND OLD.status = 'draft' THEN
    IF EXISTS (
        SELECT 1 FROM annotations_claim c WHERE c.revision_id = NEW.id AND c.removed_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM annotations_span s WHERE s.claim_id = c.id AND s.role = 'content')
    ) THEN {refuse("claim_has_content", "Every claim needs at least one content span.")} END IF;
    IF EXISTS (
        SELECT 1 FROM annotations_claim c
        WHERE c.revision_id = NEW.id AND c.removed_at IS NULL AND c.speaker_id IS NULL
    ) THEN {refuse("claim_has_a_speaker", "Every claim needs its speaker.")} END IF;
    IF EXISTS (
        SELECT 1 FROM annotations_comment m
        WHERE m.revision_id = NEW.id AND m.blocking AND m.resolved_at IS NULL
    ) THEN {refuse("blocking_comment_is_open", "A blocking comment is still open.")} END IF;
END IF;
"""

ACCEPTS_JUDGED = f"""
IF NEW.status = 'reviewed' AND OLD.status <> 'reviewed' THEN
    IF EXISTS (
        SELECT 1 FROM annotations_claim c
        WHERE c.revision_id = NEW.id AND c.removed_at IS NULL AND c.verdict NOT IN ('accepted', 'rejected')
    ) THEN {refuse("every_claim_has_a_verdict", "Every claim needs a verdict, accepted or rejected.")} END IF;
    IF EXISTS (
        SELECT 1 FROM annotations_correction c
        WHERE c.revision_id = NEW.id AND c.removed_at IS NULL AND c.state = 'proposed'
    ) THEN {refuse("every_correction_has_a_verdict", "Every correction needs a verdict.")} END IF;
    IF EXISTS (
        SELECT 1 FROM annotations_comment m
        WHERE m.revision_id = NEW.id AND m.blocking AND m.resolved_at IS NULL
    ) THEN {refuse("blocking_comment_is_open", "A blocking comment is still open.")} END IF;
END IF;
"""

AUTHORS_CONTRIBUTE = """
INSERT INTO annotations_contribution (revision_id, coder_id)
SELECT NEW.id, coder FROM unnest(ARRAY[NEW.claimed_by_id, NEW.submitted_by_id]) AS coder WHERE coder IS NOT NULL
ON CONFLICT DO NOTHING;
"""

STATUS_CHANGE_HAS_ITS_EVENT = f"""
IF NOT {IS_LOADING} AND (TG_OP = 'INSERT' AND NEW.number > 1 OR TG_OP = 'UPDATE' AND NEW.status <> OLD.status)
AND NOT EXISTS (
    SELECT 1 FROM annotations_reviewevent e
    WHERE e.revision_id = NEW.id AND e.new_state = NEW.status AND e.transaction = {TRANSACTION}
) THEN {refuse("status_change_has_its_event", "A change of state needs its review event in the same transaction.")}
END IF;
"""

CONTRIBUTION_IS_KEPT = refuse("contribution_is_kept", "What somebody contributed is kept for ever.")

REVIEWER_CONTRIBUTES_NOTHING = f"""
IF EXISTS (
    SELECT 1 FROM annotations_revision r WHERE r.id = NEW.revision_id AND r.reviewed_by_id = NEW.coder_id
) THEN {refuse("reviewer_contributes_nothing", "Nobody contributes to a revision that he reviewed.")} END IF;
"""
