"""Draws everyday sentences of real papers in which the rules notice nothing: what the reader must stay silent on.

In: folders `board`, `policy`, `clinical` of papers. Every second paper is drawn from; the others stay unread, so
that the reader's silence can be tried on them. A phrase the rules overlook is taught as silent too: that is the
price, and small, since about one sentence in two hundred of such papers holds one.

    python training/reader/silent.py CORPORA OUT.jsonl
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from papers import ruled, written
from passages import write

SHARES = {"board": 900, "policy": 450, "clinical": 300}
"""Sentences of each kind of paper."""
SEED = 20261127
SHORTEST, LONGEST = 30, 400
"""Code points of a sentence that is drawn."""
FEWEST = 5
"""Its words."""


def drawn(folder: Path, register: str, count: int) -> list[dict]:
    """Rows of some sentences of one kind of paper, drawn by a fixed seed."""
    lines = list(_candidates(folder))
    random.Random(SEED).shuffle(lines)
    checked = ruled((sentence, register) for _, sentence in lines)
    quiet = (line for line, done in zip(lines, checked, strict=True) if not done.listed)
    return [
        {"id": f"silent-{register}-{n:04}", "register": register, "source": path.name, "text": sentence, "spans": []}
        for n, (path, sentence) in enumerate(islice(quiet, count))
    ]


def _candidates(folder: Path) -> Iterator[tuple[Path, str]]:
    for path, written_there in written(folder):
        sentence = written_there.strip(" |*#>-")
        if SHORTEST <= len(sentence) <= LONGEST and len(sentence.split()) >= FEWEST:
            yield path, sentence


def main() -> None:
    """Writes the rows of all three kinds."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("out", type=Path)
    given = arguments.parse_args()
    rows = [row for register, count in SHARES.items() for row in drawn(given.corpora / register, register, count)]
    write(given.out, rows)
    print(f"{len(rows)} sentences")


if __name__ == "__main__":
    main()
