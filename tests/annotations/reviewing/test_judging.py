"""Giving verdicts by plain forms, without a script."""

import pytest

from annotations.models import Claim, ReviewEvent, Revision
from annotations.services import links, steps
from articles.models import ArticleLink
from tests.annotations.reviewing.browser import Browser, words_of
from tests.annotations.reviewing.conftest import SignIn
from tests.annotations.services.cast import Cast, Desk, publish


@pytest.fixture
def boris(sign_in: SignIn, cast: Cast) -> Browser:
    return sign_in(cast.boris)


def first_claim(revision: Revision) -> Claim:
    claim: Claim = revision.claims.order_by("id")[:1].get()
    return claim


def test_starting_opens_the_review_and_leads_to_the_first_claim(boris: Browser, submitted: Revision) -> None:
    response = boris.send(submitted, "start/")
    assert response.status_code == 302
    assert response["Location"].endswith(f"#claim-{first_claim(submitted).short_id}")
    submitted.refresh_from_db()
    assert submitted.opened_at is not None


def test_a_verdict_leads_to_the_next_claim_without_one(boris: Browser, submitted: Revision) -> None:
    first, second = submitted.claims.order_by("id")
    correction = submitted.corrections.get()
    assert boris.judge(first, "accepted")["Location"].endswith(f"#claim-{second.short_id}")
    assert boris.judge(second, "rejected", "not his words")["Location"].endswith(
        f"#correction-{correction.short_id}"
    )
    assert boris.decide(correction, "dismissed", "it is right")["Location"].endswith("#decide")
    assert list(submitted.claims.order_by("id").values_list("verdict", "verdict_reason")) == [
        ("accepted", ""),
        ("rejected", "not his words"),
    ]


def test_a_refused_verdict_keeps_the_typed_reason(boris: Browser, submitted: Revision) -> None:
    claim = first_claim(submitted)
    boris.judge(claim, "accepted")
    response = boris.judge(claim, "queried", "Is it his own word?", version=1)
    assert response.status_code == 409
    page = words_of(response)
    assert "Somebody has changed this claim in the meantime" in page
    assert claim.verdict == "open"


def test_a_query_without_reason_is_refused_in_words_and_nothing_changes(
    boris: Browser, submitted: Revision
) -> None:
    claim = first_claim(submitted)
    response = boris.judge(claim, "queried", "  ")
    assert response.status_code == 400
    assert "Say in words why it is queried." in words_of(response)
    submitted.refresh_from_db()
    assert submitted.opened_at is None
    claim.refresh_from_db()
    assert claim.verdict == "open"


@pytest.mark.parametrize("verdict", ["", "maybe", "accepted\x00"])
def test_a_verdict_that_there_is_not_is_refused(boris: Browser, submitted: Revision, verdict: str) -> None:
    assert boris.judge(first_claim(submitted), verdict).status_code == 400


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 30])
def test_a_version_that_is_none_is_stale(boris: Browser, submitted: Revision, version: str) -> None:
    claim = first_claim(submitted)
    fields = {"verdict": "accepted", "version": version}
    assert boris.send(submitted, f"claims/{claim.short_id}/", **fields).status_code == 409


@pytest.mark.parametrize("reason", ["\x00", "\ud800"])
def test_a_reason_that_cannot_be_stored_is_refused(boris: Browser, submitted: Revision, reason: str) -> None:
    claim = first_claim(submitted)
    fields = {"verdict": "rejected", "version": 1, "reason": reason.encode("utf-8", "surrogatepass")}
    response = boris.send(submitted, f"claims/{claim.short_id}/", **fields)
    claim.refresh_from_db()
    assert (response.status_code, claim.verdict) in ((400, "open"), (302, "rejected"))


def test_a_claim_of_another_record_is_not_found_here(boris: Browser, desk: Desk, submitted: Revision) -> None:
    other = desk.submitted("Elsewhere, 17 July: “We are ready,” he said.")
    claim = first_claim(other)
    response = boris.send(submitted, f"claims/{claim.short_id}/", verdict="accepted", version=1)
    assert response.status_code == 404


