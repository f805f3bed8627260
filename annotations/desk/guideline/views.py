"""The guideline at hand: the edition that holds, former ones, and the form that publishes the next."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from annotations.desk.access import coder_of, desk_view, status_of
from annotations.models import GuidelineEdition, Tag
from annotations.models.workflow import Role
from annotations.services.coders import roles_of
from annotations.services.guideline import (
    LONGEST_GUIDELINE,
    SHIPPED,
    Guideline,
    guideline,
    publish_guideline,
)
from annotations.services.writing import Refused, Stale

from .markdown import rendered

MOST_EDITIONS = 50
INVALID = Refused("The guideline is not published yet: mend what is marked.")


class GuidelineForm(forms.Form):
    """The next edition; `replaces` is the number of the one that it was made from."""

    replaces = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=1_000_000_000)
    body = forms.CharField(
        label="The guideline, in Markdown",
        max_length=LONGEST_GUIDELINE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
    )
    note = forms.CharField(label="What changed, in a line", max_length=200)


def _shown(request: HttpRequest, edition: Guideline) -> HttpResponse:
    context = {
        "edition": edition,
        "html": rendered(edition.body),
        "tags": Tag.objects.select_related("parent"),
        "may_write": Role.MANAGER in roles_of(request.user),
        "section": "guideline",
    }
    if getattr(request, "htmx", False):
        return render(request, "desk/guideline/_rules.html", context)
    context["editions"] = GuidelineEdition.objects.select_related("by").defer("body")[:MOST_EDITIONS]
    return render(request, "desk/guideline/guideline.html", context)


def _holding() -> Guideline:
    return guideline() or Guideline(0, SHIPPED)


@desk_view()
@require_safe
def current(request: HttpRequest) -> HttpResponse:
    """The rules that hold, with tags and keys; for htmx without the page around them."""
    return _shown(request, _holding())


@desk_view()
@require_safe
def edition(request: HttpRequest, number: int) -> HttpResponse:
    """One edition as it was published; 0 is what ships with the program."""
    found = guideline(number)
    if found is None:
        raise Http404
    return _shown(request, found)


@desk_view(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """The form of the next edition with its preview; publishing it. `from` begins with a former edition."""
    holding = _holding()
    if request.method != "POST":
        start = _edition_to_start_from(request) or holding
        initial = {"replaces": holding.number, "body": start.body}
        return _form_page(request, GuidelineForm(initial=initial), start.body)
    form = GuidelineForm(request.POST)
    typed = request.POST.get("body", "")
    if "preview" in request.POST:
        return _form_page(request, form, typed)
    if not form.is_valid():
        return _form_page(request, form, typed, refused=INVALID)
    try:
        publish_guideline(by=coder_of(request), **form.cleaned_data)
    except Stale as stale:
        data = request.POST.copy()
        data["replaces"] = str(stale.current_version)
        return _form_page(request, GuidelineForm(data), typed, refused=stale, theirs=_holding())
    except Refused as refused:
        return _form_page(request, form, typed, refused=refused)
    return redirect("desk:guideline")


def _edition_to_start_from(request: HttpRequest) -> Guideline | None:
    number = request.GET.get("from", "")
    return guideline(int(number)) if number.isascii() and number.isdecimal() and len(number) < 10 else None


def _form_page(
    request: HttpRequest, form: GuidelineForm, body: str, *, refused: Refused | None = None, **said: Any
) -> HttpResponse:
    """The form beside the preview of `body`; for htmx the preview alone."""
    context = {"html": rendered(body[:LONGEST_GUIDELINE]), **said}
    if getattr(request, "htmx", False):
        return render(request, "desk/guideline/_preview.html", context)
    context |= {"form": form, "refused": refused, "section": "guideline"}
    return render(
        request, "desk/guideline/write.html", context, status=status_of(refused) if refused else 200
    )
