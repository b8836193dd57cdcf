"""Phrases that somebody allows, in every way that there is; and what is said of permissions that are no use."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from carelint.cli import run
from tests.specimens import docx, part

BLOCKER = "He is a bed blocker."
RULE = "objectifying/bed-blocker"
ALLOW = f'carelint: allow {RULE} "bed blocker" because he says it himself'


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, which is the home folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))


def _paragraph(text: str, number: int = 0) -> str:
    if not number:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return (
        f"<w:p><w:commentRangeStart w:id='{number}'/><w:r><w:t>{text}</w:t></w:r><w:commentRangeEnd w:id='{number}'/>"
        f"<w:r><w:commentReference w:id='{number}'/></w:r></w:p>"
    )


def _word(*comments: str, author: str = "Ann") -> bytes:
    """Three paragraphs with the phrase; a comment on the second, and others on the first."""
    made = "".join(
        f"<w:comment w:id='{at}' w:author='{author}'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
        for at, text in enumerate(comments, 1)
    )
    body = _paragraph(BLOCKER, 2) + _paragraph(BLOCKER, 1) + _paragraph(BLOCKER, 3)
    return docx(body, parts={"comments": part("comments", made)})


def _checked(*arguments: str) -> tuple[int, dict[str, Any]]:
    code = run(["check", *arguments, "-f", "json=out.json", "-q"])
    return code, json.loads(Path("out.json").read_text(encoding="utf-8"))


def _write(name: str, content: str | bytes) -> str:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name


@pytest.mark.parametrize(
    ("name", "content", "shown", "left"),
    [
        ("a.md", f"{BLOCKER} <!-- {ALLOW} -->\nHe is a bed blocker too.\n", 1, 1),
        ("a.md", f"<!-- {ALLOW} -->\n{BLOCKER} He is\na bed blocker too.\n\n{BLOCKER}\n", 1, 2),
        ("a.md", f"<!-- {ALLOW} --> {BLOCKER}\n\n{BLOCKER}\n", 1, 1),
        ("a.md", f"- x\n\n  <!-- {ALLOW} -->\n  {BLOCKER}\n\n- {BLOCKER}\n", 1, 1),
        ("a.md", f"| a | b |\n|---|---|\n| {BLOCKER} <!-- {ALLOW} --> | {BLOCKER} |\n| {BLOCKER} | c |\n", 1, 2),
        ("a.md", f"<!-- {ALLOW.replace('allow', 'allow-begin', 1)} -->\n{BLOCKER}\n\n{BLOCKER}\n\n"
                 f"<!-- carelint: allow-end -->\n{BLOCKER}\n", 1, 2),
        ("a.md", f"{BLOCKER}\n\n{BLOCKER}\n\n<!-- {ALLOW.replace('allow', 'allow-file', 1)} -->\n", 0, 2),
        ("a.md", f"<!--\ncarelint: allow objectifying\nbecause he says so\n-->\n{BLOCKER}\n", 0, 1),
        ("a.md", f"`<!-- {ALLOW} -->` {BLOCKER}\n", 1, 0),
        ("a.md", f"```\n<!-- {ALLOW} -->\n```\n{BLOCKER}\n", 1, 0),
        ("a.md", f"<!-- {ALLOW.replace('bed blocker', 'bed 24')} -->\n{BLOCKER}\n", 1, 0),
        ("a.md", f"<!-- {ALLOW.replace('objectifying', 'blaming')} -->\n{BLOCKER}\n", 1, 0),
        ("a.html", f"<p>{BLOCKER} <!-- {ALLOW} --></p>\n<p>{BLOCKER}</p>", 1, 1),
        ("a.html", f"<body>\n\n   <!-- {ALLOW} -->\n   <p>{BLOCKER}</p>\n<p>{BLOCKER}</p></body>", 1, 1),
        ("a.rst", f"Title\n=====\n\n.. {ALLOW}\n\n{BLOCKER}\n\n{BLOCKER}\n", 1, 1),
        ("a.rst", f".. carelint: allow {RULE}\n   because he says so\n\n{BLOCKER}\n\n{BLOCKER}\n", 1, 1),
        ("a.docx", _word(ALLOW.replace('"', "&quot;")), 2, 1),
        ("a.docx", _word("Why this?", ALLOW.replace("allow", "allow-file", 1)), 0, 3),
        ("a.docx", _word("carelint: allow-end", f"carelint: allow-begin {RULE}"), 1, 2),
        ("a.docx", _word(f"The form is: {ALLOW}"), 3, 0),
    ],
)  # fmt: skip
def test_in_the_document_itself(name: str, content: str | bytes, shown: int, left: int) -> None:
    """On its line, before its block, over a range, for the file; code and other phrases are no permission."""
    code, said = _checked(_write(name, content))
    (document,) = said["documents"]

    assert (len(document["findings"]), len(document["withheld"])) == (shown, left)
    assert code == (1 if shown else 0)
    assert all(one["left"]["why"] == "allowed" and one["left"]["inside"] for one in document["withheld"])


def test_the_reason_is_kept() -> None:
    """For whoever counts what is allowed; and the last line of the screen says how many there are."""
    _, said = _checked(_write("a.md", f"{BLOCKER} <!-- {ALLOW} -->\n"))

    assert said["documents"][0]["withheld"][0]["left"] == {
        "why": "allowed", "by": "line 1", "reason": "he says it himself", "inside": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("carelint: allow blaming because so", "nothing needs the permission for blaming any more"),
        (f"carelint: allow {RULE} until 2020-01-31 because so", "ended on 2020-01-31; what it allowed is shown again"),
        ("carelint: allow objectifying/bed-bloker", "no rule is called so. Did you mean objectifying/bed-blocker"),
        ("carelint: allw x", "allow-begin, allow-end, allow-file"),
        ("carelint: allow-begin blaming", "never ended"),
        ("carelint: allow-end", "none is begun"),
    ],
)
def test_a_permission_that_is_no_use_is_told(comment: str, said: str) -> None:
    """With the line in which it stands."""
    _, report = _checked(_write("a.md", f"{BLOCKER}\n\n<!-- {comment} -->\n\nThe garden was open.\n"))
    (document,) = report["documents"]
    (warning,) = document["warnings"]

    assert warning.startswith("line 3: ")
    assert said in warning
    assert len(document["findings"]) == 1


def test_a_permission_for_what_is_not_looked_for_is_no_trouble() -> None:
    """A pack that is off says nothing of whether it is needed."""
    text = "<!-- carelint: allow jargon/going-forward because so -->\n\nThe garden was open.\n"
    _, report = _checked(_write("a.md", text), "--reader", "off")

    assert report["documents"][0]["warnings"] == []


def test_reasons_can_be_asked_for() -> None:
    """Then a permission without one allows nothing."""
    _write(".carelint.yaml", "reasons: required\n")
    _write("a.md", f"{BLOCKER} <!-- carelint: allow {RULE} -->\n\n{BLOCKER} <!-- {ALLOW} -->\n")
    _, report = _checked("a.md")
    (document,) = report["documents"]

    assert len(document["findings"]) == len(document["withheld"]) == 1
    assert "gives no reason" in document["warnings"][0]


def test_in_a_file_beside_documents(capsys: pytest.CaptureFixture[str]) -> None:
    """For what takes no comments; by rule, phrase, path and day."""
    for name in ("a.txt", "b.txt", "c.txt"):
        _write(name, f"{BLOCKER}\n")
    _write(".carelint-allow.yaml", f"""
