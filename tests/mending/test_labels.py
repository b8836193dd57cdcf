"""Words by which something else is found stay as they are."""

from __future__ import annotations

import pytest

from carelint import readers
from carelint.mending.labels import is_label
from carelint.mending.written import written
from carelint.readers import markdown

LABELS = [
    "See [diabetics].\n\n[diabetics]: http://example.org/1\n",
    "See [Our  diabetics][] and more.\n\n[our diabetics]: http://example.org/1\n",
    "See [all our diabetics] now.\n\n  [All our Diabetics]: /x\n",
    "The page [[diabetics]] is long.\n",
    "The page [[diabetics|others]] is long.\n",
    "# Diabetics\n\nAbove ([back](#diabetics)) it stands.\n",
    "## The diabetics we see ##\n\n[back]: #the-diabetics-we-see\n",
]
FREE = [
    "See [diabetics](http://example.org/1).\n",
    "See [diabetics][one].\n\n[one]: http://example.org/1\n",
    "See [diabetics] in brackets.\n",
    "# Diabetics\n\nNobody links here.\n",
    "A list [one] of diabetics [two].\n\n[one]: /x\n",
]


@pytest.mark.parametrize("text", LABELS)
def test_a_label_stays(text: str) -> None:
    """A reference, a page of a wiki, a heading that is linked: with other words it would lead nowhere."""
    at = text.lower().index("diabetics")
    document = markdown.read(text.encode(), "x.md")

    assert is_label(text, at, at + len("diabetics"))
    assert written(text.encode(), document).span(document, at, at + len("diabetics")) is None


@pytest.mark.parametrize("text", FREE)
def test_other_words_in_brackets_do_not(text: str) -> None:
    """A link that says itself where it leads, an aside, a heading nobody links to."""
    at = text.lower().index("diabetics")

    assert not is_label(text, at, at + len("diabetics"))


def test_plain_text_has_no_labels() -> None:
    """Brackets are brackets there."""
    text = "See [[diabetics]].\n"
    document = readers.read("x.txt", text.encode())

    assert written(text.encode(), document).span(document, 6, 15) == (6, 15)
