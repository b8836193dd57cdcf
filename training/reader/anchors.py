"""Learns from which words one can tell that a sentence is worth reading: `anchors.json`.

In: passages, and folders `board`, `policy`, `clinical` of papers. Out: a weight for each word and each pair of
neighbours, and for each register the least sum with which a sentence is read.

    python training/reader/anchors.py CORPORA OUT_FOLDER PASSAGES.jsonl… [--check PASSAGES.jsonl…]

A sentence is worth it where an editor would point something out. The least sum lets `SHARES` of real sentences pass.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from papers import written
from passages import parted, passages
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from carelint.fold import fold
from carelint.resources import folder
from carelint.wide import FEWEST, WORD, Wide, terms

SHARES = {"board": 0.37, "policy": 0.3, "clinical": 0.4}
"""Of real sentences, how many are read; a paper is long, a note is short."""
DRAWN = 3_000
"""Sentences of real papers of each kind that are learned from."""
SEED = 20261127
PENALTY, RAREST, COMMONEST = 0.1, 2, 0.3
"""Inverse of the ridge; passages that a term stands in at least, and the share of them at most."""
SMALLEST = 0.05
"""Weights below this are left out."""
Row = tuple[str, str, bool]
"""A folded text, its register, whether it is worth reading."""


def real(folder: Path) -> Iterator[str]:
    """Every sentence of the papers that are taught from. Few of them hold anything."""
    for _, sentence in written(folder):
        text = fold(sentence).text
        if len(WORD.findall(text)) >= FEWEST:
            yield text


def taught(paths: Iterable[Path]) -> Iterator[Row]:
    """Every sentence of a passage, but for those on which informed editors differ."""
    for one in passages(paths):
        for part in parted(one):
            worth = any(not span.open for span in part.spans)
            if worth or not part.spans:
                yield fold(part.text).text, part.register, worth


def plain_words(paths: Iterable[Path]) -> set[str]:
    """Words that are written small more than once and belong to no name, title or pronoun: nobody weighs more."""
    counts = Counter(word for one in passages(paths) for word in re.findall(r"\b[a-z]+\b", one.text))
    home = folder("wordlists")
    persons = (
        "names/forenames.txt",
        "names/namesakes.txt",
        "names/titles.txt",
        "names/places.txt",
        "classes/pronouns.txt",
    )
    told = {word for name in persons for word in WORD.findall((home / name).read_text(encoding="utf-8").lower())}
    return {word for word, count in counts.items() if count > 1} - told


def weights(rows: Sequence[Row], words: set[str]) -> dict[str, float]:
    """A weight for each word, and for each pair of such words."""
    counts = CountVectorizer(
        analyzer=lambda text: [one for one in terms(WORD.findall(text)) if words.issuperset(one.split())],
        binary=True,
        min_df=RAREST,
        max_df=COMMONEST,
    )
    seen = counts.fit_transform([text for text, _, _ in rows])
    model = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=2000)
    model.fit(seen, [worth for _, _, worth in rows])
    found = zip(counts.get_feature_names_out(), model.coef_[0], strict=True)
    return {term: round(float(weight), 3) for term, weight in found if abs(weight) >= SMALLEST}


def total(text: str, weight: dict[str, float]) -> float:
    """As `carelint.wide` adds them up."""
    return Wide(weight, {}).total(WORD.findall(text))


def main() -> None:
    """Writes anchors.json and says how many sentences pass."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("passages", type=Path, nargs="+")
    arguments.add_argument("--check", type=Path, nargs="*", default=[])
    given = arguments.parse_args()
    papers = {register: sorted(set(real(given.corpora / register))) for register in SHARES}
    drawn = [
        (text, name, False)
        for name, texts in papers.items()
        for text in random.Random(SEED).sample(texts, min(DRAWN, len(texts)))
    ]
    weight = weights([*taught(given.passages), *drawn], plain_words(given.passages))
    least = {
        register: round(float(np.quantile([total(text, weight) for text in papers[register]], 1 - share)), 3)
        for register, share in SHARES.items()
    }
    said = json.dumps({"least": least, "weights": weight}, indent=0, ensure_ascii=False, sort_keys=True)
    (given.out / "anchors.json").write_text(said + "\n", encoding="utf-8")
    for register in SHARES:
        passing = [
            total(text, weight) >= least[register]
            for text, name, worth in taught(given.check)
            if worth and name == register
        ]
        print(f"{register}: of {len(passing)} sentences worth reading {sum(passing)} are read")


if __name__ == "__main__":
    main()
