"""Line breaks part words, and what stands in a box of the writer's own is the writer's own."""

from __future__ import annotations

import pytest

from carelint import readers
from carelint.document import prose

SAID = "The ward had two frequent flyers."


def blocks(name: str, text: str) -> list[tuple[str, str]]:
    document = readers.read(name, text.encode())
    found = [(block.kind.value, " ".join(prose(document, block).split())) for block in document.blocks]
    return [(kind, said) for kind, said in found if said]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("bed<wbr>blocker and bed<b>block</b>er", "bedblocker and bedblocker"),
        ("two frequent\\\\\nflyers", "two frequent\\ flyers"),
        ("two frequent\\-flyers", "two frequent-flyers"),
        ("two frequent<br>flyers", "two frequent flyers"),
        ("two frequent<br/>flyers", "two frequent flyers"),
        ("two frequent<BR />\nflyers", "two frequent flyers"),
        ("abuser<hr>who", "abuser who"),
        ("two frequent\\\nflyers", "two frequent flyers"),
        ("two frequent  \nflyers", "two frequent flyers"),
        ("<div>\ntwo<br>frequent<p>flyers\n</div>", "two frequent flyers"),
    ],
)
def test_breaks_part_words(source: str, expected: str) -> None:
    """And what is no break parts none."""
    assert blocks("a.md", source) == [("paragraph", expected)]


def test_breaks_in_a_cell() -> None:
    assert blocks("a.md", "| a |\n|---|\n| drug abuser<br>seen |") == [("cell", "a"), ("cell", "drug abuser seen")]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (f"> {SAID}", "quote"),
        (f"> [!NOTE]\n> {SAID}", "paragraph"),
        (f"> [!warning]\n> {SAID}", "paragraph"),
        (f"> [!NOTE]\n>\n> {SAID}", "paragraph"),
        (f"!!! note\n    {SAID}", "paragraph"),
        (f"!!! note\n\n    {SAID}", "paragraph"),
        (f"??? tip\n    {SAID}", "paragraph"),
        (f":::warning\n{SAID}\n:::", "paragraph"),
        (f"::: {{.note}}\n\n{SAID}\n\n:::", "paragraph"),
        (f"> [!NOTE]\n> > {SAID}", "quote"),
        (f"!!! note\n    > {SAID}", "quote"),
    ],
)
def test_boxes_in_markdown(source: str, kind: str) -> None:
    """Their marks are no words, and a quotation in a box is still one."""
    assert blocks("a.md", source) == [(kind, SAID)]


def test_the_title_of_a_box() -> None:
    source = f'!!! note "What we saw"\n\n    {SAID}\n\n> [!NOTE] \n> {SAID}\n\nThe end!!! note this'

    assert blocks("a.md", source) == [
        ("paragraph", "What we saw"),
        ("paragraph", SAID),
        ("paragraph", SAID),
        ("paragraph", "The end!!! note this"),
    ]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (f"Words.\n\n   {SAID}", "quote"),
        (f".. epigraph::\n\n   {SAID}", "quote"),
        (f".. pull-quote::\n\n   {SAID}", "quote"),
        (f".. note::\n\n   Words.\n\n      {SAID}", "quote"),
        *(
            (f".. {name}\n\n   {SAID}", "paragraph")
            for name in (
                "note::",
                "warning::",
                "admonition:: Staffing",
                "topic:: Staffing",
                "figure:: x.png\n   :alt: no",
                "container:: box",
                "only:: html",
                "dropdown:: More",
                "tab-item:: One",
                "note::\n   :class: big",
            )
        ),
        (f".. note:: {SAID}", "paragraph"),
        (f".. warning::\n   {SAID}", "paragraph"),
        (f".. note::\n\n   .. tip::\n\n      {SAID}", "paragraph"),
        (f".. [1] Note.\n\n   {SAID}", "paragraph"),
        (f".. list-table::\n\n   * - Who\n     - {SAID}", "item"),
    ],
)
def test_boxes_in_restructured_text(source: str, kind: str) -> None:
    """What a directive holds is the writer's own, unless it is a quotation."""
    assert (kind, SAID) in blocks("a.rst", source)


@pytest.mark.parametrize("name", ["code-block:: python", "math::", "raw:: html", "toctree::"])
def test_what_is_no_prose_stays_unread(name: str) -> None:
    assert blocks("a.rst", f"Words.\n\n.. {name}\n\n   {SAID}") == [("paragraph", "Words.")]
