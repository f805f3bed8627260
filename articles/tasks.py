"""Jobs about articles, thin: they call what commands call too."""

from django.db import transaction

from articles.importing import uploads
from articles.importing.search import index_some
from articles.models import ImportBatch
from cstoreview.errors import with_place
from cstoreview.jobs import AWAY, Run, Stopped, job


@job(queue="imports", key="import batch {batch}")
def import_uploaded(run: Run, *, batch: int) -> None:
    """Import an uploaded batch from where it stands; what stops it by a fault is kept with the batch."""
    try:
        uploads.run(batch, step=run.step)
    except (Stopped, *AWAY):
        raise  # the job is put back, and goes on
    except Exception as error:
        uploads.fail(batch, with_place(error))
        index_texts.defer()
        raise
    index_texts.defer()


@job(queue="search", key="index texts")
def index_texts(run: Run) -> None:
    """Make stored texts findable by their words: the second stage of every import."""
    run.step()
    while index_some():
        run.step()


@transaction.atomic
def start_import(batch: ImportBatch) -> bool:
    """Have a worker import the batch, or go on with it; False if there is nothing to start."""
    if not uploads.set_waiting(batch):
        return False
    import_uploaded.defer(batch=batch.pk)
    return True
