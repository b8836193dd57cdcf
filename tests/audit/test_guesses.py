"""What is guessed of a paper without asking anybody: whose it is, and when its meeting was, each with its source."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from carelint.audit.committees import committee
from carelint.audit.meetings import meeting
from carelint.audit.period import Period
from carelint.document import one_paragraph

Q3 = Period.of("2026-Q3")
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>2026-07-01T09:00:00Z</dcterms:created>'
    "</cp:coreProperties>"
)


def _made(core: str) -> bytes:
    """An office file with these properties."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("docProps/core.xml", core)
    return data.getvalue()


@pytest.mark.parametrize(
    ("below", "mapping", "said"),
    [
        ("a.docx", [], ("", "")),
        ("quality/a.docx", [], ("quality", "folder")),
        ("quality/2026-07-14/a.docx", [], ("quality", "folder")),
        ("2026-07-14/quality/a.docx", [], ("quality", "folder")),
        ("2026/Q3/July/Meeting papers/a.docx", [], ("", "")),
        ("Board/sub/a.docx", [], ("Board", "folder")),
        ("q/a.docx", [("q/", "Quality Committee")], ("Quality Committee", "mapping")),
        ("q/a.docx", [("*.docx", "Everybody"), ("q/", "Quality Committee")], ("Quality Committee", "mapping")),
        ("other/a.docx", [("q/", "Quality Committee")], ("other", "folder")),
    ],
)
def test_whose_paper_it_is(below: str, mapping: list[tuple[str, str]], said: tuple[str, str]) -> None:
    """The settings, else the first folder that is not a date; the last glob that fits decides."""
    assert committee(f"papers/{below}", below, mapping) == said


@pytest.mark.parametrize(
    ("name", "text", "data", "said"),
    [
        ("2026-07-14 paper.docx", "", b"", ("2026-07-14", "name")),
        ("paper_20260714.docx", "", b"", ("2026-07-14", "name")),
        ("Paper 14.07.2026.pdf", "", b"", ("2026-07-14", "name")),
        ("Minutes 14th July 2026.pdf", "", b"", ("2026-07-14", "name")),
        ("minutes-july-14-2026.pdf", "", b"", ("2026-07-14", "name")),
        ("Minutes of 12 May 2026, for 14 July 2026.pdf", "", b"", ("2026-07-14", "name")),
        ("board/2026-07-14/paper.docx", "Held on 1 August 2026", b"", ("2026-07-14", "folder")),
        ("pack 2026-09-01.zip › paper.docx", "", b"", ("2026-09-01", "folder")),
        ("paper.docx", "Meeting of the Board held on 14 July 2026", b"", ("2026-07-14", "page")),
        ("paper.docx", "We opened the garden 3 July 2026.", b"", ("2026-07-03", "page")),
        ("paper.docx", "The Act of 14 March 2012 is read.", b"", (None, "")),
        ("paper.docx", "Meeting held on 31 June 2026", b"", (None, "")),
        ("paper.docx", "x" * 3_000 + " Meeting held on 14 July 2026", b"", (None, "")),
        ("paper.docx", "No day", _made(CORE), ("2026-07-01", "properties")),
        ("paper.docx", "No day", _made(CORE.replace("2026", "MMXX")), (None, "")),
        ("paper.docx", "No day", b"PK damaged", (None, "")),
        ("version 1.2.3 of 12-34-5678.docx", "", b"", (None, "")),
    ],
)
def test_when_the_meeting_was(name: str, text: str, data: bytes, said: tuple[str | None, str]) -> None:
    """The name, the folder, the first page, the properties; each only where the one before says nothing."""
    day, whence = meeting(name, one_paragraph(text), data, Q3)

    assert (day.isoformat() if day else None, whence) == said
    assert day is None or isinstance(day, date)
