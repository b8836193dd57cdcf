"""Finds the files that a person meant, and says which were left out and why; loads their bytes.

In: files, folders, globs. Out: `Found`: paths, each once, in order, and what was left out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from carelint.files.leaving import COPY, OWN, Found, LeftOut
from carelint.files.loading import LARGEST, load, load_stdin, size
from carelint.files.looking import Look

__all__ = ["LARGEST", "OWN", "Found", "LeftOut", "Look", "find", "load", "load_stdin", "size"]


def find(paths: Sequence[str], look: Callable[[str], Look]) -> Found:
    """Every file that `paths` mean; a file that is named is always among them, also one that does not exist.

    `look` tells for each of `paths` what is looked for in it, and of "-" what holds for the run.
    """
    found: dict[str, str] = {}
    named: set[str] = set()
    left: dict[str, LeftOut] = {}
    for path in paths:
        for one in _meant(path, look(path)):
            whole = os.path.realpath(one.path if isinstance(one, LeftOut) else one) if one != "-" else "-"
            if isinstance(one, LeftOut):
                left.setdefault(whole, one)
            else:
                found.setdefault(whole, one)
                named |= {whole} if one == path else set()
    left = {whole: one for whole, one in left.items() if whole not in found}
    every = [path for whole, path in found.items() if whole != "-"] if set(found) - named else []
    if every:
        from carelint.files import copies  # 10 ms, only where a folder or a glob was named

        for path in copies.beside_originals(every, look("-").limits):
            whole = os.path.realpath(path)
            if whole not in named:
                left[whole] = LeftOut(found.pop(whole), COPY)
    return Found(tuple(found.values()), tuple(left.values()))


def _meant(path: str, look: Look) -> Iterator[str | LeftOut]:
    folder = path != "-" and os.path.isdir(path)
    if not folder and (path == "-" or os.path.lexists(path) or not any(mark in path for mark in "*?[")):
        yield _named(path, look)
        return
    from carelint.files.walking import below, matches  # 20 ms

    yield from below(path, look) if folder else matches(path, look)


def _named(path: str, look: Look) -> str | LeftOut:
    """A file that somebody named, unless the same command leaves it out."""
    if path == "-" or not (look.besides or (look.strict and look.exclude)):
        return path
    from carelint.files.walking import left_out

    why = left_out(path, look)
    return LeftOut(path, why) if why else path
