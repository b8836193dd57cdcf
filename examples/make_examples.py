"""Makes the Word document that README uses; written for this project, about a hospital that does not exist.

python examples/make_examples.py
"""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

from docx import Document

HERE = Path(__file__).parent
MADE = datetime(2026, 11, 24, tzinfo=timezone.utc)


def paper() -> None:
    """A board paper of two pages."""
    document = Document()
    document.core_properties.title = "Winter plan: getting people home"
    document.core_properties.author = "Orchard Hill Hospitals"
    document.core_properties.created = document.core_properties.modified = MADE
    document.add_heading("Winter plan: getting people home", 0)
    document.add_paragraph("Report to the Board of Directors, November 2026. For discussion.")
    document.add_heading("Where we are", 1)
    document.add_paragraph(
        "High utilizers were discussed at the October meeting. On most days patients are processed through the "
        "assessment unit within four hours, and the team has asked how to raise the throughput of patients in day "
        "surgery. Twelve reablement places have been ring-fenced for bed blockers."
    )
    document.add_paragraph(
        "The elderly are waiting longest. Outreach will concentrate on hard-to-reach communities in the north of the "
        "city, and three schemes to suppress demand at the urgent treatment centre were supported."
    )
    for text in (
        "Known diabetics are seen first on the theatre list.",
        "Diabetic eye screening runs on Tuesdays in the eye unit.",
        "Letter 4B goes to any patient who fails to attend.",
    ):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("What the figures say", 1)
    table = document.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, ("Measure", "September", "October"), strict=True):
        cell.text = text
    for row in (
        ("Frequent flyers written to", "31", "44"),
        ("Laboratory throughput, samples an hour", "612", "640"),
        ("Lost bed days", "540", "612"),
        ("People who went home with the help they chose", "205", "231"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_heading("What matters to people", 1)
    document.add_paragraph(
        "Mrs Grant told us that nobody had asked her what matters to you until the third day. Two unhurried "
        "conversations later she went home with the help that she chose, and her sister came to every visit. "
        "We listened, and we changed the visiting hours because of what we heard."
    )
    document.add_paragraph("“I was never a bed blocker,” she said. “I was waiting for a ramp.”", style="Quote")
    document.add_heading("Compliance", 1)
    document.add_paragraph(
        "Two of the nine standards are non-compliant: fire compartmentation in the east block and inspection of the "
        "patient hoists. Mental capacity assessments were audited, and bed 12 is being repaired."
    )
    document.save(str(HERE / "board-paper.docx"))


if __name__ == "__main__":
    paper()
