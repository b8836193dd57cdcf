"""Makes passages of the dictionary's own examples, so that the reader knows what entries and rules hold.

In: the bundled dictionary and rules. Out: rows of passages; their phrases are what all rules together notice.

    python training/reader/examples.py OUT.jsonl
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from papers import ruled

from carelint.rule import REGISTERS, Rule
from carelint.rulebook import Rulebook
from carelint.run import cache_folder, rulebook_for
from carelint.settings import Settings


def texts(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """(text, register) of every example, each once."""
    seen = {(example.text, _register(rule, example.register)) for rule in rulebook.rules for example in rule.examples}
    yield from sorted(seen)


def _register(rule: Rule, said: str) -> str:
    named = [register for register in rule.registers if register in REGISTERS]
    return said or (named[0] if named else "policy")


def main() -> None:
    """Writes the rows."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path)
    given = arguments.parse_args()
    found = list(texts(rulebook_for(Settings(cache=cache_folder()))))
    with given.out.open("w", encoding="utf-8") as out:
        for number, ((text, register), done) in enumerate(zip(found, ruled(found), strict=True)):
            flags = [{"phrase": one.text, "family": one.family} for one in done.listed]
            row = {"id": f"example-{number:04}", "register": register, "text": text, "flags": flags}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{len(found)} examples")


if __name__ == "__main__":
    main()
