"""Invented quarters of an archive, with changes planted in them; as lumpy as board papers are.

In: a seed. Out: papers as `examining` would have seen them, put straight into a store; nothing of it was ever written.
"""

from __future__ import annotations

import hashlib
import math
import random
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, func, insert, select

from carelint.audit import keeping
from carelint.audit.keeping import Terms, Whose
from carelint.audit.period import Period
from carelint.audit.schema import COUNT, DOCUMENT, FILE
from carelint.audit.seen import Noticed, Seen, SeenDocument, SeenUnread, Spoken, Told
from carelint.audit.stored import StoredRule
from carelint.rule import ANSWERS, FAMILIES

COMMITTEES = ("Audit", "Finance", "People", "Quality", "Strategy")
BOARD = "Board"
NEW = "Estates"
FADES, ARRIVES = "bed blockers", "frequent flyers"
PLAIN = 60
"""Phrases that only come and go by chance."""
CARES = (
    ("asked what matters to her", "responsiveness", "On ward round {} we asked what matters to her before we planned."),
    ("time to listen", "elegance", "The team at clinic {} made sure that there was time to listen to families."),
    ("in their own words", "high definition", "Story {} is told by colleagues and patients in their own words."),
    ("as little as we can", "minimally disruptive care", "Of people on list {} we ask as little as we can."),
    ("thank you", "kinship", "To the night staff of week {}: thank you, you looked after one another."),
)


@dataclass(frozen=True)
class Change:
    """What differs between two quarters."""

    fades: bool = False
    arrives: bool = False
    dictionary: bool = False
    papers: bool = False


@dataclass
class Archive:
    """An organisation that does not exist."""

    seed: int
    papers: int = 20
    """Of each committee in a quarter, about."""
    rate: float = 3e-4
    """Phrases in a word, in the middle."""
    words: int = 4_000
    """Of a paper in the middle."""
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        families = [FAMILIES[number % len(FAMILIES)] for number in range(PLAIN)]
        faces = [self.chance.choice(list(ANSWERS)) for _ in range(PLAIN)]
        self.plain = [
            (rule(f"{family}/plain-{number}", pathology=face), f"phrase {number}", 1 / (number + 1))
            for number, (family, face) in enumerate(zip(families, faces, strict=True))
        ]
        self.fades = rule("objectifying/bed-blocker", pathology="blur")
        self.arrives = rule("stigmatising/frequent-flyer", pathology="cruelty")
        self.mended = rule("industrial/customer", pathology="hurry")
        self.came = rule("burdening/your-duty", pathology="burden")
        weights = sum(weight for *_, weight in self.plain)
        self.plain = [(one, phrase, weight / weights) for one, phrase, weight in self.plain]
        self.standing = {
            (name, number): self.chance.gammavariate(1, 1) for name in (*COMMITTEES, BOARD) for number in range(4)
        }

    def terms(self, *, dictionary: bool) -> Terms:
        """What judges, before the dictionary changed and after."""
        rules = [*(one for one, *_ in self.plain), self.fades, self.arrives]
        rules += [replace(self.mended, hash="another"), self.came] if dictionary else [self.mended]
        digest = hashlib.sha256(f"{self.seed} {dictionary}".encode()).hexdigest()
        return Terms(digest, "0.1", digest[:12], "parser", "reader", "settings", (), tuple(rules))

    def put(self, connection: Connection, period: str, change: Change) -> None:
        """A quarter into the store, in which what is changed has changed."""
        number = keeping.period_id(connection, Period.of(period))
        judged = keeping.judged_id(connection, self.terms(dictionary=change.dictionary))
        for whose, seen in self.quarter(period, change):
            keeping.keep(connection, number, judged, whose, seen)

    def put_at_once(self, connection: Connection, period: str, change: Change) -> None:
        """The same in three statements, without places and passages: twenty archives take seconds so."""
        number = keeping.period_id(connection, Period.of(period))
        judged = keeping.judged_id(connection, self.terms(dictionary=change.dictionary))
        at = (connection.execute(select(func.max(FILE.c.id))).scalar() or 0) + 1
        papers = [(at + more, *one) for more, one in enumerate(self.quarter(period, change))]
        files = [
            {"id": key, "period_id": number, "known_by": keeping.known_by(whose.name), "path": seen.path, "version": 1,
             "current": True, "digest": seen.digest, "bytes": whose.size, "judged_id": judged,
             "committee": whose.committee, "committee_from": whose.committee_from, "read_at": ""}
            for key, whose, seen in papers
        ]  # fmt: skip
        names = [column.name for column in DOCUMENT.c if column.name not in ("id", "file_id")]
        read = [(key, one) for key, _, seen in papers for one in seen.documents]
        connection.execute(insert(FILE), files)
        connection.execute(
            insert(DOCUMENT),
            [{"id": key, "file_id": key} | {name: getattr(one, name) for name in names} for key, one in read],
        )
        connection.execute(
            insert(COUNT),
            [{"document_id": key, "rule": name, "phrase": phrase, "number": often}
             for key, one in read for name, phrase, often in one.counts],
        )  # fmt: skip

    def quarter(self, period: str, change: Change) -> list[tuple[Whose, Seen]]:
        """Its papers."""
        made = []
        for committee in (*COMMITTEES, BOARD, *([NEW] if change.papers else [])):
            for at in range(max(6, round(self.chance.gauss(self.papers, math.sqrt(self.papers) / 2)))):
                made.append(self._paper(period, committee, at, change))
        path = f"papers/{period}/Board/scan.pdf"
        unread = (SeenUnread("", "its pages are pictures", "Make its text readable, for example with ocrmypdf."),)
        return [*made, (Whose(path, 1, BOARD, "folder"), Seen(f"{period} scan", path, (), unread))]

    def _paper(self, period: str, committee: str, at: int, change: Change) -> tuple[Whose, Seen]:
        """Some stand in every quarter and keep their ways; the others are as they come."""
        lump = self.standing.get((committee, at)) or self.chance.gammavariate(1, 1)
        words = int(self.words * self.chance.lognormvariate(0, 0.7))
        dense = 4.0 if committee == NEW else 1.0
        counts = self._counts(words, dense * lump, change)
        name = f"standing report {at}" if (committee, at) in self.standing else f"paper {self.chance.random()}"
        path = f"papers/{period}/{committee}/{name}.docx"
        digest = hashlib.sha256(f"{self.seed}{path}".encode()).hexdigest()
        return Whose(path, words * 6, committee, "folder"), Seen(digest, path, (self._seen(name, words, counts),))

    def _counts(self, words: int, lump: float, change: Change) -> list[tuple[StoredRule, str, int]]:
        """(rule, phrase, how often)."""
        expected = [(one, phrase, self.rate * share * lump * words) for one, phrase, share in self.plain]
        often = self.rate / 2 * lump * words
        expected.append((self.fades, FADES, often / 20 if change.fades else often))
        expected.append((self.arrives, ARRIVES, often if change.arrives else 0.0))
        expected.append((self.mended, "customers", often * (4 if change.dictionary else 1)))
        expected.append((self.came, "your duty", often * 3 if change.dictionary else 0.0))
        drawn = [(one, phrase, self._poisson(mean)) for one, phrase, mean in expected]
        return [(one, phrase, number) for one, phrase, number in drawn if number]

    def _poisson(self, mean: float) -> int:
        limit, number, product = math.exp(-mean), 0, self.chance.random()
        while product > limit:
            number += 1
            product *= self.chance.random()
        return number

    def _seen(self, name: str, words: int, counts: list[tuple[StoredRule, str, int]]) -> SeenDocument:
        findings = [
            Noticed(one.id, one.level, "board", phrase, f"page {at + 1}", f"{one.id}{at}", "")
            for one, phrase, number in counts
            for at in range(number)
        ]
        care = [self.chance.choice(CARES) for _ in range(self._poisson(words * 2e-4))]
        spoken = [
            Spoken(phrase, answer, "page 1", said.format(self.chance.randint(1, 99))) for phrase, answer, said in care
        ]
        story = self.chance.random() < 0.05
        return SeenDocument(
            part="", title=name.capitalize(), format="docx", register="board", words=words, pages=words // 400 + 1,
            prose=words, industrial=sum(number for *_, number in counts), care=len(care), of_people=True, story=story,
            asks=self.chance.random() < 0.1, meets=None, meets_from="", warnings=(),
            counts=tuple((one.id, phrase, number) for one, phrase, number in counts),
            findings=tuple(findings), spoken=tuple(spoken),
            traces=(Told("story", "person", "page 1"),) if story else (),
        )  # fmt: skip


