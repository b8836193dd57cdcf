"""HTML: the visible text, with the line and column of every stretch in the source.

In: bytes. Out: a `Document`. Scripts, styles, code and form controls are not prose. What the page's own stylesheets and
elements hide is read only if asked for, and its words are counted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html.parser import HTMLParser
from typing import NamedTuple

from carelint.document import Document, Kind, Remark
from carelint.errors import UnreadableError
from carelint.places import Place
from carelint.readers.options import PLAIN, Options
from carelint.readers.parts.building import Builder
from carelint.readers.parts.decoding import decode
from carelint.readers.parts.looks import Look, Looks, element_of
from carelint.readers.parts.matching import Element
from carelint.readers.parts.raised import is_note
from carelint.readers.parts.remarks import said
from carelint.readers.parts.unseen import not_seen

SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "svg",
        "math",
        "textarea",
        "select",
        "option",
        "iframe",
        "object",
        "code",
        "kbd",
        "samp",
        "button",
    ]
)
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
BREAKS = frozenset(["br", "hr", "img"])
BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
IN_HEAD = frozenset(["base", "link", "meta", "noscript", "script", "style", "template", "title"])
"""What may stand in a head; anything else ends it, whether or not its end is written (HTML, 13.2.6.4.4)."""
EMPTY_LINES = re.compile(r"\n[ \t\r]*\n\s*")
MAY_HIDE = re.compile(r"<style\b|\sstyle\s*=|\shidden\b|color\s*=|\stext\s*=|<dialog\b", re.IGNORECASE)
"""Without any of these nothing of a page can be unseen."""
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
LATE = 1 << 20
"""Bytes in which a page may say how it is encoded; browsers read it anew where that comes late."""
WINDOWS = frozenset(["iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii"])
"""Names for which every browser reads windows-1252 (Encoding Standard, 4.2)."""
LINE = re.compile(r"[^\n]*\n|[^\n]+")
"""Lines as html.parser counts them."""
CLOSING = re.compile(r"(</(?:script|style)\b)([^>]{0,1000})>", re.IGNORECASE)
"""A closing tag with something in it ends a script in browsers; for html.parser it must be blank."""
DEEPEST = 2_000
"""Elements inside one another; our choice (2026-11-27): about four times the 512 beyond which Chromium and WebKit nest
no further (kMaximumHTMLParserDOMTreeDepth), so that no page that a person has seen is read otherwise."""
ENDED_BY_THE_NEXT = frozenset(["li", "dt", "dd", "td", "th", "tr"])
SEEN = Look()
KINDS = {"li": Kind.ITEM, "blockquote": Kind.QUOTE, "figcaption": Kind.CAPTION, "caption": Kind.CAPTION}


def read(data: bytes, path: str, options: Options = PLAIN) -> Document:
    """Read an HTML page."""
    text, warnings = _decoded(data, path)
    _refuse_endless(text, path)
    parser = _Page(text, hidden=options.hidden)
    parser.feed(CLOSING.sub(lambda found: found[1] + " " * len(found[2]) + ">", text))
    parser.close()
    parser.finish()
    title, left_out = " ".join(parser.title.split()), not_seen(parser.unseen)
    return parser.builder.document(path, "html", title=title, warnings=(*warnings, *left_out))


def _decoded(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """By BOM and UTF-8 first; then by what the page says of itself."""
    text, warnings = decode(data, path)
    said = CHARSET.search(data[:LATE]) if warnings else None
    if said:
        name = said.group(1).decode("ascii").lower()
        try:
            return data.decode("cp1252" if name in WINDOWS else name), ()
        except (LookupError, UnicodeDecodeError):
            return text, warnings
    return text, warnings


def _refuse_endless(text: str, path: str) -> None:
    """A tag or comment that never ends would take the parser hours."""
    at = text.find("<")
    while at >= 0:
        close = text.find("-->" if text.startswith("<!--", at) else ">", at)
        again = text.find("<", at + 1)
        if close < 0 and text.count("<", at) > 100:
            raise UnreadableError("tags that never end", path=path, hint="The page is damaged; save it anew.")
        if close < 0:
            return
        at = again if again > close or again < 0 else text.find("<", close)


class _Open(NamedTuple):
    """An element that is open."""

    tag: str
    silent: bool
    """Whether what it holds is no prose."""
    look: Look


class _Page(HTMLParser):
    """Collects visible text; knows which elements are open."""

    def __init__(self, text: str, *, hidden: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.source = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.builder = Builder()
        self.open: list[_Open] = []
        self.looks = Looks(text) if not hidden and MAY_HIDE.search(text) else None
        self.above: list[Element] = []
        self.unseen = 0
        self.silent = 0
        self.title = ""
        self.raised: list[tuple[str, Place, bool]] = []
        self.table = self.row = self.cell = 0

    # --- what HTMLParser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in IN_HEAD:
            self._leave_head()
        if tag in BLOCKS:
            self.end_block()
            self._end_paragraph(tag)
        self._count(tag)
        if tag in BREAKS:
            self._piece(" ", exact=False)
        if tag in VOID or len(self.open) > DEEPEST:
            return
        self.silent += tag in SILENT
        self.open.append(_Open(tag, tag in SILENT, self._look(tag, attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.end_block()
        if not any(one.tag == tag for one in self.open[-50:]):
            return
        while self.open:
            if self._close().tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1].tag == "title":
            self.title += data
            return
        if data.strip():
            self._leave_head()
        if any(one.tag == "pre" for one in self.open):
            self._lines(data)
        else:
            self._piece(data)

    def handle_comment(self, data: str) -> None:
        if not self.silent and (spoken := said(data)):
            line = self.getpos()[0]
            self.builder.remarks.append(Remark(spoken, self.builder.length, line, line + data.count("\n")))

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name};")

    # --- what they share

    def _leave_head(self) -> None:
        """A head ends where something stands that it cannot hold."""
        if self.open and self.open[-1].tag == "head":
            self._close()

    def _end_paragraph(self, tag: str) -> None:
        """A block ends the paragraph before it, an item the item, whether or not its end is written (13.1.2.4)."""
        if self.open and self.open[-1].tag in ("p", tag if tag in ENDED_BY_THE_NEXT else "p"):
            self._close()

    def _close(self) -> _Open:
        one = self.open.pop()
        self.silent -= one.silent
        del self.above[len(self.open) :]
        return one

    def _look(self, tag: str, attrs: list[tuple[str, str | None]]) -> Look:
        if self.looks is None:
            return SEEN
        one = element_of(tag, attrs)
        look = self.looks.of(one, self.above, self.open[-1].look if self.open else self.looks.first)
        self.above.append(one)
        return look

    def _lines(self, data: str) -> None:
        """Text that is shown as it was written: empty lines part its paragraphs."""
        at = 0
        for found in EMPTY_LINES.finditer(data):
            self._piece(data[at : found.start()], after=at)
            self.end_block()
            at = found.end()
        self._piece(data[at:], after=at)

    def _entity(self, written: str) -> None:
        from html import unescape

        read = unescape(written)
        if self.open and self.open[-1].tag == "title":
            self.title += read
        else:
            self._piece(read if read != written else written.rstrip(";"), exact=read == written)

    def _piece(self, text: str, *, exact: bool = True, after: int = 0) -> None:
        """What stands `after` code points behind where the parser is."""
        if self.silent or not text:
            return
        if self.open and self.open[-1].look.unseen:
            self.unseen += len(text.split())
            return
        line, column = self.getpos()
        offset = self.starts[line - 1] + column + after
        if after:
            line = bisect_right(self.starts, offset)
            column = offset - self.starts[line - 1]
        at = 0
        for part in LINE.findall(text):
            self._add(part, Place(line=line, column=column + 1, offset=offset + at), exact=exact)
            at, line, column = at + len(part), line + 1, 0

    def _add(self, text: str, place: Place, *, exact: bool) -> None:
        """What stands raised waits until its end is known: «1», «,», «2» are one number."""
        if any(one.tag == "sup" for one in self.open[-3:]):
            self.raised.append((text, place, exact))
        else:
            self._lower()
            self.builder.add(text, place, exact=exact)

    def _lower(self) -> None:
        number = (
            is_note(self.builder.text_so_far(), "".join(text for text, *_ in self.raised)) if self.raised else False
        )
        for text, place, exact in self.raised:
            if number:
                self.builder.gap(text, "", place, exact=exact)
            else:
                self.builder.add(text, place, exact=exact)
        self.raised = []

    def _count(self, tag: str) -> None:
        if tag == "table":
            self.table, self.row = self.table + 1, 0
        elif tag == "tr":
            self.row, self.cell = self.row + 1, 0
        elif tag in ("td", "th"):
            self.cell += 1

    def end_block(self) -> None:
        self._lower()
        if not self.builder.length_of_block:
            return
        names = [one.tag for one in self.open]
        heading = next((n for n in reversed(names) if len(n) == 2 and n[0] == "h" and n[1].isdigit()), "")
        if heading:
            self.builder.end(Kind.HEADING, level=int(heading[1]))
        elif "td" in names or "th" in names:
            self.builder.end(Kind.CELL, Place(table=self.table, row=self.row, cell=self.cell))
        else:
            kind = next((KINDS[n] for n in reversed(names) if n in KINDS), Kind.PARAGRAPH)
            self.builder.end(kind)

    def finish(self) -> None:
        self.end_block()
