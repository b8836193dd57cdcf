"""Puts a blind judge in the place of each guard, question, check, of the reader, of each reason of policy, and sees
which test notices.

In: nothing. Out: a line for each mutant with the first test that breaks; exit code 1 where one breaks none.
Each runs in a fork of its own, so that none is left behind; the parser and the rulebook are loaded before.
"""

from __future__ import annotations

import gc
import io
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from carelint import anchors, policy
from carelint.candidate import Candidate
from carelint.checks import grammar, pattern, quote, words
from carelint.judges import guards, reader
from carelint.judges.guards.conditions import CONDITIONS, PREPOSITIONS
from carelint.judges.questions import QUESTIONS
from carelint.judges.questions.statuses import STATUSES
from carelint.opinion import Opinion
from carelint.vocabulary import Vocabulary

ROOT = Path(__file__).parents[1]
GRAMMAR = ("subject", "object", "head", "governor", "modifier", "pos", "voice", "alone", "verb", *PREPOSITIONS)
"""Guards that may say None while a sentence has not been parsed."""
GUARDS, ASKED = ("tests/judges/guards",), ("tests/judges/questions",)
CHECKS = ("tests/checks", "tests/test_anchors.py")
READER = ("tests/judges/test_reader.py",)
POLICY = ("tests/test_policy.py", "tests/test_engine.py")
SAID = {True: "always yes", False: "always no", None: "always open"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """What is put in, and the tests that ought to notice."""

    name: str
    put: Callable[[], None]
    tests: tuple[str, ...]


def mutants() -> Iterator[Mutant]:
    """All of them; those that would change nothing are left out (`words` and `grammar` take every anchor as it is)."""
    for key, guard in CONDITIONS.items():
        for says in (True, False, None) if key in GRAMMAR else (True, False):
            yield Mutant(f"guard {key}: {SAID[says]}", instead(guard, _guard(says)), GUARDS)
    yield Mutant("except: always yes", attribute(guards, "rightful", lambda *_: "any phrase"), GUARDS)
    yield Mutant("except: always no", attribute(guards, "rightful", lambda *_: ""), GUARDS)
    for name, ask in QUESTIONS.items():
        for says in (True, False, None):
            yield Mutant(f"question {name}: {SAID[says]}", instead(ask, _question(name, says)), ASKED)
    for name, status in STATUSES.items():
        for reason in ("blind", ""):
            yield Mutant(f"status {name}: always {'yes' if reason else 'no'}", instead(status, _status(reason)), ASKED)
    for check in (words, pattern, grammar, quote):
        kind = check.__name__.rpartition(".")[2]
        if check in (pattern, quote):
            yield Mutant(f"span of {kind}: always yes", attribute(check, "span", _same), CHECKS)
        yield Mutant(f"span of {kind}: always no", attribute(check, "span", _none), CHECKS)
    yield Mutant("roles of grammar: always no", attribute(grammar, "covered", _same), CHECKS)
    for likeness, name in ((0.0, "never like it"), (0.5, "never sure"), (1.0, "always sure")):
        yield Mutant(f"reader: {name}", attribute(reader, "strength", lambda *_, at=likeness: at), READER)
    yield from _of_policy()


def _of_policy() -> Iterator[Mutant]:
    said = policy._withheld
    blind: dict[str, Callable[..., str]] = {
        "off: always yes": lambda rule, *rest: said(rule, *rest[:2], (rule.id,)),
        "off: always no": lambda rule, *rest: said(rule, *rest[:2], ()),
        "pack: always yes": lambda rule, *rest: said(replace(rule, pack="other"), *rest),
        "pack: always no": lambda rule, *rest: said(replace(rule, pack=""), *rest),
        "register: always yes": lambda rule, *rest: said(replace(rule, registers=("letter",)), *rest),
        "register: always no": lambda rule, *rest: said(replace(rule, registers=("any",)), *rest),
    }
    for name, put in blind.items():
        yield Mutant(f"withheld by {name}", attribute(policy, "_withheld", put), POLICY)
    yield Mutant("longer wins: always yes", attribute(policy, "_shadowed", lambda _, ranked: set(ranked)), POLICY)
    yield Mutant("longer wins: always no", attribute(policy, "_shadowed", lambda *_: set()), POLICY)
    yield Mutant("marks: always yes", instead(policy.marks, lambda some, _: ["not shown"] * len(some)), POLICY)
    yield Mutant("marks: always no", instead(policy.marks, lambda some, _: [""] * len(some)), POLICY)


def _guard(says: bool | None) -> Callable[..., bool | None]:
    return lambda *_: says


def _question(name: str, says: bool | None) -> Callable[..., Opinion]:
    return lambda *_: Opinion(name, says, "blind")


def _status(reason: str) -> Callable[..., str]:
    return lambda *_: reason


def _same(candidate: Candidate, vocabulary: Vocabulary | None = None) -> Candidate:
    return candidate


def _none(candidate: Candidate, vocabulary: Vocabulary) -> None:
    return None


def attribute(module: ModuleType, name: str, put: object) -> Callable[[], None]:
    """Puts something in under one name of one module."""
    return lambda: setattr(module, name, put)


def instead(old: object, put: object) -> Callable[[], None]:
    """Puts something in wherever our modules and their tests know the old: by name, and as a value of a mapping."""

    def everywhere() -> None:
        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] in ("carelint", "tests"):
                _within(module, old, put)

    return everywhere


def _within(module: ModuleType, old: object, put: object) -> None:
    for name, value in list(vars(module).items()):
        if value is old:
            setattr(module, name, put)
        elif isinstance(value, Mapping) and any(one is old for one in value.values()):
            setattr(module, name, MappingProxyType({key: put if one is old else one for key, one in value.items()}))


class First:
    """A plugin of pytest that remembers the first test that broke."""

    name = ""

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Remember it."""
        if report.failed and not self.name:
            self.name = report.nodeid


def broken(tests: tuple[str, ...]) -> str:
    """The first of these tests that breaks; empty where all hold."""
    first = First()
    with redirect_stdout(io.StringIO()):
        code = pytest.main(
            [*tests, "-x", "-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-o", "addopts="],
            plugins=[first],
        )
    return first.name or ("" if code == 0 else f"exit code {code}")


def tried(number: int) -> tuple[str, str, float]:
    """Name, first broken test and seconds of one mutant."""
    one, start = ALL[number], time.perf_counter()
    one.put()
    policy.withheld.cache_clear()
    anchors._forms.cache_clear()
    return one.name, broken(one.tests), time.perf_counter() - start


ALL = list(mutants())


def main() -> int:
    """Every mutant, in forks of a process that has seen all tests hold."""
    os.chdir(ROOT)
    start = time.perf_counter()
    fault = broken((*GUARDS, *ASKED, *CHECKS, *POLICY))
    if fault:
        print(f"Without any mutant, {fault} breaks already.")
        return 1
    print(f"{len(ALL)} mutants; the tests hold without them ({time.perf_counter() - start:.0f} s)\n")
    print("| mutant | broken test | s |\n|---|---|---|")
    gc.freeze()  # what all forks share need not be looked through, and copied, by each
    alive = []
    forks = multiprocessing.get_context("fork")
    with forks.Pool(os.cpu_count(), maxtasksperchild=1) as pool:
        for name, test, seconds in pool.imap(tried, range(len(ALL))):
            print(f"| {name} | {test or '**none**'} | {seconds:.1f} |", flush=True)
            alive += [] if test else [name]
    print(f"\n{len(alive)} survive, in {time.perf_counter() - start:.0f} s: {', '.join(alive) or 'none'}")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
