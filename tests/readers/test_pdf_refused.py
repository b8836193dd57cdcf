"""Why a PDF is not read decides whether the other engine is tried, not the words in which that is told."""

from __future__ import annotations

import pytest

from carelint import readers
from carelint.limits import Limits
from carelint.readers.options import Options
from carelint.readers.pdf.document import DamagedError
from tests.attacks import ATTACKS
from tests.readers.papers import paged
from tests.specimens import pdf

PROTECTED = paged([[(72, 700, "bed blockers", 11.0)]], secret="Seven")


@pytest.mark.parametrize(
    ("data", "options", "damaged"),
    [
        pytest.param(PROTECTED, Options(), False, id="no password"),
        pytest.param(PROTECTED, Options(password="other"), False, id="another password"),
        pytest.param(pdf([["words"]] * 3), Options(limits=Limits(pages=2)), False, id="too many pages"),
        pytest.param(b"%PDF-1.4 nothing of a PDF", Options(), True, id="damaged"),
    ],
)
@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
def test_only_what_is_damaged_is_called_so(data: bytes, options: Options, damaged: bool, engine: str) -> None:
    """By both engines."""
    asked = Options(engine=engine, password=options.password, limits=options.limits)
    with pytest.raises(readers.UnreadableError) as caught:
        readers.read("paper.pdf", data, asked)

    assert isinstance(caught.value, DamagedError) == damaged


def test_a_locked_file_says_nothing_of_the_next_one() -> None:
    """PDFium remembers the last error of its process."""
    _, make = ATTACKS["PDF, nested arrays"]
    with pytest.raises(readers.UnreadableError, match="password"):
        readers.read("locked.pdf", PROTECTED, Options())

    with pytest.raises(readers.UnreadableError, match="damaged"):
        readers.read("arrays.pdf", make(), Options())
