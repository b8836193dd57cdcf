"""Draws what carelint would read of real papers, each sentence with its neighbours, for a teacher to tell of.

In: folders `board`, `policy`, `clinical` of papers, of which every second is drawn from. Out: passages without labels.

    python training/reader/windows.py CORPORA OUT.jsonl
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from papers import lines
from passages import write

from carelint.document import one_paragraph
from carelint.fold import fold_document
from carelint.passages import Passages
from carelint.register import stated
from carelint.rule import REGISTERS
from carelint.wide import wide

OTHERS = 0.03
"""How often a sentence is drawn that carelint would not read."""
SHORTEST, LONGEST, SEED = 25, 700, 5
"""Code points of a sentence at least, and of it with its neighbours at most."""


def drawn(folder: Path, register: str, dice: random.Random) -> Iterator[str]:
    """Sentences of one kind of paper with their neighbours."""
    for _, line in lines(folder):
        document = one_paragraph(line.strip(" |*#>-"))
        folded = fold_document(document)
        some = Passages(document, folded, stated(register))
        for start, end in some.ranges():
            worth = wide().worth(folded.text[start:end], register) or dice.random() < OTHERS
            if worth and end - start >= SHORTEST:
                first, last = some.window(some.at(start, end))
                yield folded.plain[first:last].rstrip()


def main() -> None:
    """Writes those of all three kinds, each once."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("out", type=Path)
    given = arguments.parse_args()
    dice = random.Random(SEED)
    texts = {
        text: register
        for register in REGISTERS
        for text in drawn(given.corpora / register, register, dice)
        if len(text) <= LONGEST
    }
    rows = [
        {"id": f"window-{number:05}", "register": register, "text": text, "spans": []}
        for number, (text, register) in enumerate(texts.items())
    ]
    write(given.out, rows)
    print(f"{len(rows)} windows")


if __name__ == "__main__":
    main()
