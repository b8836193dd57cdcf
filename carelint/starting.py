"""Writes first settings for a folder from what lies in it: what its documents are read as, and what is noticed.

In: the reports of a run over the folder. Out: `Seen`, and the text of a settings file with the reasons beside it.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from carelint.finding import Report
from carelint.register import NAMES
from carelint.rule import FAMILIES, PACKS

MOST = 200
"""Documents that are read to write first settings; a minute or so on a laptop."""
AGREED = 0.8
"""Share of a folder's documents that must be read alike before settings say so of all of them."""
SECTIONS = 30
"""Folders that settings name; a person has to read them."""
HEAD = """\
# Settings of carelint for this folder and those in it. A settings file in a folder further down overrules this one,
# key by key. `carelint settings show FILE` lists every key, what holds for a document, and who says so.
"""
KEYS = f"""\
# Opt-in packs: wider (disputed words) and plain (office jargon).
# packs: [{", ".join(PACKS)}]

# Rules, families or packs that are off, and rules that speak all the same.
# off: [exclusionary, disempowering/denies]
# on: [exclusionary/hard-to-reach]

# How strongly a rule, family or pack speaks: change, consider, notice (only counted) or off.
# levels:
#   stigmatising: consider

# What ends a run with exit code 1: change (a kinder word exists), consider (the default), or never.
# fail_on: change

# What is left out when a folder is read; written as in .gitignore.
# exclude: [archive/, "*.draft.docx"]

# Your own words: a folder laid out like wordlists/ and rules/.
# dictionary: our-words
"""


@dataclass
class Seen:
    """What was met in a folder."""

    folder: str
    files: int = 0
    """Documents that lie there; those beyond `MOST` are not read."""
    registers: dict[str, str] = field(default_factory=dict)
    """Name of each document that was read, from the folder, with `/` → what it is read as."""
    formats: Counter[str] = field(default_factory=Counter)
    noticed: Counter[str] = field(default_factory=Counter)
    """Family → phrases."""
    unread: int = 0

    def add(self, report: Report) -> None:
        """One more report. Only counts and names of files are kept, nothing of a text."""
        self.unread += len(report.unread)
        for done in report.clear.documents:
            self.formats[done.document.format] += 1
            self.noticed.update(found.family for found in done.listed)
            name = os.path.relpath(os.path.realpath(done.document.source.file), os.path.realpath(self.folder))
            self.registers[PurePath(name).as_posix()] = done.register

    @property
    def said(self) -> Iterator[str]:
        """What was met, in lines for a person."""
        read = sum(self.formats.values())
        kinds = ", ".join(f"{kind} {count}" for kind, count in self.formats.most_common())
        more = f" of {self.files:,}" if self.files > read + self.unread else ""
        yield f"{_many(read, 'document')}{more} read{f' ({kinds})' if kinds else ''}."
        if self.unread:
            yield f"{_many(self.unread, 'document')} could not be read; carelint check says why."
        phrases = ", ".join(f"{family} {self.noticed[family]:,}" for family in FAMILIES if self.noticed[family])
        total = self.noticed.total()
        yield f"{_many(total, 'phrase')} would be noticed: {phrases}." if total else "Nothing would be noticed."


def chosen(paths: Sequence[str]) -> list[str]:
    """The documents that are read: all, or every so-manieth of them, so that each folder is met."""
    if len(paths) <= MOST:
        return list(paths)
    return [paths[at * len(paths) // MOST] for at in range(MOST)]


def text(seen: Seen) -> str:
    """The settings file."""
    said = "".join(f"# {line}\n" for line in seen.said)
    return f"{HEAD}#\n# When this file was made:\n{said}\n{_registers(seen)}\n{KEYS}"


def _registers(seen: Seen) -> str:
    """What the documents are read as: one line for all of them, or sections for folders that differ."""
    why = (
        "# What kind of documents these are: board, policy or clinical. What is said here holds for whole documents;\n"
        "# left out, it is guessed for each document and each section of it.\n"
    )
    whole = _agreed(seen.registers.values())
    if not seen.registers:
        return f"{why}# register: policy\n"
    if whole and len(set(seen.registers.values())) == 1:
        return f"{why}# All of them look like {NAMES[whole]}.\nregister: {whole}\n"
    found = list(_folders("", seen.registers))
    lines = [line for one in found[:SECTIONS] for line in one]
    rest = f"  # {_many(len(found) - SECTIONS, 'more folder')} agree too.\n" if len(found) > SECTIONS else ""
    if not lines:
        return (
            f"{why}# Here they differ from document to document, and guesses are left to be made.\n# register: policy\n"
        )
    return f"{why}files:\n{''.join(lines)}{rest}"


def _folders(above: str, registers: dict[str, str]) -> Iterator[list[str]]:
    """The uppermost folders whose documents are read alike, each as the lines of a section."""
    below: dict[str, dict[str, str]] = {}
    for name, register in registers.items():
        first, _, rest = name.removeprefix(above).partition("/")
        if rest:
            below.setdefault(first, {})[name] = register
    for first, some in sorted(below.items()):
        register = _agreed(some.values())
        if register:
            yield _section(f"/{above}{first}/", register, Counter(some.values()))
        else:
            yield from _folders(f"{above}{first}/", some)


def _section(folder: str, register: str, counts: Counter[str]) -> list[str]:
    many = ", ".join(f"{count} like {NAMES[other]}" for other, count in counts.most_common())
    like = f": {many}" if len(counts) > 1 else f" like {NAMES[register]}"
    glob = re.sub(r"([\\*?\[\]!# ])", r"\\\1", folder)
    return [
        f"  # {_many(counts.total(), 'document')}{like}\n",
        f"  - paths: {json.dumps(glob, ensure_ascii=False)}\n",
        f"    register: {register}\n",
    ]


def _agreed(registers: Iterable[str]) -> str:
    """The register that nearly all are read as; empty where they differ."""
    counts = Counter(registers)
    if not counts:
        return ""
    ((first, count),) = counts.most_common(1)
    return first if count >= AGREED * counts.total() else ""


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
