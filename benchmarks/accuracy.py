"""Precision, recall and F1 on labelled passages, by family and register, beside a plain word list.

In: JSON lines with `text`, `register` and `spans` (start, end, label, family) or `flags` (phrase, family).
Out: a table. A finding is right when it overlaps a `flag` span and is passed over when it overlaps only `either`.

    python benchmarks/accuracy.py FILE.jsonl [FILE.jsonl …] [--show]
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from carelint.anchors import anchors
from carelint.document import one_paragraph
from carelint.engine import check_document
from carelint.fold import fold
from carelint.rule import Level
from carelint.rulebook import Rulebook, load
from carelint.settings import Settings

Span = tuple[int, int, str, str]
"""Start, end, label, family."""


def truth(row: dict[str, Any]) -> list[Span]:
    """The labelled spans of a passage."""
    if "spans" in row:
        return [(s["start"], s["end"], s["label"], "/".join(s.get("family", []))) for s in row["spans"]]
    found = []
    for flag in row["flags"]:
        start = row["text"].index(flag["phrase"])
        found.append((start, start + len(flag["phrase"]), "flag", flag["family"]))
    return found


def in_context(row: dict[str, Any], rulebook: Rulebook) -> list[tuple[int, int, str]]:
    """What carelint lists."""
    done = check_document(one_paragraph(row["text"]), rulebook, Settings(register=row["register"]))
    return [(found.start, found.end, found.rule) for found in done.listed]


def word_list(row: dict[str, Any], rulebook: Rulebook) -> list[tuple[int, int, str]]:
    """Every phrase of the same vocabulary, wherever it stands."""
    folded = fold(row["text"])
    found = []
    for start, end, keys in anchors(rulebook).find(folded.text):
        rules = [rulebook.rules[key] for key in keys if key < len(rulebook.rules)]
        listed = [r for r in rules if r.level is not Level.NOTICE and not r.pack and r.kind in ("words", "grammar")]
        if listed and not any(a < end and start < b for a, b, _ in found):
            found.append((*folded.span(start, end), listed[0].id))
    return found


class Tally:
    """Counts of one group of passages."""

    def __init__(self) -> None:
        self.right = self.wrong = self.candidate = self.total = 0

    def line(self, name: str) -> str:
        """One row of the table; a family has no precision, because a false alarm belongs to none."""
        if name.startswith("family"):
            return f"  {name:24} R {self.candidate / self.total:.3f}  ({self.candidate} of {self.total})"
        precision = self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0
        recall = self.candidate / self.total if self.total else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        counts = f"({self.candidate} of {self.total}, {self.wrong} wrong)"
        return f"  {name:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {counts}"


def judge(rows: Iterable[dict[str, Any]], rulebook: Rulebook, find: Any, *, show: bool) -> dict[str, Tally]:
    """Tallies for all passages, each register and each family."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row in rows:
        spans, candidates = truth(row), find(row, rulebook)
        for start, end, rule in candidates:
            labels = {label for a, b, label, _ in spans if a < end and start < b}
            if "flag" in labels or "either" not in labels:
                for name in ("all", row["register"]):
                    tallies[name].right += "flag" in labels
                    tallies[name].wrong += "flag" not in labels
                if show and "flag" not in labels:
                    print(f"  wrong  {row['id']}  {rule}  {row['text'][start:end]}")
        for a, b, label, family in spans:
            if label == "flag":
                candidate = any(a < end and start < b for start, end, _ in candidates)
                for name in ("all", row["register"], f"family {family.split('/')[0]}"):
                    tallies[name].candidate += candidate
                    tallies[name].total += 1
                if show and not candidate:
                    print(f"  missed {row['id']}  {row['text'][a:b]}")
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print every miss and every false alarm")
    options = parser.parse_args()
    rulebook = load()
    for path in options.files:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        print(f"{path.name}: {len(rows)} passages")
        for title, find in (("in context", in_context), ("plain word list", word_list)):
            print(f" {title}")
            tallies = judge(rows, rulebook, find, show=options.show and find is in_context)
            for name in sorted(tallies, key=lambda key: (key != "all", key.startswith("family"), key)):
                if find is in_context or name == "all":
                    print(tallies[name].line(name))


if __name__ == "__main__":
    main()
