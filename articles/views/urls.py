"""The addresses of importing, below /desk/import/. All deny strangers and whoever may not import."""

from django.urls import include, path

from . import batch, downloads, upload

app_name = "importing"

# /desk/import/<batch>/…
batch_urls = [
    path("", batch.batch, name="batch"),
    path("mapping/", batch.mapping, name="mapping"),
    path("start/", batch.start, name="start"),
    path("progress/", batch.progress, name="progress"),
    path("cancel/", batch.cancel, name="cancel"),
    path("discard/", batch.discard, name="discard"),
    path("refused.csv", downloads.refused_list, name="refused_list"),
    path("refused.zip", downloads.refused_files, name="refused_files"),
]
# /desk/import/…
urlpatterns = [
    path("", upload.imports, name="imports"),
    path("<uuid:uid>/", include(batch_urls)),
]
