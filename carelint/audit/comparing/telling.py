"""Says a comparison in plain sentences: what changed, what did not show, and what so many papers could have shown.

In: a `Comparison`. Out: lines of text, the same on the screen, on the page and in the Word paper. Nobody is ranked.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carelint.audit.comparing.comparison import ALL, CARE, Comparison
from carelint.audit.comparing.mix import Share
from carelint.audit.comparing.phrases import ARRIVED, FADED, GONE, GREW, Phrase
from carelint.audit.comparing.rates import FEW, Change
from carelint.audit.comparing.ruling import CAME, MENDED, WENT, Moved
from carelint.audit.comparing.volume import Volume
from carelint.rule import ANSWERS
from carelint.writers.voice.wording import FAMILIES, counted, listed_as, one_line

VAGUE = 100
"""An interval whose ends differ so many times says nothing to anybody."""
MOST = 12
"""Lines of one kind; the number of the others is told."""
NAMES = {ALL: "All phrases together", CARE: "Words of care"} | FAMILIES | {name: name.capitalize() for name in ANSWERS}
"""Measure → what it is called."""
MOVES = {
    ARRIVED: "“{}” arrived: it stood in no paper, and stands in {} now",
    GREW: "“{}” stands in more papers: {}, and {} now",
    FADED: "“{}” stands in fewer papers: {}, and {} now",
    GONE: "“{}” is gone: it stood in {}",
}
WEIGHT = {
    CAME: "New: {0}, with {2} where nobody looked before.",
    MENDED: "Mended: {0}, with {1} before and {2} now, which says nothing of the papers.",
    WENT: "Gone: {0}, with {1} where nobody looks any more.",
}
"""How a rule moved → how many, places before, places now."""
CHANCE = "Nothing changed by more than chance explains."


@dataclass(frozen=True, slots=True)
class Part:
    """A question and its answer."""

    title: str
    lines: tuple[str, ...]


def parts(made: Comparison) -> list[Part]:
    """All of it."""
    some = [
        Part("Did the language change?", tuple(language(made))),
        Part("Which phrases moved?", tuple(moved(made))),
        Part("Did the dictionary change?", tuple(dictionary(made))),
        Part("Are these other papers?", tuple(papers(made))),
        Part("The same papers, then and now", tuple(revised(made))),
        Part(f"Committees with {FEW} papers or more in both", tuple(committees(made))),
    ]
    return [part for part in some if part.lines]


def opening(made: Comparison) -> str:
    """What is compared."""
    return (
        f"{_papers(made.before)}, and {_papers(made.after)}. Rates are phrases in 1,000 words, by rules that are the "
        "same in both, and like papers are weighed alike."
    )


def _papers(one: Volume) -> str:
    words = counted(one.words, "word", "words")
    return f"{one.period}: {counted(len(one.papers), 'paper', 'papers')} with {words}"


def language(made: Comparison) -> Iterator[str]:
    """What changed, and what could have shown."""
    if not made.changes[ALL].told:
        yield (
            f"Of {made.before.period} {counted(made.compared[0], 'paper has its', 'papers have their')} like in the "
            f"other, of {made.after.period} {counted(made.compared[1], 'paper', 'papers')}: too few to tell a change "
            f"from chance. It takes {FEW} in each at the least."
        )
        return
    claimed = [name for name, one in made.changes.items() if one.claimed]
    yield from (f"{NAMES[name]}: {changed(made.changes[name])}" for name in claimed)
    if not claimed:
        yield f"{CHANCE} All phrases together: {changed(made.changes[ALL])}"
    yield could(made)


def changed(one: Change) -> str:
    """From, to, how many times, within which bounds, and whether chance explains it."""
    if not one.told:
        return "too few papers to tell."
    if one.high > VAGUE * one.low:
        rates = f"{figure(one.before.per_1000)}, then {figure(one.after.per_1000)} in 1,000 words"
        return f"{rates}; there is too little of it to say more."
    chance = "more than chance explains" if one.claimed else "chance explains it"
    return (
        f"{figure(one.before.per_1000)}, then {figure(one.after.per_1000)} in 1,000 words, {figure(one.ratio)} times "
        f"as many (somewhere from {figure(one.low)} to {figure(one.high)}); {chance}."
    )


def could(made: Comparison) -> str:
    """The smallest change that would have shown."""
    one = made.changes[ALL]
    seen = [change.smallest for name, change in made.changes.items() if name in FAMILIES and change.smallest]
    if not one.smallest:
        return "With so few papers no change but an enormous one would have shown; that none shows says nothing."
    ends = figure(one.smallest), figure(1 / one.smallest)
    said = f"The smallest change that so many papers could have shown: {ends[0]} times as many phrases, or {ends[1]}"
    if seen:
        single = sorted({figure(min(seen)), figure(max(seen))}, key=float)
        said += f"; in a single family, {' to '.join(single)} times as many"
    return said + ". A smaller change may be there, and nobody could tell it from chance."


def figure(number: float) -> str:
    """Two digits that mean something."""
    if not math.isfinite(number):
        return "any number"
    if number >= 9.95:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 0.995 else f"{number:#.2g}" if number else "0"


def moved(made: Comparison) -> Iterator[str]:
    """Phrases that arrived, grew, faded or are gone."""
    order = (ARRIVED, GREW, FADED, GONE)
    some = sorted(made.phrases, key=lambda one: (order.index(one.what), -(one.before + one.after), one.phrase))
    yield from _most((phrase(one) for one in some), "more phrase moved", "more phrases moved")
    if not some and made.changes[ALL].told:
        yield "No phrase stands in so many more or fewer papers that chance would not explain it."


def phrase(one: Phrase) -> str:
    """What became of it."""
    papers = [counted(number, "paper", "papers") for number in (one.before, one.after) if number]
    return MOVES[one.what].format(one_line(one.phrase), *papers) + "."


def dictionary(made: Comparison) -> Iterator[str]:
    """What judged differently, and how much hangs on it."""
    if made.again:
        yield made.again
    if made.ruling.quiet:
        yield f"No: the same {counted(len(made.ruling.same), 'rule', 'rules')} judged both."
        return
    for what in (CAME, MENDED, WENT):
        some = [one for one in made.ruling.moved if one.what == what]
        if some:
            before, after = sum(one.before for one in some), sum(one.after for one in some)
            rules = counted(len(some), "rule", "rules")
            yield WEIGHT[what].format(rules, *(counted(number, "place", "places") for number in (before, after)))
    some = sorted((one for one in made.ruling.moved if one.before + one.after), key=lambda one: -one.before - one.after)
    yield from _most(map(_rule, some), "more rule", "more rules")
    if made.ruling.besides:
        yield f"Besides, {listed_as(made.ruling.besides)} changed: what that does cannot be told apart here."
    yield f"{counted(len(made.ruling.same), 'rule is', 'rules are').capitalize()} the same, and only they are compared."


def _rule(one: Moved) -> str:
    return f"{one.rule.id} {one.what}: {counted(one.before, 'place', 'places')} before, {one.after:,} now."


def papers(made: Comparison) -> Iterator[str]:
    """What papers came and went, and what they do to the figures."""
    shares = [one for one in made.mix.shares if one.moved]
    yield from _most(map(_share, shares), "more kind", "more kinds")
    alone = [len(one.papers) - some for one, some in zip((made.before, made.after), made.compared, strict=True)]
    if any(alone):
        named = zip((made.before.period, made.after.period), alone, strict=True)
        said = " and ".join(f"{counted(number, 'paper', 'papers')} of {period}" for period, number in named if number)
        yield f"Without their like in the other period, and left out of what is compared: {said}."
    one, crude = made.changes[ALL], made.crude
    if one.told and (shares or _apart(crude[1] / (crude[0] or 1), one.ratio)):
        yield (
            f"All papers, unlike ones too, hold {figure(crude[0])} and then {figure(crude[1])} phrases in 1,000 words; "
            f"like with like it is {figure(one.before.per_1000)} and {figure(one.after.per_1000)}. "
            "The difference between the two is that of the papers, and not of how people write."
        )
    if not shares:
        yield "Committees and kinds of papers are those of before, as far as chance can tell."
    before, after = made.mix.lengths
    longer = ", which is more than chance explains" if made.mix.longer else ""
    yield f"The paper in the middle has {before:,} words, then {after:,}{longer}; rates take account of that."


def _apart(crude: float, alike: float) -> bool:
    """Whether two ratios differ by a tenth and more."""
    return abs(math.log((crude or 1) / alike)) > math.log(1.1)


def _share(one: Share) -> str:
    return f"{one_line(one.kind)}: {counted(one.before, 'paper', 'papers')}, then {one.after:,}."


def revised(made: Comparison) -> Iterator[str]:
    """Papers that stand in both periods."""
    both, change = made.pairs, made.revised
    if not both.both:
        return
    yield (
        f"{counted(len(both.both), 'paper stands', 'papers stand').capitalize()} in both, {both.unchanged or 'none'} "
        f"of them word for word and {both.revised or 'none'} revised."
    )
    if change.told and both.revised:
        yield f"In these: {changed(change)}"


def committees(made: Comparison) -> Iterator[str]:
    """In the order of their names."""
    for one in made.committees:
        yield f"{one_line(one.name)}: {changed(one.change)}"
    if made.few and made.committees:
        yield f"{counted(made.few, 'committee has', 'committees have').capitalize()} fewer, and no figures."
    if made.committees:
        yield "Papers differ in what they are about; these figures compare nobody with anybody."


def _most(lines: Iterable[str], one: str, many: str) -> Iterator[str]:
    every = list(lines)
    yield from every[:MOST]
    if len(every) > MOST:
        yield f"And {counted(len(every) - MOST, one, many)}."
