"""Addresses of the register, below /desk/."""

from django.urls import URLPattern, URLResolver, include, path

from . import duplicates, entry, facts, files, listing, merging, offices

Urls = list[URLPattern | URLResolver]

# /desk/speakers/<words>-<id>/aliases/<uid>/… and terms/<uid>/…
fact_urls = [
    path("confirm/", facts.confirm, name="confirm_fact"),
    path("take-back/", facts.take_back, name="take_back_confirmation"),
    path("remove/", facts.remove, name="remove_fact"),
    path("restore/", facts.restore, name="restore_fact"),
]
# /desk/speakers/<words>-<id>/…
entry_urls: Urls = [
    path("", entry.speaker, name="speaker"),
    path("change/", entry.change, name="change_speaker"),
    path("confirm/", facts.confirm_all, name="confirm_all_facts"),
    path("merge/", merging.merge, name="merge_speaker"),
    path("unmerge/", merging.unmerge, name="unmerge_speaker"),
    path("aliases/", facts.new_alias, name="new_alias"),
    path("aliases/<uuid:uid>/", facts.mend_alias, name="mend_alias"),
    path("terms/", facts.new_term, name="new_term"),
    path("terms/<uuid:uid>/", facts.mend_term, name="mend_term"),
    path("<slug:what>/<uuid:uid>/", include(fact_urls)),
]
# /desk/speakers/…
speaker_urls: Urls = [
    path("", listing.speakers, name="speakers"),
    path("options/", listing.speaker_options, name="speaker_options"),
    path("register.<slug:name>", files.download, name="register_file"),
    path("take-in/", files.take_in, name="take_in_register"),
    path("duplicates/", duplicates.duplicates, name="duplicates"),
    path("duplicates/judge/", duplicates.judge, name="judge_speakers"),
    path("duplicates/<int:number>/take-back/", duplicates.take_back, name="take_back_judgement"),
    path("<words_and_id:address>/", include(entry_urls)),
]
# /desk/offices/…
office_urls = [
    path("", offices.offices, name="offices"),
    path("holders/", offices.holders, name="office_holders"),
    path("<uuid:uid>/", offices.office, name="office"),
    path("<uuid:uid>/remove/", offices.remove, name="remove_office"),
]

urlpatterns = [
    path("speakers/", include(speaker_urls)),
    path("offices/", include(office_urls)),
]
