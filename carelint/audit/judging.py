"""By what an audit judges: the settings of each paper's folder, with what an audit asks beside them, in one digest.

In: a resolver. Out: rulebook, settings and reader's options of a path; `Terms` for the store.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import replace

from carelint import provenance
from carelint.audit.keeping import Terms
from carelint.audit.stored import StoredRule
from carelint.beside import Terms as Judges
from carelint.meant import wanted
from carelint.policy import withheld
from carelint.rule import REGISTERS
from carelint.rulebook import Rulebook
from carelint.run import rulebook_for
from carelint.settings import Resolver, Settings
from carelint.version import VERSION

SHAPE = "audit/1"
"""Raised when an audit keeps other things of a paper than before, so that each is read again."""


def terms_for(resolver: Resolver, path: str) -> Judges:
    """By what a path is judged; attachments of e-mail are always read."""
    settings = _with_attachments(resolver.settings_for(path))
    return rulebook_for(settings), settings, wanted(settings)


@functools.lru_cache(maxsize=64)
def _with_attachments(settings: Settings) -> Settings:
    """Equal settings stay one object."""
    return replace(settings, also=tuple(dict.fromkeys((*settings.also, "attachments"))))


def digest(rulebook: Rulebook, settings: Settings, *, context: bool) -> str:
    """What has to be equal for a paper not to be read again."""
    parts = (
        SHAPE, VERSION, rulebook.digest, provenance.of_model(settings.model), provenance.of_reader(settings.reader),
        provenance.of_settings(settings), repr(settings.limits), settings.column, settings.id_column,
        str(settings.redact), str(context),
    )  # fmt: skip
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def terms(rulebook: Rulebook, settings: Settings, *, context: bool) -> Terms:
    """What judges, with the hash of every rule that is at work in any register."""
    reasons = [withheld(rulebook, name, settings) for name in REGISTERS]
    idle = set.intersection(*map(set, reasons))
    rules = (
        StoredRule(
            rule.id, provenance.of_rule(rulebook, rule.id), rule.family, rule.pathology, rule.answer,
            rule.level.value, rule.message,
        )
        for rule in rulebook.rules
        if rule.id not in idle
    )  # fmt: skip
    return Terms(
        digest=digest(rulebook, settings, context=context),
        version=VERSION,
        dictionary=rulebook.digest[: provenance.SHORT],
        model=provenance.of_model(settings.model),
        reader=provenance.of_reader(settings.reader),
        settings=provenance.of_settings(settings),
        packs=tuple(sorted(settings.opted)),
        rules=tuple(sorted(rules, key=lambda rule: rule.id)),
    )
