"""What the reader is taught: passages, and the phrases in each that an editor would point out.

In: files of JSON lines in either of two forms. Written passages name phrases (`flags`, `either`: phrase, family);
sentences from real papers give places (`spans`: start, end, label, family). Out: `Passage`s.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from carelint.likeness import TAUGHT
from carelint.sentences import sentences


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase of a passage: half-open code points, its family, and whether informed editors would differ."""

    start: int
    end: int
    family: str
    open: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or two from a kind of paper; every place outside its spans stays silent."""

    id: str
    register: str
    text: str
    spans: tuple[Span, ...]
    entry: str


def passages(paths: Iterable[Path]) -> Iterator[Passage]:
    """All passages of some files, in their order."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield _passage(json.loads(line))


def write(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Rows as a file of JSON lines, which `passages` reads."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def parted(passage: Passage) -> list[Passage]:
    """Its sentences, each a passage: carelint reads sentence by sentence."""
    return [_part(passage, start, end) for start, end in sentences(passage.text)]


def _part(passage: Passage, start: int, end: int) -> Passage:
    inside = [span for span in passage.spans if span.start < end and start < span.end]
    spans = (replace(s, start=max(s.start, start) - start, end=min(s.end, end) - start) for s in inside)
    return replace(passage, text=passage.text[start:end].rstrip(), spans=tuple(spans))


def _passage(row: dict) -> Passage:
    spans = _placed(row) if "spans" in row else _named(row)
    return Passage(row["id"], row["register"], row["text"], tuple(spans), row.get("entry", ""))


def _placed(row: dict) -> Iterator[Span]:
    for span in row["spans"]:
        if span["label"] in ("flag", "either"):
            yield Span(span["start"], span["end"], _family(span.get("family", "")), span["label"] == "either")


def _named(row: dict) -> Iterator[Span]:
    for label in ("flags", "either"):
        for flag in row.get(label, []):
            start = row["text"].find(flag["phrase"])
            if start < 0:
                raise ValueError(f"{row['id']}: the passage does not hold the phrase {flag['phrase']!r}")
            yield Span(start, start + len(flag["phrase"]), _family(flag.get("family", "")), label == "either")


def _family(named: str | list[str]) -> str:
    """The first family the reader knows; jargon, which is rare, is taught as industrial."""
    names = [named] if isinstance(named, str) else named
    return next((name for name in names if name in TAUGHT), TAUGHT[0])
