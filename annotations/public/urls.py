"""Addresses of the public pages."""

from django.urls import path

from .views import claims, records, site, speakers

app_name = "public"

# /records/<slug>-<id>/
record_urls = [
    path("records/", records.records, name="records"),
    path("records/<str:address>/", records.record, name="record"),
    path("records/<str:address>/revisions/<int:number>/", records.revision, name="revision"),
]

urlpatterns = [
    path("", site.home, name="home"),
    *record_urls,
    path("claims/", claims.claims, name="claims"),
    path("claims/<str:short_id>/", claims.claim, name="claim"),
    path("speakers/<str:address>/", speakers.speaker, name="speaker"),
    path("corrections/", site.corrections, name="corrections"),
    path("method/", site.method, name="method"),
    path("data/", site.data, name="data"),
    path("data/<slug:slug>-<int:number>.json.gz", site.release, name="release"),
]
