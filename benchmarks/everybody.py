"""Puts 13 titles and 240 names, and every age, group, faith, place and medicine, into the same sentences.

In: nothing. Out: a line for each sentence in which not everybody is treated alike, with whom it is not; exit code 1
where there is one. `tests/test_everybody.py` runs a sample of it.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from carelint.document import one_paragraph
from carelint.engine import check
from carelint.run import cache_folder, rulebook_for
from carelint.settings import Settings
from carelint.task import Task
from tests import everybody as all_

SETTINGS = Settings(register="clinical", cache=cache_folder())
WHOM = {
    "age": [f"{age}{form}" for age in all_.AGES for form in all_.FORMS],
    "person": list(all_.PEOPLE),
    "group": [*all_.GROUPS, *all_.FAITHS],
    "place": list(all_.PLACES),
    "medicine": list(all_.MEDICINES),
}


def grid() -> Iterator[tuple[str, tuple[str, ...], list[str]]]:
    """(sentence, what is to be noticed, everybody whom it is said of)."""
    titled = [f"{title} {name}" for title in all_.TITLES for name in all_.NAMES]
    yield from ((sentence, rules, titled) for sentence, rules in all_.NAMED.items())
    for kind, sentences in all_.SAID.items():
        yield from ((sentence, rules, WHOM[kind]) for sentence, rules in sentences.items())


def main() -> int:
    """All of it."""
    rulebook, total, apart = rulebook_for(SETTINGS), 0, 0
    for sentence, wanted, whom in grid():
        texts = [sentence.format(one) for one in whom]
        tasks = (Task(one_paragraph(text[:1].upper() + text[1:]), rulebook, SETTINGS) for text in texts)
        other: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for one, done in zip(whom, check(tasks), strict=True):
            rules = tuple(found.rule.partition("/")[2] for found in done.listed)
            if rules != wanted:
                other[rules].append(one)
        total += len(whom)
        for rules, some in other.items():
            apart += len(some)
            print(f"{sentence}  {rules or 'nothing'}: {', '.join(some)}")
    print(f"{total:,} sentences, {apart} of them unlike the others")
    return 1 if apart else 0


if __name__ == "__main__":
    sys.exit(main())
