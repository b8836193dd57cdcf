"""Reads dictionary, rules and word classes, compiles them, and keeps the compiled form on disk by code and content.

In: folders of YAML and text. Out: `Rulebook`: rules, vocabulary, words of care and sources, checked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carelint import dictionaries
from carelint.errors import Mistake
from carelint.resources import folder
from carelint.rule import Card, Positive, Rule, Sense
from carelint.rulebook import keeping, keys, thawing
from carelint.rulebook.kept import Kept, offered, packed
from carelint.rulebook.literals import ByFirstWord
from carelint.vocabulary import Vocabulary

if TYPE_CHECKING:
    from carelint.gate.folders import DataFile

HASH = 8
"""Hexadecimal digits that stand for the version of a dictionary that has none."""


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """Everything that judges, checked and compiled; equal only to itself, so that caches can key on it."""

    rules: Sequence[Rule]
    vocabulary: Vocabulary
    positives: Sequence[Positive]
    sources: Mapping[str, str]
    digest: str
    """Hash of what it was made from: see `keys`."""
    senses: Sequence[Sense] = ()
    packs: tuple[tuple[str, str], ...] = ()
    """(name, version) of each of an organisation's own dictionaries; one without a version has a hash of its words."""

    @property
    def cards(self) -> Sequence[Card]:
        """What is asked of every rule, in the order of the rules; none of them is made for it."""
        return self.rules.cards if isinstance(self.rules, thawing.Rules) else [rule.card for rule in self.rules]

    @property
    def literals(self) -> ByFirstWord | None:
        """The literals of rules and care by their first words, where they are kept so."""
        rules = self.rules
        return rules.literals if isinstance(rules, thawing.Rules) and rules.positives is self.positives else None

    @property
    def offered(self) -> list[str]:
        """Every replacement of two words or more, folded."""
        if isinstance(self.rules, thawing.Rules):
            return self.rules.offered
        return offered(words for rule in self.rules for *_, some in rule.swaps for words in some)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id."""
        return next((self.rules[at] for at, card in enumerate(self.cards) if card.id == rule_id), None)


def load(extra: Sequence[Path] = (), cache: Path | None = None) -> Rulebook:
    """The rulebook of the bundled files, and of the organisation's own folders, tables and packages in `extra`.

    A later one decides over an earlier, and all over ours. `cache` is a folder for the compiled form; None compiles
    anew. Raises RuleError.
    """
    mistakes: list[Mistake] = []
    ours, own = _ours(cache, mistakes), _own(extra, mistakes)
    made_of, named = keys.joined(ours, _contents(own)), _named(extra, own)
    if not mistakes and (found := _found(cache, made_of, named)):
        return found
    data = packed(_compiled([*_bundled([]), *own], mistakes, cache))
    keeping.keep(cache, made_of, data)
    return _opened(Kept(data), made_of, named)


def digest(extra: Sequence[Path] = ()) -> str:
    """The hash that the rulebook of these would have; nothing is compiled, and no mistake is told."""
    return keys.joined(_ours(None, []), _contents(_own(extra, [])))


def _ours(cache: Path | None, mistakes: list[Mistake]) -> str:
    """The hash of all that is ours. It is read where it looks otherwise than before; then mistakes in it are told."""
    stamp = _stamp() if cache else ""
    if known := keeping.known(cache, stamp):
        return known
    found: list[Mistake] = []
    made = keys.digest(_contents(_bundled(found)))
    if not found and stamp == _stamp():  # nobody has changed anything meanwhile
        keeping.remember(cache, stamp, made)
    mistakes += found
    return made


def _stamp() -> str:
    """What our own files look like; empty where nobody can tell."""
    try:
        return keys.stamp(bundled())
    except OSError:
        return ""


def _compiled(files: Sequence[DataFile], mistakes: list[Mistake], cache: Path | None) -> dict[str, Any]:
    """The compiled form; an organisation's own words are laid over ours where those are compiled already."""
    from carelint.rulebook.compiling import compile_rulebook  # YAML, pydantic and lemminflect: some seconds

    ours = [file for file in files if not file.layer]
    if cache is None or (len(ours) == len(files) and not mistakes) or _touched(files):
        return compile_rulebook(files, mistakes)
    made_of = keys.digest(_contents(ours))
    base = keeping.kept(cache, made_of)
    if base is None:
        data = packed(compile_rulebook(ours))
        keeping.keep(cache, made_of, data)
        base = Kept(data)
    return compile_rulebook(files, mistakes, base=base)


def _touched(files: Sequence[DataFile]) -> bool:
    """Whether somebody's own class or sense stands in for one of ours, so that our rules change too."""
    named = [(bool(file.layer), file.kind, file.path.stem) for file in files if file.kind in ("class", "sense")]
    return any((False, kind, name) in named for own, kind, name in named if own)


def bundled() -> list[Path]:
    """The folders that come with carelint: word lists, then rules."""
    return [folder("wordlists"), folder("rules")]


def _bundled(mistakes: list[Mistake]) -> list[DataFile]:
    """Every data file of ours; files that nobody would read join the mistakes."""
    from carelint.gate import folders  # only where they look otherwise than before

    return [file for root in bundled() for file in folders.files(root, mistakes, own=False)]


def _own(extra: Sequence[Path], mistakes: list[Mistake]) -> list[DataFile]:
    """Every data file of an organisation, as they were named."""
    if not extra:
        return []
    from carelint.gate import folders

    return [file for layer, root in enumerate(extra, 1) for file in folders.named(root, mistakes, layer)]


def _named(extra: Sequence[Path], files: Sequence[DataFile]) -> list[tuple[str, str]]:
    """Name and version of each own dictionary that says none itself: of its package, or of what stands in it."""
    made = []
    for layer, root in enumerate(extra, 1):
        contents = (_content(file) for file in files if file.layer == layer)
        version = dictionaries.version_of(root) or hashlib.sha256(b"\0".join(contents)).hexdigest()[:HASH]
        made.append((root.absolute().name.removeprefix(dictionaries.PACK), version))
    return made


def _contents(files: Sequence[DataFile]) -> list[tuple[str, bytes]]:
    """What a rulebook is made of."""
    return [(f"{file.layer}/{file.name}" if file.layer else file.name, _content(file)) for file in files]


def _content(file: DataFile) -> bytes:
    """A file's bytes; one that cannot be opened has none here, and is named when its words are read."""
    try:
        return file.path.read_bytes()
    except OSError:
        return b""


def _found(cache: Path | None, digest: str, own: Sequence[tuple[str, str]]) -> Rulebook | None:
    """What was kept of this content, if it is whole."""
    kept = keeping.kept(cache, digest)
    try:
        return _opened(kept, digest, own) if kept is not None else None
    except (ValueError, KeyError, TypeError, AttributeError):  # written by somebody else
        return None


def _opened(kept: Kept, digest: str, own: Sequence[tuple[str, str]]) -> Rulebook:
    positives = thawing.positives(kept)
    packs = kept.table["packs"]
    return Rulebook(
        rules=thawing.Rules(kept, positives),
        vocabulary=Vocabulary(thawing.Classes(kept)),
        positives=positives,
        sources=kept.table["sources"],
        digest=digest,
        senses=thawing.senses(kept),
        packs=tuple((*packs.get(str(layer), one),) for layer, one in enumerate(own, 1)),
    )
