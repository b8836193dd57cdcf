"""Says by which words a report was made: our dictionary, and an organisation's own with their versions.

In: a `Report`. Out: a few words.
"""

from __future__ import annotations

from carelint.finding import Report
from carelint.writers.voice.wording import one_line


def judged_by(report: Report) -> str:
    """dictionary 0a1b2c3d4e5f, trust-words 2026-11 and our-words.csv 7fe2a9c1."""
    own = [one_line(f"{name} {version}") for name, version in report.packs]
    said = [f"dictionary {report.dictionary}", *own]
    return " and ".join(part for part in (", ".join(said[:-1]), said[-1]) if part)
