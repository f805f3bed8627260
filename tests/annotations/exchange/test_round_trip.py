"""What is written is read again as it was, in every format, whatever stands in it."""

import json
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.exchange import files, fixture, popolo, table
from annotations.exchange.entries import RegisterFile
from annotations.exchange.planning import plan

from .registers import registers


@pytest.mark.parametrize("write", [popolo.write, table.write])
@given(register=registers())
def test_csv_and_json_say_all_and_are_read_as_what_they_say(write: object, register: RegisterFile) -> None:
    assert callable(write)
    written = write(register)
    found = files.read(written.encode())
    assert found.problems == ()
    assert found.in_order() == register
    assert write(found) == written


@given(register=registers())
def test_a_fixture_says_all_but_who_confirmed_it(register: RegisterFile) -> None:
    unconfirmed = RegisterFile(
        register.offices,
        tuple(
            replace(
                speaker,
                aliases=tuple(replace(alias, confirmed=False) for alias in speaker.aliases),
                terms=tuple(replace(term, confirmed=False) for term in speaker.terms),
            )
            for speaker in register.speakers
        ),
    )
    found = files.read(fixture.write(register).encode())
    empty = RegisterFile()
    assert (found.in_order() if register.speakers or register.offices else empty) == unconfirmed


@given(register=registers())
def test_what_is_known_is_not_added_again(register: RegisterFile) -> None:
    again = plan(register, register)
    assert (again.offices, again.speakers, again.additions, again.problems) == ((), (), (), ())
    assert again.known == len(register.speakers)


@given(register=registers())
def test_into_an_empty_register_comes_everything(register: RegisterFile) -> None:
    added = plan(register, RegisterFile())
    assert (added.offices, added.problems) == (register.offices, ())
    uids = {office.name: office.uid for office in register.offices}
    assert added.speakers == tuple(
        replace(speaker, terms=tuple(replace(term, office=uids[term.office]) for term in speaker.terms))
        for speaker in register.speakers
    )


@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore")))
def test_any_bytes_are_read_or_said_to_be_unreadable(data: bytes) -> None:
    found = files.read(data)
    assert all(len(str(problem).splitlines()) == 1 for problem in found.problems)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *(
                        "persons",
                        "organizations",
                        "posts",
                        "memberships",
                        "id",
                        "name",
                        "other_names",
                        "label",
                    ),
                    *("person_id", "post_id", "identifiers", "sources", "entities", "claims", "labels"),
                    *("aliases", "P39", "P31", "mainsnak", "datavalue", "value", "model", "fields", "uid"),
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(document=JSON)
def test_any_json_is_read_or_said_to_be_unreadable(document: object) -> None:
    added = plan(files.read(json.dumps(document).encode()), RegisterFile())
    taken = [(entry.uid, entry.name) for entry in added.offices]
    taken += [(entry.uid, entry.name) for entry in added.speakers]
    for uid, name in taken:
        assert 0 < len(name) <= 200
        assert str(UUID(uid)) == uid
    assert all(len(str(problem).splitlines()) == 1 for problem in added.problems)