- {{rule: {RULE}, phrase: Bed Blocker, path: a.txt, reason: he says so, owner: Ann, until: 2999-12-31}}
- {{rule: objectifying, path: [b.*], until: 2020-01-01}}
- {{rule: blaming, path: a.txt}}
""")  # fmt: skip
    code = run(["check", ".", "--short"])
    out, err = capsys.readouterr()

    assert code == 1
    assert [line.partition(":")[0] for line in out.splitlines() if "→" in line] == ["b.txt", "c.txt"]
    assert "2 phrases noticed in 2 of 3 documents. 1 is allowed." in out
    assert ".carelint-allow.yaml:3: the permission for objectifying ended on 2020-01-01" in err
    assert ".carelint-allow.yaml:4: nothing needs the permission for blaming any more" in err


def test_what_was_not_read_is_not_called_unused(capsys: pytest.CaptureFixture[str]) -> None:
    """A hook sees only the files of a commit."""
    _write("a.txt", "The garden was open.\n")
    _write("b.txt", f"{BLOCKER}\n")
    _write(".carelint-allow.yaml", f"- {{rule: {RULE}}}\n- {{rule: {RULE}, path: b.txt}}\n")

    assert run(["check", "a.txt"]) == 0
    assert "nothing needs" not in capsys.readouterr().err


def test_what_has_no_say_here_is_not_called_unused(capsys: pytest.CaptureFixture[str]) -> None:
    """A pack that is off says nothing of whether a permission is needed; from below a file has its place."""
    Path("sub").mkdir()
    _write("sub/a.txt", f"{BLOCKER}\n")
    _write(".carelint-allow.yaml", f"- {{rule: jargon}}\n- {{rule: {RULE}}}\n")
    os.chdir("sub")
    _, report = _checked("a.txt")

    assert "nothing needs" not in capsys.readouterr().err
    assert report["documents"][0]["withheld"][0]["left"]["by"] == os.path.join("..", ".carelint-allow.yaml:2")


def test_every_mistake_of_the_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """With file, line, key, value and way out, before anything is read."""
    _write("a.txt", f"{BLOCKER}\n")
    _write(".carelint.yaml", "reasons: required\n")
    _write(".carelint-allow.yaml", f"""- rule: objectifying/bed-bloker
  until: soon
