"""The words of a passage with their marks, as HTML whose text is exactly those words."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from annotations.projection import Passage, Run

register = template.Library()


@register.filter
def linked(passage: Passage) -> SafeString:
    """The passage with each claim's words linked to its entry on the page and numbered where they begin."""
    return format_html_join("", "{}", ((_linked_run(run),) for run in passage.runs))


@register.filter
def marked(passage: Passage) -> SafeString:
    """The passage with its marks, without links."""
    return format_html_join("", "{}", ((_marked_run(run),) for run in passage.runs))


def _marked_run(run: Run) -> SafeString | str:
    if not run.style:
        return run.text
    return format_html('<mark class="{}">{}</mark>', run.style, run.text)


def _linked_run(run: Run) -> SafeString | str:
    claim = run.claim
    if claim is None or not run.text.strip():
        return _marked_run(run)
    # One stop for the keyboard where the words begin; the further runs of the same words are for the mouse.
    first = format_html(' data-n="{}"', claim.number) if run.begins else ""
    stop = "" if run.begins else SafeString(' tabindex="-1"')
    return format_html(
        '<mark class="{}"{}><a href="#c-{}"{}>{}</a></mark>', run.style, first, claim.anchor, stop, run.text
    )
