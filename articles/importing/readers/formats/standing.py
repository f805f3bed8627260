"""What an agency says of the standing of its copy: that it waits for its hour, or was taken back."""

from collections.abc import Iterator

_TAKEN_BACK = frozenset({"canceled", "cancelled", "withheld", "killed", "kill", "withdrawn"})


def asked_of_standing(status: str, embargoed: str = "") -> Iterator[str]:
    """Questions for an editor on copy that may not be published, or not yet."""
    said = status.strip().rpartition(":")[2].casefold()
    if said in _TAKEN_BACK:
        yield f"may it be published? The agency says that it is {said}"
    if embargoed.strip():
        yield f"may it be published yet? The agency embargoed it until {embargoed.strip()[:40]}"
