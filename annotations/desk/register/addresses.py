"""Where an entry of the register stands, and how it is found there."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from annotations.desk.addresses import short_id_in, with_words
from annotations.models import Speaker


def address_of(speaker: Speaker) -> str:
    """The last part of the address of a speaker's page."""
    return with_words(speaker.slug, speaker.short_id)


def go_to(speaker: Speaker, place: str = "") -> HttpResponse:
    """To the speaker's page; to one place of it, for example `#names`."""
    response = redirect("desk:speaker", address=address_of(speaker))
    response["Location"] += place
    return response


def speaker_at(address: str) -> Speaker:
    """The entry at an address, whatever its words. Raises Http404."""
    return get_object_or_404(Speaker.objects.select_related("merged_into"), short_id=short_id_in(address))
