"""Makes paragraphs, headings and running headers out of the lines of a paged document.

In: lines with page, box and type size, in the order in which an engine gives them. Out: a `Document`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from carelint.document import Document, Kind
from carelint.places import Place
from carelint.readers.parts.building import Builder, Headings
from carelint.readers.pdf.blocks import groups, untangled
from carelint.readers.pdf.columns import in_columns
from carelint.readers.pdf.hyphens import words_of
from carelint.readers.pdf.joining import join
from carelint.readers.pdf.lines import Line
from carelint.readers.pdf.mending import healed
from carelint.readers.pdf.packs import NOTHING, Marks, beginnings
from carelint.readers.pdf.pitch import Pitch, pitch_of
from carelint.readers.pdf.running import furniture, numbers, once, running
from carelint.readers.pdf.titles import of_all, of_paper, pack, title_in

Pages = Sequence[Sequence[Line]]


def document(pages: Pages, path: str, *, title: str, warnings: Sequence[str], marks: Marks = NOTHING) -> Document:
    """The pages as a document; where several papers were merged, each stands below a title of its own."""
    laid = [line for page in pages for line in page if line.kind]
    pages = [[line for line in page if not line.kind] for page in _trusted(pages)]
    pitch = pitch_of(_lines(pages))
    papers = list(pairwise([*beginnings(pages, pitch, marks), len(pages)]))
    aside, known = _aside(pages, papers, pitch), words_of([line.text for page in pages for line in page])
    builder, titles = Builder(below=int(len(papers) > 1)), []
    for first, end in papers:
        own = [[line for line in page if line not in aside] for page in pages[first:end]]
        name = of_paper(marks.bookmarks.get(first, ""), first, end) if papers[1:] else ""
        titles.append(_paper(builder, own, known, pitch_of(_lines(own)) if name else pitch, name))
    _beside(builder, laid, sorted(aside, key=lambda line: (line.page, line.offset or 0)), in_pack=len(papers) > 1)
    if len(papers) > 1:
        title, warnings = of_all(titles), [*warnings, pack(papers)]
    return builder.document(path, "pdf", title=title, warnings=warnings)


def _aside(pages: Pages, papers: Sequence[tuple[int, int]], pitch: Pitch) -> Set[Line]:
    """What runs along the edges; in a pack also of each paper, which counts its own pages."""
    found = running(pages, pitch) | furniture(pages)
    for first, end in papers if papers[1:] else ():
        own = pages[first:end]
        theirs = pitch_of(_lines(own))
        found |= running(own, theirs) | numbers(own, theirs)
    return found


def _paper(builder: Builder, pages: Pages, known: frozenset[str], pitch: Pitch, name: str) -> str:
    """The blocks of one paper; of a pack's, below its `name`, which is then its title where it shows none."""
    lines = _lines([in_columns(healed(page), pitch) for page in pages])
    normal, found = _normal(lines), untangled(list(groups(lines, pitch)))
    title = title_in(found, normal) if name else None
    if name:
        name = " ".join(line.words for line in found[title]) if title is not None else name
        builder.headings.enter(1, name)
    for at, group in enumerate(found):
        join(builder, group, normal, known, is_title=at == title)
    return name


def _lines(pages: Pages) -> list[Line]:
    return [line for page in pages for line in page]


def _beside(builder: Builder, laid: Sequence[Line], aside: Sequence[Line], *, in_pack: bool) -> None:
    """What is filled in or noted on the pages, then what runs along their edges; in a pack below no paper's title."""
    builder.headings = Headings() if in_pack else builder.headings
    for line in laid:
        builder.add(line.text, line.place_at())
        builder.end(line.kind or Kind.PARAGRAPH, Place(page=line.page))
    for line in once(aside):
        builder.add(line.text, line.place_at())
        builder.end(Kind.HEADER if line.box[1] > 400 else Kind.FOOTER, Place(page=line.page))


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
