"""Makes paragraphs, headings and running headers out of the lines of a paged document.

In: lines with page, box and type size, in the order in which an engine gives them. Out: a `Document`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from carelint.document import Document, Kind
from carelint.places import Place
from carelint.readers.parts.building import Builder
from carelint.readers.pdf.blocks import groups, untangled
from carelint.readers.pdf.columns import in_columns
from carelint.readers.pdf.hyphens import words_of
from carelint.readers.pdf.joining import join
from carelint.readers.pdf.lines import Line
from carelint.readers.pdf.mending import healed
from carelint.readers.pdf.pitch import pitch_of
from carelint.readers.pdf.running import furniture, once, running


def document(pages: Sequence[Sequence[Line]], path: str, *, title: str, warnings: Sequence[str]) -> Document:
    """The pages as a document."""
    laid = [line for page in pages for line in page if line.kind]
    pages = [[line for line in page if not line.kind] for page in _trusted(pages)]
    pitch = pitch_of([line for page in pages for line in page])
    aside = running(pages, pitch) | furniture(pages)
    pages = [in_columns(healed([line for line in page if line not in aside]), pitch) for page in pages]
    lines = [line for page in pages for line in page]
    normal, known = _normal(lines), words_of([line.text for line in lines])
    builder = Builder()
    for group in untangled(list(groups(lines, pitch))):
        join(builder, group, normal, known)
    for line in laid:
        builder.add(line.text, line.place)
        builder.end(line.kind or Kind.PARAGRAPH, Place(page=line.page))
    for line in once(sorted(aside, key=lambda line: (line.page, line.offset or 0))):
        builder.add(line.text, line.place)
        builder.end(Kind.HEADER if line.box[1] > 400 else Kind.FOOTER, Place(page=line.page))
    return builder.document(path, "pdf", title=title, warnings=warnings)


def _normal(lines: Sequence[Line]) -> float:
    """The size of type that most letters have."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _trusted(pages: Sequence[Sequence[Line]]) -> Sequence[Sequence[Line]]:
    """The same lines, without tags where a producer gave every line a paragraph of its own."""
    tags = [(line.page, line.tag.number) for page in pages for line in page if line.tag and not line.tag.table]
    if len(tags) < 20 or len(set(tags)) < 0.9 * len(tags):
        return pages
    return [[replace(line, tag=None) for line in page] for page in pages]
