"""Gathers from a store what a report tells of a period.

In: a connection for reading, a period, the comparison with the one before, and the rules with their words of care.
Out: `Account`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from carelint.audit import asking
from carelint.audit.comparing import telling
from carelint.audit.comparing.comparison import ALL, Comparison
from carelint.audit.comparing.rates import FEW, Weighed, rate
from carelint.audit.comparing.ruling import Ruling, ruling
from carelint.audit.comparing.volume import Volume, listed, volume
from carelint.audit.period import Period
from carelint.audit.reporting import saying
from carelint.audit.reporting.about import Whom
from carelint.audit.reporting.account import Account, Missed, Passage, Place, Point, Story, Trend, Wording
from carelint.audit.reporting.sharing import chosen, whole
from carelint.audit.stored import StoredCare, StoredDocument, StoredRule
from carelint.errors import StoreError
from carelint.fold import fold
from carelint.rule import ANSWERS, Rule
from carelint.rulebook import Rulebook
from carelint.writers.voice.wording import one_line

PERIODS = 8
"""Periods that a trend shows: two years of quarters."""
THREE = 3
"""Papers that a phrase stands in at least, so that it points at nobody's paper."""
OFFERED = 2
KINSHIP = "kinship"
CLINICAL = "clinical"


def newest(connection: Connection) -> str:
    """The period that ends last, of those that hold papers. Raises StoreError."""
    held = [one.period for one in asking.periods(connection) if one.documents]
    if not held:
        raise StoreError("no paper is kept in it yet", hint="Begin with: carelint audit run …")
    return max(held, key=lambda one: (one.ends, one.starts)).name


def before(connection: Connection, period: str) -> str:
    """The kept period of the same length that ends before this one begins; empty where there is none."""
    this = Period.of(period)
    earlier = [one for one in _kept(connection, this) if one.ends < this.starts]
    return max(earlier).name if earlier else ""


def _kept(connection: Connection, this: Period) -> list[Period]:
    """Periods of which papers are kept, as long as this one."""
    return [one.period for one in asking.periods(connection) if one.documents and _alike(one.period, this)]


def _alike(one: Period, other: Period) -> bool:
    """Of the same length: quarters with quarters."""
    return _length(one) == _length(other)


def _length(one: Period) -> int:
    """In months."""
    return 12 * (one.ends.year - one.starts.year) + one.ends.month - one.starts.month + 1


def account(connection: Connection, now: Volume, comparison: Comparison | None, rulebook: Rulebook) -> Account:
    """All of it. Raises StoreError."""
    whom = Whom(rulebook.vocabulary.classes)
    history = _history(connection, now)
    spoken = list(asking.care(connection, now.period))
    missed = asking.unread(connection, now.period)
    wordings, fewer = _wordings(now, rulebook, whom, comparison)
    faces, ruled = _pathologies(history)
    told = [one for one in now.papers if one.register != CLINICAL and one.of_people and (one.story or one.asks)]
    places, small = _places(now)
    return Account(
        period=now.period,
        spoken=saying.spoken(Period.of(now.period)),
        paragraph=saying.paragraph(now, len(missed), sum(1 for one in spoken), comparison),
        comparison=comparison,
        parts=tuple(telling.parts(comparison)) if comparison else (),
        pathologies=faces,
        answers=_answers(connection, history),
        trended=saying.trended(len(history), ruled),
        together=saying.together(comparison),
        wordings=wordings,
        fewer=fewer,
        passages=_passages(now, spoken, whom),
        stories=tuple(Story(saying.title(one), one_line(one.committee), one.asks) for one in told if one.story),
        about=saying.about(_whom(now, rulebook, whom), sum(1 for one in told if one.asks)),
        places=places,
        small=small,
        unread=tuple(Missed(saying.named(one.name), one_line(one.reason), one_line(one.hint)) for one in missed),
        judged=saying.judged(now),
    )


def _history(connection: Connection, now: Volume) -> list[Volume]:
    """The periods of the same length that are kept up to this one, oldest first."""
    this = Period.of(now.period)
    names = [one.name for one in sorted(_kept(connection, this)) if one.starts < this.starts][-(PERIODS - 1) :]
    return [*(volume(connection, name) for name in names), now]


def _pathologies(history: Sequence[Volume]) -> tuple[tuple[Trend, ...], Ruling]:
    """By the rules that judged all of these periods alike."""
    ruled = ruling(history)
    tallies = [_tally(one, ruled) for one in history]
    trends = (
        Trend(face, tuple(Point(one.period, rate(some[face])) for one, some in zip(history, tallies, strict=True)))
        for face in ANSWERS
    )
    return tuple(trends), ruled


def _tally(one: Volume, ruled: Ruling) -> Mapping[str, list[Weighed]]:
    made: defaultdict[str, list[Weighed]] = defaultdict(list)
    for paper in one.papers:
        counts = Counter[str]()
        for (name, _), number in one.counts.get(paper.id, {}).items():
            if name in ruled.same and listed(ruled.same[name]):
                counts[ruled.same[name].pathology] += number
        for face in (*ANSWERS, ALL):
            number = counts.total() if face == ALL else counts[face]
            made[face].append(Weighed(str(paper.id), "", paper.words, number))
    return made


