"""The audit at scale: a made-up archive of Word and PDF papers with planted language, and how long it takes.

In: how many documents, of how many pages. Out: documents and pages a second with one process and with two, memory,
the size of the store, an unchanged second run, going on after kill -9, and a report and a comparison with one
committee's papers as an earlier quarter; and whether what was planted was found.

    python benchmarks/audit.py [--documents 200] [--pages 20] [--folder FOLDER] [--jobs 1 2]

With a folder the archive is kept there, and made only once. `--jobs 2` leaves out the run with one process.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from carelint.audit import asking
from carelint.audit.store import Store

EARLIER, PERIOD = "2026-Q2", "2026-Q3"
COMMITTEES = ("Board", "Quality Committee", "People Committee", "Finance Committee", "Safeguarding Group")
SENTENCES = (
    "The Board noted that performance against the plan improved in October, and that {n} people went home.",
    "Residents told us that the new clinic is easier to reach, and staff described calmer evenings.",
    "The team will report on the {n} actions that were agreed with families in the spring.",
    "Capacity in theatres remains a concern; {n} rooms are being repaired.",
    "Members asked what the changes would mean for people who live alone.",
    "The garden was opened on a Tuesday and {n} people came.",
    "We thank every colleague who stayed late while the lifts were out of use.",
)
PLANTED = (
    ("objectifying/bed-blocker", "Then {n} bed blockers were discussed at length."),
    ("stigmatising/frequent-flyer", "A list of frequent flyers was shared with the ward."),
    ("", "We asked her what matters to you, and changed the plan."),
)
"""Rule that ought to notice it, and the sentence; the last is of care."""
ONE_IN = 40
"""Sentences between two planted ones, on average."""
PARAGRAPHS, LONG = 6, 8
"""Paragraphs of a page, sentences of a paragraph: about 600 words of a full page."""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


@dataclass(frozen=True)
class Taken:
    """A run, as it was measured."""

    seconds: float
    processor: float
    """Seconds of the processor that all its processes took together: what a busy machine does not change."""
    memory_mb: float
    """The most that all its processes held together, memory they share counted once."""
    code: int


def archive(folder: Path, documents: int, pages: int, seed: int = 1) -> dict[str, int]:
    """Papers in the folders of committees and meetings, every second one a PDF; how often each rule was planted."""
    planted: dict[str, int] = {}
    for number in range(documents):
        dice = random.Random(f"{seed} {number}")
        paper = [list(_page(dice, planted)) for _ in range(max(1, round(pages * dice.uniform(0.4, 1.6))))]
        name = f"{2026}-{7 + number % 3:02}-{1 + number % 28:02}"
        path = (
            folder / COMMITTEES[number % len(COMMITTEES)] / name / f"paper {number}.{'pdf' if number % 2 else 'docx'}"
        )
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes((pdf_file if number % 2 else word_file)(f"Paper {number}", paper))
    return planted


def _page(dice: random.Random, planted: dict[str, int]) -> Iterator[str]:
    for _ in range(PARAGRAPHS):
        said = []
        for _ in range(LONG):
            rule, sentence = dice.choice(PLANTED) if dice.randrange(ONE_IN) == 0 else ("-", dice.choice(SENTENCES))
            if rule != "-":
                planted[rule] = planted.get(rule, 0) + 1
            said.append(sentence.format(n=dice.randrange(2, 90)))
        yield " ".join(said)


def word_file(title: str, paper: Sequence[Sequence[str]]) -> bytes:
    break_ = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = [f"<w:p><w:r><w:t>{title}</w:t></w:r></w:p>"]
    for number, page in enumerate(paper):
        for at, text in enumerate(page):
            turned = break_ if number and not at else ""
            body.append(f"<w:p>{turned}<w:r><w:t>{text}</w:t></w:r></w:p>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", RELATIONS)
        file.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>')
    return out.getvalue()


def pdf_file(title: str, paper: Sequence[Sequence[str]]) -> bytes:
    """Lines as a printer sets them, without tags, as most papers are."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    page_ = canvas.Canvas(out, pagesize=(595, 842), invariant=1)
    page_.setTitle(title)
    for page in paper:
        y = 800.0
        page_.setFont("Helvetica", 9)
        for text in page:
            for line in simpleSplit(text, "Helvetica", 9, 500):
                page_.drawString(48, y, line)
                y -= 11
            y -= 8
        page_.showPage()
    page_.save()
    return out.getvalue()


def taken(folder: Path, store: Path, jobs: int, *, period: str = PERIOD, kill_at: int = 0) -> Taken:
    """A run of `carelint audit run`, measured; with `kill_at`, ended by kill -9 once so many files are kept."""
    told = ("run", str(folder), "--period", period, "--store", str(store), "--quiet", "--jobs", str(jobs))
    return _measured(*told, store=store, kill_at=kill_at)


