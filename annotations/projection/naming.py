"""How records are addressed, and called where they have no headline."""


def address(slug: str, short_id: str) -> str:
    """Free words, then the id that never changes: `unity-in-csto-9f1c02ab34cd5e`, or the id alone."""
    return f"{slug}-{short_id}" if slug else short_id


def untitled(publisher: str | None, place: str) -> str:
    """What a record without a headline is called; nothing of the text is used, which may be excerpts only."""
    parts = [part for part in (publisher, place) if part]
    return " ".join(["Copy without a headline", *([f"({', '.join(parts)})"] if parts else [])])
