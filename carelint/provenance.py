"""What judged: short hashes by which an audit tells changed language from changed rules.

In: a rulebook, settings, and the findings of a run. Out: `Provenance`. No path, text or password goes into a hash.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from carelint.finding import Provenance
from carelint.resources import folder
from carelint.rule import Rule
from carelint.rulebook import Rulebook
from carelint.settings import Settings

SHORT = 12
"""Hexadecimal digits of a hash, as of the dictionary's: two of 450 rules share one in 2.7e-9 of all cases."""
ASIDE = frozenset(
    {"fail_on", "dictionary", "exclude", "home", "column", "id_column", "redact", "limits", "password", "cache"}
    | {"baseline", "reasons", "audit", "as_word", "ocr"}
)
"""Settings that change what is read, shown or kept, and not how words are judged; the dictionary has its own hash."""
Terms = tuple[Rulebook, Settings]
"""By what a document was judged."""
CLASS = re.compile(r"<([a-z][a-z-]*)>")
"""A word class as rules name it."""


def dictionary(terms: Sequence[Terms]) -> str:
    """The hash of the dictionary and rules that judged; of all of them, where folders have their own."""
    return _joined(rulebook.digest[:SHORT] for rulebook, _ in terms)


def provenance(terms: Sequence[Terms], rules: Iterable[str]) -> Provenance:
    """What judged documents on these terms and noticed something by these rules."""
    rulebooks = {id(rulebook): rulebook for rulebook, _ in terms}.values()
    judged_by = {id(settings): settings for _, settings in terms}.values()
    hashes = ((rule, _joined(filter(None, (of_rule(one, rule) for one in rulebooks)))) for rule in sorted(set(rules)))
    return Provenance(
        rules=tuple(hashes),
        model=_joined(of_model(settings.model) for settings in judged_by),
        reader=_joined(filter(None, (of_reader(settings.reader) for settings in judged_by))),
        settings=_joined(of_settings(settings) for settings in judged_by),
    )


def _joined(hashes: Iterable[str]) -> str:
    """The one hash, or that of several."""
    several = sorted(set(hashes))
    return several[0] if len(several) == 1 else _short(*several) if several else ""


@functools.lru_cache(maxsize=1024)
def of_rule(rulebook: Rulebook, rule_id: str) -> str:
    """The hash of all that a rule says, and of the word classes it names; empty for an id that no rule has."""
    rule = rulebook.rule(rule_id)
    if rule is None:
        return ""
    said = _said(rule)
    named = sorted(set(CLASS.findall(said)) & set(rulebook.vocabulary.classes))
    return _short(said, *(f"{name}: {sorted(rulebook.vocabulary.classes[name])}" for name in named))


def _said(rule: Rule) -> str:
    """Examples test a rule and change nothing; where it stands is a matter of this machine."""
    return repr(replace(rule, examples=(), literals=0, path="", line=0))


def of_settings(settings: Settings) -> str:
    """The hash of what changes judgement."""
    said = ((one.name, getattr(settings, one.name)) for one in fields(settings) if one.name not in ASIDE)
    return _short(*(f"{name}: {_ordered(value)!r}" for name, value in said))


def _ordered(value: object) -> object:
    """Lists of packs and rules mean the same in any order."""
    return sorted(map(str, value)) if isinstance(value, tuple) else value


@functools.cache
def of_model(name: str = "") -> str:
    """The hash of the bundled parser, or name and version of the pipeline in its place.

    Of the bundled one, its description with all figures of its training, and the size of each file: its 12 MB would
    take 20 ms to read.
    """
    if name:
        return f"{name} {_version(name)}".strip()
    home = folder("model")
    files = sorted(path for path in home.rglob("*") if path.is_file() and path.suffix != ".pyc")
    sizes = (f"{path.relative_to(home).as_posix()}: {path.stat().st_size}" for path in files)
    return _short((home / "meta.json").read_text(encoding="utf-8"), *sizes)


@functools.cache
def of_reader(mode: str = "on") -> str:
    """The hash of the learned reader, of what it is asked to read and of how far it is believed; empty if it is off.

    Its card holds the hash of its 18 MB.
    """
    if mode == "off":
        return ""
    home = folder("taught")
    return _short(*((home / name).read_text(encoding="utf-8") for name in ("card.json", "anchors.json", "trust.json")))


def _version(name: str) -> str:
    from importlib import metadata  # 25 ms, only where another pipeline is asked for

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # a folder, which has no version
        return ""


def _short(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:SHORT]