def _measured(*words: str, store: Path, kill_at: int = 0) -> Taken:
    start, most, used = time.perf_counter(), 0.0, dict[int, float]()
    command = [sys.executable, "-m", "carelint", "audit", *words]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while run.poll() is None:
        most = max(most, _memory_mb(run.pid, used))
        if kill_at and store.exists() and _kept(store) >= kill_at:
            run.send_signal(signal.SIGKILL)
            run.wait()
        time.sleep(0.2)
    return Taken(time.perf_counter() - start, sum(used.values()), most, run.returncode)


def _memory_mb(root: int, used: dict[int, float]) -> float:
    """Proportional set sizes of a process and all below it; what each has used of the processor is noted."""
    below, total = [root], 0
    while below:
        number = below.pop()
        try:
            rollup = Path(f"/proc/{number}/smaps_rollup").read_text()
            total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
            times = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[11:13]
            used[number] = sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
            for task in os.listdir(f"/proc/{number}/task"):
                below += map(int, Path(f"/proc/{number}/task/{task}/children").read_text().split())
        except (OSError, StopIteration):
            continue
    return total / 1024


def _kept(store: Path) -> int:
    try:
        with Store.open(str(store)) as kept, kept.reading() as connection:
            return sum(one.files for one in asking.periods(connection))
    except Exception:  # its tables are just being made
        return 0


def _found(store: Path) -> tuple[int, int, dict[str, int]]:
    """Documents, pages, and how often each rule noticed something."""
    with Store.open(str(store)) as kept, kept.reading() as connection:
        documents = asking.documents(connection, PERIOD)
        found: dict[str, int] = {}
        for one in asking.counts(connection, PERIOD):
            found[one.rule] = found.get(one.rule, 0) + one.number
    return len(documents), sum(one.pages for one in documents), found


def _size_mb(store: Path) -> float:
    return sum(path.stat().st_size for path in store.parent.glob(f"{store.name}*")) / 1e6


def main() -> None:
    """Make the archive, run, and say how long it took."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--documents", type=int, default=200)
    arguments.add_argument("--pages", type=int, default=20)
    arguments.add_argument("--folder", type=Path)
    arguments.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch, "archive")
        planted = archive(folder, given.documents, given.pages)
        _measure(folder, Path(scratch), planted, given.jobs)


def _measure(folder: Path, scratch: Path, planted: dict[str, int], jobs: Sequence[int]) -> None:
    """Each figure is told as soon as it is there."""
    runs = []
    for number in jobs:
        store = scratch / f"{number}.db"
        runs.append(taken(folder, store, number))
        documents, pages, found = _found(store)
        print(f"{documents:,} documents, {pages:,} pages, {os.cpu_count()} cores, {_spoken(number, runs[-1])}")
        pace = documents / runs[-1].seconds, pages / runs[-1].seconds
        print(f"  {pace[0]:.1f} documents and {pace[1]:.0f} pages a second", flush=True)
    if runs[1:]:
        print(f"{jobs[-1]} against {jobs[0]}: {runs[0].seconds / runs[-1].seconds:.2f} times as fast", flush=True)
    again = taken(folder, store, number)
    print(f"unchanged: {_told(again)}, {runs[-1].seconds / again.seconds:.0f} times as fast", flush=True)
    cut = taken(folder, scratch / "cut.db", number, kill_at=documents // 2)
    kept = _kept(scratch / "cut.db")
    rest = taken(folder, scratch / "cut.db", number)
    print(f"kill -9 with {kept:,} kept: {_told(cut)}; the rest: {_told(rest)}", flush=True)
    size = _size_mb(store)
    print(f"store: {size:.1f} MB, {1000 * size / documents:.0f} kB a document")
    _tell_of_quarters(folder / COMMITTEES[0], store, number)
    for rule, count in sorted(planted.items()):
        if rule:
            print(f"planted {rule}: {count:,}, noticed {found.get(rule, 0):,}")


def _tell_of_quarters(committee: Path, store: Path, jobs: int) -> None:
    taken(committee, store, jobs, period=EARLIER)
    at = ("--store", str(store))
    compared = _measured("compare", EARLIER, PERIOD, *at, store=store)
    out = (word for form in ("html", "xlsx", "csv", "docx") for word in ("-o", str(store.with_name(f"a.{form}"))))
    reported = _measured("report", "--period", PERIOD, *at, *out, store=store)
    print(f"compared with a committee as the quarter before: {_told(compared)}; report: {_told(reported)}", flush=True)


def _spoken(jobs: int, run: Taken) -> str:
    name = "one process" if jobs == 1 else f"{jobs} processes"
    return f"{name}: {_told(run)}, {run.memory_mb:.0f} MB at most"


def _told(run: Taken) -> str:
    return f"{run.seconds:.1f} s ({run.processor:.1f} s of the processor, exit code {run.code})"


if __name__ == "__main__":
    main()
