"""Places the taught phrases by their meaning, so that what reads like them can be told with examples: `phrases.npz`.

In: written passages, which are free of others' rights, and the exported reader. Out: `basis` (384, 48) and `middle`
(384,), by which a meaning becomes 48 numbers; `places` (phrases, 48), of length 127 in whole numbers; `families`
(phrases,), and the phrases themselves in `phrases.txt`, one a line.

    python training/reader/phrases.py OUT_FOLDER PASSAGES.jsonl…
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from passages import Passage, passages

from carelint.learned import meaning
from carelint.likeness import TAUGHT

NUMBERS = 48
LONGEST = 6
"""Words of a phrase that is told as an example."""
Numbers = NDArray[np.float32]


def meant(passage: Passage) -> Iterator[tuple[str, str, Numbers]]:
    """Each short phrase of a passage with its family and its meaning."""
    for span in passage.spans:
        phrase = " ".join(passage.text[span.start : span.end].split())
        if not span.open and len(phrase.split()) <= LONGEST:
            yield phrase, span.family, meaning(passage.text, passage.register, span.start, span.end)


def axes(meanings: Numbers) -> tuple[Numbers, Numbers]:
    """The middle of some meanings, and the directions in which they differ most: (width,), (width, NUMBERS)."""
    middle = meanings.mean(axis=0)
    _, _, directions = np.linalg.svd(meanings - middle, full_matrices=False)
    return middle, directions[:NUMBERS].T


def main() -> None:
    """Writes phrases.npz and phrases.txt."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("passages", type=Path, nargs="+")
    given = arguments.parse_args()
    seen = {phrase.casefold(): (phrase, *rest) for one in passages(given.passages) for phrase, *rest in meant(one)}
    phrases, families, meanings = zip(*seen.values(), strict=True)
    whole = np.stack(meanings)
    middle, basis = axes(whole)
    places = (whole - middle) @ basis
    places /= np.linalg.norm(places, axis=1, keepdims=True)
    np.savez_compressed(
        given.out / "phrases.npz",
        basis=basis.astype(np.float16),
        middle=middle.astype(np.float16),
        places=np.round(places * 127).astype(np.int8),
        families=np.array([TAUGHT.index(family) for family in families], dtype=np.int8),
    )
    (given.out / "phrases.txt").write_text("".join(f"{phrase}\n" for phrase in phrases), encoding="utf-8")
    print(f"{len(phrases)} phrases")


if __name__ == "__main__":
    main()
