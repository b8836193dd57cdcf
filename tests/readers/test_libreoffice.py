"""Files by a real producer: one Word paper, saved by LibreOffice in every format that it writes and we read."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from carelint import readers
from carelint.document import Document, prose
from carelint.engine import check_document
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from tests.readers.papers import BODY, HEADER, word

MADE = {"odt": "odt", "doc": "doc", "rtf": "rtf", "docx": "docx", "pdf": "pdf"}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, office: Callable[..., None]) -> dict[str, Document]:
    """The paper in each format, as we read it."""
    folder = tmp_path_factory.mktemp("saved")
    source = folder / "paper.docx"
    source.write_bytes(word(deleted=False))  # LibreOffice prints deletions into a PDF
    for form in MADE.values():
        office(form, folder / "out", source)
    return {form: readers.read(f"paper.{form}", (folder / "out" / f"paper.{form}").read_bytes()) for form in MADE}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("\u2011", "-"))


@pytest.mark.parametrize("form", MADE)
def test_every_word_comes_back(form: str, saved: dict[str, Document]) -> None:
    """Body, list, table in a table, note and header; neither what is hidden nor a field's instruction."""
    document = saved[form]
    found = _words(" ".join(prose(document, block) for block in document.blocks))
    wanted = _words(" ".join([*(text for _, text in BODY), HEADER]))

    assert sorted(set(wanted) - set(found)) == []
    assert not {"gone", "secret", "unseen"} & set(found)
    assert document.format == form


@pytest.mark.parametrize("form", MADE)
def test_the_same_is_noticed(form: str, saved: dict[str, Document], rulebook: Rulebook) -> None:
    """Whoever wrote the file."""
    done = check_document(saved[form], rulebook, Settings(register="board"))

    assert [found.rule for found in done.listed] == ["objectifying/bed-blocker"]
