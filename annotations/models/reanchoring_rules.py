"""The rules of re-anchoring as PL/pgSQL, used by the triggers in `reanchoring` and `revision`."""

from articles.models.rules import refuse

from .claim_rules import LOCKED
from .loading import FROZEN

REVISION_OF = """
SELECT r.status, r.article_version_id INTO revision_status, coded_text FROM annotations_revision r
WHERE r.id = coalesce(
    (SELECT c.revision_id FROM annotations_claim c WHERE c.id = NEW.claim_id),
    (SELECT k.revision_id FROM annotations_correction k WHERE k.id = NEW.correction_id)
) FOR SHARE;
"""

REVISION = [("revision_status", "text"), ("coded_text", "bigint")]

FOLLOWS_ITS_REVISION = f"""
{REVISION_OF}
IF revision_status = 'reviewed' THEN {FROZEN}
ELSIF revision_status <> 'draft' THEN {LOCKED} END IF;
IF TG_OP = 'UPDATE'
   AND (NEW.claim_id, NEW.correction_id) IS DISTINCT FROM (OLD.claim_id, OLD.correction_id) THEN
    {refuse("reanchoring_keeps_its_row", "A re-anchoring stays with its claim or correction.")}
END IF;
IF NEW.new_text_id <> coded_text OR NOT EXISTS (
    SELECT 1 FROM articles_articleversion former JOIN articles_articleversion following
      ON following.article_id = former.article_id
    WHERE former.id = NEW.old_text_id AND following.id = NEW.new_text_id
) THEN
    {
    refuse(
        "reanchoring_leads_to_the_coded_text",
        "Words are re-anchored from a text of the article in the one that their revision codes.",
    )
}
END IF;
"""

SPAN_STANDS_IN_ITS_TEXTS = f"""
IF EXISTS (
    SELECT 1 FROM annotations_reanchoring a
    JOIN articles_articleversion former ON former.id = a.old_text_id
    JOIN articles_articleversion following ON following.id = a.new_text_id
    WHERE a.id = NEW.reanchoring_id
      AND (NEW.old_end > char_length(former.text) OR NEW."end" > char_length(following.text))
) THEN
    {refuse("reanchored_span_stands_in_its_texts", "Words may not end behind the end of their text.")}
END IF;
"""

DECIDED_KEEPS_ITS_WORDS = f"""
IF EXISTS (
    SELECT 1 FROM annotations_reanchoring a
    WHERE a.state <> 'proposed' AND a.id IN (
        CASE WHEN TG_OP <> 'INSERT' THEN OLD.reanchoring_id END,
        CASE WHEN TG_OP <> 'DELETE' THEN NEW.reanchoring_id END
    )
) THEN
    {refuse("decided_reanchoring_keeps_its_words", "The words of a decided re-anchoring stay as they were.")}
END IF;
"""

ALL_DECIDED = f"""
IF EXISTS (
    SELECT 1 FROM annotations_reanchoring a JOIN annotations_claim c ON c.id = a.claim_id
    WHERE c.revision_id = NEW.id AND c.removed_at IS NULL AND a.state = 'proposed'
) OR EXISTS (
    SELECT 1 FROM annotations_reanchoring a JOIN annotations_correction k ON k.id = a.correction_id
    WHERE k.revision_id = NEW.id AND k.removed_at IS NULL AND a.state = 'proposed'
) THEN
    {refuse("every_reanchoring_is_decided", "What becomes of words in the new text is not decided yet.")}
END IF;
"""

CHANGES_ITS_TEXT = f"""
IF OLD.status <> 'draft' OR NEW.status <> 'draft' THEN
    {refuse("only_a_draft_changes_its_text", "Only a claimed draft can be moved to another text.")}
END IF;
IF NOT EXISTS (
    SELECT 1 FROM annotations_record r JOIN articles_articleversion v ON v.article_id = r.article_id
    WHERE r.id = NEW.record_id AND v.id = NEW.article_version_id
) THEN
    {refuse("revision_codes_its_article", "A revision codes a version of the article of its record.")}
END IF;
IF EXISTS (
    SELECT 1 FROM annotations_span s JOIN annotations_claim c ON c.id = s.claim_id
    WHERE c.revision_id = NEW.id
) OR EXISTS (
    SELECT 1 FROM annotations_correction k WHERE k.revision_id = NEW.id AND k.start IS NOT NULL
) THEN
    {
    refuse(
        "words_stand_in_the_coded_text",
        "Words stand in the text they were marked in: they are lifted before the text changes.",
    )
}
END IF;
"""
"""Between lifting the words and confirming them anew, only proposals know their places."""