- phrase: x
  reason: y
- {{rule: {RULE}}}
- {{rule: {RULE}, paths: a.txt, reason: so}}
""")  # fmt: skip
    code = run(["check", "a.txt"])
    said = capsys.readouterr().err

    assert code == 2
    for words in (
        ".carelint-allow.yaml:1: rule: «objectifying/bed-bloker»: no rule and no family is called so",
        ".carelint-allow.yaml:2: until: «soon»: it is no day",
        ".carelint-allow.yaml:3: rule: this key is missing",
        ".carelint-allow.yaml:5: the settings ask for reasons",
        ".carelint-allow.yaml:6: paths: there is no such key",
        "Did you mean path?",
    ):
        assert words in said


def test_sarif_says_who_allowed_it_and_why() -> None:
    """In the source, or outside it."""
    _write("a.md", f"{BLOCKER} <!-- {ALLOW} -->\n")
    _write("b.txt", f"{BLOCKER}\n")
    _write(".carelint-allow.yaml", f"- {{rule: {RULE}, reason: it is quoted}}\n")
    run(["check", "a.md", "b.txt", "-f", "sarif=out.sarif", "-q"])
    results = json.loads(Path("out.sarif").read_text())["runs"][0]["results"]

    assert [one["suppressions"] for one in results] == [
        [{"kind": "inSource", "status": "accepted", "justification": "he says it himself"}],
        [{"kind": "external", "status": "accepted", "justification": "it is quoted"}],
    ]


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.rst", "a.txt"])
def test_the_line_that_is_offered_does_what_it_says(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Pasted where it says, with a reason, it leaves the phrase as it is."""
    bodies = {"a.html": f"<p>{BLOCKER}</p>\n"}
    body = bodies.get(name, f"{BLOCKER}\n")
    run(["check", _write(name, body), "--allow-lines"])
    line = next(one.strip() for one in capsys.readouterr().out.splitlines() if "…" in one and RULE in one)
    if name == "a.txt":
        _write(".carelint-allow.yaml", f"{line}\n")
    else:
        _write(name, f"{line}\n\n{body}")
    code, report = _checked(name)

    assert code == 0
    assert len(report["documents"][0]["withheld"]) == 1


def test_a_reason_is_masked_like_the_paper_it_speaks_of() -> None:
    """Where identifiers are masked, a name in a reason is too."""
    allow = f"carelint: allow {RULE} because Mrs Whitfield said so"
    _, report = _checked(_write("a.md", f"Mrs Whitfield: {BLOCKER} <!-- {allow} -->\n"), "--register", "clinical")

    assert "Whitfield" not in json.dumps(report)
    assert "said so" in json.dumps(report, ensure_ascii=False)
