"""The steps of a record's life that are the reviewer's, or that need a reason in words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from annotations.desk.access import OpenRecord, desk_view, get_record_for_reading, status_of
from annotations.models import Record
from annotations.models.workflow import Role, transition
from annotations.services import steps
from annotations.services.writing import NotAllowed, Refused

from .judging import whole_number
from .reading import review_page

UNWRITTEN = Refused("Nothing has changed yet: mend what is marked.")


class ReasonForm(forms.Form):
    """Why a step is taken."""

    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages={"required": "Give the reason in words."},
    )


class WithdrawalForm(ReasonForm):
    """Why a record is withdrawn; readers see kind and reason on the tombstone."""

    kind = forms.ChoiceField(choices=Record.Withdrawal.choices, widget=forms.RadioSelect)
    field_order = ("kind", "reason")


class ExclusionForm(ReasonForm):
    """Why a record is set aside."""

    kind = forms.ChoiceField(choices=Record.Exclusion.choices, widget=forms.RadioSelect)
    field_order = ("kind", "reason")


@dataclass(frozen=True)
class ReasonedStep:
    """A step with its form: what happens, in words, and the service that takes it."""

    form: type[ReasonForm]
    heading: str
    consequence: str
    take: Callable[[OpenRecord, int, dict[str, Any]], object]


REASONED: dict[str, ReasonedStep] = {
    "return": ReasonedStep(
        ReasonForm,
        "Return to the editor",
        "It comes back into the editor’s queue with your reason. Verdicts given so far are kept.",
        lambda opened, version, said: steps.return_to_editor(
            revision=opened.revision, version=version, reason=said["reason"], by=opened.coder
        ),
    ),
    "withdraw": ReasonedStep(
        WithdrawalForm,
        "Withdraw from the readers",
        "Readers find a tombstone at its addresses: that it existed, when and why it went, with your words.",
        lambda opened, _, said: steps.withdraw(
            record=opened.record,
            kind=Record.Withdrawal(said["kind"]),
            reason=said["reason"],
            by=opened.coder,
        ),
    ),
    "reinstate": ReasonedStep(
        ReasonForm,
        "Reinstate",
        "Readers see the record again. A second reviewer has to do this, not the one who withdrew it.",
        lambda opened, _, said: steps.reinstate(record=opened.record, reason=said["reason"], by=opened.coder),
    ),
    "exclude": ReasonedStep(
        ExclusionForm,
        "Exclude from the queue",
        "Nobody codes it until somebody readmits it. Nothing is lost.",
        lambda opened, _, said: steps.exclude(
            record=opened.record, kind=Record.Exclusion(said["kind"]), reason=said["reason"], by=opened.coder
        ),
    ),
    "readmit": ReasonedStep(
        ReasonForm,
        "Readmit to the queue",
        "Editors can claim it again.",
        lambda opened, _, said: steps.readmit(record=opened.record, reason=said["reason"], by=opened.coder),
    ),
}
"""The steps of the transition table that are taken with a reason, by their actions."""


@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def step_with_reason(request: HttpRequest, address: str, action: str) -> HttpResponse:
    """The form of a step with a reason, or taking it; what is refused comes back as it was typed."""
    if action not in REASONED:
        raise Http404
    opened = get_record_for_reading(request, address)
    step = REASONED[action]
    if request.method != "POST":
        return _form_page(request, opened, action, step.form(initial=request.GET.dict()))
    form = step.form(request.POST)
    if not form.is_valid():
        return _form_page(request, opened, action, form, UNWRITTEN)
    try:
        step.take(opened, whole_number(request.POST.get("version")), form.cleaned_data)
    except Refused as refused:
        return _form_page(request, get_record_for_reading(request, address), action, form, refused)
    return redirect("desk:record", address=opened.address)


def _form_page(
    request: HttpRequest, opened: OpenRecord, action: str, form: forms.Form, refused: Refused | None = None
) -> HttpResponse:
    roles = " or ".join(sorted(role.value for role in transition(action).roles))
    possible = any(step.action == action for step in opened.steps)
    if request.method != "POST" and not possible:
        line = f"The record is {opened.state}: to {action} it is not possible now, or not for you ({roles})."
        refused = NotAllowed(line)
    context = {
        "opened": opened,
        "address": opened.address,
        "version": opened.version,
        "action": action,
        "step": REASONED[action],
        "form": form,
        "possible": possible,
        "refused": refused,
    }
    status = status_of(refused) if refused else 200
    return render(request, "desk/review/step.html", context, status=status)


@desk_view(Role.REVIEWER)
@require_POST
def accept_record(request: HttpRequest, address: str) -> HttpResponse:
    """Sign for the submission: it becomes what readers see."""
    opened = get_record_for_reading(request, address)
    version = whole_number(request.POST.get("version"))
    try:
        steps.accept(revision=opened.revision, version=version, by=opened.coder)
    except Refused as refused:
        return review_page(request, get_record_for_reading(request, address), refused=refused)
    return redirect("desk:record", address=opened.address)


@desk_view(Role.EDITOR, Role.REVIEWER)
@require_POST
def revise_record(request: HttpRequest, address: str) -> HttpResponse:
    """Open the next revision, as a copy, and go on coding it."""
    opened = get_record_for_reading(request, address)
    steps.revise(record=opened.record, by=opened.coder)
    return redirect("desk:code", address=opened.address)
