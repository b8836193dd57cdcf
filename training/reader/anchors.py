"""Learns from which words one can tell that a sentence is worth reading: `anchors.json`.

In: passages, folders `board`, `policy`, `clinical` of papers, and the exported reader. Out: a weight for each word, and
for each register the least sum with which a sentence is read.

    python training/reader/anchors.py CORPORA OUT_FOLDER PASSAGES.jsonl…

A sentence of a passage is worth it where an editor would point something out; one of a real paper where the reader
itself, asked about all of them, is sure of something. The least sum lets `SHARES` of the real sentences pass.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from passages import passages
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from carelint.fold import fold
from carelint.learned import read
from carelint.sentences import sentences
from carelint.wide import WORD

SHARES = {"board": 0.06, "policy": 0.08, "clinical": 0.2}
"""Of real sentences, how many are read; a paper is long, a note is short."""
SURE = 0.9
"""Likeness from which the reader's own word counts."""
PENALTY, RAREST, COMMONEST = 0.3, 2, 0.3
"""Inverse of the ridge; passages that a word stands in at least, and the share of them at most."""
SMALLEST = 0.02
"""Weights below this are left out."""
Row = tuple[str, str, bool]
"""A folded text, its register, whether it is worth reading."""


def real(folder: Path, register: str) -> Iterator[Row]:
    """Every sentence of every second paper: those that `silent.py` drew from."""
    for path in sorted(one for one in folder.iterdir() if one.suffix in (".md", ".txt"))[::2]:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            for start, end in sentences(line):
                text = line[start:end].strip()
                if len(text.split()) > 2:
                    yield fold(text).text, register, any(one.any >= SURE for one in read(text, register))


def weights(rows: list[Row]) -> tuple[dict[str, float], float]:
    """A weight for each word, and what every sentence begins with."""
    counts = CountVectorizer(token_pattern=WORD.pattern, lowercase=False, binary=True, min_df=RAREST, max_df=COMMONEST)
    seen = counts.fit_transform([text for text, _, _ in rows])
    model = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=2000)
    model.fit(seen, [worth for _, _, worth in rows])
    found = zip(counts.get_feature_names_out(), model.coef_[0], strict=True)
    return {word: round(float(weight), 3) for word, weight in found if abs(weight) >= SMALLEST}, float(
        model.intercept_[0]
    )


def total(text: str, weight: dict[str, float]) -> float:
    """As `carelint.wide` adds them up."""
    return sum(weight.get(word, 0.0) for word in set(WORD.findall(text)))


def main() -> None:
    """Writes anchors.json and says how many worthy sentences pass."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("passages", type=Path, nargs="+")
    given = arguments.parse_args()
    taught = [
        (fold(one.text).text, one.register, any(not s.open for s in one.spans)) for one in passages(given.passages)
    ]
    papers = {register: list(real(given.corpora / register, register)) for register in SHARES}
    weight, _ = weights([*taught, *(row for rows in papers.values() for row in rows)])
    least = {
        register: round(float(np.quantile([total(text, weight) for text, _, _ in papers[register]], 1 - share)), 3)
        for register, share in SHARES.items()
    }
    said = json.dumps({"least": least, "weights": weight}, indent=0, ensure_ascii=False, sort_keys=True)
    (given.out / "anchors.json").write_text(said + "\n", encoding="utf-8")
    for register, rows in papers.items():
        worthy = [total(text, weight) >= least[register] for text, _, worth in rows if worth]
        print(f"{register}: {len(rows)} sentences, {len(worthy)} worthy, {sum(worthy)} of them pass")
    passing = [total(text, weight) >= least[register] for text, register, worth in taught if worth]
    print(f"passages: {sum(passing)} of {len(passing)} pass")


if __name__ == "__main__":
    main()
