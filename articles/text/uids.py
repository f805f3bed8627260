"""Uids derived from a text, so that two installations that import the same copy agree on what it is."""

import uuid
from hashlib import sha1

ARTICLE_NAMESPACE = uuid.UUID("6c0f4b0e-6b0e-5d0a-9a57-0a3c5b1f7e11")
VERSION_NAMESPACE = uuid.UUID("b7a5d9a2-30f5-5c3c-8f5b-2b1d5f0e4c22")


def article_uid(text_sha256: str) -> uuid.UUID:
    """The uid of the article whose first version has this text."""
    return uuid.UUID(bytes=article_octets(text_sha256))


def version_uid(text_sha256: str) -> uuid.UUID:
    """The uid of the article version with this text."""
    return uuid.UUID(bytes=version_octets(text_sha256))


# The same, and those of the parts of a version, in their sixteen bytes: an article has some twenty, and an
# object for each takes its time.


def article_octets(text_sha256: str) -> bytes:
    """The uid of the article whose first version has this text, in bytes."""
    return _octets(ARTICLE_NAMESPACE, text_sha256)


def version_octets(text_sha256: str) -> bytes:
    """The uid of the article version with this text, in bytes."""
    return _octets(VERSION_NAMESPACE, text_sha256)


def relay_octets(version: bytes, position: int) -> bytes:
    """The uid, in bytes, of the relay that stands at a position (from 0) in the chain of a version."""
    written = "-".join(map(bytes.hex, (version[:4], version[4:6], version[6:8], version[8:10], version[10:])))
    return _octets(ARTICLE_NAMESPACE, f"relay:{written}:{position}")


def segment_uid(version: bytes, start: int) -> bytes:
    """The uid, in bytes, of the segment of a version that begins at a code point.

    It is the version's uid, ending in the place: so the segments of a text lie side by side in the index of
    uids.
    """
    return version[:12] + start.to_bytes(4, "big")


def _octets(namespace: uuid.UUID, name: str) -> bytes:
    """What `uuid.uuid5` gives, in bytes: RFC 9562, section 5.5."""
    octets = bytearray(sha1(namespace.bytes + name.encode(), usedforsecurity=False).digest()[:16])
    octets[6] = octets[6] & 0x0F | 0x50
    octets[8] = octets[8] & 0x3F | 0x80
    return bytes(octets)
