"""How much one document may ask of the machine.

In: nothing. Out: `Limits`, with defaults that no ordinary paper reaches.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

JUDGING = 10
"""Times what reading may take, that judging may: a thousand pages take about a minute (2026-11-27)."""
MODELS_MB = 2_048
"""Address space of the models that judge, on top of what a document may take; they have 600 MB in use."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused rather than read; each can be set in .carelint.yaml under `limits:`."""

    file_mb: int = 200
    """Size of a file; ten times the largest board pack we have met. Tables that are streamed are not held to it."""
    pages: int = 2_000
    """Pages of a PDF, slides of a presentation."""
    paragraphs: int = 200_000
    """Blocks of one document; a thousand-page pack has some 30,000."""
    part_mb: int = 100
    """One part of a package, unpacked."""
    unpacked_mb: int = 300
    """All parts that are text, unpacked."""
    ratio: int = 200
    """Unpacked to packed, for parts over 1 MB; text shrinks to a tenth or so (Apache Tika refuses beyond 100)."""
    depth: int = 200
    """Elements inside one another; Word itself stops far below."""
    seconds: int = 60
    """Time of the processor in which a document must be read; by the clock five times as much, for a busy machine."""
    memory_mb: int = 2_048
    """Memory that reading it may take, where the system can hold a process to that (not on Windows)."""

    @property
    def judging(self) -> Limits:
        """What a process that judges may take."""
        return replace(self, seconds=self.seconds * JUDGING, memory_mb=self.memory_mb + MODELS_MB)
