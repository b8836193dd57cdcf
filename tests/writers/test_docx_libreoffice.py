"""The Word copy in LibreOffice: it opens, shows every comment at its words, and reads as before."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as open_docx

from carelint import files, readers
from carelint.document import Document
from carelint.errors import UnreadableError
from carelint.finding import Finding
from carelint.writers.options import Options
from carelint.writers.word import docx as writer
from tests.specimens import docx
from tests.writers.test_docx import (
    ELSEWHERE,
    PLACES,
    WORDS,
    commented,
    finding,
    hold_together,
    notes,
    p,
    packed,
    r,
    report,
    said,
    written,
)

SHARED = Path(__file__).parents[3] / "shared" / "documents"
EXAMPLE = Path(__file__).parents[2] / "examples" / "board-paper.docx"
REAL = [EXAMPLE, *sorted(SHARED.glob("*.docx"))]
MOST = 40
POINTS = {"a control round paragraphs", "a simple field", "a field's result", "a field in one run"}
"""In the first paragraph of a control and in a field LibreOffice 7.4 shows the comment, but not its range."""
CUT_SHORT = {"a control round paragraphs"}
"""Of such a comment it drops the first lines."""
NOTED = packed(
    p(r(f"Two {WORDS}"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" moved.")),
    footnotes=notes("footnote", p(r(f"On {WORDS}."))),
)
SPECIMENS = {**{name: docx(body) for name, body in PLACES.items()}, "a footnote": NOTED}
SPECIMENS["beside a footnote's mark"] = packed(
    PLACES["beside a footnote's mark"], footnotes=notes("footnote", p(r("A note.")))
)
SPECIMENS |= {name: docx(body) for name, (body, _, _) in ELSEWHERE.items()}


def anywhere(document: Document) -> list[Finding]:
    """Findings on one or two words of each of the first blocks."""
    chance, found = random.Random(5), list[Finding]()
    for block in document.blocks[:MOST]:
        words = list(re.finditer(r"\w+(?:\W\w+)?", document.text[block.start : block.end]))
        if words:
            start, end = chance.choice(words).span()
            span = (block.start + start, block.start + end)
            found.append(finding(document, *span, rule=f"blaming/r{len(found)}"))
    return found


def reviewed(path: Path) -> tuple[bytes, bytes] | None:
    """(the file, its copy with comments), or None where there is nothing to comment."""
    data = files.load(str(path))
    try:
        document = readers.read(path.name, data)
    except UnreadableError:
        return None
    found = anywhere(document)
    return (data, writer.write(report(document, *found), options=Options(source=lambda _: data))) if found else None


@pytest.fixture(scope="module")
def converted(
    tmp_path_factory: pytest.TempPathFactory, office: Callable[..., None]
) -> dict[str, tuple[bytes, bytes, bytes, bytes]]:
    """Name → (file, copy, file as LibreOffice saves it, copy as LibreOffice saves it)."""
    folder = tmp_path_factory.mktemp("office")
    pairs = {name: (data, written(data)) for name, data in SPECIMENS.items()}
    pairs |= {path.name: pair for path in REAL if (pair := reviewed(path))}
    for number, (data, copy) in enumerate(pairs.values()):
        (folder / f"{number}-old.docx").write_bytes(data)
        (folder / f"{number}-new.docx").write_bytes(copy)
    out = folder / "out"
    office("docx", out, *sorted(folder.glob("*.docx")))
    return {
        name: (*pair, (out / f"{number}-old.docx").read_bytes(), (out / f"{number}-new.docx").read_bytes())
        for number, (name, pair) in enumerate(pairs.items())
    }


def ours(data: bytes) -> list[tuple[str, str]]:
    """Initials and words of each comment by carelint."""
    comments = open_docx(io.BytesIO(data)).comments
    return sorted((one.initials, " ".join(one.text.split())) for one in comments if one.author == "carelint")


def words(data: bytes) -> list[str]:
    return readers.read("x.docx", data).text.split()


@pytest.mark.parametrize("name", [*SPECIMENS, *(path.name for path in REAL)], ids=lambda name: name[-40:])
def test_libreoffice_keeps_text_and_comments(
    name: str, converted: dict[str, tuple[bytes, bytes, bytes, bytes]]
) -> None:
    """Saved by LibreOffice, the copy reads as the file itself does, and has every comment with its words."""
    if name not in converted:
        pytest.skip("no words to comment on")
    _, copy, old_saved, new_saved = converted[name]

    assert words(new_saved) == words(old_saved)
    assert len(ours(new_saved)) == len(ours(copy))
    if name in SPECIMENS and name not in CUT_SHORT:
        assert ours(new_saved) == ours(copy)


@pytest.mark.parametrize("name", sorted({*PLACES, "a footnote"} - POINTS))
def test_libreoffice_shows_the_comment_at_the_words(
    name: str, converted: dict[str, tuple[bytes, bytes, bytes, bytes]]
) -> None:
    """Its range is the phrase there too."""
    _, _, _, saved = converted[name]

    assert WORDS in {" ".join(text.split()) for text in commented(saved)}


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name[-40:])
def test_real_files_keep_everything_else(path: Path) -> None:
    """Every other member byte for byte, the text unchanged, and each comment at its words or saying where they are."""
    pair = reviewed(path)
    if pair is None:
        pytest.skip("no words to comment on")
    data, copy = pair
    hold_together(data, copy)
    found = anywhere(readers.read(path.name, data))
    comments, ranges = said(copy)[-len(found) :], commented(copy)

    for one, comment in zip(found, comments, strict=True):
        assert one.text in ranges or f"“{' '.join(one.text.split())}”" in comment.split("\n")[0]
