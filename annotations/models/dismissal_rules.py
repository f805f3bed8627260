"""The rules of dismissals as PL/pgSQL, used by the triggers in `dismissal`."""

from articles.models.rules import refuse

from .claim_rules import LOCKED, NOT_DRAFT
from .loading import FROZEN

REVISION = [("revision_status", "text"), ("coded_text", "bigint")]

FOLLOWS_ITS_REVISION = f"""
SELECT r.status, r.article_version_id INTO revision_status, coded_text
FROM annotations_revision r WHERE r.id = NEW.revision_id FOR SHARE;
IF revision_status = 'reviewed' THEN {FROZEN}
ELSIF revision_status = 'imported' THEN {NOT_DRAFT}
ELSIF revision_status <> 'draft' THEN {LOCKED} END IF;
IF TG_OP = 'INSERT' AND NEW.article_version_id <> coded_text THEN
    {refuse("dismissal_is_of_the_coded_text", "What is dismissed stands in the text that is coded.")}
END IF;
"""

STANDS_IN_ITS_TEXT = f"""
IF NEW.kind <> 'office' AND NOT EXISTS (
    SELECT 1 FROM articles_articleversion v
    WHERE v.id = NEW.article_version_id AND NEW."end" <= char_length(v.text)
      AND NEW.exact = substr(v.text, NEW.start + 1, NEW."end" - NEW.start)
) THEN
    {refuse("dismissal_stands_in_its_text", "The words that are dismissed must be those of the text there.")}
END IF;
IF NEW.kind = 'office' AND NOT EXISTS (
    SELECT 1 FROM annotations_claim c
    WHERE c.revision_id = NEW.revision_id AND c.stable_uid = NEW.claim_uid
) THEN
    {refuse("dismissal_is_of_its_revision", "A dismissal belongs to the revision of the claim it is about.")}
END IF;
"""
