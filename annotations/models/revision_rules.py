"""The rules of revisions and contributions as PL/pgSQL, used by the triggers in `revision`."""

from articles.models.rules import IS_LOADING, refuse

from .loading import FROZEN, IS_FILLED
from .record_rules import TRANSACTION
from .workflow import REVISION_STEPS

RECORD_STANDS = f"""
PERFORM 1 FROM annotations_record r WHERE r.id = NEW.record_id FOR SHARE;
IF EXISTS (SELECT 1 FROM annotations_record r WHERE r.id = NEW.record_id AND r.excluded_at IS NOT NULL) THEN
    {refuse("excluded_record_is_not_coded", "An excluded record has to be readmitted first.")}
END IF;
IF EXISTS (SELECT 1 FROM annotations_record r WHERE r.id = NEW.record_id AND r.withdrawn_at IS NOT NULL) THEN
    {refuse("withdrawn_record_is_not_coded", "A withdrawn record has to be reinstated first.")}
END IF;
"""
"""Locks the record against being withdrawn or excluded meanwhile."""

STARTS_OPEN = f"""
IF {IS_LOADING} THEN
    IF NEW.status <> 'reviewed' THEN
        {refuse("fixture_holds_reviewed_work", "A fixture brings reviewed revisions only.")}
    END IF;
ELSE
    IF NEW.number = 1 AND NEW.status <> 'imported' OR NEW.number > 1 AND NEW.status <> 'draft'
       OR coalesce(NEW.submitted_by_id, NEW.opened_by_id, NEW.returned_by_id) IS NOT NULL THEN
        {refuse("revision_starts_open", "A revision starts as imported, or as a draft after a reviewed one.")}
    END IF;
    IF NEW.number > 1 AND NOT EXISTS (
        SELECT 1 FROM annotations_revision r
        WHERE r.record_id = NEW.record_id AND r.number = NEW.number - 1 AND r.status = 'reviewed'
    ) THEN {refuse("revision_starts_open", "A further revision follows a reviewed one.")} END IF;
END IF;
IF NOT EXISTS (
    SELECT 1 FROM annotations_record r JOIN articles_articleversion v ON v.article_id = r.article_id
    WHERE r.id = NEW.record_id AND v.id = NEW.article_version_id
) THEN
    {refuse("revision_codes_its_article", "A revision codes a version of the article of its record.")}
END IF;
IF NEW.number > 1 THEN {RECORD_STANDS} END IF;
"""

IS_FROZEN = f"""
IF NEW IS DISTINCT FROM OLD THEN {FROZEN} END IF;
"""

KEEPS_ITS_PLACE = refuse("revision_keeps_its_place", "A revision keeps its record and its number.")


def follows_the_table() -> str:
    """SQL that lets the status of a revision take only the steps of the transition table."""
    pairs = ", ".join(f"('{old}', '{new}')" for old, new in sorted(REVISION_STEPS))
    return f"""
IF (OLD.status, NEW.status) NOT IN ({pairs}) THEN
    {refuse("revision_follows_the_table", "This step is not in the table of transitions.")}
END IF;
IF OLD.status = 'submitted' AND NEW.status = 'draft' AND OLD.opened_at IS NOT NULL THEN
    {refuse("recall_before_review_opens", "A reviewer has opened it: it can no longer be recalled.")}
END IF;
{RECORD_STANDS}
"""


STEPS_ARE_SIGNED_ONCE = f"""
IF (NEW.claimed_by_id, NEW.claimed_at) IS DISTINCT FROM (OLD.claimed_by_id, OLD.claimed_at)
   AND (OLD.status, NEW.status) NOT IN (('imported', 'draft'), ('draft', 'imported'))
OR (NEW.submitted_by_id, NEW.submitted_at) IS DISTINCT FROM (OLD.submitted_by_id, OLD.submitted_at)
   AND (OLD.status, NEW.status) <> ('draft', 'submitted')
OR (NEW.opened_by_id, NEW.opened_at) IS DISTINCT FROM (OLD.opened_by_id, OLD.opened_at)
   AND (OLD.status, NEW.status) <> ('draft', 'submitted')
   AND NOT (NEW.status = 'submitted' AND OLD.opened_at IS NULL)
OR (NEW.returned_by_id, NEW.returned_at, NEW.return_reason)
   IS DISTINCT FROM (OLD.returned_by_id, OLD.returned_at, OLD.return_reason)
   AND (OLD.status, NEW.status) <> ('submitted', 'returned') THEN
    {refuse("revision_steps_are_signed_once", "Who took a step, and when, is written with the step alone.")}
END IF;
"""

IS_NOT_AHEAD_OF_TIME = f"""
IF NEW.reviewed_at > clock_timestamp() + interval '1 minute' THEN
    {refuse("review_is_not_ahead_of_time", "The time of review lies in the future: set the clock right.")}
END IF;
"""

FOUR_EYES = f"""
IF EXISTS (
    SELECT 1 FROM annotations_contribution c WHERE c.revision_id = NEW.id
      AND c.coder_id = CASE NEW.status WHEN 'returned' THEN NEW.returned_by_id ELSE NEW.reviewed_by_id END
) THEN {refuse("revision_four_eyes", "Nobody reviews a revision to which he contributed.")} END IF;
"""

