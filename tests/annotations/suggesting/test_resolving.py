"""Who is meant: by the names and roles of the text, then by the register on the article's date."""

from datetime import date

from annotations.suggesting.register import KnownOffice, KnownSpeaker, KnownTerm, Register

from .reading_aids import only, said

ORLOV = KnownSpeaker("orlov", "Ivan Orlov", aliases=("Iwan Orlow",))
PETROVA = KnownSpeaker("petrova", "Anna Petrova")
OFFICE = KnownOffice("head", "Secretary General of the Northern Union", ("Northern Union secretary general",))
REGISTER = Register(
    (ORLOV, PETROVA),
    (OFFICE,),
    (
        KnownTerm("orlov", "head", date(2010, 1, 1), date(2015, 12, 31)),
        KnownTerm("petrova", "head", date(2016, 1, 1), None),
    ),
)
BY_ROLE = "The Northern Union secretary general said that the talks would go on."


def test_a_surname_is_the_full_name_that_the_text_gives() -> None:
    _, second = said("President Ivan Orlov said that he would come.\n\n“I shall stay,” Orlov said.")
    assert (second.speaker, second.resolved_by) == ("Ivan Orlov", "name")


def test_a_role_is_whoever_bears_it_in_the_text() -> None:
    text = (
        "Tajikistan's Foreign Minister Ivan Orlov said that he would come.\n\n"
        "“I shall stay,” the Tajik foreign minister said."
    )
    _, second = said(text)
    assert (second.speaker, second.resolved_by) == ("Ivan Orlov", "role")


def test_a_pronoun_is_who_spoke_last() -> None:
    _, second = said("President Ivan Orlov said that the law was good.\n\n“I shall sign it,” he said.")
    assert (second.speaker, second.resolved_by) == ("Ivan Orlov", "pronoun")


def test_a_pronoun_never_crosses_a_crosshead() -> None:
    before = "President Ivan Orlov said that the law was good."
    text = f"{before}\n\nA second day of talks\n\n“I shall sign it,” he said."
    assert said(text)[-1].speaker == ""


def test_several_ministers_are_nobody() -> None:
    text = (
        "Foreign Minister Ivan Orlov said that it rained.\n\nThe ministers said that the talks had been long."
    )
    assert said(text)[-1].speaker == ""


def test_the_register_knows_who_held_the_office_that_day() -> None:
    assert only(BY_ROLE, register=REGISTER, on=date(2012, 5, 1)).speaker == "Ivan Orlov"
    assert only(BY_ROLE, register=REGISTER, on=date(2020, 5, 1)).speaker == "Anna Petrova"


def test_without_a_date_nobody_is_guessed() -> None:
    found = only(BY_ROLE, register=REGISTER)
    assert (found.speaker, found.resolved_by) == ("", "")


def test_a_day_without_a_holder_has_no_speaker() -> None:
    assert only(BY_ROLE, register=REGISTER, on=date(1999, 5, 1)).speaker == ""


def test_another_spelling_is_an_alias() -> None:
    found = only("Iwan Orlow said that the talks would go on.", register=REGISTER)
    assert (found.speaker, found.resolved_by) == ("Ivan Orlov", "alias")
