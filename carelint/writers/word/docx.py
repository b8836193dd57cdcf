"""The Word file itself, with a comment on each phrase that was noticed; nothing else in it changes.

Comments and suggestions of an earlier run are replaced, so that a copy that is checked again holds one a phrase.

In: a `Report` over one Word document, and its bytes from `Options.source`. Out: bytes of the same kind of file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from carelint.document import Document
from carelint.errors import UnreadableError, WriteError
from carelint.finding import Checked, Finding, Report
from carelint.formats import FORMATS
from carelint.package import Package, open_package, renamed
from carelint.review import withdraw
from carelint.wordml import W
from carelint.writers.options import Options
from carelint.writers.voice.grouping import groups
from carelint.writers.voice.saying import noticed
from carelint.writers.voice.wording import counted
from carelint.writers.word.anchors import Anchors
from carelint.writers.word.changes import Changes
from carelint.writers.word.comments import TYPES, Comments
from carelint.writers.word.earlier import Earlier
from carelint.writers.word.notes import Line, Occasion, lines
from carelint.writers.word.package import copied, serialised
from carelint.writers.word.runs import Cuts

MAIN = "word/document.xml"
DATE = "%Y-%m-%dT%H:%M:%SZ"
"""Word shows the time as it stands, whatever the Z says (it writes local time itself)."""
MADE_OF = frozenset({"docx", *(key for key, one in FORMATS.items() if one.as_word)})
"""Formats of which a Word copy is made; all but the first through LibreOffice."""
MOST = 32_767
"""Comments beyond which Word does not open a file ([MS-OI29500] 2.1.315)."""


def write(report: Report, *, options: Options) -> bytes:
    """The document with comments. Raises WriteError."""
    done = _only(report)
    data = options.source(done.document)
    shown = noticed(done, options)
    try:
        package = open_package(data, done.path, options.limits)
        _hold_to_kind(package)
        fit = {id(one) for one in options.fits(done)} if options.suggest else set()
        occasions = [replace(one, fits=id(one.finding) in fit) for one in _occasions(shown)]
        changed = _changed(package, done.document, occasions, options)
        return copied(data, package.archive, changed) if changed else data
    except UnreadableError as err:
        raise WriteError(err.reason, path=done.path, hint=err.hint) from err
    except WriteError as err:
        raise WriteError(err.reason, path=done.path, hint=err.hint) from err


def _only(report: Report) -> Checked:
    """The one Word document that was read. Raises WriteError."""
    hint = "Name one Word file (.docx), or a folder for the copies of many: -f docx=reviewed/"
    if len(report.documents) != 1:
        said = "more than one document was read" if report.documents else "no document was read"
        raise WriteError(f"{said}, and this form is a copy of one", hint=hint)
    done = report.documents[0]
    if done.document.format not in MADE_OF:
        hint = "A copy is made of .docx, .doc, .odt and .rtf; the page (-f html) takes every document."
        raise WriteError("it is no Word document", path=done.path, hint=hint)
    return done


def _hold_to_kind(package: Package) -> None:
    """Macros are not passed on, and a signature is not broken. Raises WriteError."""
    types = package.bytes(TYPES) if TYPES in package.names() else b""
    names = [name.lower() for name in package.names()]
    if b"macroEnabled" in types or b"vbaProject" in types or any(name.endswith("vbaproject.bin") for name in names):
        hint = "Save it in Word as a document without macros (.docx), and run carelint on that."
        raise WriteError("it holds macros, which are not passed on in a copy", hint=hint)
    if any(name.startswith("_xmlsignatures/") for name in names):
        hint = "Save a copy without the signature in Word, and run carelint on that."
        raise WriteError("it is signed, and comments would break the signature", hint=hint)


def _changed(package: Package, document: Document, occasions: Sequence[Occasion], options: Options) -> dict[str, bytes]:
    """The parts that change: the main part, the comments, and what names them."""
    main = package.main_part(MAIN)
    root = package.xml(main)
    if root is None:
        raise WriteError("there is no Word document in it", hint="Is it another kind of file?")
    comments = Comments(package, main, options.when.strftime(DATE) if options.when else "")
    earlier = Earlier(package, main, comments.root)
    if not withdraw(root) and not earlier.any and not occasions:
        return {}
    ids = _free_ids(root, comments.root, *_notes(package, main))
    cuts = Cuts(ids)
    anchors = Anchors(document, package, main, root, cuts)
    earlier.clear(root)  # now that the anchors have counted the runs as the reader did
    wanted = occasions[: _room(root)] if occasions else []
    marked = list(_marked(wanted, anchors, (comments, earlier), ids))
    if options.suggest:
        marked = _suggested(marked, anchors, Changes(cuts, ids, comments.by))
    for number, occasion in marked:
        comments.add(number, lines(occasion))
    if more := len(occasions) - len(wanted):
        comments.add_to_last(Line(f"Word takes no more comments; {counted(more, 'phrase has', 'phrases have')} none."))
    return {**renamed(package), main: serialised(root, package.bytes(main)), **comments.parts(), **earlier.parts()}


def _room(root: Any) -> int:
    """How many more comments Word takes. Raises WriteError where there is none."""
    room = MOST - sum(1 for _ in root.iter(f"{W}commentRangeStart"))
    if room <= 0:
        raise WriteError("Word takes no more comments in it", hint="Delete those that are done with.")
    return room


def _notes(package: Package, main: str) -> list[Any]:
    """Roots of the notes: LibreOffice (7.4) empties notes whose ids comments have too, even those of their lines."""
    targets = [target for kind, target in package.relations(main).values() if kind in ("footnotes", "endnotes")]
    return [root for target in targets if (root := package.xml(target)) is not None]


def _free_ids(*roots: Any) -> Iterator[int]:
    """Numbers that nothing in these parts has for its id when the first of them is asked for."""
    taken = {one.get(f"{W}id") for root in roots for one in root.iter()}
    yield from (number for number in count() if str(number) not in taken)


def _occasions(findings: Sequence[Finding]) -> list[Occasion]:
    """The findings in order, each knowing how often its words come."""
    known = {id(one): (number, len(g.findings)) for g in groups(findings) for number, one in enumerate(g.findings)}
    return [Occasion(one, *known[id(one)]) for one in findings]


def _marked(
    occasions: Sequence[Occasion], anchors: Anchors, both: tuple[Comments, Earlier], ids: Iterator[int]
) -> Iterator[tuple[str, Occasion]]:
    """Marks put round each phrase that has none: (id of its comment, occasion that knows where it stands)."""
    comments, earlier = both
    for occasion in occasions:
        anchor = anchors.anchor(occasion.finding.start, occasion.end)
        if anchor is None:
            raise WriteError("it has no paragraph that could hold a comment", hint="Choose another form.")
        if earlier.has(anchor, occasion.finding):
            continue
        number = str(next(ids))
        comments.anchor(anchor, number)
        yield number, replace(occasion, where=anchor.where)


def _suggested(
    occasions: Sequence[tuple[str, Occasion]], anchors: Anchors, changes: Changes
) -> list[tuple[str, Occasion]]:
    """The same, each knowing whether its replacement stands in the text now."""
    done = [
        (number, replace(one, put_in=one.fits and _put_in(one.finding, anchors, changes)))
        for number, one in occasions[::-1]
    ]
    return done[::-1]


def _put_in(found: Finding, anchors: Anchors, changes: Changes) -> bool:
    """Whether the replacement stands in the text now, as a tracked change."""
    start, end = found.becomes_start, found.becomes_end
    return bool(found.becomes) and changes.put_in(start, end, anchors.spans(start, end), found.becomes)
