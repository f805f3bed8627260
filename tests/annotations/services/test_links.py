"""Links between articles count once another person has confirmed them."""

import pytest

from annotations.models import Coder, Revision
from annotations.services import links
from annotations.services.writing import NotAllowed, Refused
from articles.models import ArticleLink
from tests.annotations.services.cast import Cast, Desk, publish

Kind, State = ArticleLink.Kind, ArticleLink.State


def propose(desk: Desk, revision: Revision | None = None, original: Revision | None = None) -> ArticleLink:
    draft = revision or desk.draft()
    other = original or publish("The original: “as he said”.")
    return links.propose_link(
        revision=draft, original=other.article_version.article, kind=Kind.SYNDICATED_COPY, by=desk.cast.ada
    )


def decide(link: ArticleLink, state: ArticleLink.State, by: Coder) -> ArticleLink:
    return links.decide_link(link=link, state=state, by=by)


def test_a_proposal_counts_for_nothing_yet_and_twice_is_once(desk: Desk) -> None:
    revision, original = desk.draft(), publish("The original: “as he said”.")
    link = propose(desk, revision, original)
    assert (link.state, link.proposed_by) == ("suggested", desk.cast.ada.user)
    assert propose(desk, revision, original) == link


def test_who_proposes_a_link_contributes(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    propose(desk, revision)
    assert revision.contributions.filter(coder=cast.ada).exists()


def test_an_article_is_no_copy_of_itself(desk: Desk) -> None:
    revision = desk.draft()
    with pytest.raises(Refused, match="linked to itself"):
        propose(desk, revision, revision)


@pytest.mark.parametrize("person", ["boris", "mara"])
@pytest.mark.parametrize("state", [State.CONFIRMED, State.REJECTED])
def test_another_person_decides(desk: Desk, cast: Cast, person: str, state: ArticleLink.State) -> None:
    by = getattr(cast, person)
    decided = decide(propose(desk), state, by)
    assert (decided.state, decided.decided_by) == (state, by.user)
    assert decide(decided, state, cast.rosa).decided_by == by.user, "the same decision again changes nothing"


@pytest.mark.parametrize("person", ["ada", "eva", "clara"])
def test_editors_do_not_decide(desk: Desk, cast: Cast, person: str) -> None:
    with pytest.raises(NotAllowed):
        decide(propose(desk), State.CONFIRMED, getattr(cast, person))


def test_a_reviewer_does_not_confirm_his_own_proposal(desk: Desk, cast: Cast) -> None:
    original = publish("The original: “as he said”.")
    link = links.propose_link(
        revision=desk.draft(by=cast.ada),
        original=original.article_version.article,
        kind=Kind.EXCERPT,
        by=cast.ada,
    )
    ArticleLink.objects.filter(pk=link.pk).update(proposed_by=cast.boris.user)
    with pytest.raises(NotAllowed, match="somebody other"):
        decide(link, State.CONFIRMED, cast.boris)


def test_a_rejected_link_is_decided_for_good_and_a_confirmed_one_revoked(desk: Desk, cast: Cast) -> None:
    link = decide(propose(desk), State.REJECTED, cast.boris)
    with pytest.raises(Refused, match="rejected already"):
        decide(link, State.CONFIRMED, cast.boris)
    other = propose(desk, desk.draft("Third text."), publish("Fourth text."))
    decide(other, State.CONFIRMED, cast.boris)
    assert decide(other, State.REVOKED, cast.mara).state == "revoked"


def test_only_ones_own_undecided_proposal_is_taken_back(desk: Desk, cast: Cast) -> None:
    link = propose(desk)
    with pytest.raises(NotAllowed):
        links.take_back_link(link=link, by=cast.eva)
    assert links.take_back_link(link=link, by=cast.ada).state == "revoked"
    with pytest.raises(NotAllowed):
        links.take_back_link(link=link, by=cast.ada)


def test_a_copy_of_a_copy_points_to_the_original(desk: Desk, cast: Cast) -> None:
    first, second, third = (
        desk.draft("First text."),
        desk.draft("Second text."),
        publish("Third text."),
    )
    decide(propose(desk, second, third), State.CONFIRMED, cast.boris)
    with pytest.raises(Refused, match="points to the original"):
        decide(propose(desk, first, second), State.CONFIRMED, cast.boris)
