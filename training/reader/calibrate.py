"""Finds out how far the reader can be believed, on passages that it was not taught: `trust.json`.

In: passages kept apart from teaching, and the exported reader. Out: for each register and family the likeness below
which a rule's finding is doubted, from which a silenced one is restored, and from which something new is noticed;
and the reliability table on which they rest.

    python training/reader/calibrate.py OUT_FOLDER PASSAGES.jsonl…

A family that was met seldom in a register is judged with all others of that register.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from papers import ruled
from passages import Passage, passages

from carelint.finding import Checked
from carelint.fold import fold_document
from carelint.likeness import Likeness, strength, stretches
from carelint.passages import Passages
from carelint.readings import EXTENDS, SHORTEST, Read, readings
from carelint.register import stated
from carelint.rule import FAMILIES, REGISTERS, Level
from carelint.run import cache_folder, rulebook_for
from carelint.settings import Settings

Span = tuple[int, int]
"""Half-open code points of a passage."""
RIGHT, WRONG, OPEN = "right", "wrong", "open"
PRECISION = {"doubt": 0.5, "restore": 0.95, "notice": 0.8}
"""Doubted is what is more often wrong than right; restored and noticed is what is right as often as this. With what
rules notice, of which nine in ten are right, that keeps four of five also where places are as hard as those of `k3`."""
MOST_DOUBT = 0.1
"""Beyond it people would ask why a plain phrase was passed over, whatever the passages say."""
RESTORES, BESIDE = 0.9, {"objectifying": 0.975}
"""From which a silenced one may be restored at all: a guard was written by somebody who knew why. Beside a sentence in
which a bed is somebody («Bed 24 wants the priest»), one of somebody in a bed reads like it: of 28 such pairs four from
.9 on, none from .975 (2026-11-28), which no passage kept apart shows."""
LEAST = {"board": 0.6, "policy": 0.6, "clinical": 0.85}
"""From which something new may be noticed at all; in notes, few of which are real among the passages, not before it is
right in four of five. From .965 on it would be wrong in none of the real ones (natural 7: 10 right; 6 wrong and one
right from there down to .85), and yet of what nobody here wrote it found .04 less and was right no more often
(blind/written .77/.39, blind/natural .90/.88, 2026-11-28)."""
FEW = 40
"""Places of a family that are too few to judge it by itself."""
PULL = 10
"""Places of the whole register that weigh with those of a family: two wrong ones more would silence it altogether."""
NEVER = 1.01
STEPS = tuple(round(step / 100, 2) for step in range(1, 100)) + (0.992, 0.995, 0.997, 0.998, 0.999, 1.0)


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere the reader has a say, and whether an editor would point it out."""

    register: str
    family: str
    says: str
    """doubt: a rule's finding; restore: what a guard silenced; notice: what no entry names."""
    likeness: float
    truth: str


def places(passage: Passage, checked: Checked, read: Sequence[Read]) -> Iterator[Place]:
    """Every place of a passage."""
    shown = [(one.start, one.end) for one in checked.listed]
    yield from _candidates(passage, checked, [piece for each in read for piece in _pieces(each)], shown)
    for each in read:
        for found in stretches(each.reading, each.passage.plain, EXTENDS):
            start, end = _span(each, found.start, found.end)
            if end - start >= SHORTEST and not _touches(shown, start, end):
                yield Place(passage.register, found.family, "notice", found.strength, _truth(passage, start, end))


def _candidates(
    passage: Passage, checked: Checked, pieces: Sequence[Likeness], shown: Sequence[Span]
) -> Iterator[Place]:
    """What rules noticed, and what guards silenced where nothing else is noticed."""
    families = {rule.id: rule.family for rule in rulebook_for(Settings(cache=cache_folder())).rules}
    for one in checked.considered:
        if one.level is Level.NOTICE or one.withheld or not one.kept and _touches(shown, one.start, one.end):
            continue
        likeness = strength(tuple(pieces), one.start, one.end)
        says = "doubt" if one.kept else "restore"
        yield Place(passage.register, families[one.rule], says, likeness, _truth(passage, one.start, one.end))


def _pieces(read: Read) -> Iterator[Likeness]:
    """Pieces of a sentence by their places in the whole text."""
    for piece in read.reading:
        start, end = _span(read, piece.start, piece.end)
        yield replace(piece, start=start, end=end)


