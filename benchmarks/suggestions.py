"""Puts every replacement into the sentences in which it is offered, and looks whether they can stand.

In: files of labelled passages (JSON lines with `text`), or papers; `--draw N` and `--seed S` for a few of them to read,
`--each N` for at most so many sentences of one replacement.
Out: each sentence before and after, with what is wrong with it; exit code 1 where something is.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from carelint import readers
from carelint.document import Document, one_paragraph
from carelint.engine import check
from carelint.finding import Finding
from carelint.run import cache_folder, rulebook_for
from carelint.settings import Settings
from carelint.suggest import alarms
from carelint.task import Task

ROWS = ".jsonl"


@dataclass(frozen=True, slots=True)
class Put:
    """A finding in its sentence, and the sentence with the replacement in it."""

    found: Finding
    register: str
    before: str
    after: str
    """Empty where words are only offered."""


def documents(path: Path) -> Iterator[tuple[Document, str]]:
    """Each row, or the paper, with the register that it names."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix != ROWS:
        yield readers.read_text(text), ""
        return
    for row in map(json.loads, text.splitlines()):
        yield one_paragraph(row["text"]), row.get("register", "")


def puts(paths: Iterable[Path]) -> Iterator[Put]:
    """What is noticed in them, sentence by sentence."""
    settings = Settings(cache=cache_folder())
    rulebook = rulebook_for(settings)
    read = (pair for path in paths for pair in documents(path))
    tasks = (Task(document, rulebook, Settings(register=register)) for document, register in read)
    for done in check(tasks):
        for found in done.listed:
            yield Put(found, done.register, found.context, _after(found))
            yield from (one for one in _others(found, done.register) if found.becomes)


def _others(found: Finding, register: str) -> Iterator[Put]:
    """The further replacements, in the place of the first."""
    for words in (one for one in found.instead if one not in found.think and one.lower() not in found.becomes.lower()):
        other = replace(found, becomes=_with_article(found, words))
        yield Put(other, register, found.context, _after(other))


def _with_article(found: Finding, words: str) -> str:
    """With the article before it, where the first replacement changed that too."""
    if found.becomes_start == found.start:
        return words
    article = found.becomes.partition(" ")[0]
    return f"{article} {words}" if article.lower() in ("a", "an") else words


def _after(found: Finding) -> str:
    if not found.becomes:
        return ""
    return found.context[: found.put_start] + found.becomes + found.context[found.put_end :]


def again(some: list[Put]) -> Iterator[tuple[Put, list[str]]]:
    """Each with what is wrong: words twice, articles, and what the same rule notices in the new words."""
    rulebook = rulebook_for(Settings(cache=cache_folder()))
    tasks = (Task(one_paragraph(one.after), rulebook, Settings(register=one.register)) for one in some)
    for one, done in zip(some, check(tasks), strict=True):
        start = one.found.put_start
        end = start + len(one.found.becomes)
        noticed = [f"«{found.text}» again" for found in done.listed if found.start < end and start < found.end]
        yield one, [*alarms(one.before, one.after), *noticed]


def each(found: Iterable[Put], most: int) -> list[Put]:
    """At most so many sentences of one replacement of one rule; all of them where `most` is 0."""
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for one in found:
        key = one.found.rule, (one.found.becomes or " ".join(one.found.instead)).lower()
        seen[key] += 1
        if not most or seen[key] <= most:
            kept.append(one)
    return kept


def main() -> int:
    """All of it, or a draw to be read."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("paths", nargs="+", type=Path)
    asked.add_argument("--draw", type=int, default=0)
    asked.add_argument("--each", type=int, default=0)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    some = each(puts(given.paths), given.each)
    if given.draw:
        some = random.Random(given.seed).sample(some, min(given.draw, len(some)))
    safe = [one for one in some if one.after]
    wrong = 0
    for one, told in again(safe):
        wrong += bool(told)
        print(f"{one.found.rule}\n  - {one.before}\n  + {one.after}" + "".join(f"\n  ! {what}" for what in told))
    for one in (one for one in some if not one.after):
        print(f"{one.found.rule}\n  - {one.before}\n  ? «{one.found.text}»: {' · '.join(one.found.instead)}")
    print(f"{len(some)} findings, {len(safe)} replacements put in, {wrong} of them wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
