"""The steps of a record's life that need nothing but a click."""

from collections.abc import Callable

from annotations.models import Coder, Revision
from annotations.models.workflow import Transition
from annotations.services import steps

from .access import OpenRecord

Step = Callable[[Revision, int, Coder], Revision]

BUTTONS: dict[str, Step] = {
    "claim": lambda revision, version, by: steps.claim_record(revision=revision, version=version, by=by),
    "release": lambda revision, version, by: steps.release(revision=revision, version=version, by=by),
    "submit": lambda revision, version, by: steps.submit(revision=revision, version=version, by=by),
    "recall": lambda revision, version, by: steps.recall(revision=revision, version=version, by=by),
    "resume": lambda revision, version, by: steps.resume(revision=revision, version=version, by=by),
}
"""The steps that need nothing but a click; those with a reason have forms of their own."""


def buttons_for(opened: OpenRecord) -> list[Transition]:
    """The steps this person can take now by a click."""
    return [step for step in opened.steps if step.action in BUTTONS]
