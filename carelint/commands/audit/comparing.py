"""What `carelint audit compare` and `carelint audit report` share: two periods, judged alike where that can be had.

In: two volumes and options. Out: a `Comparison`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carelint.commands.audit.where import home_of, resolver_of
from carelint.progress import Progress

if TYPE_CHECKING:
    from carelint.audit.comparing.comparison import Comparison
    from carelint.audit.comparing.volume import Volume
    from carelint.audit.running import Step

KEPT = click.option("--as-kept", is_flag=True, help="Read nothing again, also where rules have changed since.")


def compared(before: Volume, after: Volume, config: Path | None, *, as_kept: bool, jobs: int) -> Comparison:
    """Both, read again where that helps. Raises StoreError."""
    from carelint.audit.comparing import again
    from carelint.audit.comparing.comparison import compare
    from carelint.audit.comparing.ruling import ruling

    if as_kept or ruling((before, after)).quiet:
        return compare(before, after)
    resolver = resolver_of(config)
    wanted = again.wanted(before, after, resolver, home_of(config))
    if not wanted.possible:
        return compare(before, after, wanted.said)
    sizes = {paper.name: paper.size for some in wanted.papers for paper in some}
    return compare(*again.reread((before, after), wanted, resolver, jobs=jobs, watch=_Watch(sizes)))


class _Watch:
    """Draws how far it is, where somebody sits before a terminal."""

    def __init__(self, sizes: dict[str, int]) -> None:
        shown = sys.stderr is not None and sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        self._progress = Progress(sys.stderr, sizes) if shown else None

    def __call__(self, steps: Iterable[Step]) -> Iterator[Step]:
        if self._progress is None:
            yield from steps
            return
        with self._progress.drawing():
            yield from self._progress.watch(steps)
