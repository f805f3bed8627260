"""Uids derived from a text: by the standard, whether as objects or in bytes."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from articles.text import uids


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 1_000))
def test_uids_are_of_version_5_in_their_namespaces(name: str, position: int) -> None:
    article = uuid.uuid5(uids.ARTICLE_NAMESPACE, name)
    version = uuid.uuid5(uids.VERSION_NAMESPACE, name)
    relay = uuid.uuid5(uids.ARTICLE_NAMESPACE, f"relay:{version}:{position}")
    assert (uids.article_uid(name), uids.version_uid(name)) == (article, version)
    assert (uids.article_octets(name), uids.version_octets(name)) == (article.bytes, version.bytes)
    assert uids.relay_octets(version.bytes, position) == relay.bytes
