"""What PostgreSQL refuses about editions of the guideline."""

from annotations.models import GuidelineEdition
from tests.annotations.models.coding import Coding
from tests.articles.models.sql import change, refused, remove, settle, truncate, without_triggers


def edition(coding: Coding, number: int = 1, **values: str) -> GuidelineEdition:
    defaults = {"body": "Code **claims**.", "note": "Begun."}
    return GuidelineEdition.objects.create(number=number, by=coding.ada, **(defaults | values))


def test_editions_are_only_added(coding: Coding) -> None:
    first = edition(coding)
    with refused("guideline_edition_is_only_added"):
        change(first, body="Code nothing.")
    with refused("guideline_edition_is_only_added"):
        remove(first)
    settle()
    with refused("guideline_edition_is_only_added"):
        truncate("annotations_guidelineedition")


def test_editions_follow_one_another(coding: Coding) -> None:
    with refused("guideline_editions_follow_one_another"):
        edition(coding, 2)
    edition(coding, 1)
    with refused("guideline_editions_follow_one_another"):
        edition(coding, 1)
    edition(coding, 2)


def test_no_number_is_given_twice(coding: Coding) -> None:
    """Behind the trigger, for two editions saved in the same moment, which do not see each other."""
    edition(coding)
    with refused("guideline_edition_number_is_unique"):
        without_triggers("annotations_guidelineedition")
        edition(coding)


def test_an_edition_has_a_text_and_says_what_changed(coding: Coding) -> None:
    with refused("guideline_is_not_empty"):
        edition(coding, body="")
    with refused("guideline_edition_says_what_changed"):
        edition(coding, note="")
