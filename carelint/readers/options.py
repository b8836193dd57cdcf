"""What a reader is asked to take in, and how far it may go.

In: what settings and the command line said. Out: `Options`; readers never ask the environment.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from carelint.limits import Limits


@dataclass(frozen=True, slots=True)
class Options:
    """Choices that change what is read, not how it is judged."""

    engine: str = "pdfium"
    """Which reader opens a PDF first: pdfium or pdfminer."""
    comments: bool = False
    """Whether margin comments are read."""
    hidden: bool = False
    """Whether hidden text, slides and sheets are read."""
    as_word: bool = False
    """Whether an OpenDocument text is read as the Word file that LibreOffice makes of it, for a copy in Word."""
    ocr: bool = False
    """Whether pages of a PDF that are pictures are read by sight."""
    attachments: bool = False
    """Whether the attachments of a message are read, each as a document."""
    password: str = field(default="", repr=False)
    """For protected PDFs; never shown."""
    column: str = ""
    """Column of a table that holds the texts; each row is then a document of its own."""
    id_column: str = ""
    """Column that names the row; without it rows are numbered."""
    limits: Limits = field(default_factory=Limits)


PLAIN = Options()
"""What is read unless somebody asks for more."""
