"""Styles of a page as the standard has them: cut short, escaped, nested, layered; and what is made to do harm."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from carelint import readers
from carelint.readers.parts import css
from carelint.readers.parts.css import Rule, declarations, rules_of

ROOT = Path(__file__).parents[2]
WORDS = "Two frequent flyers came."
BODY = f"<div class=a><p class='b md:b' id=c data-x='one two' lang=en-GB>{WORDS}</p></div><section>The rest."


def is_seen(sheet: str, *, media: str = "", body: str = BODY) -> bool:
    page = f"<!doctype html><style{media}>{sheet}</style>{body}"
    text = readers.read("page.html", page.encode()).text
    assert "The rest." in text
    return WORDS in text


UNSEEN = {
    "cut short": "p{display:none",
    "cut short in a condition": "@media screen{p{display:none",
    "cut short in a string": "p{display:none;content:'",
    "cut short in a comment": "p{display:none}/* and so",
    "a string ends with its line": "p{content:'\n;display:none}",
    "a comment as long as the sheet": "/*/ p{display:block} /**/p{display:none}",
    "old page": "<!-- p{display:none} -->",
    "escaped": r".md\:b{display:none}",
    "escaped by number": r".\62{display:none}",
    "escaped by number and space": r".\000062 {display:none}",
    "escaped property": r"p{disp\6c ay:none}",
    "semicolon in an address": "p{background:url(data:a;b);display:none}",
    "brace in an address": "p{background:url(a{b);display:none}",
    "picture in the sheet": "p{background:url(data:image/png;base64,aGk=);display:none}",
    "nested": ".a{p{display:none}}",
    "nested thrice": "div{&.a{> .b{display:none}}}",
    "nested, turned round": ".b{.a &{display:none}}",
    "nested in a condition": ".b{@media screen{display:none}}",
    "nested weighs what its parent weighs": ".x,.a{#c{display:none}}#c{display:block}",
    "after what is nested": ".b{.x{display:block} display:none}",
    "one of several media": "@media print, screen{p{display:none}}",
    "without layers over layers": "@layer x{#c{display:block}}p{display:none}",
    "a later layer": "@layer x, y;@layer y{p{display:none}}@layer x{#c{display:block}}",
    "important in an earlier layer": "@layer x{p{display:none!important}}#c{display:block!important}",
    "attribute begins": "[data-x^=one]{display:none}",
    "attribute ends": "[data-x$='two']{display:none}",
    "attribute holds": "[data-x*='e t']{display:none}",
    "attribute in any case": "[data-x='ONE two' i]{display:none}",
    "language": "[lang|=en]{display:none}",
    "brackets in an attribute": "p:not([data-y=']{']){color:red}p{display:none}",
    "another of a few": "p{display:none}.b:is(.y,.z){display:block}",
    "within another of a few": "p{display:none}:where(.y,.z *) .b{display:block}",
    "all but that one": "p{display:none}p:not(.y,.b){display:block}",
    "a pseudo-element that is new": "p,p::-webkit-new,p::part(x){display:none}",
    "number without end": "p{display:none;width:" + "9" * 10_000 + "px}",
}
SEEN = {
    "end before its beginning": "}p{display:none}",
    "void": "p,{display:none}",
    "void by another": "p,!x{display:none}",
    "void by a namespace": "p,a|{display:none}",
    "void where it is nested": ".a{p,{display:none}}",
    "nested in another": ".x{p{display:none}}",
    "nested, of another": ".x{&.b{display:none}}",
    "nested and shown": "p{display:none}.a{p{display:block}}",
    "nested in what is uncertain": ".a:hover{p{display:none}}",
    "condition without a space": "p{display:none}@media(min-width:9px){p{display:block}}",
    "escaped brace": r".\}{}.x\{ p{display:none}",
    "empty attribute": "[data-x='']{display:none}",
    "attribute in this case only": "[data-x='ONE two' s]{display:none}",
    "one of a few": "p{display:none}:is(.y,.a) .b{display:block}",
    "one of a few, in themselves": "p{display:none}:is(.y,.a > .b){display:block}",
    "not that one": "p{display:none}p:not(.y){display:block}",
    "not that one in a state": "p{display:none}p:not(.b:hover){display:block}",
    "has": "p{display:none}.a:has(p) p{display:block}",
    "a later layer shows": "@layer x, y;@layer y{p{display:block}}@layer x{#c{display:none}}",
    "without layers shown": "@layer{@layer x{#c{display:none}}}p{display:block}",
    "as an animation begins": "@starting-style{p{display:none}}@keyframes x{p{display:none}}",
}


@pytest.mark.parametrize("sheet", UNSEEN.values(), ids=UNSEEN.keys())
def test_what_a_sheet_hides_is_not_read(sheet: str) -> None:
    assert not is_seen(sheet)


@pytest.mark.parametrize("sheet", SEEN.values(), ids=SEEN.keys())
def test_what_a_sheet_leaves_is_read(sheet: str) -> None:
    assert is_seen(sheet)


@pytest.mark.parametrize(
    ("media", "seen"), [("print, screen", False), ("only  screen", False), ("print", True), ("not screen", True)]
)
def test_media_of_a_sheet(media: str, seen: bool) -> None:
    assert is_seen("p{display:none}", media=f" media='{media}'") is seen


def test_what_an_element_says_of_itself() -> None:
    """The last decides, unless one is important; what is void or unknown says nothing."""
    written = "DISPLAY : None ! important; display:block; float:left; *left:1px; color; clip:rect(0, 0 ,0,0)"

    assert declarations(written) == {"display": ("none", True), "clip": ("rect(0, 0 ,0,0)", False)}


HARM = {
    "blocks in blocks": ".b{" * 10_000 + "display:none",
    "rules in rules": "".join(f"{','.join(['*'] * 40)}{{" for _ in range(45)) + "display:none",
    "a long list": ",".join(f".a{at}" for at in range(30_000)) + "{display:none}",
    "one long selector": "a " * 100_000 + "{display:none}",
    "long selectors": (" ".join("a" * 25) + ",") * 2_000 + "a{display:none}",
    "lists in lists": ":is(" * 50_000 + "p" + ")" * 50_000 + "{display:none}",
    "brackets in a condition": "@media " + "(" * 100_000 + ")" * 100_000 + "{p{display:none}}",
    "brackets in a value": "p{left:" + "(" * 100_000 + ")" * 100_000 + "}",
    "brackets": "([" * 100_000,
    "digits": "p{left:" + "9" * 5_000_000 + "px}",
    "5 MB": "p .x{display:none}" * 290_000,
}


@pytest.mark.parametrize("sheet", HARM.values(), ids=HARM.keys())
def test_harm_takes_seconds_and_hides_nothing(sheet: str) -> None:
    """Twice what the slowest took on two busy cores."""
    start = time.process_time()

    assert is_seen(sheet, body="<div>" * 300 + BODY)
    assert time.process_time() - start < 15


def test_too_many_rules_are_none() -> None:
    """Nobody can say what those beyond would have shown."""
    assert is_seen("p{display:none}" + "b{top:0}" * (css.MOST // 8))
    assert not is_seen("p{display:none}" + "b{top:0}" * 2_000)


def test_attributes_without_end_say_nothing() -> None:
    """Those that say the same are read once."""
    hidden = f"<p style='display:none'>{WORDS}</p><section>The rest."
    others = "".join(f"<b style='left:{at}px;{'margin:0;' * 50}'></b>" for at in range(1_200))

    assert not is_seen("", body="<b style='left:1px'></b>" * 20_000 + hidden)
    assert is_seen("", body=others + hidden)


def test_rules_are_told_in_their_order() -> None:
    """With weight and certainty; those that say nothing of what is seen are left out."""
    found = rules_of("<style>#x p, p:hover{left:0}p{float:left}</style><style media=print>a>b{top:0}</style>")

    assert [_told(one) for one in found] == [((1, 0, 1), True), ((0, 1, 1), False), ((0, 0, 2), False)]


def _told(rule: Rule) -> tuple[tuple[int, int, int], bool]:
    return rule.selector.weight, rule.certain


@pytest.mark.parametrize(
    ("page", "imported"),
    [
        ("<p hidden>Gone.</p><font color=white>Gone too.</font><p>Two came.", []),
        ("<p style='left:0'>Two came.", ["tinycss2"]),
        ("<style>p{left:0}</style><p>Two came.", ["tinycss2", "cssselect2"]),
    ],
    ids=["no styles", "an attribute", "a sheet"],
)
def test_libraries_are_imported_where_there_are_styles(page: str, imported: list[str]) -> None:
    code = (
        f"import sys; from carelint import readers; readers.read('a.html', {page.encode()!r}); "
        "print(*(name for name in ('tinycss2', 'cssselect2') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert done.stdout.split() == imported
