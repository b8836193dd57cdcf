"""The words of a chart in an Office file: its titles, and the names of its series and categories.

In: the root of a chart part. Out: texts in order, each once; numbers are not words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def words_of(root: Any) -> Iterator[str]:
    """Every text that the chart shows."""
    seen: set[str] = set()
    for element in root.iter(f"{A}p", f"{C}v"):
        if element.tag == f"{A}p":
            text = "".join(part.text or "" for part in element.iter(f"{A}t"))
        elif element.getparent().tag == f"{C}tx" or element.getparent().getparent().tag == f"{C}strCache":
            text = element.text or ""
        else:
            continue
        if text.strip() and text not in seen:
            seen.add(text)
            yield text