def _span(read: Read, start: int, end: int) -> Span:
    base = read.passage.start
    return read.passage.folded.span(base + start, base + end)


def _touches(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def _truth(passage: Passage, start: int, end: int) -> str:
    touched = [span for span in passage.spans if span.start < end and start < span.end]
    return RIGHT if any(not span.open for span in touched) else OPEN if touched else WRONG


def all_places(kept: Sequence[Passage]) -> Iterator[Place]:
    """Those of many passages, judged by the rules alone."""
    for passage, checked in zip(kept, ruled((one.text, one.register) for one in kept), strict=True):
        document = checked.document
        sentences = Passages(document, fold_document(document), stated(passage.register))
        yield from places(passage, checked, list(readings(sentences, [], thorough=True).values()))


def share(some: Sequence[Place], beside: float = 0.5, weight: int = 2) -> float:
    """How many of them are right, pulled towards what is right beside them while they are few."""
    right, wrong = (sum(one.truth == truth for one in some) for truth in (RIGHT, WRONG))
    return (right + weight * beside) / (right + wrong + weight)


def threshold(some: Sequence[Place], says: str, beside: Sequence[Place] = ()) -> float:
    """The likeness from which (of doubt: below which) the reader is right often enough.

    `beside`: all families of the register, where `some` are one of them.
    """
    below = says == "doubt"
    aim, steps = PRECISION[says], [step for step in STEPS if (step <= MOST_DOUBT if below else step >= 0.5)]

    def right(step: float) -> float:
        mine, others = ([one for one in places if (one.likeness < step) is below] for places in (some, beside))
        return share(mine, share(others), PULL) if beside else share(mine)

    if below:
        return max((step for step in steps if right(step) <= aim), default=0.0)
    return min((step for step in steps if right(step) >= aim), default=NEVER)


def trust(found: Sequence[Place]) -> dict[str, dict[str, dict[str, float]]]:
    """says → register → family → likeness."""
    return {
        says: {
            register: {family: _believed(found, says, register, family) for family in FAMILIES}
            for register in REGISTERS
        }
        for says in PRECISION
    }


def _believed(found: Sequence[Place], says: str, register: str, family: str) -> float:
    here = [one for one in found if one.says == says and one.register == register]
    its = [one for one in here if one.family == family]
    leaning = here if says == "notice" else ()  # against a guard a family has to stand alone
    found_at = threshold(its, says, beside=leaning) if len(its) >= FEW else threshold(here, says)
    restores = BESIDE.get(family, RESTORES)
    return max(found_at, {"doubt": 0.0, "restore": restores, "notice": LEAST[register]}[says])


def reliability(found: Sequence[Place]) -> list[dict[str, object]]:
    """For each tenth of likeness, how often it was right."""
    tenths: Callable[[Place], int] = lambda one: min(9, int(one.likeness * 10))  # noqa: E731
    table = []
    for says in PRECISION:
        for tenth in range(10):
            some = [one for one in found if one.says == says and tenths(one) == tenth and one.truth != OPEN]
            if some:
                right = sum(one.truth == RIGHT for one in some)
                table.append(
                    {"says": says, "from": tenth / 10, "places": len(some), "right": round(right / len(some), 3)}
                )
    return table


def crossed(found: dict[str, list[Place]]) -> Iterator[str]:
    """For each file, how often the reader is right there when all other files say how far it is believed."""
    for name, places in found.items():
        others = [one for each, some in found.items() if each != name for one in some]
        believed = trust(others)["notice"]
        heard = [one for one in places if one.says == "notice" and one.truth != OPEN]
        some = [one for one in heard if one.likeness >= believed[one.register][one.family]]
        right, all_right = (sum(one.truth == RIGHT for one in each) for each in (some, heard))
        yield f"{name}: {right} of {len(some)} right, of {all_right} that it sees at all"


def main() -> None:
    """Writes trust.json, and says how it does file by file."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("passages", type=Path, nargs="+")
    given = arguments.parse_args()
    by_file = {path.stem: list(all_places(list(passages([path])))) for path in given.passages}
    found = [one for places in by_file.values() for one in places]
    print(*crossed(by_file), sep="\n")
    said = {**trust(found), "reliability": reliability(found)}
    (given.out / "trust.json").write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(said, indent=1))


if __name__ == "__main__":
    main()
