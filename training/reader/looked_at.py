"""Gives windows of real papers the labels of those that somebody looked at: what the reader had seen in them.

In: windows (`windows.py`), and `looked-at.jsonl` beside this file, which holds places, and of each
text only what stands for it. Out: passages.

    python training/reader/looked_at.py WINDOWS.jsonl OUT.jsonl

Of 3,027 windows the reader saw something in 84 in which the rules saw nothing: 28 phrases are right or the rules' own,
on 22 editors differ, and the others are harmless. Of 4,845 the reader that had learned so saw something in 28 more, 24
of them harmless («a nonsmoker», «2 puffs»). It learns most from what it was wrong in (Settles, Active learning
literature survey, 2009).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

from passages import write


def rows(path: Path) -> list[dict]:
    """JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def key(text: str) -> str:
    """What stands for a window whose text is somebody else's."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def main() -> None:
    """Writes the labelled windows, and says how many the papers no longer hold."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("windows", type=Path)
    arguments.add_argument("out", type=Path)
    given = arguments.parse_args()
    drawn = {key(row["text"]): row for row in rows(given.windows)}
    looked_at = rows(Path(__file__).parent / "looked-at.jsonl")
    labelled = [{**drawn[one["window"]], "spans": one["spans"]} for one in looked_at if one["window"] in drawn]
    write(given.out, labelled)
    print(f"{len(labelled)} windows that somebody looked at; {len(looked_at) - len(labelled)} are not drawn any more")


if __name__ == "__main__":
    main()
