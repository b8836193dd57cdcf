"""What is done with a stream whose other end is gone or full.

In: the standard streams. Out: nothing; Python would complain about it while it closes down, and change the exit code.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO


def reserve() -> None:
    """Where standard input, output or error is closed, let nothing else that is opened later take its place."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one


def tell(text: str) -> None:
    """Say something beside the results, on standard error; where nobody hears it, the exit code is what it would be."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        silence(sys.stderr)


def is_screen(path: Path) -> bool:
    """Whether a path leads to a terminal, as /dev/stdout may; a pipe or a file behind it is none."""
    try:
        if not stat.S_ISCHR(os.stat(path).st_mode):
            return False
        number = os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0))
    except OSError:
        return False
    try:
        return os.isatty(number)
    finally:
        os.close(number)


def silence(stream: TextIO | None) -> None:
    """Let what is still in the stream's buffer go nowhere."""
    if stream is None:
        return
    with suppress(OSError, ValueError):  # a stream of the tests has no number
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
