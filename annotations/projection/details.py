"""What stands in a record, from rows to shapes: dates, relays, claims, corrections, links, history."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from annotations.models import Claim, Correction, Office, Revision
from articles.models import ArticleVersion, Outlet
from articles.models.identity import slug_of

from .extents import Extent
from .naming import untitled
from .people import PublicOffice, PublicSpeakerName
from .rows import OUTLET, annotated
from .shapes import (
    PublicArticleLink,
    PublicClaim,
    PublicClaimLink,
    PublicCorrection,
    PublicSpan,
    PublicStep,
    PublicTag,
)
from .sources import PublicDate, PublicOutlet, PublicRelay

CONTEXT = 32
"""Code points before and after a span that stand with it."""

Speakers = Mapping[int | None, PublicSpeakerName]
"""By the row number of the speaker that was coded; PostgreSQL lets no claim pass without one."""


def outlet(row: Outlet | None) -> PublicOutlet | None:
    """The outlet, if there is one."""
    if row is None:
        return None
    return PublicOutlet(row.uid, row.slug, row.name, row.kind, row.homepage, row.country)


def office(row: Office) -> PublicOffice:
    """The office as coded or as held."""
    return PublicOffice(row.uid, row.name, row.country)


def may_be_shown_whole(version: ArticleVersion, publisher: Outlet | None) -> bool:
    """Whether readers may see the whole text: the outlet's rights decide, without one the agency's.

    Copy of which neither is known is shown in excerpts, and so is a text that arrived with parts blanked out.
    """
    owner = publisher or version.agency
    return owner is not None and owner.full_text_public and not version.masked


def reviewed_at(revision: Revision | None) -> datetime:
    """When the revision was reviewed.

    Raises:
        ValueError: it is not, so it has no place in a public page.
    """
    if revision is None or revision.reviewed_at is None:
        raise ValueError("only a reviewed revision has a public shape")
    return revision.reviewed_at


def title_of(version: ArticleVersion, publisher: Outlet | None) -> str:
    """The headline, or words that stand for one; see `untitled`."""
    owner = version.agency or publisher
    return version.headline or untitled(owner.name if owner else "", version.dateline_place)


def metadata_extents(version: ArticleVersion, relays: Iterable[dict[str, Any]]) -> list[Extent]:
    """Where the text states its headline, standfirst, dateline, date and relays: shown in any case."""
    places = [
        (version.headline_start, version.headline_end),
        (version.standfirst_start, version.standfirst_end),
        (version.dateline_start, version.dateline_end),
        (version.date_as_stated_start, version.date_as_stated_end),
        *((row["start"], row["end"]) for row in relays),
    ]
    return [(start, end) for start, end in places if start is not None and end is not None]


def date_of(version: ArticleVersion) -> PublicDate:
    """The date as stated and as resolved, with the basis and the reason."""
    return PublicDate(
        as_stated=version.date_as_stated,
        start=version.date_as_stated_start,
        end=version.date_as_stated_end,
        partial=version.date_partial,
        granularity=version.date_granularity,
        resolved=version.date_resolved,
        day=version.published_on,
        basis=version.date_basis,
        reason=version.date_reason,
    )


def relay(row: dict[str, Any], text: str) -> PublicRelay:
    """A relay; `words` are those of the text that say so."""
    station = PublicOutlet(UUID(row["uid"]), *(row[field] for field in OUTLET[1:]))
    start, end = row.get("start"), row.get("end")
    words = text[start:end] if start is not None else ""
    return PublicRelay(row["position"], station, start, end, words)


def claims(
    rows: Iterable[Claim], text: str, speakers: Speakers, links: Mapping[UUID, Sequence[PublicClaimLink]]
) -> tuple[PublicClaim, ...]:
    """The claims numbered as they stand in the text, by the first word of their content.

    `text` has what is not public blanked out, so that no context of a span leaks it.
    """
    found = [(row, _spans(row, text)) for row in rows]
    found.sort(key=lambda pair: (_first_word(pair[1]), pair[0].short_id))
    return tuple(
        PublicClaim(
            number=number,
            uid=row.uid,
            stable_uid=row.stable_uid,
            short_id=row.short_id,
            mode=row.mode,
            summary=row.summary,
            spans=spans,
            speaker=speakers[row.speaker_id],
            role_as_stated=row.role_as_stated,
            office=office(row.office) if row.office else None,
            tags=tuple(PublicTag(**tag) for tag in annotated(row, "tag_rows")),
            relays=tuple(relay(one, text) for one in annotated(row, "relay_rows")),
            links=tuple(links.get(row.stable_uid, ())),
        )
        for number, (row, spans) in enumerate(found, start=1)
    )


def _spans(row: Claim, text: str) -> tuple[PublicSpan, ...]:
    return tuple(
        PublicSpan(
            uid=UUID(span["uid"]),
            role=span["role"],
            start=span["start"],
            end=span["end"],
            exact=text[span["start"] : span["end"]],
            prefix=text[max(span["start"] - CONTEXT, 0) : span["start"]],
            suffix=text[span["end"] : span["end"] + CONTEXT],
        )
        for span in annotated(row, "span_rows")
    )


def _first_word(spans: Sequence[PublicSpan]) -> int:
    return min((span.start for span in spans if span.role == "content"), default=0)


def corrections(rows: Iterable[Correction], text: str) -> tuple[PublicCorrection, ...]:
    """Decided corrections, numbered; only a dismissed one carries the reviewer's reason."""
    return tuple(correction(number, row, text) for number, row in enumerate(rows, start=1))


