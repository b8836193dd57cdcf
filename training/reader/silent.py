"""Draws everyday sentences of real papers in which the rules notice nothing: what the reader must stay silent on.

In: folders `board`, `policy`, `clinical` of papers. Every second paper is drawn from; the others stay unread, so
that the reader's silence can be tried on them. A phrase the rules overlook is taught as silent too: that is the
price, and small, since about one sentence in two hundred of such papers holds one.

    python training/reader/silent.py CORPORA OUT.jsonl
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

import carelint
from carelint.sentences import sentences

SHARES = {"board": 900, "policy": 450, "clinical": 300}
"""Sentences of each kind of paper."""
SEED = 20261127
SHORTEST, LONGEST = 30, 400
"""Code points of a sentence that is drawn."""


def _noticed(sentence: str, register: str) -> bool:
    report = carelint.check_text(sentence, register=register)
    return any(finding.level != "notice" for paper in report.documents for finding in paper.findings)


def drawn(folder: Path, register: str, count: int) -> list[dict]:
    """Rows of some sentences of one kind of paper, drawn by a fixed seed from candidates three times as many."""
    papers = sorted(path for path in folder.iterdir() if path.suffix in (".md", ".txt"))[::2]
    lines = [(path, sentence) for path in papers for sentence in _candidates(path)]
    random.Random(SEED).shuffle(lines)
    rows = []
    for path, sentence in lines:
        if len(rows) == count:
            break
        if not _noticed(sentence, register):
            name = f"silent-{register}-{len(rows):04}"
            rows.append({"id": name, "register": register, "source": path.name, "text": sentence, "spans": []})
    return rows


def _candidates(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        for start, end in sentences(line):
            sentence = line[start:end].strip(" |*#>-")
            if SHORTEST <= len(sentence) <= LONGEST and len(sentence.split()) >= 5:
                yield sentence


def main() -> None:
    """Writes the rows of all three kinds."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("out", type=Path)
    given = arguments.parse_args()
    rows = [row for register, count in SHARES.items() for row in drawn(given.corpora / register, register, count)]
    given.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} sentences")


if __name__ == "__main__":
    main()
