"""Uids derived from a text, so that two installations that import the same copy agree on what it is."""

import uuid

ARTICLE_NAMESPACE = uuid.UUID("6c0f4b0e-6b0e-5d0a-9a57-0a3c5b1f7e11")
VERSION_NAMESPACE = uuid.UUID("b7a5d9a2-30f5-5c3c-8f5b-2b1d5f0e4c22")


def article_uid(text_sha256: str) -> uuid.UUID:
    """The uid of the article whose first version has this text."""
    return uuid.uuid5(ARTICLE_NAMESPACE, text_sha256)


def version_uid(text_sha256: str) -> uuid.UUID:
    """The uid of the article version with this text."""
    return uuid.uuid5(VERSION_NAMESPACE, text_sha256)


def relay_uid(version: uuid.UUID, position: int) -> uuid.UUID:
    """The uid of the relay that stands at a position (from 0) in the chain of a version."""
    return uuid.uuid5(ARTICLE_NAMESPACE, f"relay:{version}:{position}")


def segment_uid(version: bytes, start: int) -> bytes:
    """The uid, in its sixteen bytes, of the segment of a version that begins at a code point.

    It is the version's uid, ending in the place: so the segments of a text lie side by side in the index of
    uids. Bytes, because a text has some twenty segments, and an object for each takes its time.
    """
    return version[:12] + start.to_bytes(4, "big")
