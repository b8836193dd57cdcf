"""Words that stand in a page and that nobody sees: left out, counted, and read if somebody asks for them."""

from __future__ import annotations

import pytest

from carelint import readers
from carelint.readers.options import Options
from tests.specimens import docx, odt

WORDS = "Two frequent flyers came."


def seen(page: str, *, hidden: bool = False) -> tuple[bool, tuple[str, ...]]:
    document = readers.read("page.html", f"<!doctype html>{page}<section>The rest.".encode(), Options(hidden=hidden))
    assert "The rest." in document.text
    return WORDS in document.text, document.warnings


SHEET = "<style>{}</style><div class='a'><p class='b' id='c' data-x='one two'>" + WORDS + "</p></div>"
UNSEEN = {
    "attribute": f"<p hidden>{WORDS}</p>",
    "by itself": f"<p style='display:none'>{WORDS}</p>",
    "class": SHEET.format(".b{display:none}"),
    "id": SHEET.format("#c { display : none !important }"),
    "tag": SHEET.format("h1,p{visibility:hidden}"),
    "value of an attribute": SHEET.format("[data-x~=two]{display:none}"),
    "within": SHEET.format("div .b{display:none}"),
    "right within": SHEET.format(".a>p{display:none}"),
    "what it stands in": SHEET.format(".a{display:none}p{display:block}"),
    "the later one": SHEET.format(".b{display:block}.b{display:none}"),
    "the heavier one": SHEET.format("#c{display:none}.b{display:block}"),
    "important": SHEET.format(".b{display:none!important}#c{display:block}"),
    "behind a comment and a string": SHEET.format("/*}*/.x::before{content:'}{'}.b{display:none}"),
    "screens": SHEET.format("@media screen{.b{display:none}}"),
    "opacity": SHEET.format(".a{opacity:0}"),
    "no size": SHEET.format(".b{font-size:0}"),
    "less than a point": SHEET.format(".a{font-size:10px}.b{font-size:.1em}"),
    "white": SHEET.format(".b{color:#fff}"),
    "nearly white": SHEET.format(".b{color:rgb(252, 253, 254)}"),
    "as dark as its ground": SHEET.format(".a{background:navy}.b{color:#000080}"),
    "white by its parent": SHEET.format(".a{color:white}"),
    "old attributes": f"<table bgcolor=black><tr><td><font color=black>{WORDS}</font></td></tr></table>",
    "transparent": SHEET.format(".b{color:transparent}"),
    "far to the left": SHEET.format(".b{position:absolute;left:-9999px}"),
    "set out of its box": SHEET.format(".b{text-indent:-9999px}"),
    "cut to nothing": SHEET.format(".b{position:absolute;clip:rect(0 0 0 0)}"),
    "cut by a path": SHEET.format(".b{clip-path:inset(50%)}"),
    "closed": SHEET.format(".b{max-height:0;overflow:hidden}"),
    "a paragraph that is open": f"<p hidden>{WORDS}",
}
SEEN = {
    "plain": f"<p>{WORDS}</p>",
    "overruled": SHEET.format(".b{display:none}.a .b{display:block}"),
    "overruled by itself": f"<style>p{{display:none}}</style><p style='display:block'>{WORDS}</p>",
    "hidden and shown by a class": f"<style>.b{{display:flex}}</style><p class=b hidden>{WORDS}</p>",
    "visible within": SHEET.format(".a{visibility:hidden}.b{visibility:visible}"),
    "another class": SHEET.format(".bb,.a .c,.b.d,p.a{display:none}"),
    "another parent": SHEET.format("body>.b, section .b{display:none}"),
    "only printed": SHEET.format("@media print{.b{display:none}}"),
    "only narrow": SHEET.format("@media (max-width:600px){.b{display:none}}"),
    "shown where it is wide": SHEET.format(".b{display:none}@media (min-width:600px){.b{display:block}}"),
    "shown under the pointer": SHEET.format(".b{display:none}.a:hover .b{display:block}"),
    "shown by a neighbour": SHEET.format(".b{display:none}#x:checked~.a .b{display:block}"),
    "not that one": SHEET.format(".b:not(.z){display:none}"),
    "before it": SHEET.format(".b::before{display:none}"),
    "fades in": SHEET.format("@keyframes x{from{opacity:0}}.b{opacity:0;animation:x 1s}"),
    "for ears": f"<style>.sr-only{{position:absolute;clip:rect(0,0,0,0)}}</style><p class=sr-only>{WORDS}</p>",
    "for ears, by another name": SHEET.format(
        ".b{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    ),
    "for ears, off the page": f"<p class=nhsuk-u-visually-hidden style='position:absolute;left:-9999px'>{WORDS}</p>",
    "not for eyes only": f"<p aria-hidden=true>{WORDS}</p>",
    "white on dark": SHEET.format(".a{background:#005eb8}.b{color:#fff}"),
    "white on dark cells": f"<table><tr bgcolor=navy><th style='color:white'>{WORDS}</th></tr></table>",
    "white on a picture": SHEET.format(".a{background:url(a.png)}.b{color:#fff}"),
    "white on what another file says": f"<link rel=stylesheet href=a.css><p style='color:#fff'>{WORDS}</p>",
    "white on what lies beneath": f"<img style='position:absolute'><p style='color:#fff'>{WORDS}</p>",
    "letters cut out of a picture": SHEET.format(".b{color:transparent;background-clip:text}"),
    "a link in white text": f"<div style='color:#fff'><a href='#x'>{WORDS}</a></div>",
    "dark by words": SHEET.format(".b{color:var(--dark)}"),
    "behind a paragraph that is hidden": f"<p hidden>gone<p>{WORDS}</p>",
    "a page that its scripts show": f"<style>body{{opacity:0}}</style><body><p>{WORDS}</p>",
    "a rule that is a comment": f"<!-- <style>p{{display:none}}</style> --><p>{WORDS}</p>",
    "damaged": SHEET.format("}}.b{{display:none"),
}


@pytest.mark.parametrize("page", UNSEEN.values(), ids=UNSEEN.keys())
def test_unseen_words_of_a_page_are_counted_and_read_if_asked_for(page: str) -> None:
    assert seen(page) == (False, ("words that nobody sees were not read: 4",))
    assert seen(page, hidden=True) == (True, ())


@pytest.mark.parametrize("page", SEEN.values(), ids=SEEN.keys())
def test_what_somebody_may_see_is_read(page: str) -> None:
    assert seen(page)[0]


def paper(run: str, *, settings: str = "", around: str = "{}", styles: str = "", more: str = "") -> bytes:
    """A Word file with these words in one run, and other words before them."""
    run = f"<w:r><w:rPr>{run}</w:rPr><w:t>{WORDS}</w:t></w:r>"
    body = "<w:p><w:r><w:t>The rest.</w:t></w:r></w:p>" + around.format(f"<w:p><w:pPr>{settings}</w:pPr>{run}</w:p>")
    return docx(body + more, styles=styles)


def style(name: str, properties: str, *, kind: str = "character", base: str = "", first: str = "") -> str:
    based = f"<w:basedOn w:val='{base}'/>" if base else ""
    return f"<w:style w:type='{kind}' w:styleId='{name}' {first}>{based}{properties}</w:style>"


def ink(colour: str) -> str:
    return f"<w:color w:val='{colour}'/>"


def shade(fill: str, pattern: str = "clear", more: str = "") -> str:
    return f"<w:shd w:val='{pattern}' w:fill='{fill}' {more}/>"


def cell(inside: str = "", *, table: str = "") -> str:
    return f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:tc><w:tcPr>{inside}</w:tcPr>{{}}</w:tc></w:tr></w:tbl>"


WHITE = ink("FFFFFF")
ANCHOR = "<w:p><w:r><w:drawing><wp:anchor xmlns:wp='urn:wp' behindDoc='1'/></w:drawing></w:r></w:p>"
UNSEEN_IN_WORD = {
    "hidden": paper("<w:vanish/>"),
    "hidden by a style": paper("<w:rStyle w:val='a'/>", styles=style("a", "<w:rPr><w:vanish/></w:rPr>")),
    "hidden by a style that another rests on": paper(
        "<w:rStyle w:val='b'/>", styles=style("a", "<w:rPr><w:vanish/></w:rPr>") + style("b", "", base="a")
    ),
    "hidden by the paragraph's style": paper(
        "", settings="<w:pStyle w:val='a'/>", styles=style("a", "<w:rPr><w:vanish/></w:rPr>", kind="paragraph")
    ),
    "white": paper(WHITE),
    "nearly white": paper(ink("FDFDFE")),
    "white by a style": paper("<w:rStyle w:val='a'/>", styles=style("a", f"<w:rPr>{WHITE}</w:rPr>")),
    "white by the paragraph's style": paper(
        "", settings="<w:pStyle w:val='a'/>", styles=style("a", f"<w:rPr>{WHITE}</w:rPr>", kind="paragraph")
    ),
    "white in a white cell": paper(WHITE, around=cell(shade("FFFFFF"))),
    "white in a plain cell": paper(WHITE, around=cell(shade("auto"))),
    "white on white in a dark cell": paper(WHITE + shade("FFFFFF"), around=cell(shade("005EB8"))),
    "blacked out": paper(ink("000000") + "<w:highlight w:val='black'/>"),
    "blacked out by a pattern": paper(ink("000000") + shade("auto", "solid", "w:color='000000'")),
    "as dark as its cell": paper(ink("1F4E79"), around=cell(shade("1f4e79"))),
    "one point": paper("<w:sz w:val='2'/>"),
}
SEEN_IN_WORD = {
    "plain": paper(""),
    "not hidden after all": paper(
        "<w:rStyle w:val='a'/><w:vanish w:val='0'/>", styles=style("a", "<w:rPr><w:vanish/></w:rPr>")
    ),
    "automatic": paper(ink("auto") + "<w:highlight w:val='black'/>"),
    "grey": paper(ink("D9D9D9")),
    "white on a dark run": paper(WHITE + shade("000000")),
    "white on a highlight": paper(WHITE + "<w:highlight w:val='darkBlue'/>"),
    "white in a dark paragraph": paper(WHITE, settings=shade("005EB8")),
    "white in a dark cell": paper(WHITE, around=cell(shade("005EB8"))),
    "white in a dark cell round another": paper(WHITE, around=cell(shade("005EB8")).format(cell() + "<w:p/>")),
    "white in a dark table": paper(WHITE, around=cell(table=shade("005EB8"))),
    "white in a table whose style is dark": paper(
        WHITE,
        around=cell(table="<w:tblStyle w:val='b'/>"),
        styles=style("a", f"<w:tblStylePr w:type='firstRow'><w:tcPr>{shade('005EB8')}</w:tcPr></w:tblStylePr>",
                     kind="table") + style("b", "", kind="table", base="a"),
    ),
    "white on a pattern": paper(WHITE, settings=shade("FFFFFF", "pct50")),
    "white on a colour of the theme": paper(WHITE, settings="<w:shd w:val='clear' w:themeFill='accent1'/>"),
    "white on what may lie behind": paper(WHITE, more=ANCHOR),
    "white with an outline": paper(WHITE + "<w:outline/>"),
    "white by a style and dark itself": paper(
        "<w:rStyle w:val='a'/>" + ink("000000"), styles=style("a", f"<w:rPr>{WHITE}</w:rPr>")
    ),
    "a style that shades what it makes white": paper(
        "", settings="<w:pStyle w:val='a'/>",
        styles=style("a", f"<w:rPr>{WHITE}{shade('005EB8')}</w:rPr>", kind="paragraph"),
    ),
    "a style that rests on itself": paper("<w:rStyle w:val='a'/>", styles=style("a", "", base="a")),
    "small": paper("<w:sz w:val='8'/>"),
}  # fmt: skip


@pytest.mark.parametrize("data", UNSEEN_IN_WORD.values(), ids=UNSEEN_IN_WORD.keys())
def test_unseen_words_of_a_word_file_are_counted_and_read_if_asked_for(data: bytes) -> None:
    document = readers.read("x.docx", data)
    assert (document.text, document.warnings) == ("The rest.", ("words that nobody sees were not read: 4",))
    assert WORDS in readers.read("x.docx", data, Options(hidden=True)).text


@pytest.mark.parametrize("data", SEEN_IN_WORD.values(), ids=SEEN_IN_WORD.keys())
def test_what_somebody_may_see_in_word_is_read(data: bytes) -> None:
    document = readers.read("x.docx", data)
    assert (WORDS in document.text, document.warnings) == (True, ())


SPAN = "<style:style style:name='a' style:family='text'><style:text-properties {}/></style:style>"
DARK = "<style:style style:name='b'><style:table-cell-properties fo:background-color='#005eb8'/></style:style>"


@pytest.mark.parametrize(
    ("styles", "is_seen"),
    [
        (SPAN.format("text:display='none'"), False),
        (SPAN.format("fo:color='#ffffff'"), False),
        (SPAN.format("fo:color='#ffffff'") + DARK, True),
        (SPAN.format("fo:color='#005eb8'"), True),
    ],
    ids=["hidden", "white", "white where something is dark", "blue"],
)
def test_unseen_words_of_an_opendocument_text_are_counted(styles: str, is_seen: bool) -> None:
    body = f"<text:p>The rest. <text:span text:style-name='a'>{WORDS}</text:span></text:p>"
    document = readers.read("x.odt", odt(body, styles=styles))
    assert WORDS in readers.read("x.odt", odt(body, styles=styles), Options(hidden=True)).text

    assert (WORDS in document.text) is is_seen
    assert document.warnings == (() if is_seen else ("words that nobody sees were not read: 4",))