def _answers(connection: Connection, history: Sequence[Volume]) -> tuple[Trend, ...]:
    """Words of care, in periods that were read with today's list of them."""
    today = {by.dictionary for by in history[-1].judged}
    alike = [one for one in history if {by.dictionary for by in one.judged} == today]
    counts = {}
    for one in alike:
        counts[one.period] = Counter((care.document, care.expresses) for care in asking.care(connection, one.period))
    return tuple(
        Trend(answer, tuple(Point(one.period, rate(_weighed(one, counts[one.period], answer))) for one in alike))
        for answer in (*ANSWERS.values(), KINSHIP)
    )


def _weighed(one: Volume, counts: Mapping[tuple[int, str], int], answer: str) -> list[Weighed]:
    return [Weighed(str(paper.id), "", paper.words, counts.get((paper.id, answer), 0)) for paper in one.papers]


def _wordings(
    now: Volume, rulebook: Rulebook, whom: Whom, comparison: Comparison | None
) -> tuple[tuple[Wording, ...], int]:
    """Phrases that stand in most papers first, with today's words of care."""
    rules = {name: rule for book in now.rules.values() for name, rule in book.items()}
    held = Counter(key for paper in now.counts.values() for key in paper if key[0] in rules and listed(rules[key[0]]))
    moved = {(one.rule, one.phrase): one.what for one in comparison.phrases} if comparison else {}
    shown = sorted((key for key in held if held[key] >= THREE), key=lambda key: (-held[key], key))
    made = []
    for name, phrase in shown:
        offers = _offers(rulebook.rule(name), phrase)
        about = whom.about(phrase, *offers)
        message = one_line(rules[name].message)
        made.append(
            Wording(one_line(phrase), name, message, offers, held[name, phrase], about, moved.get((name, phrase), ""))
        )
    return tuple(made), len(held) - len(shown)


def _offers(rule: Rule | None, phrase: str) -> tuple[str, ...]:
    """What today's dictionary would say in its place; nothing where it knows the rule no more."""
    if rule is None:
        return ()
    folded = fold(phrase).text
    own = next((words for anchor, _, words in rule.swaps if anchor == folded), ())
    forms = {form for anchor, form in rule.anchors if anchor == folded}
    formed = next((words for anchor, form, words in rule.swaps if not anchor and form in forms), ())
    some = own or formed or tuple(words for words in rule.instead if words not in rule.think)
    return tuple(map(one_line, (some or rule.think)[:OFFERED]))


def _whom(now: Volume, rulebook: Rulebook, whom: Whom) -> Counter[str]:
    """Places of listed phrases, by whom they are about."""
    rules = {name: rule for book in now.rules.values() for name, rule in book.items()}
    counts, known = Counter[str](), dict[tuple[str, str], str]()
    for paper in now.counts.values():
        for key, number in paper.items():
            if key[0] in rules and listed(rules[key[0]]):
                if key not in known:
                    known[key] = whom.about(key[1], *_offers(rulebook.rule(key[0]), key[1]))
                counts[known[key]] += number
    return counts


def _passages(now: Volume, spoken: Iterable[StoredCare], whom: Whom) -> tuple[Passage, ...]:
    papers = {one.id: one for one in now.papers}
    found = (
        _passage(one, papers[one.document], whom)
        for one in spoken
        if one.document in papers and whole(one.context, now.counts.get(one.document, {}))
    )
    return tuple(chosen(found))


def _passage(one: StoredCare, paper: StoredDocument, whom: Whom) -> Passage:
    text = one_line(one.context)
    words = one_line(one.phrase)
    at = text.find(words)
    before, after = (text[:at], text[at + len(words) :]) if at >= 0 else (text, "")
    shown = words if at >= 0 else ""
    return Passage(
        before,
        shown,
        after,
        one.expresses,
        saying.title(paper),
        one_line(paper.committee),
        saying.place(one.place),
        whom.about(text),
    )


def _places(now: Volume) -> tuple[tuple[Place, ...], int]:
    """Committees by name, those of enough papers."""
    rules = {name: rule for book in now.rules.values() for name, rule in book.items()}
    whose: defaultdict[str, list[StoredDocument]] = defaultdict(list)
    for paper in now.papers:
        whose[paper.committee].append(paper)
    many = {name: some for name, some in sorted(whose.items()) if name and len(some) >= FEW}
    made = (
        Place(
            one_line(name),
            rate([Weighed(str(one.id), "", one.words, _listed(now, one.id, rules)) for one in some]),
            rate([Weighed(str(one.id), "", one.prose, one.care) for one in some]),
        )
        for name, some in many.items()
    )
    return tuple(made), len(now.papers) - sum(map(len, many.values()))


def _listed(now: Volume, paper: int, rules: Mapping[str, StoredRule]) -> int:
    found = now.counts.get(paper, {}).items()
    return sum(number for (name, _), number in found if name in rules and listed(rules[name]))
