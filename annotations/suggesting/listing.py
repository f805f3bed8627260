"""Word lists written as text."""


def listed(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())
