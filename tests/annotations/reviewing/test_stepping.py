"""Steps with a reason: a form that keeps what was typed, for those whom the table allows."""

import pytest

from annotations.desk.reviewing.stepping import REASONED
from annotations.models import Record, ReviewEvent
from annotations.models.workflow import TRANSITIONS, Role, State, transition
from tests.annotations.reviewing.browser import words_of
from tests.annotations.reviewing.conftest import SignIn
from tests.annotations.services.cast import ROLE_OF, Cast, Desk

KINDS = {"withdraw": "legal", "exclude": "duplicate"}
PEOPLE = ["ada", "boris", "mara"]


def fields(action: str, version: int, reason: str = "A reason in words.") -> dict[str, object]:
    kind = {"kind": KINDS[action]} if action in KINDS else {}
    return {"reason": reason, "version": version, **kind}


def test_every_step_of_the_table_that_needs_a_reason_has_its_form() -> None:
    assert set(REASONED) == {t.action for t in TRANSITIONS if t.reason_required}


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("action", sorted(REASONED))
def test_the_form_is_for_those_whom_the_table_allows(
    sign_in: SignIn, cast: Cast, desk: Desk, action: str, person: str
) -> None:
    step = transition(action)
    revision = desk.empty(step.source)
    browser = sign_in(getattr(cast, person))
    allowed = Role(ROLE_OF[person]) in step.roles

    looked = browser.look(revision, f"{action}/")
    sent = browser.send(revision, f"{action}/", **fields(action, revision.version))

    assert looked.status_code == (200 if allowed else 403)
    assert sent.status_code == (302 if allowed else 403)
    state = Record.objects.with_state().get(pk=revision.record_id).state
    assert state == (step.target if allowed else step.source)
    if allowed:
        event = ReviewEvent.objects.latest("id")
        assert (event.action, event.reason) == (action, "A reason in words.")


@pytest.mark.parametrize("action", sorted(REASONED))
def test_without_a_reason_nothing_changes(sign_in: SignIn, cast: Cast, desk: Desk, action: str) -> None:
    revision = desk.empty(transition(action).source)
    by = cast.mara if action in ("exclude", "readmit") else cast.boris
    response = sign_in(by).send(revision, f"{action}/", **fields(action, revision.version, " "))
    assert response.status_code == 400
    assert "Give the reason in words." in words_of(response)
    assert Record.objects.with_state().get(pk=revision.record_id).state == transition(action).source


def test_a_refusal_keeps_what_was_typed(sign_in: SignIn, cast: Cast, desk: Desk) -> None:
    revision = desk.empty(State.WITHDRAWN)
    response = sign_in(cast.rosa).send(revision, "reinstate/", reason="It was right after all.")
    assert response.status_code == 403
    page = words_of(response)
    assert "reinstated by a second reviewer" in page
    assert "It was right after all." in page


def test_an_action_without_a_form_is_not_found(sign_in: SignIn, cast: Cast, desk: Desk) -> None:
    assert sign_in(cast.boris).look(desk.empty(State.IMPORTED), "submit/").status_code == 404


def test_a_withdrawal_needs_its_kind(sign_in: SignIn, cast: Cast, desk: Desk) -> None:
    revision = desk.empty(State.REVIEWED)
    for kind in ("", "whim"):
        response = sign_in(cast.boris).send(revision, "withdraw/", reason="because", kind=kind)
        assert response.status_code == 400


@pytest.mark.parametrize(("person", "status"), [("ada", 302), ("boris", 302), ("mara", 403)])
def test_revising_opens_the_next_revision(
    sign_in: SignIn, cast: Cast, desk: Desk, person: str, status: int
) -> None:
    revision = desk.empty(State.REVIEWED)
    response = sign_in(getattr(cast, person)).send(revision, "revise/")
    assert response.status_code == status
    assert revision.record.revisions.count() == (2 if status == 302 else 1)


@pytest.mark.parametrize(
    ("state", "person", "words"),
    [
        (State.SUBMITTED, "boris", ["Review it"]),
        (State.REVIEWED, "boris", ["Revise", "Withdraw…"]),
        (State.REVIEWED, "ada", ["Revise"]),
        (State.WITHDRAWN, "boris", ["Reinstate…"]),
        (State.IMPORTED, "mara", ["Exclude…"]),
        (State.EXCLUDED, "ada", ["Readmit…"]),
    ],
)
def test_the_record_page_offers_what_the_table_allows(
    sign_in: SignIn, cast: Cast, desk: Desk, state: State, person: str, words: list[str]
) -> None:
    browser = sign_in(getattr(cast, person))
    address = browser.address(desk.empty(state)).removesuffix("review/")
    page = words_of(browser.get(address))
    offered = ["Review it", "Revise", "Withdraw…", "Reinstate…", "Exclude…", "Readmit…"]
    assert [word for word in offered if f">{word}</" in page] == words
