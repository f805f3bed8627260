"""How to cite a claim."""

from annotations.projection import PublicClaim, PublicDate, PublicRecord
from cstoreview.templatetags.dates import in_words

MOST_QUOTED = 200  # characters of a claim's own words


def cite(claim: PublicClaim, record: PublicRecord, address: str) -> str:
    """One line: who, what, where it was reported, which coding of it, and the address that stays."""
    publisher = record.outlet or record.agency
    reported = [
        f"in “{record.title}”" if record.headline else f"in {record.title}",
        publisher.name if publisher else "",
        dated(record.date),
    ]
    reviewed = in_words(record.reviewed_at.date().isoformat())
    return (
        f"{claim.speaker.name}: {quoted(claim)}, {', '.join(part for part in reported if part)}. "
        f"cstoreview, claim {claim.short_id}, revision {record.number}, reviewed {reviewed}. {address}"
    )


def dated(date: PublicDate) -> str:
    """The date as resolved, else as the copy states it, else that it is undated."""
    return in_words(date.resolved) or (f"dated “{date.as_stated}”" if date.as_stated else "undated")


def quoted(claim: PublicClaim) -> str:
    """The words of the claim in quotation marks, cut at a word where they are long."""
    words = " ".join(claim.content.split()).strip('“”"').rstrip(",;")
    if len(words) > MOST_QUOTED:
        words = words[:MOST_QUOTED].rsplit(" ", 1)[0] + " […]"
    return f"“{words}”"
