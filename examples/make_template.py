"""Makes reports/report.docx, the template of the Word report: styles, page, footer, and no text.

python examples/make_template.py
"""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

HERE = Path(__file__).parents[1]
MADE = datetime(2026, 11, 27, tzinfo=timezone.utc)
INK, CARE = RGBColor(0x1F, 0x2A, 0x30), RGBColor(0x17, 0x5A, 0x3D)
SIZES = {"Title": 24, "Heading 1": 15, "Heading 2": 12, "Normal": 10.5, "Caption": 9}


def template() -> None:
    """A4, one family of type, a page number at the foot."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, size in SIZES.items():
        _style(document.styles[name], size)
    if "Quote" not in document.styles:
        document.styles.add_style("Quote", WD_STYLE_TYPE.PARAGRAPH)
    cells = document.styles["Table Grid"].paragraph_format
    cells.space_before = cells.space_after = Pt(2)
    document.styles["Normal"].element.rPr.append(_language())
    footer = section.footer.paragraphs[0]
    footer.add_run("carelint: notes on the language of care, page ")
    _number(footer)
    document.core_properties.author = document.core_properties.last_modified_by = "carelint"
    document.core_properties.title = document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = MADE
    document.save(str(HERE / "reports" / "report.docx"))


def _style(style, size: float) -> None:
    style.font.name, style.font.size = "Arial", Pt(size)
    style.font.color.rgb = CARE if style.name.startswith("Heading") else INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    if style.name == "Caption":
        style.font.bold = False


def _language():
    made = OxmlElement("w:lang")
    made.set(qn("w:val"), "en-GB")
    return made


def _number(paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


if __name__ == "__main__":
    template()
