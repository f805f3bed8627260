"""Settings of workers that tests start: they also know the tests' own jobs."""

from tests.settings import *  # noqa: F403 - a settings module is the sum of another one and the differences

PROCRASTINATE_IMPORT_PATHS = ["tests.cstoreview.background"]
