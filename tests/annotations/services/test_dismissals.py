"""Dismissing what the aid finds: with a reason, for its place, undone by one act."""

import pytest

from annotations.models import Coder, Dismissal, Office, Revision, Speaker
from annotations.services import claims, dismissals, other_text, steps
from annotations.services.claims import Coding
from annotations.services.findings import findings_in
from annotations.services.writing import NotAllowed, Refused
from tests.annotations.newsroom import ACT, DAY, SIMPLER, UNITY, Newsroom, newest
from tests.annotations.texts import changed_text


@pytest.fixture
def draft(newsroom: Newsroom) -> Revision:
    return newsroom.open(newsroom.article(UNITY, published_on=DAY))


def open_words(revision: Revision) -> list[str]:
    return [finding.exact for finding in findings_in(newest(revision.record)).open]


def key_of(revision: Revision, words: str) -> str:
    [found] = [finding.key for finding in findings_in(revision).open if finding.exact == words]
    return found


def dismissed(revision: Revision, words: str, by: Coder, reason: str = "A name.") -> Dismissal:
    key = key_of(revision, words)
    [made] = dismissals.dismiss(revision=revision, keys=[key], reason=reason, by=by)
    return made


def test_what_is_dismissed_is_not_listed_again(newsroom: Newsroom, draft: Revision) -> None:
    made = dismissed(draft, ACT, newsroom.ada, "  The name of a campaign. ")
    assert (made.exact, made.reason, made.by) == (ACT, "The name of a campaign.", newsroom.ada)
    assert ACT not in open_words(draft)
    [(finding, remembered)] = findings_in(draft).dismissed
    assert (finding.exact, remembered) == (ACT, made)


def test_taking_it_back_lists_it_again_and_keeps_the_row(newsroom: Newsroom, draft: Revision) -> None:
    made = dismissed(draft, ACT, newsroom.ada)
    for _ in range(2):
        taken_back = dismissals.take_back_dismissal(dismissal=made, by=newsroom.ada)
        assert taken_back.taken_back_by == newsroom.ada
    assert ACT in open_words(draft)
    assert dismissed(draft, ACT, newsroom.ada) != made
    assert Dismissal.objects.count() == 2


def test_several_go_with_one_reason_and_twice_makes_them_once(newsroom: Newsroom, draft: Revision) -> None:
    keys = [key_of(draft, words) for words in (ACT, SIMPLER)]
    made = dismissals.dismiss(revision=draft, keys=[*keys, keys[0]], reason="A name.", by=newsroom.ada)
    assert [one.exact for one in made] == [ACT, SIMPLER]
    assert dismissals.dismiss(revision=draft, keys=keys, reason="Again.", by=newsroom.ada) == []


@pytest.mark.parametrize(
    ("keys", "reason", "line"),
    [
        ([ACT], " ", "Say in words"),
        ([], "A name.", "Nothing is chosen"),
        (["cue:0-4"], "A name.", "look again"),
    ],
)
def test_what_cannot_be_dismissed_is_refused_in_words(
    newsroom: Newsroom, draft: Revision, keys: list[str], reason: str, line: str
) -> None:
    keys = [key_of(draft, ACT) if key == ACT else key for key in keys]
    with pytest.raises(Refused, match=line):
        dismissals.dismiss(revision=draft, keys=keys, reason=reason, by=newsroom.ada)
    assert not Dismissal.objects.exists()


def test_only_the_claimant_dismisses_and_only_in_draft(newsroom: Newsroom, draft: Revision) -> None:
    key = key_of(draft, ACT)
    for stranger in (newsroom.ben, newsroom.rosa, newsroom.mona):
        with pytest.raises(NotAllowed):
            dismissals.dismiss(revision=draft, keys=[key], reason="A name.", by=stranger)
    made = dismissed(draft, SIMPLER, newsroom.ada)
    submitted = newsroom.submit(draft.record)
    with pytest.raises(Refused, match="only in draft"):
        dismissals.dismiss(revision=submitted, keys=[key], reason="A name.", by=newsroom.ada)
    with pytest.raises(Refused, match="only in draft"):
        dismissals.take_back_dismissal(dismissal=made, by=newsroom.ada)


def test_a_claim_coded_otherwise_asks_anew_about_the_office(newsroom: Newsroom, draft: Revision) -> None:
    office = Office.objects.create(name="President of Belarus")
    claim = newsroom.claim(draft.record, ACT, office=office)
    key = f"office:{claim.short_id}"
    [made] = dismissals.dismiss(revision=newest(draft.record), keys=[key], reason="Acting.", by=newsroom.ada)
    assert (made.claim_uid, made.office, made.exact) == (claim.stable_uid, office, "")
    assert key not in [finding.key for finding in findings_in(newest(draft.record)).open]
    recoded(newsroom, claim.pk, newsroom.speaker("Somebody else"), office)
    assert key in [finding.key for finding in findings_in(newest(draft.record)).open]


def recoded(newsroom: Newsroom, claim: int, speaker: Speaker, office: Office) -> None:
    from annotations.models import Claim

    coded = Claim.objects.get(pk=claim)
    words = [claims.Words(span.role, span.start, span.end) for span in coded.spans.all()]
    coding = Coding(mode=Claim.Mode.DIRECT, words=words, speaker=speaker, office=office)
    claims.change_claim(claim=coded, version=coded.version, coding=coding, by=newsroom.ada)


def test_the_next_revision_need_not_ask_again(newsroom: Newsroom, draft: Revision) -> None:
    record = draft.record
    newsroom.claim(record, "weather")
    made = dismissed(newest(record), ACT, newsroom.ada)
    dismissals.take_back_dismissal(
        dismissal=dismissed(newest(record), SIMPLER, newsroom.ada), by=newsroom.ada
    )
    following = steps.revise(record=newsroom.review(record), by=newsroom.ben)
    copy = following.dismissals.get()
    assert (copy.exact, copy.by, copy.at, copy.reason) == (ACT, made.by, made.at, made.reason)
    assert ACT not in open_words(following)
    assert SIMPLER in open_words(following)


def test_another_text_is_looked_at_anew_and_the_former_one_is_remembered(
    newsroom: Newsroom, draft: Revision
) -> None:
    dismissed(draft, ACT, newsroom.ada)
    former = draft.article_version
    text = changed_text(draft.record, f"A line before.\n{UNITY}")
    moved = other_text.code_text(revision=draft, version=draft.version, text=text, by=newsroom.ada)
    assert findings_in(moved).dismissed == []
    back = other_text.code_text(revision=moved, version=moved.version, text=former, by=newsroom.ada)
    assert ACT not in open_words(back)
