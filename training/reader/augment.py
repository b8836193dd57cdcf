"""Writes passages anew with other words in them, for the teacher to tell of: nobody labels these.

In: passages, and weights of a small reader for what its words mean. Out: passages without labels. A word gives way to
one of its nearest in the words' embedding, which may mean the same (frail: elderly) or only stand alike (bed: room);
now and then a sentence of another passage comes in, or one of its own goes.

    python training/reader/augment.py WORK_FOLDER WEIGHTS.safetensors OUT.jsonl PASSAGES.jsonl…

Jiao and others, TinyBERT, EMNLP 2020: what a small model learned from a large one came for a good part from such text.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from passages import Passage, passages, write
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from carelint.resources import folder
from carelint.sentences import sentences

WORD = re.compile(r"\b[A-Za-z]{3,}\b")
SEED = 21
RAREST = 3
"""Passages that a word stands in at least."""
NEAREST, LEAST = 15, 0.3
"""Words that may come for one at most, and their least cosine."""
RATES = (0.12, 0.2, 0.3)
"""How many words of a passage give way."""
MORE, COMES, GOES = 0.5, 0.3, 0.15
"""How often a passage is written twice, a sentence comes, one goes."""
Near = dict[str, list[str]]


def near(work: Path, weights: Path, some: Sequence[Passage]) -> Near:
    """For each word that is one piece, those that lie nearest to it."""
    pieces = Tokenizer.from_file(str(work / "tokenizer.json")).get_vocab()
    counts = Counter(word for one in some for word in WORD.findall(one.text.lower()))
    closed = set((folder("wordlists") / "classes" / "function-words.txt").read_text(encoding="utf-8").split())
    words = [word for word, count in counts.items() if count >= RAREST and word in pieces and word not in closed]
    embedding = load_file(weights)["encoder.embeddings.word_embeddings.weight"]
    places = embedding[[pieces[word] for word in words]].astype(np.float32)
    places /= np.linalg.norm(places, axis=1, keepdims=True)
    likeness = places @ places.T
    np.fill_diagonal(likeness, 0)
    best = np.argpartition(-likeness, NEAREST, axis=1)[:, :NEAREST]
    return {word: [words[j] for j in best[i] if likeness[i, j] > LEAST] for i, word in enumerate(words)}


def written(text: str, known: Near, rate: float, dice: random.Random) -> str:
    """A text in which some words gave way."""

    def other(found: re.Match[str]) -> str:
        choices = known.get(found[0].lower())
        if not choices or dice.random() >= rate:
            return found[0]
        new = dice.choice(choices)
        return new.capitalize() if found[0][0].isupper() else new

    return WORD.sub(other, text)


def augmented(some: Sequence[Passage], known: Near, dice: random.Random) -> Iterator[tuple[str, str]]:
    """Register and text of each passage, written once or twice."""
    parts = {one.id: [one.text[a:b].strip() for a, b in sentences(one.text)] for one in some}
    others = defaultdict[str, list[str]](list)
    for one in some:
        others[one.register] += parts[one.id]
    for one in some:
        for _ in range(1 + (dice.random() < MORE)):
            rate = dice.choice(RATES)
            now = [written(part, known, rate, dice) for part in parts[one.id]]
            if dice.random() < COMES:
                now.insert(dice.randrange(len(now) + 1), written(dice.choice(others[one.register]), known, rate, dice))
            if len(now) > 1 and dice.random() < GOES:
                now.pop(dice.randrange(len(now)))
            yield one.register, " ".join(now)


def main() -> None:
    """Writes them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("weights", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("passages", type=Path, nargs="+")
    given = arguments.parse_args()
    some = list(passages(given.passages))
    known = near(given.work, given.weights, some)
    rows = [
        {"id": f"a-{number:05}", "register": register, "text": text, "spans": []}
        for number, (register, text) in enumerate(augmented(some, known, random.Random(SEED)))
    ]
    write(given.out, rows)
    print(f"{len(rows)} passages written anew")


if __name__ == "__main__":
    main()
