"""What is done with a stream whose other end is gone or full.

In: standard output. Out: nothing; Python would complain about it while it closes down, and change the exit code.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TextIO


def silence(stream: TextIO) -> None:
    """Let what is still in the stream's buffer go nowhere."""
    with suppress(OSError, ValueError):  # a stream of the tests has no number
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
