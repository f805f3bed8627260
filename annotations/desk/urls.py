"""The desk's addresses, nested as one would say them. All deny strangers and accounts without a role."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from . import comments, history, home, queue, records, scripts, sets, suggesting
from .addresses import WordsAndShortId
from .coding import (
    acts,
    claims,
    completeness,
    corrections,
    links,
    metadata,
    offers,
    onward,
    page,
    suggestions,
)
from .guideline import views as guideline
from .progress import views as progress
from .texts import views as texts
from .texts import words

register_converter(WordsAndShortId, "words_and_id")

app_name = "desk"

Urls = list[URLPattern | URLResolver]

# /desk/records/<words>-<id>/code/claims/…
claim_urls = [
    path("new/", claims.new_claim, name="new_claim"),
    path("<slug:short_id>/", claims.claim, name="claim"),
    path("<slug:short_id>/remove/", claims.remove, name="remove_claim"),
    path("<slug:short_id>/restore/", claims.restore, name="restore_claim"),
]
# /desk/records/<words>-<id>/code/corrections/…
correction_urls = [
    path("new/", corrections.new_correction, name="new_correction"),
    path("<slug:short_id>/", corrections.correction, name="correction"),
    path("<slug:short_id>/remove/", corrections.remove, name="remove_correction"),
    path("<slug:short_id>/restore/", corrections.restore, name="restore_correction"),
]
# /desk/records/<words>-<id>/code/segments/<uid>/…
segment_urls = [
    path("kind/", metadata.set_kind, name="segment_kind"),
    path("split/", metadata.split, name="split_segment"),
    path("join/", metadata.join, name="join_segments"),
]
# /desk/records/<words>-<id>/code/completeness/…
completeness_urls = [
    path("", completeness.completeness, name="completeness"),
    path("dismiss/", completeness.dismiss_findings, name="dismiss"),
    path("<uuid:uid>/take-back/", completeness.take_back, name="take_back_dismissal"),
]
# /desk/records/<words>-<id>/code/suggestions/…
suggestion_urls = [
    path("", suggestions.choose, name="suggestions"),
    path("beside/", suggestions.beside, name="suggestions_beside"),
    path("<uuid:uid>/accept/", suggestions.accept, name="accept_suggestion"),
    path("<uuid:uid>/reject/", suggestions.reject, name="reject_suggestion"),
    path("<uuid:uid>/bring-back/", suggestions.bring_back, name="bring_back_suggestion"),
]
# /desk/records/<words>-<id>/code/…
coding_urls: Urls = [
    path("", page.code, name="code"),
    path("acts/", acts.act, name="act"),
    path("next/", onward.next_article, name="next_article"),
    path("speakers/", offers.speaker_offers, name="speaker_offers"),
    path("claims/", include(claim_urls)),
    path("corrections/", include(correction_urls)),
    path("completeness/", include(completeness_urls)),
    path("suggestions/", include(suggestion_urls)),
    path("metadata/", metadata.metadata, name="metadata"),
    path("date/", metadata.date, name="confirm_date"),
    path("segments/<uuid:uid>/", include(segment_urls)),
    path("links/", links.propose, name="propose_link"),
    path("links/<uuid:uid>/take-back/", links.take_back, name="take_back_link"),
]
# /desk/records/<words>-<id>/comments/…
comment_urls = [
    path("", comments.add, name="comment"),
    path("<uuid:uid>/resolve/", comments.settle, {"resolved": True}, name="resolve_comment"),
    path("<uuid:uid>/reopen/", comments.settle, {"resolved": False}, name="reopen_comment"),
]
# /desk/records/<words>-<id>/text/…
text_urls = [
    path("", texts.changed_text, name="text"),
    path("take-over/", texts.take_over, name="take_over"),
]
# /desk/records/<words>-<id>/words/…
words_urls = [
    path("", words.words, name="words"),
    path("same/", words.confirm_same, name="confirm_same_words"),
    path("<uuid:uid>/", words.proposal, name="proposal"),
    path("<uuid:uid>/confirm/", words.confirm, name="confirm_words"),
    path("<uuid:uid>/adjust/", words.adjust, name="adjust_words"),
    path("<uuid:uid>/drop/", words.drop, name="drop_words"),
]
# /desk/records/<words>-<id>/…
record_urls: Urls = [
    path("", records.record, name="record"),
    path("code/", include(coding_urls)),
    path("comments/", include(comment_urls)),
    path("history/", history.history, name="history"),
    path("text/", include(text_urls)),
    path("words/", include(words_urls)),
    path("steps/<slug:action>/", records.take_step, name="take_step"),
]
# /desk/sets/…
set_urls = [
    path("", sets.sets, name="sets"),
    path("<slug:slug>/", sets.reviewed_set, name="set"),
    path("<slug:slug>/add/", sets.add, name="add_to_set"),
    path("<slug:slug>/export/", sets.export, name="export_set"),
    path("<slug:slug>/release/", sets.release, name="release_set"),
    path("<slug:slug>/<words_and_id:address>/remove/", sets.remove, name="remove_from_set"),
]
# /desk/guideline/…
guideline_urls = [
    path("", guideline.current, name="guideline"),
    path("write/", guideline.write, name="write_guideline"),
    path("<int:number>/", guideline.edition, name="guideline_edition"),
]
# /desk/…
urlpatterns = [
    path("", home.home, name="home"),
    path("records/", queue.queue, name="records"),
    path("records/<words_and_id:address>/", include(record_urls)),
    path("", include("annotations.desk.register.urls")),
    path("sets/", include(set_urls)),
    path("guideline/", include(guideline_urls)),
    path("progress/", progress.progress, name="progress"),
    path("suggestions/", suggesting.engines, name="engines"),
    path("scripts/", scripts.switch_scripts, name="scripts"),
    path("", include("annotations.desk.reviewing.urls")),
]
