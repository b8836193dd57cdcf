"""The works that judgements rest on, by the short keys that findings carry.

In: keys of wordlists/sources.yaml. Out: the works' names; a key of somebody's own dictionary stands for itself.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from carelint.resources import folder


def works(keys: Sequence[str]) -> tuple[str, ...]:
    """What each key stands for."""
    known = _known()
    return tuple(known.get(key, key) for key in keys)


@functools.cache
def _known() -> dict[str, str]:
    from carelint.gate.nodes import nodes, plain  # heavy: YAML, only for forms that name works

    path = folder("wordlists") / "sources.yaml"
    root = nodes(path, [])
    return dict(plain(root, path, [])) if root else {}