def correction(number: int, row: Correction, text: str) -> PublicCorrection:
    """One decided correction; see `claims` for `text`."""
    start, end = row.start, row.end
    anchored = start is not None and end is not None
    return PublicCorrection(
        number=number,
        uid=row.uid,
        stable_uid=row.stable_uid,
        short_id=row.short_id,
        kind=row.kind,
        field=row.field,
        start=start,
        end=end,
        exact=row.exact,
        prefix=text[max(start - CONTEXT, 0) : start] if anchored and start is not None else "",
        suffix=text[end : end + CONTEXT] if anchored and end is not None else "",
        as_stated=row.as_stated,
        corrected_value=row.corrected_value,
        sic=row.sic,
        evidence_url=row.evidence_url,
        evidence_text=row.evidence_text,
        reason=row.reason,
        state=row.state,
        verdict_reason=row.verdict_reason if row.state == Correction.State.DISMISSED else "",
        decided_at=annotated(row, "first_decided_at"),
    )


def history(revision: Revision) -> tuple[PublicStep, ...]:
    """The reviewed revisions of the record, oldest first."""
    return tuple(
        PublicStep(
            number=row["number"],
            text_number=row["text_number"],
            reviewed_at=datetime.fromisoformat(row["reviewed_at"]),
            coded_by=tuple(dict.fromkeys((row["claimed_by"], row["submitted_by"]))),
            reviewed_by=row["reviewed_by"],
        )
        for row in annotated(revision, "step_rows")
    )


def claim_links(rows: Iterable[dict[str, Any]], speakers: Speakers) -> dict[UUID, list[PublicClaimLink]]:
    """The links of each claim by its stable uid; each link stands on both of its sides, once."""
    found: dict[UUID, dict[tuple[str, str], PublicClaimLink]] = defaultdict(dict)
    for row in rows:
        for mine, other in ((row["first"], row["second"]), (row["second"], row["first"])):
            found[UUID(mine["stable_uid"])][row["kind"], other["short_id"]] = PublicClaimLink(
                kind=row["kind"],
                other=UUID(other["stable_uid"]),
                short_id=other["short_id"],
                summary=other["summary"],
                speaker=speakers[other["speaker"]].name,
            )
    return {uid: list(links.values()) for uid, links in found.items()}


def article_links(rows: Iterable[dict[str, Any]]) -> dict[int, list[PublicArticleLink]]:
    """The links of each article by its row number, on both sides."""
    found: dict[int, list[PublicArticleLink]] = defaultdict(list)
    for row in rows:
        for side, other in (("copy", "original"), ("original", "copy")):
            headline = row[f"{other}_headline"]
            found[row[f"{side}_id"]].append(
                PublicArticleLink(
                    kind=row["kind"],
                    role=side,
                    article_uid=row[f"{other}_uid"],
                    short_id=row[f"{other}_short"],
                    slug=slug_of(headline),
                    title=headline
                    or untitled(row[f"{other}_agency"] or row[f"{other}_outlet"], row[f"{other}_place"]),
                )
            )
    return found
