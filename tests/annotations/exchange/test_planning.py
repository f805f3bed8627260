"""What a file adds to a register: whom it means, what is new, and nothing that is there is changed."""

from uuid import UUID

from annotations.exchange.entries import AliasEntry, OfficeEntry, RegisterFile, SpeakerEntry, TermEntry
from annotations.exchange.planning import plan

MINISTER = OfficeEntry(uid=str(UUID(int=1)), name="Foreign Minister", wikidata_id="Q7")
LAVROV = SpeakerEntry(
    uid=str(UUID(int=2)),
    name="Sergey Lavrov",
    wikidata_id="Q58217",
    aliases=(AliasEntry(form="S. Lavrov"),),
    terms=(TermEntry(office="Foreign Minister", starts="2004-03"),),
)
REGISTER = RegisterFile((MINISTER,), (LAVROV,))


def added_by(
    *speakers: SpeakerEntry, offices: tuple[OfficeEntry, ...] = ()
) -> tuple[int, int, int, list[str]]:
    """How many speakers, names and terms a file adds, and what is said of it."""
    found = plan(RegisterFile(offices, speakers), REGISTER)
    return len(found.speakers), found.aliases, found.terms, [str(problem) for problem in found.problems]


def test_somebody_is_known_by_wikidata_or_by_a_name_that_only_one_has() -> None:
    names = (AliasEntry(form="S. Lavrov"), AliasEntry(form="Lawrow"))
    assert added_by(SpeakerEntry(name="Sergei Lawrow", wikidata_id="Q58217", aliases=names)) == (0, 1, 0, [])
    assert added_by(SpeakerEntry(name="Sergey Lavrov", aliases=names)) == (0, 1, 0, [])


def test_another_uid_or_wikidata_id_is_another_speaker_whatever_the_name() -> None:
    assert added_by(SpeakerEntry(uid=str(UUID(int=9)), name="Sergey Lavrov"))[0] == 1
    assert added_by(SpeakerEntry(name="Sergey Lavrov", wikidata_id="Q9"))[0] == 1


def test_a_name_that_two_have_means_neither() -> None:
    namesake = SpeakerEntry(uid=str(UUID(int=9)), name="Sergey Lavrov")
    again = SpeakerEntry(name="Sergey Lavrov", where="line 3")
    new, _, _, problems = added_by(namesake, again)
    assert (new, problems) == (
        1,
        ["line 3: 2 speakers are called Sergey Lavrov: write the uid or Wikidata id"],
    )


def test_a_term_is_known_by_office_and_start_however_exactly() -> None:
    terms = tuple(TermEntry(office=key, starts="2004-03-01") for key in ("Q7", "Foreign Minister"))
    assert added_by(SpeakerEntry(name="Sergey Lavrov", terms=terms)) == (0, 0, 0, [])
    later = (TermEntry(office="Q7", starts="2012-05-21"),)
    assert added_by(SpeakerEntry(name="Sergey Lavrov", terms=later)) == (0, 0, 1, [])


def test_an_office_that_nothing_describes_is_said_and_the_rest_is_taken() -> None:
    terms = (TermEntry(office="Q99"), TermEntry(office="Q7", starts="2020"))
    new, _, held, problems = added_by(SpeakerEntry(name="New", terms=terms, where="Q5"))
    assert (new, held) == (1, 1)
    assert problems == [
        "Q5: the office Q99 is not described: add its row, post or entity, or add it at the desk"
    ]


def test_an_office_of_the_file_is_found_by_its_terms() -> None:
    deputy = OfficeEntry(name="Deputy", wikidata_id="Q8")
    terms = (TermEntry(office="Q8"), TermEntry(office="Deputy", starts="2001"))
    assert added_by(SpeakerEntry(name="New", terms=terms), offices=(deputy,)) == (1, 0, 2, [])


def test_an_entry_that_is_two_here_is_for_people_to_merge() -> None:
    other = SpeakerEntry(uid=str(UUID(int=9)), name="S. Lavrov")
    both = SpeakerEntry(uid=other.uid, name="S. Lavrov", wikidata_id="Q58217", where="persons[0]")
    found = plan(RegisterFile((), (both,)), RegisterFile((), (LAVROV, other)))
    (problem,) = found.problems
    assert "merge them at the desk" in problem.line


def test_a_merge_into_nobody_or_in_a_circle_is_left_out() -> None:
    one, two = (str(UUID(int=number)) for number in (11, 12))
    lost = SpeakerEntry(uid=one, name="A", merged_into=str(UUID(int=99)), where="line 2")
    assert added_by(lost)[3] == [
        f"line 2: the merge of A leads to {UUID(int=99)}, which nobody has: the entry stands by itself"
    ]
    circle = [
        SpeakerEntry(uid=one, name="A", merged_into=two),
        SpeakerEntry(uid=two, name="B", merged_into=one),
    ]
    found = plan(RegisterFile((), tuple(circle)), RegisterFile())
    assert len(found.speakers) == 2
    assert all("circle" in problem.line for problem in found.problems)
    assert [speaker.merged_into for speaker in found.speakers] == ["", ""]