def rule(name: str, *, pathology: str, hash_: str = "", level: str = "change") -> StoredRule:
    """A rule as the store has it."""
    family = name.partition("/")[0]
    return StoredRule(name, hash_ or f"hash of {name}"[:60], family, pathology, ANSWERS[pathology], level, "A message.")


QUARTERS = (
    ("Q1", Change()),
    ("Q2", Change(dictionary=True, papers=True)),
    ("Q3", Change(dictionary=True, papers=True, fades=True, arrives=True)),
)
"""The dictionary and the papers change first, and then the language."""
RULES = {"came: burdening/your-duty", "was mended: industrial/customer"}
LANGUAGE = {f"faded: {FADES}", f"arrived: {ARRIVES}"}
TRUE = {"all", "objectifying", "blur", "stigmatising", "cruelty", "revised"}
TRUE |= {f"committee: {name}" for name in (*COMMITTEES, BOARD, NEW)}
"""What the planted phrases do to families, pathologies and committees: true where it is claimed, not always seen."""
PLANTED = {
    ("Q1", "Q2"): (RULES | {"other papers"}, set()),
    ("Q2", "Q3"): (LANGUAGE, TRUE),
    ("Q1", "Q3"): (RULES | {"other papers"} | LANGUAGE, TRUE),
}
"""Two quarters → (what has to be found, what besides may be)."""


def missed_and_wrong(said: set[str], quarters: tuple[str, str]) -> tuple[set[str], set[str]]:
    """What a comparison did not find of what was planted, and what it claims that was not."""
    wanted, may = PLANTED[quarters]
    gone = {one.replace("faded", "gone") for one in wanted}  # a phrase that fades may be gone in so many papers
    return wanted - said - {one.replace("gone", "faded") for one in said & gone}, said - wanted - gone - may
