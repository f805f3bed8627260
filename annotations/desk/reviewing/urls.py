"""The addresses of reviewing, below /desk/ and in its namespace."""

from django.urls import URLPattern, URLResolver, include, path

from . import judging, reading, stepping, waiting

Urls = list[URLPattern | URLResolver]

# /desk/records/<words>-<id>/review/…
review_urls: Urls = [
    path("", reading.review, name="review"),
    path("start/", judging.start, name="start_review"),
    path("unchanged/", judging.take_unchanged, name="accept_unchanged"),
    path("claims/<slug:short_id>/", judging.judge_a_claim, name="judge_claim"),
    path("corrections/<slug:short_id>/", judging.judge_a_correction, name="judge_correction"),
    path("accept/", stepping.accept_record, name="accept_record"),
    path("revise/", stepping.revise_record, name="revise_record"),
    path("<slug:action>/", stepping.step_with_reason, name="step_with_reason"),
]
# /desk/reviews/…
waiting_urls: Urls = [
    path("", waiting.reviews, name="reviews"),
    path("links/<uuid:uid>/", judging.judge_a_link, name="judge_link"),
]
# /desk/…
urlpatterns: Urls = [
    path("reviews/", include(waiting_urls)),
    path("records/<words_and_id:address>/review/", include(review_urls)),
]
