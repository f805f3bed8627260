"""A record's life: the one table of transitions, which services, buttons, docs and tests read."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a record stands. The first five are the status of its newest revision."""

    IMPORTED = "imported"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    WITHDRAWN = "withdrawn"
    EXCLUDED = "excluded"


class Role(StrEnum):
    """Who may take a step. The values but CLAIMANT are names of permission groups."""

    EDITOR = "editor"
    REVIEWER = "reviewer"
    MANAGER = "manager"
    CLAIMANT = "claimant"


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One allowed step: `action` takes a record from `source` to `target`, done by one of `roles`."""

    action: str
    source: State
    target: State
    roles: frozenset[Role]
    reason_required: bool = False
    rule: str = ""


def _step(
    action: str, source: State, target: State, *roles: Role, reason: bool = False, rule: str = ""
) -> Transition:
    return Transition(
        action=action, source=source, target=target, roles=frozenset(roles), reason_required=reason, rule=rule
    )


TRANSITIONS: tuple[Transition, ...] = (
    _step("claim", State.IMPORTED, State.DRAFT, Role.EDITOR),
    _step("release", State.DRAFT, State.IMPORTED, Role.CLAIMANT, Role.MANAGER, rule="The work is kept."),
    _step(
        "submit",
        State.DRAFT,
        State.SUBMITTED,
        Role.CLAIMANT,
        rule="Refused while a check fails or a blocking comment is open.",
    ),
    _step("recall", State.SUBMITTED, State.DRAFT, Role.CLAIMANT, rule="Until a reviewer has opened it."),
    _step("return", State.SUBMITTED, State.RETURNED, Role.REVIEWER, reason=True),
    _step("resume", State.RETURNED, State.DRAFT, Role.CLAIMANT),
    _step(
        "accept",
        State.SUBMITTED,
        State.REVIEWED,
        Role.REVIEWER,
        rule="The reviewer contributed nothing; every claim and correction has a verdict.",
    ),
    _step(
        "revise",
        State.REVIEWED,
        State.DRAFT,
        Role.EDITOR,
        Role.REVIEWER,
        rule="Opens revision n+1; n stays public.",
    ),
    _step(
        "withdraw", State.REVIEWED, State.WITHDRAWN, Role.REVIEWER, reason=True, rule="Leaves a tombstone."
    ),
    _step(
        "reinstate", State.WITHDRAWN, State.REVIEWED, Role.REVIEWER, reason=True, rule="A second reviewer."
    ),
    _step("exclude", State.IMPORTED, State.EXCLUDED, Role.EDITOR, Role.MANAGER, reason=True),
    _step("readmit", State.EXCLUDED, State.IMPORTED, Role.EDITOR, Role.MANAGER, reason=True),
)
"""Every step a record can take (see the workflow guide in docs/)."""

REVISION_STATES = (State.IMPORTED, State.DRAFT, State.SUBMITTED, State.RETURNED, State.REVIEWED)

REVISION_STEPS: frozenset[tuple[str, str]] = frozenset(
    (str(t.source), str(t.target))
    for t in TRANSITIONS
    if t.source in REVISION_STATES and t.target in REVISION_STATES and t.action != "revise"
)
"""The (old, new) pairs that the status column of a revision may take; PostgreSQL refuses all others."""


def transition(action: str) -> Transition:
    """The transition called `action`; KeyError if there is none."""
    return {t.action: t for t in TRANSITIONS}[action]
