"""The page of a 300-page paper: how long it takes to write, how heavy it is, and what a browser has to do with it.

In: nothing. Out: seconds, megabytes, and Chromium's own counts of scripting and layout, where Chromium is installed.

    python benchmarks/page.py [--keep PAGE.html]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from carelint import readers
from carelint.finding import Report
from carelint.run import cache_folder, check_documents, rulebook_for
from carelint.settings import Settings
from carelint.writers.options import Options
from carelint.writers.page import html

PARAGRAPHS = 2_000
"""Of sixty words: 120,000 words, which is 300 pages of 400."""
PHRASES = ("bed blockers", "frequent flyers", "hard-to-reach communities", "high utilizers", "the elderly", "diabetics")
PROSE = (
    "In week {n} the Board noted that {phrase} were named in the plan, and asked what had become of the people "
    "themselves. Residents told us that the new clinic is easier to reach, and staff described calmer evenings with "
    "time for an unhurried conversation. The team will report on the {n} actions in January, with the costs of each "
    "and the reasons for the two that were delayed by the weather."
)
LONG_TASK = 50
"""Milliseconds after which a browser's main thread counts as blocked (W3C Long Tasks)."""


def paper() -> str:
    """A long board paper with a heading for every ten paragraphs."""
    parts = ["# Papers for the year"]
    for n in range(PARAGRAPHS):
        if n % 10 == 0:
            parts.append(f"## Item {n // 10 + 1}")
        parts.append(PROSE.format(n=n, phrase=PHRASES[n * 7 % len(PHRASES)]))
    return "\n\n".join(parts)


def report() -> Report:
    """What carelint notices in it."""
    settings = Settings(register="board", cache=cache_folder())
    return check_documents([readers.read("papers.md", paper().encode())], rulebook_for(settings), settings)


def written(made: Report) -> str:
    """The page; prints how long it took."""
    taken, page = [], ""
    for _ in range(5):
        start = time.perf_counter()
        page = html.write(made, options=Options())
        taken.append(time.perf_counter() - start)
    done = made.documents[0]
    print(f"paper    {done.words:,} words, {len(done.listed):,} phrases noticed, {len(done.care):,} places of care")
    print(f"written  in {statistics.median(taken):.2f} s (median of 5, first {taken[0]:.2f} s)")
    print(f"weight   {len(page.encode('utf-8')) / 1e6:.2f} MB")
    return page


def opened(path: Path, chromium: str) -> None:
    """What Chromium has to do to open the page and to scroll through all of it; prints it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="load")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        print(f"opened   in {time.perf_counter() - start:.2f} s: {_work(session)}")
        frames = page.evaluate(SCROLL)
        late = sum(1 for frame in frames if frame > LONG_TASK)
        share = 100 * late / len(frames)
        print(
            f"scrolled {len(frames)} screens: {statistics.median(frames):.0f} ms a frame (median), "
            f"{sorted(frames)[int(len(frames) * 0.95)]:.0f} ms (95th of 100), {share:.1f} % over {LONG_TASK} ms"
        )
        print(f"after it {_work(session)}")
        start = time.perf_counter()
        page.locator("[data-hides]").first.uncheck()
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        print(f"filtered in {time.perf_counter() - start:.2f} s")
        browser.close()


def _work(session: Any) -> str:
    """Seconds on the main thread since the page was opened."""
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    names = {"ScriptDuration": "script", "LayoutDuration": "layout", "RecalcStyleDuration": "style"}
    return ", ".join(f"{said} {found[name]:.2f} s" for name, said in names.items())


SCROLL = """async () => {
  const taken = [];
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  let last = await frame();
  for (let y = 0; y < document.documentElement.scrollHeight && taken.length < 1500; y += 800) {
    scrollTo(0, y);
    const now = await frame();
    taken.push(now - last);
    last = now;
  }
  return taken;
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="leave the page here")
    options = parser.parse_args()
    page = written(report())
    with tempfile.TemporaryDirectory() as folder:
        path = (options.keep or Path(folder) / "page.html").resolve()
        path.write_text(page, encoding="utf-8")
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        if chromium:
            opened(path, chromium)
        else:
            print("opened   not measured: there is no Chromium here")


if __name__ == "__main__":
    main()
