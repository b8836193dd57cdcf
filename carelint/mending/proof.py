"""Decides which words go in, for `fix` and for a Word copy alike: those after which nothing new is noticed.

In: a checked document, and words that fit. Out: those that go in, those that do not, and what is noticed then. The
text is read once more with the words in it, as what the original was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from carelint.document import Document, Kind
from carelint.engine import check
from carelint.finding import Checked, Finding
from carelint.mending.offer import Offer, Put, offers
from carelint.mending.spliced import Moved, Span, spliced
from carelint.rule import READER
from carelint.task import Task


@dataclass(frozen=True, slots=True)
class Refused:
    """Words that do not go in."""

    offer: Offer
    then: Checked | None = None
    """What would be noticed then, as its findings; None where the file would not read as it should."""


@dataclass(frozen=True, slots=True)
class Proved:
    """What was decided."""

    offers: tuple[Offer, ...]
    """What goes in."""
    refused: tuple[Refused, ...]
    after: Checked
    """What is noticed with it."""
    moved: Moved


@dataclass(frozen=True, slots=True)
class Proof:
    """By reading again."""

    before: Checked
    task: Task
    """By what the document was judged."""
    written: Callable[[Sequence[Put]], Document | None]
    """The document with these words in it; None where it does not take them."""

    def of(self, wanted: Sequence[Offer]) -> Proved:
        """What of it goes in; `wanted` in order, none over another."""
        kept, refused = list(wanted), list[Refused]()
        while kept:
            document = self.written([one.put for one in kept])
            if document is None:
                fine = self._alone(kept)
                refused += [Refused(one) for one in kept if one not in fine]
                kept = fine
                continue
            after, moved = self._judged(document), self._moved(kept)
            if not (new := list(news(self.before, after, moved))):
                return Proved(tuple(kept), _in_order(refused), after, moved)
            causes = _causes(new, kept, moved, after)
            refused += [Refused(kept[at], replace(after, findings=tuple(some))) for at, some in sorted(causes.items())]
            kept = [one for at, one in enumerate(kept) if at not in causes]
        return Proved((), _in_order(refused), self.before, self._moved(()))

    def _moved(self, kept: Sequence[Offer]) -> Moved:
        return Moved(self.before.document, [one.put for one in kept])

    def _alone(self, kept: Sequence[Offer]) -> list[Offer]:
        """Those that can be put in by themselves; the first of them where all together cannot."""
        if len(kept) == 1:
            return []
        fine = [one for one in kept if self.written([one.put]) is not None]
        return fine if len(fine) < len(kept) else fine[:1]

    def _judged(self, document: Document) -> Checked:
        (after,) = check([replace(self.task, document=document, like=self.before, done=None, told=None)])
        return after


def _in_order(refused: Sequence[Refused]) -> tuple[Refused, ...]:
    return tuple(sorted(refused, key=lambda one: one.offer.put.start))


def suggested(done: Checked, task: Task) -> tuple[Finding, ...]:
    """The findings of a document whose words go into a copy of it as tracked changes."""
    wanted = offers(done.listed, takes=lambda _: True)
    proof = Proof(done, task, lambda puts: spliced(done.document, puts))
    return tuple(one.found for one in proof.of(wanted).offers)


def news(before: Checked, after: Checked, moved: Moved) -> Iterator[Finding]:
    """What is noticed now, also if only counted, and was not.

    No news is what the learned reader sees in words that stood there, or saw there before in other bounds: the words
    beside them tell it where a stretch begins. What gave way to a longer phrase is news once that is gone.
    """
    known = {(one.rule, *piece) for one in noticed(before) for piece in moved.pieces(one.start, one.end)}
    held = _by_rule(noticed(before), moved)
    seen = _by_rule((*before.findings, *before.withheld), moved)
    for found in after.findings:
        new = moved.holds_new(found.start, found.end)
        if (found.rule, found.start, found.end) in known:
            continue
        if found.rule.startswith(f"{READER}/"):
            told = new and not touches(found, seen[found.rule])
        else:
            told = new or not touches(found, held[found.rule])
        if told:
            yield found


def noticed(done: Checked) -> Iterator[Finding]:
    """What is shown, and what is left as it is: a baseline does not make it new."""
    yield from done.findings
    yield from (one for one in done.withheld if one.left)


def _by_rule(some: Sequence[Finding] | Iterator[Finding], moved: Moved) -> defaultdict[str, list[Span]]:
    """Where what was noticed stands now, as far as it does."""
    found = defaultdict[str, list[Span]](list)
    for one in some:
        found[one.rule] += moved.pieces(one.start, one.end)
    return found


def touches(found: Finding, spans: Sequence[Span]) -> bool:
    """Whether it stands on words of any of these spans."""
    return any(found.start < end and start < found.end for start, end in spans)


def _causes(new: Sequence[Finding], kept: Sequence[Offer], moved: Moved, after: Checked) -> dict[int, list[Finding]]:
    """For each of the words after which something is noticed, what; what has no cause near it, is for all to answer."""
    found = defaultdict[int, list[Finding]](list)
    for one in new:
        for at in _near(one, kept, moved, after):
            found[at].append(one)
    return dict(found)


def _near(found: Finding, kept: Sequence[Offer], moved: Moved, after: Checked) -> Sequence[int]:
    """The words in its sentence, else in its paragraph, which the learned reader sees beside it; else in headings."""
    block = after.document.block_at(found.start)
    spans = (_sentence(found), (block.start, block.end) if block else (0, 0))
    for start, end in spans:
        if some := [at for at, (begin, stop) in enumerate(moved.spans) if begin < end and start < stop]:
            return some
    blocks = [after.document.block_at(begin) for begin, _ in moved.spans]
    heads = [at for at, one in enumerate(blocks) if one and one.kind is Kind.HEADING]
    return heads or range(len(kept))


def _sentence(found: Finding) -> Span:
    """About where the sentence of a finding stands in the document; markup in it makes it longer."""
    return found.start - found.context_start, found.end + len(found.context) - found.context_end