CODED_WHOLE = f"""
IF EXISTS (
    SELECT 1 FROM annotations_claim c WHERE c.revision_id = NEW.id AND c.removed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM annotations_span s WHERE s.claim_id = c.id AND s.role = 'content')
) THEN {refuse("claim_has_content", "Every claim needs at least one content span.")} END IF;
IF EXISTS (
    SELECT 1 FROM annotations_claim c
    WHERE c.revision_id = NEW.id AND c.removed_at IS NULL AND c.speaker_id IS NULL
) THEN {refuse("claim_has_a_speaker", "Every claim needs its speaker.")} END IF;
IF EXISTS (
    SELECT 1 FROM annotations_correction c
    WHERE c.revision_id = NEW.id AND c.removed_at IS NULL AND c.field = '' AND c.start IS NULL
) THEN {refuse("correction_has_its_words", "Every correction of words needs their place.")} END IF;
"""

NOTHING_BLOCKS = f"""
IF EXISTS (
    SELECT 1 FROM annotations_comment m
    WHERE m.revision_id = NEW.id AND m.blocking AND m.resolved_at IS NULL
) THEN {refuse("blocking_comment_is_open", "A blocking comment is still open.")} END IF;
"""

JUDGED = f"""
IF EXISTS (
    SELECT 1 FROM annotations_claim c
    WHERE c.revision_id = NEW.id AND c.removed_at IS NULL AND c.verdict NOT IN ('accepted', 'rejected')
) THEN {refuse("every_claim_has_a_verdict", "Every claim needs a verdict, accepted or rejected.")} END IF;
IF EXISTS (
    SELECT 1 FROM annotations_correction c
    WHERE c.revision_id = NEW.id AND c.removed_at IS NULL AND c.state = 'proposed'
) THEN {refuse("every_correction_has_a_verdict", "Every correction needs a verdict.")} END IF;
IF EXISTS (
    SELECT 1 FROM annotations_contribution k WHERE k.revision_id = NEW.id AND k.coder_id IN (
        SELECT c.verdict_by_id FROM annotations_claim c WHERE c.revision_id = NEW.id
        UNION ALL SELECT c.decided_by_id FROM annotations_correction c WHERE c.revision_id = NEW.id
    )
) THEN
    {refuse("nobody_judges_his_own_work", "A verdict comes from somebody who contributed: judge it again.")}
END IF;
"""

IS_SHOWN = f"""
IF NOT EXISTS (
    SELECT 1 FROM annotations_record d JOIN annotations_revision p ON p.id = d.public_revision_id
    WHERE d.id = NEW.record_id AND p.number >= NEW.number
) THEN
    {refuse("reviewed_revision_is_shown", "A revision is public from the moment it is reviewed.")}
END IF;
"""

AUTHORS_CONTRIBUTE = """
INSERT INTO annotations_contribution (revision_id, coder_id)
SELECT NEW.id, coder FROM unnest(ARRAY[NEW.claimed_by_id, NEW.submitted_by_id]) AS coder
WHERE coder IS NOT NULL
ON CONFLICT DO NOTHING;
"""


def has_its_event(old_state: str) -> str:
    """SQL that refuses a revision whose step from `old_state` (SQL) was not written down beside it."""
    return f"""
IF NOT EXISTS (
    SELECT 1 FROM annotations_reviewevent e
    WHERE e.revision_id = NEW.id AND e.transaction = {TRANSACTION} AND e.new_state = NEW.status
      AND e.old_state = {old_state}
      AND e.by_id = CASE NEW.status
        WHEN 'draft' THEN NEW.claimed_by_id
        WHEN 'submitted' THEN NEW.submitted_by_id
        WHEN 'returned' THEN NEW.returned_by_id
        WHEN 'reviewed' THEN NEW.reviewed_by_id
        ELSE e.by_id END
) THEN
    {refuse("status_change_has_its_event", "A change of state needs its review event beside it.")}
END IF;
"""


CHANGE_HAS_ITS_EVENT = has_its_event("OLD.status")
OPENING_HAS_ITS_EVENT = f"""
IF NOT {IS_LOADING} THEN {has_its_event("'reviewed'")} END IF;
"""

REVIEWER_CONTRIBUTES_NOTHING = f"""
PERFORM 1 FROM annotations_revision r WHERE r.id = NEW.revision_id FOR SHARE;
IF EXISTS (
    SELECT 1 FROM annotations_revision r WHERE r.id = NEW.revision_id AND r.reviewed_by_id = NEW.coder_id
) THEN {refuse("reviewer_contributes_nothing", "Nobody contributes to a revision that he reviewed.")} END IF;
IF EXISTS (
    SELECT 1 FROM annotations_revision r
    WHERE r.id = NEW.revision_id AND r.status = 'reviewed' AND NOT {IS_FILLED}
) AND NOT EXISTS (
    SELECT 1 FROM annotations_contribution c
    WHERE c.revision_id = NEW.revision_id AND c.coder_id = NEW.coder_id
) THEN {FROZEN} END IF;
"""
