"""What a draft lacks is named before PostgreSQL refuses it: which claims, which comments."""

import pytest

from annotations.models import Claim, Revision, Span
from annotations.services import claims, comments
from annotations.services.completeness import Incomplete, Missing, check_complete
from tests.annotations.services.cast import Cast, Desk


def without_speaker(claim: Claim) -> Claim:
    Claim.objects.filter(pk=claim.pk).update(speaker=None)
    return claim


def refusal(revision: Revision) -> Incomplete:
    with pytest.raises(Incomplete) as refused:
        check_complete(revision)
    return refused.value


def test_claims_without_speaker_are_named_in_the_order_of_the_text(desk: Desk) -> None:
    revision = desk.draft()
    later, earlier = (
        without_speaker(desk.claim(revision, words)) for words in ("“The union,”", "“We are ready,”")
    )
    refused = refusal(revision)
    assert str(refused) == (
        "Claim 1 (“We are ready,”) and claim 2 (“The union,”) have no speaker: "
        "choose one for each, then submit again."
    )
    assert refused.missing == (
        Missing("claim", earlier.short_id, "claim 1 (“We are ready,”)"),
        Missing("claim", later.short_id, "claim 2 (“The union,”)"),
    )


def test_long_words_are_cut_and_removed_claims_do_not_count(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    removed = without_speaker(desk.claim(revision))
    claims.remove_claim(claim=removed, version=removed.version, by=cast.ada)
    without_speaker(desk.claim(revision, "that talks will go on"))
    line = "Claim 1 (“that talks will go…”) has no speaker: choose one, then submit again."
    assert str(refusal(revision)) == line


def test_only_the_first_claims_are_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.services.completeness.NAMED_AT_MOST", 1)
    revision = desk.draft()
    for words in ("“We are ready,”", "“The union,”", "talks"):
        without_speaker(desk.claim(revision, words))
    refused = refusal(revision)
    assert "Claim 1 (“We are ready,”) and 2 more have no speaker" in str(refused)
    assert len(refused.missing) == 3


def test_everything_that_is_missing_is_said_at_once(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    wordless = desk.claim(revision)
    Span.objects.filter(claim=wordless).delete()
    comments.add_comment(revision=revision, body="Whose words?", by=cast.boris, blocking=True)
    refused = refusal(revision)
    assert str(refused) == (
        "Claim 1 (“They are ready.”) has no content: mark the words, then submit again. "
        "A blocking comment is still open (“Whose words?”): resolve it, then submit again."
    )
    assert [missing.kind for missing in refused.missing] == ["claim", "comment"]


def test_several_blocking_comments_are_counted(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    for body in ("One.", "Two."):
        comments.add_comment(revision=revision, body=body, by=cast.boris, blocking=True)
    assert "2 blocking comments are still open" in str(refusal(revision))


def test_what_is_complete_passes(desk: Desk) -> None:
    revision = desk.draft()
    desk.claim(revision)
    check_complete(revision)
