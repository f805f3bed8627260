"""Reading pieces in processes of their own: on all cores, and so that no file can take the importer down."""

import gc
import os
import resource
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from types import TracebackType
from typing import Self

from .documents import Piece, Unreadable
from .options import MEBIBYTE, Options
from .readings import Reading, readings_of
from .ready import Ready, ready

MEMORY = 2048 * MEBIBYTE
"""Address space of a reading process; a piece that needs more is refused."""

Found = list[list[Ready | Unreadable]]
"""What a group of pieces gave, piece by piece."""


class ReadingPool:
    """`workers` processes that read pieces; a context manager, and nothing of it outlives its parent."""

    def __init__(self, options: Options, workers: int) -> None:
        self._options = options
        self._workers = workers
        self._executor = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)

    @property
    def ahead(self) -> int:
        """How many groups it is worth to have submitted at a time."""
        return self._workers

    def submit(self, pieces: Sequence[Piece]) -> "Future[Found]":
        """Begin to read a group of pieces; `found` gives what came of it."""
        try:
            return self._executor.submit(_read, pieces, self._options)
        except BrokenProcessPool:
            self._executor = self._start()
            return self._executor.submit(_read, pieces, self._options)

    def found(self, pieces: Sequence[Piece], submitted: "Future[Found]") -> Found:
        """The readings of a submitted group. A piece that ends the process that reads it is refused."""
        try:
            found = submitted.result()
        except BrokenProcessPool:
            return [self._found_alone(piece) for piece in pieces]
        return [[_whole(it, piece) for it in of] for piece, of in zip(pieces, found, strict=True)]

    def _found_alone(self, piece: Piece) -> list[Ready | Unreadable]:
        try:
            return [_whole(it, piece) for it in self.submit([piece]).result()[0]]
        except BrokenProcessPool:
            reason = (
                "reading it ended the process that read it (too large or broken); save it again and retry"
            )
            return [Unreadable(piece.file, reason, piece.place, piece.format, piece.raw)]

    def _start(self) -> ProcessPoolExecutor:
        # Forked from a server that has imported nothing but the readers: threads and connections of this
        # process are no concern of theirs.
        context = get_context("forkserver")
        context.set_forkserver_preload([ready.__module__])
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=_prepare)


def _prepare() -> None:
    gc.freeze()  # what is imported stays: looking through it again and again would be in vain
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _read(pieces: Sequence[Piece], options: Options) -> Found:
    return [
        [
            ready(it, at_hand=piece.raw) if isinstance(it, Reading) else it
            for it in readings_of(piece, options)
        ]
        for piece in pieces
    ]


def _whole(it: Ready | Unreadable, piece: Piece) -> Ready | Unreadable:
    """What was sent back, with the bytes of the piece, which are not sent twice."""
    return it._replace(raw=piece.raw) if isinstance(it, Ready) and not it.raw else it
