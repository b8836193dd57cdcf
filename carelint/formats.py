"""What is to be known of each format of files: its reader, its suffixes, its lines; or why it is not read.

In: nothing. Out: `FORMATS`, by key. What the content of a file looks like, if bytes can tell, is in `readers/content`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Format:
    """The facts of one format."""

    reader: str = ""
    """Module of `readers/` that reads it; empty where none does so directly."""
    suffixes: tuple[str, ...] = ()
    """By which files of it are found in folders; the content has the last word."""
    binary: bool = False
    """Whether a text cannot be one: a suffix of such a format on a text is a mistake."""
    lined: bool = False
    """Whether its lines are those of the file itself, so that a tool may point at them."""
    converted: bool = False
    """Whether LibreOffice makes a Word file of it first."""
    as_word: bool = False
    """Whether LibreOffice can make a Word file of it where a copy in Word is wanted."""
    refused: tuple[str, str] | None = None
    """Why it is not read, and the way round."""


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format("text", (".txt", ".text"), lined=True),
        "markdown": Format("markdown", (".md", ".markdown"), lined=True),
        "rst": Format("rst.document", (".rst", ".rest"), lined=True),
        "html": Format("html", (".html", ".htm", ".xhtml"), lined=True),
        "docx": Format("docx", (".docx", ".docm", ".dotx", ".dotm"), binary=True),
        "odt": Format("odt", (".odt", ".ott"), binary=True, as_word=True),
        "odp": Format("odt", (".odp",), binary=True),
        "pptx": Format("pptx", (".pptx", ".pptm", ".potx"), binary=True),
        "xlsx": Format("xlsx", (".xlsx", ".xlsm"), binary=True),
        "pdf": Format("pdf.document", (".pdf",), binary=True),
        "eml": Format(suffixes=(".eml",)),
        "doc": Format(suffixes=(".doc",), binary=True, converted=True, as_word=True),
        "rtf": Format(suffixes=(".rtf",), binary=True, converted=True, as_word=True),
        "table": Format(),
        "locked": Format(refused=("it is protected with a password", "Save a copy without the password.")),
        "zip": Format(refused=("it is an archive", "Unpack it and name the documents in it.")),
        "picture": Format(
            refused=("it is a picture", "Make a PDF of it and its text readable, for example with ocrmypdf.")
        ),
        "xls": Format(refused=("it is an old Excel file", "Save it as .xlsx.")),
        "ods": Format(refused=("it is an OpenDocument spreadsheet", "Save it as .xlsx.")),
        "ppt": Format(refused=("it is an old PowerPoint file", "Save it as .pptx.")),
        "msg": Format(refused=("it is an Outlook message", "Save it as .eml.")),
        "ole": Format(refused=("it is an old Office file of a kind we cannot read", "Save it as .docx.")),
        "parquet": Format(refused=("it is a table", "Name its column of texts: --column NAME.")),
    }
)
"""In the order in which help shows them."""
KINDS = "Word, PDF, PowerPoint, Excel, OpenDocument, Markdown, HTML, reStructuredText, e-mail and plain text are read"
"""What a folder is looked through for, as a person says it; `.doc` and `.rtf` are read where LibreOffice is."""
SUFFIXES: Mapping[str, str] = MappingProxyType({suffix: key for key, one in FORMATS.items() for suffix in one.suffixes})
"""Suffix → key of its format."""
TABLES = frozenset({".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".parquet", ".xlsx", ".xlsm"})
"""Suffixes of tables of texts; `--column` says which column holds them."""
