"""Gives windows of real papers the labels of those that somebody looked at: what the reader had seen in them.

In: windows (`windows.py`), and `looked-at.jsonl` beside this file, which holds places and no text. Out: passages.

    python training/reader/looked_at.py WINDOWS.jsonl OUT.jsonl

Of 3,027 windows the reader saw something in 84 in which the rules saw nothing: 28 phrases are right or the rules' own,
on 22 editors differ, and the others are harmless. It learns most from what it was wrong in (Settles, Active learning
literature survey, 2009).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path


def rows(path: Path) -> list[dict]:
    """JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Writes the labelled windows; one that the papers no longer hold is named."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("windows", type=Path)
    arguments.add_argument("out", type=Path)
    given = arguments.parse_args()
    drawn = {row["id"]: row for row in rows(given.windows)}
    looked_at = rows(Path(__file__).parent / "looked-at.jsonl")
    gone = [row["id"] for row in looked_at if row["id"] not in drawn]
    if gone:
        raise SystemExit(f"{given.windows} does not hold {', '.join(gone)}: were other papers drawn from?")
    labelled = [{**drawn[row["id"]], "spans": row["spans"]} for row in looked_at]
    given.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in labelled), encoding="utf-8")
    print(f"{len(labelled)} windows that somebody looked at")


if __name__ == "__main__":
    main()
