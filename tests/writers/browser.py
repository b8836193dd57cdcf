"""A real browser for the tests of the page, and the pages that it opens.

In: reports. Out: files that Chromium shows; no test here touches the network.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from carelint import readers
from carelint.finding import Report, Unread
from carelint.rulebook import Rulebook
from carelint.run import check_documents
from carelint.settings import Settings
from carelint.source import Source

EXAMPLES = Path(__file__).parents[2] / "examples"
ATTACK = '"><img src=x onerror=alert(1)></style></script><svg onload=alert(1)>{{ 7 * 7 }}\u202e\x1b[31m'
HOSTILE = f"""# {ATTACK}

##### {ATTACK} and bed blockers {ATTACK}

{ATTACK} bed blockers {ATTACK}, {"unbroken" * 60} and {ATTACK} bed blockers.

> {ATTACK} frequent flyers

- {ATTACK} The diabetic in bed four refused breakfast.

| {ATTACK.replace("|", "")} | b |
|---|---|
| bed blockers | {"wide" * 80} |
"""
TABLE = "# Figures\n\n| Measure | a | b | c | d | e | f | g | h |\n" + "|---" * 9 + "|\n"
TABLE += "".join(f"| Frequent flyers written to in week {i} |" + f" {i * 7919} units |" * 8 + "\n" for i in range(12))
MANY = ("bed blockers", "diabetics", "rain", "alcoholics", "schizophrenics", "epileptics", "asthmatics", "amputees")
LONG = "# A year\n\n" + "\n\n".join(f"In week {week} the {word} waited." for week in range(20) for word in MANY)


def chromium() -> str:
    """Where Chromium is; a machine without one skips, but CI must have it."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("CI needs Chromium: apt-get install chromium")
    pytest.skip("there is no Chromium here")


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, headless."""
    path = chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield launched
        finally:
            launched.close()


def reports(rulebook: Rulebook) -> dict[str, Report]:
    """The three examples, and the pages that are hardest to keep in order."""

    def made(*papers: tuple[str, str], unread: tuple[Unread, ...] = ()) -> Report:
        documents = [readers.read(name, text.encode("utf-8", "replace")) for name, text in papers]
        return check_documents([*documents, *unread], rulebook, Settings())

    def example(name: str) -> Report:
        document = readers.read(name, (EXAMPLES / name).read_bytes())
        return check_documents([document], rulebook, Settings())

    gone = Unread(Source(f"gone{ATTACK}.docx"), "there is no such file", "Check its name and folder.")
    policy = (EXAMPLES / "access-policy.md").read_text(encoding="utf-8")
    return {
        "board": example("board-paper.docx"),
        "policy": example("access-policy.md"),
        "clinic": example("clinic-notes.txt"),
        "hostile": made((f"x{ATTACK[:20]}.md", HOSTILE), unread=(gone,)),
        "table": made(("figures.md", TABLE)),
        "several": made(("a.md", policy), ("b.md", policy), ("c.md", "# Garden\n\nNothing here.\n"), unread=(gone,)),
        "long": made(("long.md", LONG)),
        "nothing": made(("quiet.md", "# Garden\n\nThe garden was open on Tuesday.\n")),
        "one": made(("one.md", "# Discharge\n\nTwo bed blockers were moved.\n")),
        "unread": made(unread=(gone,)),
    }
