"""The command line as people and hooks use it: what is printed, what is written, and the exit code."""

from __future__ import annotations

import io
import itertools
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from carelint.cli import run
from tests.specimens import docx, pdf

ROOT = Path(__file__).parents[1]
NOTICED = "Two bed blockers were moved.\n"
CLEAN = "The garden was open and many people came.\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def _write(name: str, content: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


@pytest.mark.parametrize(
    ("content", "options", "code"),
    [
        (CLEAN, [], 0),
        (NOTICED, [], 1),
        (NOTICED, ["--fail-on", "never"], 0),
        (NOTICED, ["--register", "letter"], 2),
        (NOTICED, ["--no-such-option"], 2),
    ],
)
def test_exit_codes(content: str, options: list[str], code: int) -> None:
    """0 nothing, 1 something, 2 the user must change something."""
    assert run(["check", _write("paper.md", content), *options]) == code


BAD = {
    "missing.docx": None,
    "empty.txt": b"  \n",
    "binary.txt": bytes(range(256)) * 40,
    "broken.docx": docx("<w:p/>")[:100],
    "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "pictures.pdf": pdf([[]]),
    "cut.pdf": pdf([["words"]])[:150],
    "wrong.pdf": b"only words",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_and_the_others_are_still_checked(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An unread document has a reason and a hint, exit 2, no traceback."""
    content = BAD[name]
    if content is not None:
        _write(name, content)
    code = run(["check", name, _write("paper.md", NOTICED), "--format", "json"])
    said = json.loads(capsys.readouterr().out)

    assert code == 2
    assert [one["path"] for one in said["unread"]] == [name]
    assert said["unread"][0]["reason"]
    assert said["unread"][0]["hint"]
    assert said["documents"][0]["findings"][0]["text"] == "bed blockers"


def test_a_folder_that_may_not_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    """What is no file is named, not waited for."""
    os.mkfifo("pipe.txt")

    assert run(["check", "pipe.txt"]) == 2
    assert "it is no file" in capsys.readouterr().out


def test_folders_and_globs(capsys: pytest.CaptureFixture[str]) -> None:
    """Each file once, in order; hidden files and Word's lock files are left."""
    for name in ("a/one.md", "a/b/two.txt", "a/.hidden.md", "a/~$one.docx", "a/three.bin"):
        _write(name, NOTICED)
    run(["check", "a", "a/*.md", "--format", "json"])
    found = [one["path"] for one in json.loads(capsys.readouterr().out)["documents"]]

    assert found == ["a/one.md", "a/b/two.txt"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`-` reads standard input, with the suffix that is told."""
    stdin = io.TextIOWrapper(io.BytesIO(b"# Plan\n\nSee `bed blockers` and bed blockers.\n"))
    monkeypatch.setattr(sys, "stdin", stdin)

    assert run(["check", "-", "--stdin-filename", "draft.md", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["documents"][0]
    assert (found["format"], len(found["findings"])) == ("markdown", 1)


def test_a_report_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    """--output puts the page into a file, and only a line goes to standard error."""
    code = run(
        [
            "check",
            _write("paper.docx", docx("<w:p><w:r><w:t>Bed blockers.</w:t></w:r></w:p>")),
            "--format",
            "html",
            "--output",
            "report.html",
        ]
    )

    assert code == 1
    assert "Bed blockers" in Path("report.html").read_text(encoding="utf-8")
    assert capsys.readouterr() == (
        "",
        "Written to report.html\n1 phrase noticed in 1 document. Packs wider and plain are off.\n",
    )


def test_settings_of_the_repository_are_used() -> None:
    """.carelint.yaml decides; an unknown key or value is named with the valid ones."""
    paper = _write("paper.md", NOTICED)
    _write(".carelint.yaml", "off: [objectifying/bed-blocker]\nregister: board\n")
    assert run(["check", paper]) == 0

    _write(".carelint.yaml", "fail_on: never\n")
    assert run(["check", paper]) == 0

    _write(".carelint.yaml", "colour: red\n")
    assert run(["check", paper]) == 2


def test_an_organisations_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    """A dictionary folder in the settings adds the organisation's own entries."""
    _write(
        "words/dictionary/blaming.yaml",
        WORDS,
    )
    _write(".carelint.yaml", "dictionary: words\n")

    assert run(["check", _write("paper.md", "A serial bleeper on ward 4.")]) == 1
    assert "person who rings for help" in capsys.readouterr().out
    assert run(["rules", "check", "words", "--only", "blaming/serial-bleeper"]) == 0


def test_rules_that_learned_sentences_by_heart(capsys: pytest.CaptureFixture[str]) -> None:
    """Guards of more than eight words are refused with their line; how many words all of them hold is told."""
    guards = "  unless: {next: [lamp, alarm], near: [one, two, three, four, five, six]}\n"
    _write("words/dictionary/blaming.yaml", WORDS.replace("  examples:", guards + "  examples:"))
    command = ["rules", "check", "words", "--only", "blaming/serial-bleeper"]

    assert run(command) == 0
    assert "hold 8 words of their own, at most 8 in a rule" in capsys.readouterr().out

    _write(
        "words/dictionary/blaming.yaml", WORDS.replace("  examples:", guards.replace("six", "six, ten") + "  examples:")
    )
    assert run(command) == 2
    assert "blaming.yaml:1: blaming/serial-bleeper: its guards hold 9 words" in capsys.readouterr().out


def test_explain_names_senses(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a rule, what its senses say of the words; of a sentence, which of them kept it silent, and why."""
    said = "It is about a tube, a line or a lead and where it lies in the body."
    run(["explain", "disempowering/placement"])
    assert f"Silent as:\n  tube-or-line: {said}" in capsys.readouterr().out

    run(["explain", "objectifying/the-diabetic"])
    assert "Only as:\n  named-by-illness: " in capsys.readouterr().out

    run(["explain", "--register", "clinical", "--text", "For placement of an NG tube."])
    assert f"guard: no – unless tube-or-line ({said}) near: <tubes>" in capsys.readouterr().out


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule says what, why and who says so; a sentence says what kept or silenced each candidate."""
    assert run(["explain", "objectifying/bed-blocker"]) == 0
    assert "Sources:" in capsys.readouterr().out

    run(["explain", "--register", "clinical", "--text", "The diabetic foot clinic is full."])
    said = capsys.readouterr().out
    assert ("Read as: clinical, as the settings or --register say" in said, "silent" in said) == (True, True)
    run(["explain", "--text", "82F, denies pain."])
    assert "Read as: clinical, 2 tell-tale words of clinical notes" in capsys.readouterr().out
    assert run(["explain", "no/such-rule"]) == 2


WORDS = """- id: serial-bleeper
  phrase: serial bleeper
  pathology: cruelty
  level: change
  instead: [person who rings for help]
  why: Someone asking for help is made a nuisance.
  sources: [own-judgement]
  examples:
    - {text: Our serial bleeper again., flags: [serial bleeper]}
    - {text: The bleeper is charged., flags: []}
"""
ORDINARY = {
    "an empty folder": (["check", "empty"], "No document was found in this folder"),
    "a folder without documents": (["check", "bins"], "No document was found in this folder"),
    "a glob of empty folders": (["check", "emp*"], "No document was found in this folder"),
    "no settings file": (["check", "paper.md", "--config", "no.yaml"], "no.yaml: there is no such file"),
    "no such form": (["check", "paper.md", "-f", "jsno"], "Did you mean json"),
    "no such pack": (
        ["check", "paper.md", "--pack", "wide"],
        "--pack: «wide»: it cannot have this value Did you mean wider?",
    ),
    "no such model": (["check", "paper.md", "--model", "nope"], "no such spaCy pipeline is installed"),
    "no such column": (["check", "table.csv", "--column", "note"], "Its columns are: id, text."),
    "no such rule": (["explain", "bed-bloker"], "Did you mean objectifying/bed-blocker"),
    "a sentence without --text": (["explain", "a sentence of somebody"], "A sentence is asked about with --text"),
    "no name": (["check", ""], "its name is empty"),
    "no folder": (["check", "gone/"], "there is no such folder"),
    "no file": (["check", "gone.md"], "there is no such file"),
    "a name with a line end": (["check", "a\nb.md"], "a b.md"),
    "a folder for a file": (["check", "paper.md", "-f", "json=empty"], "it is a folder"),
    "suggestions in text": (["check", "paper.md", "--suggest"], "only the form docx takes suggestions"),
    "a password that is no text": (["check", "paper.md", "--password-file", "paper.bin"], "the file is no text"),
    "no password file": (["check", "paper.md", "--password-file", "gone"], "«gone»: there is no such file"),
    "a name for nothing": (["check", "paper.md", "--stdin-filename", "x.md"], "standard input is not read"),
    "rows without texts": (["check", "paper.md", "--id-column", "id"], "rows are only read where column is said too"),
    "examples of no rule": (["rules", "check", "--only", "bed-bloker"], "no rule's id is this, or begins so"),
    "a folder without words": (["rules", "check", "empty"], "no words or rules stand in this folder"),
    "a table of words": (["rules", "check", "tables"], "jargon.csv:1: nothing stands below the titles"),
    "a rule that is not": (["check", "paper.md", "--config", "off.yaml"], "off.yaml:2: off: «bed-blocker»: no rule"),
    "a rule that is not, explained": (
        ["explain", "--text", "x", "--config", "off.yaml"],
        "off.yaml:2: off: «bed-blocker»",
    ),
    "a misspelt setting": (["check", "paper.md", "--config", "key.yaml"], "key.yaml:1: regster: there is no such key"),
}


@pytest.mark.parametrize("arguments", ORDINARY.values(), ids=ORDINARY)
def test_ordinary_mistakes(arguments: tuple[list[str], str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each is told in plain words, with exit code 2."""
    Path("empty").mkdir()
    _write("paper.md", NOTICED)
    _write("bins/paper.bin", NOTICED)
    _write("paper.bin", b"\xff\xfe")
    _write("table.csv", "id,text\n1,words\n")
    _write("tables/dictionary/blaming.yml", WORDS)
    _write("tables/dictionary/jargon.csv", "id,phrase\n")
    _write("off.yaml", "off:\n  - bed-blocker\n")
    _write("key.yaml", "regster: board\n")
    command, told = arguments

    assert run(command) == 2
    assert told in " ".join("".join(capsys.readouterr()).split()).replace("\n", " ")


@pytest.mark.parametrize(
    ("closing", "code", "told"),
    [
        (">&-", 2, "standard output is closed"),
        ("-f json=a.json 2>&-", 1, ""),
        ("-f json=a.json >&- 2>&- <&-", 1, ""),
        ("> /dev/full", 2, "No space left on device"),
        ("-f json=a.json -f text > /dev/full", 2, "No space left on device"),
        ("- <&-", 2, "standard input is closed"),
        ("| true; exit ${PIPESTATUS[0]}", 1, ""),
    ],
)
def test_streams_that_are_closed_or_full(closing: str, code: int, told: str) -> None:
    """The report that was to stand there is lost and named; the file beside it is written."""
    _write("paper.md", NOTICED)
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m carelint check paper.md {closing}"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert done.returncode == code
    assert told in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert ("a.json" in closing) == Path("a.json").exists()


def test_a_pipe_that_is_closed_is_no_error() -> None:
    """Whoever reads has seen enough."""
    command = f"{sys.executable} -m carelint explain objectifying/bed-blocker | true; exit ${{PIPESTATUS[0]}}"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=env)

    assert (done.returncode, done.stderr) == (0, "")


def test_without_settings_nothing_heavy_is_imported() -> None:
    """With the rules compiled before, a paper without a candidate needs neither pydantic nor YAML nor spaCy."""
    _write("paper.md", CLEAN)
    code = (
        "import sys; from carelint.cli import run; run(['check', 'paper.md']); "
        "print([m for m in ('spacy', 'pydantic', 'yaml') if m in sys.modules], file=sys.stderr)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env) for _ in range(2)]

    assert runs[1].stderr.strip() == "[]"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the one who may do everything")
def test_a_subfolder_that_may_not_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    """It is named; what stands beside it is read."""
    _write("papers/paper.md", NOTICED)
    Path("papers/closed").mkdir(mode=0)

    assert run(["check", "papers", "-f", "json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert [one["path"] for one in said["unread"]] == ["papers/closed"]
    assert [one["path"] for one in said["documents"]] == ["papers/paper.md"]


def test_the_hook_is_quiet_when_nothing_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    """pre-commit shows what a hook prints; silence is the good news."""
    assert run(["check", "--hook", _write("paper.md", CLEAN)]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_hooks_are_declared_as_pre_commit_reads_them() -> None:
    """Two hooks for all words, because identify knows no docx; one for new ones, one for a dictionary of one's own."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    assert [hook["id"] for hook in hooks] == ["carelint", "carelint-documents", "carelint-new", "carelint-words"]
    assert all(hook["entry"].startswith("carelint check --hook") for hook in hooks[:3])
    assert hooks[3]["entry"] == "carelint rules check --own"
    assert all(hook["require_serial"] and hook["language"] == "python" for hook in hooks)


def _process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "carelint", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def test_no_text_of_a_document_reaches_an_error() -> None:
    """A fault of ours names its place in our code, and nothing of the paper."""
    code = (
        "import carelint.run as r, sys; r.check_files = lambda *a, **k: int('943 476 5919'); "
        "from carelint.cli import run; sys.exit(run(['check', 'secret 943 476 5919.md']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert done.returncode == 3
    assert "943" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_output_is_the_same_whatever_the_hash_seed() -> None:
    """Two processes with other seeds print the same bytes."""
    paper = _write("paper.md", "High utilizers and the diabetic in bed four were processed. The elderly wait.\n")
    outputs = {_process("check", paper, "--format", "json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}

    assert len(outputs) == 1


def test_starting_imports_nothing_heavy() -> None:
    """`import carelint` and --version load no spaCy, no PDF, no Word."""
    code = (
        "import sys, carelint, carelint.cli; print([m for m in ('spacy', 'pypdfium2', 'docx', 'jinja2', 'lxml', "
        "'pydantic') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert done.stdout.strip() == "[]"


def test_a_folder_is_read_with_every_format_and_tables_if_a_column_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Word, plain text and e-mail; a table is no document until somebody says where its texts stand."""
    _write("papers/a.docx", docx("<w:p><w:r><w:t>Bed blockers.</w:t></w:r></w:p>"))
    _write("papers/b.txt", NOTICED)
    _write("papers/c.eml", "From: a@example.org\nMIME-Version: 1.0\nSubject: s\n\n" + NOTICED)
    _write("papers/d.csv", f"id,note\nseven,{NOTICED}")

    assert run(["check", "papers", "-f", "json"]) == 1
    paths = [one["path"] for one in json.loads(capsys.readouterr().out)["documents"]]
    assert paths == ["papers/a.docx", "papers/b.txt", "papers/c.eml"]

    assert run(["check", "papers", "--column", "note", "--id-column", "id", "-f", "json"]) == 1
    paths = [one["path"] for one in json.loads(capsys.readouterr().out)["documents"]]
    assert paths[-1] == "papers/d.csv#seven"


def test_a_password_comes_from_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Never from the command line, and it is shown nowhere."""
    from tests.readers.papers import paged

    _write("secret.txt", "Quillfeather\n")
    paper = _write("locked.pdf", paged([[(72, 700, "Two bed blockers were moved.", 11.0)]], secret="Quillfeather"))

    assert run(["check", paper]) == 2
    assert "--password-file" in capsys.readouterr().out
    assert run(["check", paper, "--password-file", "secret.txt"]) == 1
    assert "Quillfeather" not in "".join(capsys.readouterr())


LIMITED = {
    "two.pdf": pdf([["words"], ["words"]]),
    "two.txt": b"One.\n\nTwo.\n",
    "large.txt": b"words " * 400_000,
    "large.docx": docx("<w:p><w:r><w:t>" + os.urandom(2 << 20).hex() + "</w:t></w:r></w:p>"),
    "shrinks.docx": docx("<w:p><w:r><w:t>" + "words " * 200_000 + "</w:t></w:r></w:p>"),
    "deep.docx": docx("<w:sdt><w:sdtContent>" * 20 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 20),
    "slow.html": b"<div>" * 1_500_000 + b"words",
    "hungry.txt": b"words and more " * 4_000_000,
}


@pytest.mark.parametrize(
    ("name", "limits", "reason"),
    [
        ("two.pdf", "pages: 1", "more than 1 pages"),
        ("two.txt", "paragraphs: 1", "more than 1 paragraphs"),
        ("large.txt", "file_mb: 1", "larger than 1 MB"),
        ("large.docx", "part_mb: 1", "too large"),
        ("large.docx", "unpacked_mb: 1", "too much memory"),
        ("shrinks.docx", "ratio: 2", "grow too much"),
        ("deep.docx", "depth: 10", "more than 10 deep"),
        ("slow.html", "seconds: 1", "longer than 1 seconds"),
        ("hungry.txt", "memory_mb: 20", "too much memory"),
        ("two.txt", "file_mb: 0", "whole number"),
        ("two.txt", "sheets: 3", "there is no such key"),
    ],
)
def test_limits_are_settings(name: str, limits: str, reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is kept, and the document is named; a limit that does not exist is named with those that do."""
    _write(".carelint.yaml", f"limits: {{{limits}}}\n")

    assert run(["check", _write(name, LIMITED[name])]) == 2
    assert reason in "".join(capsys.readouterr())


def test_several_forms_in_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    """Each into its file; at most one on the screen."""
    paper = _write("paper.md", NOTICED)

    assert run(["check", paper, "-f", "html=page.html", "-f", "json=data.json", "-f", "text"]) == 1
    assert "bed blockers" in capsys.readouterr().out
    assert "<h1" in Path("page.html").read_text(encoding="utf-8")
    assert json.loads(Path("data.json").read_text(encoding="utf-8"))["documents"]


@pytest.mark.parametrize(
    ("forms", "reason"),
    [
        (["-f", "html", "-f", "json"], "only one form"),
        (["-f", "poem"], "«poem»: there is no such form"),
        (["-f", "html=a.html", "-o", "b.html"], "its file already"),
    ],
)
def test_forms_that_cannot_be(forms: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Said before anything is read."""
    assert run(["check", _write("paper.md", NOTICED), *forms]) == 2
    assert reason in capsys.readouterr().err


def test_json_lines_are_written_row_by_row(capsys: pytest.CaptureFixture[str]) -> None:
    """One line a row, the same keys as the JSON of a whole report, and a line for what was not read."""
    table = _write("notes.csv", "id,note\n" + "".join(f"{i},Two bed blockers were moved.\n" for i in range(1_201)))

    assert run(["check", table, "gone.docx", "--column", "note", "--id-column", "id", "-f", "jsonl=out.jsonl"]) == 2
    lines = [json.loads(line) for line in Path("out.jsonl").read_text(encoding="ascii").splitlines()]
    assert [one["document"]["path"] for one in lines[:-1]] == [f"notes.csv#{i}" for i in range(1_201)]
    assert lines[7]["document"]["findings"][0]["text"] == "bed blockers"
    assert lines[-1]["unread"]["path"] == "gone.docx"

    assert run(["check", table, "--column", "note", "-f", "json"]) == 1
    whole = json.loads(capsys.readouterr().out)["documents"][7]
    assert set(whole) == set(lines[7]["document"])


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="asks the system how much memory a child took")
def test_a_table_of_any_length_takes_the_same_memory() -> None:
    """Ten times as many rows: not a tenth more."""
    peaks = []
    for count in (1_000, 10_000):
        table = _write(f"{count}.csv", "note\n" + "Two bed blockers were moved, and she was told to wait.\n" * count)
        command = [sys.executable, "-m", "carelint", "check", table, "--column", "note", "-f", "jsonl=out.jsonl"]
        child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 1
        peaks.append(usage.ru_maxrss)

    assert peaks[1] < 1.1 * peaks[0]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["paper.md"], 1),
        (["./paper.md", "--short"], 1),
        (["--short", "paper.md"], 1),
        (["-f", "json", "paper.md"], 1),
        (["*.md"], 1),
        (["papers"], 1),
        (["-q", "-", "--stdin-filename", "x.md"], 0),
        (["words/"], 1),
        (["gone.md"], 2),
    ],
)
def test_a_file_in_the_place_of_a_command_is_checked(
    arguments: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files, folders, globs, standard input, options before them; what does not exist is named as unread."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CLEAN.encode())))
    for name in ("paper.md", "papers/paper.md", "words/paper.md"):
        _write(name, NOTICED)

    assert run(arguments) == code
    told = "".join(capsys.readouterr())
    assert ("bed blockers" in told) == (code == 1)
    assert ("gone.md" in told) == (code == 2)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chek", "paper.md"], "carelint: «chek»: no command and no file is called so Did you mean check?"),
        (["paper"], "«paper»: no command and no file is called so Commands: check, fix"),
        (["--versoin"], "--versoin"),
        (["words"], "Usage: carelint words"),
        (["che\x1bck"], "carelint: «che"),
    ],
)
def test_what_is_neither_a_command_nor_a_file_is_told(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what may have been meant; a folder called like a command is not it."""
    _write("words/paper.md", NOTICED)

    assert run(arguments) == 2
    said = "".join(capsys.readouterr())
    assert told in " ".join(said.split())
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("arguments", "noticed"),
    [
        ([], {"objectifying/bed-blocker", "stigmatising/the-elderly", "burdening/patients-must"}),
        (["--select", "objectifying"], {"objectifying/bed-blocker"}),
        (["--select", "objectifying,burdening/patients-must"], {"objectifying/bed-blocker", "burdening/patients-must"}),
        (
            ["--select", "objectifying", "--select", "stigmatising"],
            {"objectifying/bed-blocker", "stigmatising/the-elderly"},
        ),
        (["--ignore", "objectifying, stigmatising/the-elderly"], {"burdening/patients-must"}),
        (["--select", "objectifying", "--ignore", "objectifying/bed-blocker"], set()),
    ],
)
def test_select_and_ignore(arguments: list[str], noticed: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Rules and families, with commas or given again; the exit code goes by what is left."""
    _write("paper.md", "Two bed blockers were moved.\n\nThe elderly wait.\n\nPatients must arrive on time.\n")

    assert run(["check", "paper.md", "--register", "policy", "-f", "json", *arguments]) == bool(noticed)
    (done,) = json.loads(capsys.readouterr().out)["documents"]
    assert {found["rule"] for found in done["findings"]} == noticed


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_what_is_selected_exists(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt name would select nothing, and sound like good news."""
    assert run(["check", _write("paper.md", NOTICED), option, "bed-blocker"]) == 2
    told = capsys.readouterr().err
    assert f"{option}: «bed-blocker»: no rule, no family and no pack is called so" in told
    assert "Did you mean objectifying/bed-blocker?" in told


def test_isolated_reads_no_settings(capsys: pytest.CaptureFixture[str]) -> None:
    """Not even wrong ones."""
    paper = _write("paper.md", NOTICED)
    _write(".carelint.yaml", "registr: board\n")

    assert run(["check", paper]) == 2
    assert run(["check", paper, "--isolated"]) == 1
    assert run(["explain", "--isolated", "--text", NOTICED]) == 0


@pytest.mark.parametrize(
    ("content", "options", "shown"),
    [
        (CLEAN, ["-q"], ""),
        (CLEAN, ["-q", "-f", "jsonl"], "document"),
        (CLEAN, [], "nothing was noticed"),
        (NOTICED, ["-q"], "bed blockers"),
        ("", ["-q"], "not read"),
    ],
)
def test_quiet_is_quiet_where_nothing_was_noticed(
    content: str, options: list[str], shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the screen; a form for tools is whole, and what was not read is always told."""
    run(["check", _write("paper.md", content), *options])
    told = capsys.readouterr()

    assert shown in told.out
    assert bool(told.out) == bool(shown)
    assert told.err == ""


def test_packs_that_are_on_by_any_key_are_not_called_off(capsys: pytest.CaptureFixture[str]) -> None:
    """The last line of the text."""
    paper = _write("paper.md", NOTICED)
    _write(".carelint.yaml", "on: [wider]\n")

    run(["check", paper])
    assert "Pack plain is off." in capsys.readouterr().out
    run(["check", paper, "--ignore", "wider"])
    assert "Packs wider and plain are off." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "word", "completed"),
    [
        ("carelint che", 1, ["plain,check"]),
        ("carelint pap", 1, ["file,pap"]),
        ("carelint check pap", 2, ["file,pap"]),
        ("carelint paper.md --regi", 2, ["plain,--register"]),
        ("carelint check --register p", 3, ["plain,policy"]),
    ],
)
def test_the_shell_completes(line: str, word: int, completed: list[str]) -> None:
    """Commands, options, values and files, also where a file stands in the place of a command."""
    _write("paper.md", NOTICED)
    done = _process(COMP_WORDS=line, COMP_CWORD=str(word), _CARELINT_COMPLETE="bash_complete")

    assert done.stdout.split() == completed


def _block(text: str, begin: str) -> str:
    """An indented block of README."""
    lines = text[text.index(begin) :].splitlines()
    return "\n".join(line[4:] for line in itertools.takewhile(lambda line: not line or line.startswith("    "), lines))


def test_the_settings_in_readme_are_settings(capsys: pytest.CaptureFixture[str]) -> None:
    """Each of the three files is understood, and every rule in it exists."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    _write(
        ".carelint.yaml",
        _block(readme, "    register: policy  ").replace("dictionary: [our-words.csv, our-words]", "#"),
    )
    assert run(["settings", "show", "notes/a.md"]) == 0
    assert "clinical" in capsys.readouterr().out

    Path(".carelint.yaml").unlink()
    both = _block(readme, "    [carelint]  ")
    cfg, _, toml = both.partition("[tool.carelint]")
    for name, text in (("setup.cfg", cfg), ("pyproject.toml", f"[tool.carelint]{toml}")):
        _write(name, re.sub(r"  +#.*", "", text))
        assert run(["settings", "show", "notes/a.md"]) == 0
        shown = capsys.readouterr().out
        assert "clinical" in shown
        assert "levels.stigmatising  consider" in shown
        Path(name).unlink()


MISUSED = {
    "an option that is not": (
        ["check", "x.md", "--formt", "json"],
        "--formt: there is no such option\n  Did you mean --format?\n",
    ),
    "the beginning of one": (["check", "x.md", "--outp", "a"], "Did you mean --output?\n"),
    "an option like none": (
        ["check", "x.md", "--zzz"],
        "no such option\n  carelint check --help tells all that there is.\n",
    ),
    "a value that is not": (
        ["check", "x.md", "--register", "clinicl"],
        "«clinicl»: it cannot have this value\n  Did you mean clinical? It may be: board, policy, clinical.\n",
    ),
    "no value": (["check", "x.md", "--since"], "--since: it needs a value\n"),
    "a value for a flag": (["check", "x.md", "--quiet=1"], "--quiet: it takes no value\n"),
    "a command of a group": (["words", "shw"], "«shw»: there is no such command\n  Did you mean show?"),
    "one word too many": (["settings", "schema", "x"], "«x»: nothing more is expected here\n"),
    "a folder that is not": (["init", "gone"], "FOLDER: «gone»: there is no such folder\n"),
    "what is required": (["audit", "report"], "--output: it is missing\n"),
    "nothing": (["fix"], "PATHS: nothing is named\n  For example: carelint fix policy.md\n"),
    "nothing to explain": (["explain"], "RULE: nothing is asked\n  Name a rule, or give a sentence with --text.\n"),
    "a form": (["check", "x.md", "-f", "htlm"], "--format: «htlm»: there is no such form\n  Did you mean html?"),
    "a family": (["check", "x.md", "--select", "objectifyng"], "Did you mean objectifying?\n"),
}


@pytest.mark.parametrize("arguments", MISUSED.values(), ids=MISUSED)
def test_every_mistake_of_a_command_line_is_told_in_one_way(
    arguments: tuple[list[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Ours: what, where, the way out; nothing of the library that found it, and code 2."""
    _write("x.md", CLEAN)
    asked, told = arguments

    assert run(asked) == 2
    err = capsys.readouterr().err
    assert err.startswith("carelint: ")
    assert told in err
    assert not {"Usage:", "Error:", "Try '"} & set(err.split(" "))


def test_an_empty_folder_is_no_unread_document(capsys: pytest.CaptureFixture[str]) -> None:
    """It is said that nothing was found in it, and what would have been read."""
    Path("empty").mkdir()

    assert run(["check", "empty"]) == 2
    out = " ".join(capsys.readouterr().out.split())
    assert "empty No document was found in this folder. Word, PDF, PowerPoint" in out
    assert "No document was found in 1 folder. Packs" in out
    assert "not read" not in out.lower()


@pytest.mark.skipif(os.name == "nt", reason="asks for a terminal")
def test_a_form_that_is_no_text_does_not_go_to_a_screen(capsys: pytest.CaptureFixture[str]) -> None:
    """Not by way of a device either; a pipe and a file take it."""
    main, screen = os.openpty()
    paper = _write("paper.docx", docx("<w:p><w:r><w:t>Bed blockers.</w:t></w:r></w:p>"))
    try:
        assert run(["check", paper, "-f", f"xlsx={os.ttyname(screen)}"]) == 2
        assert "--format: xlsx is no text for a screen\n  Say where it goes: -f xlsx=FILE\n" in capsys.readouterr().err
    finally:
        os.close(main)
        os.close(screen)
    into = subprocess.run(
        [sys.executable, "-m", "carelint", "check", paper, "-f", "xlsx=/dev/stdout"], capture_output=True, check=False
    )
    assert into.stdout.startswith(b"PK")