@pytest.mark.parametrize("person", ["ada", "mara", "clara"])
@pytest.mark.parametrize("page", ["start/", "unchanged/", "accept/"])
def test_only_reviewers_send_these_forms(
    sign_in: SignIn, cast: Cast, submitted: Revision, person: str, page: str
) -> None:
    assert sign_in(getattr(cast, person)).send(submitted, page).status_code == 403
    submitted.refresh_from_db()
    assert submitted.opened_at is None


@pytest.mark.parametrize("page", ["start/", "unchanged/", "accept/"])
def test_looking_at_the_address_of_a_form_does_nothing(
    boris: Browser, submitted: Revision, page: str
) -> None:
    assert boris.look(submitted, page).status_code == 405


def test_a_contributor_is_refused_with_the_reason(sign_in: SignIn, cast: Cast, desk: Desk) -> None:
    submitted = desk.submit(steps.revise(record=desk.reviewed().record, by=cast.rosa))
    response = sign_in(cast.rosa).judge(first_claim(submitted), "accepted")
    assert response.status_code == 403
    assert "Nobody reviews a revision to which he contributed" in words_of(response)


def test_a_verdict_is_taken_back_and_the_page_stays_with_the_claim(
    boris: Browser, submitted: Revision
) -> None:
    claim = first_claim(submitted)
    boris.judge(claim, "accepted")
    claim.refresh_from_db()
    assert boris.judge(claim, "open")["Location"].endswith(f"#claim-{claim.short_id}")
    claim.refresh_from_db()
    assert claim.verdict == "open"


def test_unchanged_work_is_accepted_by_one_button(boris: Browser, cast: Cast, desk: Desk) -> None:
    submitted = desk.submit(steps.revise(record=desk.reviewed().record, by=cast.ada))
    response = boris.send(submitted, "unchanged/")
    assert response["Location"].endswith("#decide")
    assert submitted.claims.get().verdict == "accepted"


def test_accepting_makes_it_public_and_a_second_time_changes_nothing(
    boris: Browser, desk: Desk, submitted: Revision
) -> None:
    desk.judge_all(submitted)
    for _ in range(2):
        assert boris.send(submitted, "accept/", version=submitted.version).status_code == 302
    assert ReviewEvent.objects.filter(action="accept").count() == 1


def test_accepting_too_early_says_what_is_missing(boris: Browser, submitted: Revision) -> None:
    response = boris.send(submitted, "accept/", version=submitted.version)
    assert response.status_code == 400
    assert "Every claim needs a verdict" in words_of(response)


def propose_link(desk: Desk, cast: Cast) -> ArticleLink:
    original = publish("The original: “as he said”.").article_version.article
    return links.propose_link(
        revision=desk.draft(), original=original, kind=ArticleLink.Kind.EXCERPT, by=cast.ada
    )


@pytest.mark.parametrize(("person", "status"), [("boris", 302), ("mara", 302), ("ada", 403), ("clara", 403)])
def test_links_are_decided_by_reviewers_and_managers(
    sign_in: SignIn, cast: Cast, desk: Desk, person: str, status: int
) -> None:
    link = propose_link(desk, cast)
    client = sign_in(getattr(cast, person)).client
    response = client.post(f"/desk/reviews/links/{link.uid}/", {"state": "confirmed", "reason": "same words"})
    assert response.status_code == status
    link.refresh_from_db()
    assert link.state == ("confirmed" if status == 302 else "suggested")


def test_after_deciding_a_link_one_comes_back_but_never_to_another_site(
    boris: Browser, desk: Desk, cast: Cast
) -> None:
    link = propose_link(desk, cast)
    response = boris.client.post(
        f"/desk/reviews/links/{link.uid}/", {"state": "rejected", "next": "https://example.org/"}
    )
    assert response["Location"] == "/desk/reviews/"


def test_a_link_has_no_other_states(boris: Browser, desk: Desk, cast: Cast) -> None:
    link = propose_link(desk, cast)
    response = boris.client.post(f"/desk/reviews/links/{link.uid}/", {"state": "suggested"})
    assert response.status_code == 400
