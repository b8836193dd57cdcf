"""Leaves out of a WordPiece tokenizer what English papers about care do not need.

In: the base model's tokenizer and texts. Out: a tokenizer of `PIECES` pieces, and which rows of the base model's
word embedding are theirs. A word whose piece is left out is spelt with shorter ones, so nothing becomes unreadable.

    python training/reader/vocabulary.py OUT_FOLDER TEXT…
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from base import folder
from tokenizers import Tokenizer

PIECES = 17_000
"""What lets the whole reader stay under 18 MB."""
OFTEN = 3
"""How many times a piece must be met to stay for that."""
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def prune(base: dict, met: Counter[int], size: int = PIECES) -> tuple[dict, list[int]]:
    """The tokenizer with its commonest pieces, and the old number of each kept piece.

    Single characters stay; then come the pieces that were met, the commonest first; the rest is taken in the base
    model's order, which is by how common a piece is in English.
    """
    pieces = sorted(base["model"]["vocab"].items(), key=lambda piece: piece[1])
    always = [number for piece, number in pieces if _always(piece)]
    often = [number for number, count in met.most_common() if count >= OFTEN]
    common = [number for piece, number in pieces if not piece.startswith("[unused")]
    kept = sorted(list(dict.fromkeys([*always, *often, *common]))[:size])
    return _renumber(base, {old: new for new, old in enumerate(kept)}), kept


def _always(piece: str) -> bool:
    return piece in SPECIAL or len(piece.removeprefix("##")) == 1 and piece.removeprefix("##").isascii()


def _renumber(base: dict, numbers: dict[int, int]) -> dict:
    """The tokenizer's file with new numbers everywhere it writes one."""
    vocabulary = {piece: numbers[old] for piece, old in base["model"]["vocab"].items() if old in numbers}
    special = base["post_processor"]["special_tokens"]
    tokens = {name: {**one, "ids": [numbers[i] for i in one["ids"]]} for name, one in special.items()}
    return {
        **base,
        "truncation": None,
        "padding": None,
        "added_tokens": [{**one, "id": numbers[one["id"]]} for one in base["added_tokens"]],
        "post_processor": {**base["post_processor"], "special_tokens": tokens},
        "model": {**base["model"], "vocab": vocabulary},
    }


def main() -> None:
    """Writes tokenizer.json and rows.json into the folder."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("texts", type=Path, nargs="+")
    given = arguments.parse_args()
    source = folder() / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(source))
    tokenizer.no_truncation()
    lines = (line for path in given.texts for line in path.read_text(encoding="utf-8").splitlines())
    met = Counter(number for line in lines for number in tokenizer.encode(line).ids)
    pruned, rows = prune(json.loads(source.read_text(encoding="utf-8")), met)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "tokenizer.json").write_text(json.dumps(pruned, ensure_ascii=False), encoding="utf-8")
    (given.out / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
    print(f"{len(met)} pieces met, {len(rows)} kept")


if __name__ == "__main__":
    main()
