"""What speed is measured on: real board papers where they are at hand, else a text of the same density.

In: a folder of public papers, if any. Out: texts, a PDF, a Word file, mixed documents and a table.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from audit import pdf_file, word_file

PAPERS = Path(__file__).resolve().parents[2] / "shared" / "corpora"
"""Public papers beside the repository; see the README there."""
CLEAN = "# Notes\n\nThe garden was open on Tuesday and many people came. We talked about the new paths.\n\n" * 15
NOTICED = "# Notes\n\nThe diabetic in bed four refused breakfast. Patients were processed.\n\n" * 18
PAGE = 1_400
"""Code points of a small file."""
LONG = 1_000_000
PLAIN = (
    "The Board received the report and noted that {n} people went home in the week with the help they had chosen.",
    "Attendance at the walk-in centre was {n} in October, which is higher than in the same month of last year.",
    "Members asked whether the figures for the north of the city include those who are registered elsewhere.",
    "The work with housing associations and the voluntary sector continues, and a further meeting is planned.",
    "A copy of the risk register is attached as appendix {n}; three risks have been closed since the last meeting.",
    "Staff told us that the new rota is fairer, and that handover in the evening takes less time than it did.",
    "It was agreed that the draft would be shared with residents before it comes back to the committee in March.",
    "There were {n} complaints in the quarter, of which most were about letters that came late or not at all.",
    "The Chief Nurse gave an update on infection control and thanked the team for their work over the winter.",
    "The policy was last reviewed in 2023 and applies to all colleagues, volunteers and students on placement.",
)
COUNTED = (
    "Productivity improved by {n} per cent against plan, and the efficiency programme is on track to deliver.",
    "The trajectory for elective recovery has been agreed with the ICB, subject to capacity in theatres.",
    "Throughput in the unit is limited by flow out of the wards; a demand and capacity review is under way.",
)
LISTED = (
    "Then {n} bed blockers were discussed at length.",
    "Patients are processed within four hours in {n} per cent of cases.",
)
NOTES = (
    "Pt seen on ward round. Denies chest pain, SOB or palpitations. Obs stable, afebrile. Plan: continue abx.",
    "Mr {name} slept well. Ate half of breakfast, drank tea. Daughter visited and will bring his glasses tomorrow.",
    "84F admitted after a fall at home. PMH: hypertension, T2DM. Medications reviewed. Mobilises with a frame.",
    "Wound clean and dry, dressing changed. She says that the pain is better. Review on Thursday.",
    "Telephone call to GP. Results awaited. Has been refusing physio since Monday; asked what would help.",
    "Known diabetic, non-compliant with insulin. Frequent attender. Home once package of care is in place.",
)
NAMES = ("Bell", "Okafor", "van der Meulen", "Singh", "Kowalska", "Price")


def board(papers: Path = PAPERS) -> tuple[str, str]:
    """1 MB of board text, and where it is from."""
    if (papers / "board").is_dir():
        texts = [path.read_text(encoding="utf-8") for path in sorted((papers / "board").iterdir())]
        return "\n\n".join(texts)[:LONG], "real board papers"
    return "".join(_paragraphs())[:LONG], "made text of a real paper's density"


def _paragraphs() -> Iterator[str]:
    """In 10,000 words 2 phrases that are listed and 110 that are only counted, as in real papers."""
    dice = random.Random(1)
    for number in range(9_000):
        if number % 12 == 0:
            yield f"# {number // 12 + 1} Report of the director\n\n"
        for _ in range(dice.randrange(2, 9)):
            chance = dice.random()
            some = LISTED if chance < 0.0035 else COUNTED if chance < 0.09 else PLAIN
            yield dice.choice(some).format(n=dice.randrange(2, 90)) + " "
        yield "\n\n"


def notes(papers: Path = PAPERS) -> list[str]:
    """Clinical notes, one or a few sentences each."""
    if (papers / "clinical").is_dir():
        read = (path.read_text(encoding="utf-8") for path in sorted((papers / "clinical").glob("*.txt")))
        parts = (" ".join(part.split())[:300] for text in read for part in text.split("\n"))
        return [part for part in parts if len(part) > 40]
    return [text.format(name=name) for text in NOTES for name in NAMES]


def table(path: Path, rows: int) -> None:
    """A CSV of so many notes; each is told apart by its number, so that none is known from the one before."""
    some = notes()
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id", "note"])
        out.writerows([number, f"{some[number % len(some)]} {number}."] for number in range(rows))


def pages(text: str, count: int) -> list[list[str]]:
    """A text as so many pages of a few paragraphs; it begins again where it ends."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    long = [part for part in paragraphs if len(part) > 60]  # pages of tables may have none
    paragraphs = [_printable(part[:900]) for part in long or paragraphs or ["An empty page."]]
    return [[paragraphs[(5 * page + at) % len(paragraphs)] for at in range(5)] for page in range(count)]


def _printable(text: str) -> str:
    """What a PDF's own letters can show, and XML holds."""
    kept = text.encode("latin-1", "replace").decode("latin-1")
    return "".join(letter for letter in kept if letter.isprintable() and letter not in "<&")


def pdf(path: Path, text: str, count: int) -> None:
    """A PDF of so many pages."""
    path.write_bytes(pdf_file("Papers", pages(text, count)))


def word(path: Path, text: str, paragraphs: int) -> None:
    """A Word file of so many paragraphs."""
    path.write_bytes(word_file("Papers", pages(text, paragraphs // 5)))


def mixed(folder: Path, text: str, count: int) -> None:
    """Documents of two to five pages: text, Markdown, Word and PDF in turn."""
    folder.mkdir(parents=True)
    dice = random.Random(2)
    for number in range(count):
        start, size = dice.randrange(len(text) - 20_000), dice.randrange(4_000, 14_000)
        part, path = text[start : start + size], folder / f"paper {number}"
        if number % 4 < 2:
            path.with_suffix((".txt", ".md")[number % 4]).write_text(part, encoding="utf-8")
        elif number % 4 == 2:
            path.with_suffix(".docx").write_bytes(word_file("Paper", pages(part, 3)))
        else:
            path.with_suffix(".pdf").write_bytes(pdf_file("Paper", pages(part, 3)))
