"""What stands on a PDF page and not in it: the values of form fields, typed text, and, if asked for, comments.

In: a PDFium page. Out: `Annotation`s with their box. Passwords in fields are not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from ctypes import byref, create_string_buffer
from dataclasses import dataclass
from typing import Any

from carelint.ours import NAME

MOST = 5_000
"""Annotations of one page that are looked at."""
LONGEST = 2 << 20
"""Bytes of one text that are taken."""
PASSWORD = 1 << 13
"""Flag of a text field that hides what is typed (PDF 1.7, table 228)."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A text that lies on the page."""

    text: str
    box: tuple[float, float, float, float]
    comment: bool
    """A remark of a reader of the page, not a text of its author."""


def opened(pdf: Any) -> Any:
    """PDFium's handle on the fields of a document, or None where it has none."""
    import pypdfium2 as pdfium

    with suppress(pdfium.PdfiumError):
        if pdf.get_formtype():
            pdf.init_forms()
    return pdf.formenv


def annotations_of(page: Any, form: Any, *, hidden: bool = False) -> Iterator[Annotation]:
    """Everything that can be read on the page, in the file's order."""
    import pypdfium2.raw as raw

    unseen = 0 if hidden else raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if not raw.FPDFAnnot_GetFlags(annotation) & unseen:
                yield from _read(annotation, form)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _read(annotation: Any, form: Any) -> Iterator[Annotation]:
    import pypdfium2.raw as raw

    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == raw.FPDF_ANNOT_WIDGET:
        text = _value(annotation, form)
    elif kind in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP) or _is_ours(annotation):
        return
    else:
        text = _text(lambda *room: raw.FPDFAnnot_GetStringValue(annotation, b"Contents", *room))
    if text.strip():
        comment = kind not in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT)
        yield Annotation(" ".join(text.split()), _box(annotation), comment)


def _is_ours(annotation: Any) -> bool:
    """Whether it is a note that carelint put there."""
    import pypdfium2.raw as raw

    author, name = (
        _text(lambda *room, key=key: raw.FPDFAnnot_GetStringValue(annotation, key, *room)) for key in (b"T", b"NM")
    )
    return author == NAME and name.startswith(f"{NAME}-")


def _value(annotation: Any, form: Any) -> str:
    """What is typed into, or chosen in, a field."""
    import pypdfium2.raw as raw

    said = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
    if not form or raw.FPDFAnnot_GetFormFieldType(form, annotation) not in said:
        return ""
    if raw.FPDFAnnot_GetFormFieldFlags(form, annotation) & PASSWORD:
        return ""
    return _text(lambda *room: raw.FPDFAnnot_GetFormFieldValue(form, annotation, *room))


def _text(get: Callable[..., int]) -> str:
    """A text of PDFium's: asked for its length first, in bytes of UTF-16 with a closing zero."""
    import pypdfium2.raw as raw

    size = get(None, 0)
    if not 2 < size < LONGEST:
        return ""
    room = create_string_buffer(size)
    get((raw.FPDF_WCHAR * (size // 2)).from_buffer(room), size)
    return room.raw[: size - 2].decode("utf-16-le", "replace")


def _box(annotation: Any) -> tuple[float, float, float, float]:
    import pypdfium2.raw as raw

    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, byref(rect))
    return rect.left, rect.bottom, rect.right, rect.top
