"""Values in the bytes of binary COPY are what PostgreSQL takes them for."""

import datetime as dt
import json
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.readers import binary

pytestmark = pytest.mark.django_db

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
INTEGERS = st.integers(-(2**31), 2**31 - 1)
BIGINTS = st.integers(-(2**63), 2**63 - 1)
MOMENTS = st.datetimes(timezones=st.just(dt.UTC))


def stored(encoded: bytes) -> Any:
    """What PostgreSQL holds after a binary COPY of one value into the table `kept`."""
    with connection.cursor() as cursor:
        with cursor.copy("COPY kept FROM STDIN BINARY") as stream:
            stream.write(binary.BEGIN + b"\x00\x01" + encoded + binary.END)
        cursor.execute("DELETE FROM kept RETURNING value")
        (value,) = cursor.fetchone()
    return bytes(value) if isinstance(value, memoryview) else value


@pytest.mark.parametrize(
    ("kind", "encode", "values"),
    [
        ("text", binary.text, TEXTS),
        ("varchar", binary.known_text, TEXTS),
        ("bytea", binary.octets, st.none() | st.binary()),
        ("uuid", lambda uid: binary.octets(uid.bytes), st.uuids()),
        ("text[]", binary.texts, st.lists(TEXTS)),
        ("smallint", binary.smallint, st.none() | st.integers(-(2**15), 2**15 - 1)),
        ("integer", binary.integer, st.none() | INTEGERS),
        ("bigint", binary.bigint, st.none() | BIGINTS),
        ("boolean", binary.boolean, st.booleans()),
        ("date", binary.date, st.none() | st.dates()),
        ("timestamptz", binary.moment, MOMENTS),
        ("jsonb", binary.jsonb, st.dictionaries(TEXTS, TEXTS | st.dictionaries(TEXTS, TEXTS))),
    ],
)
def test_postgresql_reads_the_value_that_was_written(
    kind: str, encode: binary.Encoder, values: st.SearchStrategy[Any]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE kept (value {kind})")

    @given(values)
    def check(value: Any) -> None:
        found = stored(encode(value))
        assert (json.loads(found) if kind == "jsonb" else found) == value

    check()


@pytest.mark.parametrize(
    ("encode", "written"),
    [
        (binary.text, TEXTS),
        (binary.octets, st.none() | st.binary()),
        (binary.integer, st.none() | INTEGERS),
        (binary.boolean, st.booleans()),
        (binary.date, st.none() | st.dates()),
        (binary.jsonb, st.dictionaries(TEXTS, TEXTS | st.dictionaries(TEXTS, TEXTS))),
    ],
)
def test_what_was_written_is_read_again(encode: binary.Encoder, written: st.SearchStrategy[Any]) -> None:
    @given(st.lists(written))
    def check(row: list[Any]) -> None:
        found = binary.values(b"".join(map(encode, row)))
        assert [binary.decoded(encode, value) for value in found] == row

    check()
