"""Puts words of care where the rules notice a phrase: there the reader must not notice anything any more.

In: passages. Out: rows of passages whose phrases gave way to what the dictionary offers for them; what else is noticed
in them stays marked. Without these a reader hears «addict» in «a person with an addiction», which is what carelint
itself put there.

    python training/reader/cared.py OUT.jsonl PASSAGES.jsonl…
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from papers import ruled
from passages import Passage, passages, write
from swaps import Edit, edited

from carelint.finding import Finding

SEED = 31
OTHERS = 0.4
"""How often other words come than those that fit best."""


def cared(some: Sequence[Passage], dice: random.Random) -> Iterator[Passage]:
    """Passages with words of care in them, each once, where any fit."""
    checked = ruled((one.text, one.register) for one in some)
    for one, done in zip(some, checked, strict=True):
        edits = [(f.becomes_start, f.becomes_end, _words(f, dice)) for f in done.listed if f.becomes and _whole(one, f)]
        if edits:
            apart = tuple(span for span in one.spans if all(span.end <= a or b <= span.start for a, b, _ in edits))
            yield edited(replace(one, spans=apart), _ordered(edits))


def _whole(passage: Passage, finding: Finding) -> bool:
    """Whether no marked phrase reaches beyond the words that go: what is left of it may still be noticed."""
    start, end = finding.becomes_start, finding.becomes_end
    return all(
        b <= start or end <= a or (start <= a and b <= end) for a, b in ((s.start, s.end) for s in passage.spans)
    )


def _words(finding: Finding, dice: random.Random) -> str:
    others = [words for words in finding.instead if words not in finding.think]
    fits = finding.becomes_start == finding.start and others and dice.random() < OTHERS
    return dice.choice(others) if fits else finding.becomes


def _ordered(edits: Sequence[Edit]) -> list[Edit]:
    """In the order of their places, none of them within another."""
    found = list[Edit]()
    for edit in sorted(edits):
        if not found or found[-1][1] <= edit[0]:
            found.append(edit)
    return found


def main() -> None:
    """Writes the rows."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("passages", type=Path, nargs="+")
    given = arguments.parse_args()
    found = list(cared(list(passages(given.passages)), random.Random(SEED)))
    write(given.out, map(_row, found))
    print(f"{len(found)} passages with words of care")


def _row(passage: Passage) -> dict[str, object]:
    spans = [
        {"start": one.start, "end": one.end, "label": "either" if one.open else "flag", "family": one.family}
        for one in passage.spans
    ]
    return {"id": f"cared-{passage.id}", "register": passage.register, "text": passage.text, "spans": spans}


if __name__ == "__main__":
    main()
