"""Jobs about annotations, thin: they call what commands call too."""

from annotations.services.suggesting import suggest_some
from cstoreview.jobs import Run, job


@job(queue="suggestions", key="suggest for new texts", every="* * * * *")
def suggest_for_new_texts(run: Run) -> None:
    """Suggest claims for the texts that were imported since the last time."""
    run.step()
    while suggest_some():
        run.step()
