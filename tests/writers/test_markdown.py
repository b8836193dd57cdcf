"""The summary for a pull request: short, whole, and deaf to what documents say."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from carelint.finding import Care, Checked, Report, Tone, Unread
from carelint.rule import Level
from carelint.source import Source
from carelint.writers import WRITERS
from carelint.writers.options import Options
from carelint.writers.voice.quoting import quoted
from carelint.writers.voice.wording import one_line
from tests.writers import made

OURS = re.compile(r"<!-- carelint -->|</?(?:details|details open|summary|sub)>")
REFERENCE = re.compile(r"[@#][\w\[]|https?://|\bwww\.|\bGH-\d|:[a-z]+:", re.IGNORECASE)


def _written(report: Report, **options: bool) -> str:
    written = WRITERS["markdown"].write(report, options=Options(**options))  # type: ignore[arg-type]
    assert isinstance(written, str)
    return written


def _tokens(written: str) -> list[Token]:
    flat = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(written):
        flat += [token, *(token.children or [])]
    return flat


def test_nothing_noticed_is_said_in_a_line() -> None:
    """No list, no table."""
    written = _written(made.report(made.checked(made.found(level=Level.NOTICE))))

    assert "In 100 words, nothing was noticed." in written
    assert "\n- " not in written


def test_where_care_speaks_is_said() -> None:
    """In its own words."""
    done = made.checked(made.found())
    care = (Care(0, 3, "what matters to you", "high definition"),)
    done = Checked(done.document, "board", 100, done.findings, care, Tone(100, 0, 1, ()))

    assert "Care already speaks in 1 place." in _written(made.report(done))
    assert "“what matters to you”" in _written(made.report(done))


def test_several_documents_have_a_table_and_fold() -> None:
    """Counts for each; details closed until somebody opens them; what was not read at the end."""
    gone = Unread(Source("gone.docx"), "there is no such file", "Check its name and folder.")
    done = [made.checked(made.found(line=1), made.found(line=2), path="a.md"), made.checked(path="b.md")]
    written = _written(made.report(*done, unread=(gone,)))

    assert "2 documents were read, 2 phrases noticed." in written
    assert "| a.md | 100 | 2 | 0 |" in written
    assert "(line 1, column 1; line 2, column 1)" in written
    assert written.count("<details><summary>") == 1
    assert "- gone.docx: there is no such file. Check its name and folder." in written


@pytest.mark.parametrize("text", ["a plain phrase", "it's 5 - 3 = 2", "e.g. (this)", "10:30, 50%", "A&E"])
def test_plain_words_look_as_they_are(text: str) -> None:
    """To the eye."""
    assert html.unescape(quoted(text)).replace("\u200b", "") == text


@pytest.mark.parametrize("attack", made.ATTACKS)
def test_nothing_in_a_document_acts_in_the_comment(attack: str) -> None:
    """No link, image, markup or mention, in the text and in what is made of it."""
    _hold_still(_written(made.hostile(attack)))


@settings(max_examples=80, deadline=None)
@given(made.ANY_TEXT)
def test_any_text_is_only_text(words: str) -> None:
    """Whatever characters stand in it."""
    _hold_still(_written(made.hostile(words)))


def _hold_still(written: str) -> None:
    tokens = _tokens(written)
    kinds = {token.type for token in tokens}
    markup = "".join(token.content for token in tokens if token.type in ("html_inline", "html_block"))
    seen = html.unescape(re.sub(OURS, "", written))
    assert not kinds & {"link_open", "image", "code_inline", "code_block", "fence", "s_open", "blockquote_open"}
    assert not re.findall(r"<[^>]*>", re.sub(OURS, "", markup))
    assert not REFERENCE.findall(seen.replace("### Words", ""))
    assert written.encode("utf-8")


@settings(max_examples=400, deadline=None)
@given(st.text("_*~`[]()<>!|&;#@:/\\ ab1\u00e9\U0001f44d'\"{}$-=", max_size=14) | made.ANY_TEXT)
def test_markdown_gives_back_the_very_words(words: str) -> None:
    """Read as Markdown, in the middle of a line, it is one piece of text."""
    tokens = [token for token in _tokens(f"a “{quoted(words)}” b") if token.type != "inline"]

    assert [token.type for token in tokens] == ["paragraph_open", "text", "paragraph_close"]
    assert tokens[1].content.replace("\u200b", "") == f"a “{one_line(words)}” b"


@pytest.mark.parametrize("documents", [1, 300])
def test_a_comment_is_no_longer_than_github_takes(documents: int) -> None:
    """What had no room is counted, and every fold is closed."""
    long = "\U0001f44d*_" * 60
    done = [
        made.checked(
            *[made.found(f"{long} {i}", line=i, message=long, instead=(long,) * 9) for i in range(40)],
            path="&a" * 100 + str(j),
        )
        for j in range(documents)
    ]
    gone = tuple(Unread(Source("&a" * 9000), "\u200b" * 9000, "z" * 9000) for _ in range(50))
    written = _written(made.report(*done, unread=gone))
    left = re.search(r"([\d,]+) phrases had no room here", written)

    assert len(written.encode("utf-8")) <= 65_536
    assert written.count("<details") == written.count("</details>")
    assert left
    assert int(left[1].replace(",", "")) + written.count("\n- **") == 40 * documents
    assert "- and 40 documents more" in written
