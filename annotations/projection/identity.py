"""Who a coded speaker is now: merges are followed here and nowhere else."""

from collections.abc import Iterable

from django.db import connections, router
from django.db.models import Q

from annotations.models import Speaker

from .people import PublicSpeakerName

LEADS_TO = """
WITH RECURSIVE chain(coded, at) AS (
    SELECT id, id FROM annotations_speaker WHERE id = ANY(%s)
    UNION ALL
    SELECT chain.coded, s.merged_into_id FROM chain JOIN annotations_speaker s ON s.id = chain.at
    WHERE s.merged_into_id IS NOT NULL
)
SELECT chain.coded, s.uid, s.short_id, s.name, s.kind, s.wikidata_id, s.country
FROM chain JOIN annotations_speaker s ON s.id = chain.at
WHERE s.merged_into_id IS NULL
"""

MERGED_UNDER = """
WITH RECURSIVE family(id) AS (
    SELECT unnest(%s::bigint[])
    UNION
    SELECT s.id FROM annotations_speaker s JOIN family ON s.merged_into_id = family.id
)
SELECT id FROM family ORDER BY id
"""


def names_now(coded: Iterable[int | None]) -> dict[int | None, PublicSpeakerName]:
    """For each row number of a coded speaker, the speaker that its merges lead to. One query."""
    with connections[router.db_for_read(Speaker)].cursor() as cursor:
        cursor.execute(LEADS_TO, [sorted({speaker for speaker in coded if speaker is not None})])
        return {row[0]: PublicSpeakerName(*row[1:]) for row in cursor.fetchall()}


def with_merged(speakers: Iterable[int]) -> list[int]:
    """The row numbers of these speakers and of all that were merged into them. One query."""
    with connections[router.db_for_read(Speaker)].cursor() as cursor:
        cursor.execute(MERGED_UNDER, [sorted(speakers)])
        return [row[0] for row in cursor.fetchall()]


def called(words: str) -> list[int]:
    """Row numbers of speakers whose name or confirmed alias holds `words`, and of those merged into them."""
    found = Speaker.objects.filter(
        Q(name__icontains=words) | Q(aliases__form__icontains=words, aliases__confirmed_by__isnull=False)
    )
    return with_merged(found.values_list("pk", flat=True).distinct())
