"""What the operator is told when something cannot start."""


class StartError(Exception):
    """A start that cannot succeed until the operator changes something.

    `str(error)` is one line: what failed, where, why, and what to do. Entry points print it on
    standard error and exit with 1; nobody shows a traceback for it.
    """
