"""What other people's builds take from here: hooks, an action, templates."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.specimens import docx

ROOT = Path(__file__).parents[1]
CLEAN = "The garden was open and many people came.\n"
NOTICED = "Two bed blockers were moved.\n"
NEW = f"{NOTICED}\nHe is a frequent flyer.\n"


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`carelint` on the path, git and pre-commit without anybody's settings."""
    binary = tmp_path / "bin" / "carelint"
    binary.parent.mkdir()
    binary.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m carelint "$@"\n')
    binary.chmod(0o755)
    (tmp_path / "gitconfig").write_text("[user]\nname=T\nemail=t@example.org\n[init]\ndefaultBranch=main\n")
    for name, value in {
        "PATH": f"{binary.parent}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "PRE_COMMIT_COLOR": "never",
    }.items():
        monkeypatch.setenv(name, value)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "PRE_COMMIT_FROM_REF"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True).stdout


def _word(text: str) -> bytes:
    return docx(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")


@pytest.fixture
def policies(tools: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that takes our hooks, as pre-commit clones them; they run what is here instead of installing it."""
    ours = tools / "ours"
    ours.mkdir()
    hooks = (
        (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").replace("language: python", "language: system")
    )
    (ours / ".pre-commit-hooks.yaml").write_text(hooks, encoding="utf-8")
    monkeypatch.chdir(ours)
    _git("init", "-q")
    _git("add", "-A")
    _git("commit", "-qm", "hooks")
    commit = _git("rev-parse", "HEAD").strip()
    mine = tools / "policies"
    mine.mkdir()
    monkeypatch.chdir(mine)
    _git("init", "-q")
    named = [{"id": "carelint"}, {"id": "carelint-documents"}, {"id": "carelint-new"}]
    config = {"repos": [{"repo": ours.as_uri(), "rev": commit, "hooks": named}]}
    (mine / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (mine / "old policy.md").write_text(NOTICED, encoding="utf-8")
    (mine / "für alle.docx").write_bytes(_word("Two bed blockers were moved."))
    (mine / "clean.md").write_text(CLEAN, encoding="utf-8")
    (mine / "picture.png").write_bytes(bytes(range(256)))
    _git("add", "-A")
    _git("commit", "-qm", "old")
    return mine


def _hook(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", *arguments], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_all_files(policies: Path) -> None:
    """Each hook reads its own kinds; what is clean is not spoken of."""
    code, said = _hook("--all-files")

    assert code == 1
    assert "old policy.md" in said
    assert "für alle.docx" in said
    assert "clean.md" not in said
    assert "picture.png" not in said
    assert said.count("Failed") == 2
    assert said.count("Passed") == 1


def test_only_what_is_staged_and_new(policies: Path) -> None:
    """A clean line added to an old policy is no reason to stop anybody; partly staged, deleted and binary files too."""
    (policies / "old policy.md").write_text(NOTICED + "\n" + CLEAN, encoding="utf-8")
    (policies / "für alle.docx").write_bytes(_word("Two bed blockers were moved. The garden was open."))
    (policies / "picture.png").write_bytes(bytes(range(255)))
    (policies / "clean.md").unlink()
    _git("add", "-A")
    (policies / "old policy.md").write_text(NEW, encoding="utf-8")  # not staged: pre-commit puts it aside
    code, said = _hook("carelint-new")

    assert (code, "Passed" in said, "carelint-new" in said) == (0, True, False), said
    assert (policies / "old policy.md").read_text(encoding="utf-8") == NEW
    _git("add", "-A")
    code, said = _hook("carelint-new")
    assert code == 1
    assert "«frequent flyer»" in said
    assert "1 stood there before" in said
    assert '<!-- carelint: allow stigmatising/frequent-flyer "frequent flyer" because … -->' in said
    assert "clean.md" not in said
    assert "für alle.docx" not in said


def test_an_old_policy_is_adopted(policies: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With a baseline every hook is quiet, until something new is said."""
    subprocess.run(["carelint", "baseline"], check=True)
    capfd.readouterr()
    _git("add", "-A")
    _git("commit", "-qm", "baseline")
    code, said = _hook("--all-files")
    assert (code, said.count("Passed")) == (0, 3), said

    (policies / "für alle.docx").write_bytes(_word("Two bed blockers were moved. He is a frequent flyer."))
    _git("add", "-A")
    code, said = _hook("carelint-documents")
    assert code == 1
    assert "frequent flyer" in said


def test_words_of_one_s_own(policies: Path) -> None:
    """The hook runs the examples of the folders that the settings name, and no others."""
    entry = """- id: spare-room
  phrase: spare room
  pathology: blur
  level: consider
  registers: [any]
  instead: [room]
  why: An example of our own.
  sources: [own-judgement]
  since: "0.1"
  examples:
    - text: The spare room is full.
      flags: [spare room]
    - text: Our spare room is open.
      flags: []
"""
    folder = policies / "our-words" / "dictionary"
    folder.mkdir(parents=True)
    (folder / "objectifying.yaml").write_text(entry, encoding="utf-8")
    (policies / ".carelint.yaml").write_text("dictionary: our-words\n", encoding="utf-8")
    config = yaml.safe_load((policies / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    config["repos"][0]["hooks"] = [{"id": "carelint-words"}]
    (policies / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    _git("add", "-A")
    code, said = _hook()
    assert code == 1
    assert "objectifying/spare-room" in said
    assert "1 rules, 0 senses, 2 examples: 1 do not hold." in said


def test_the_action_writes_all_that_it_promises(policies: Path, tools: Path) -> None:
    """Annotations, a report for code scanning, a summary; only what is new since the base of a pull request."""
    base = _git("rev-parse", "HEAD").strip()
    (policies / "old policy.md").write_text(NEW, encoding="utf-8")
    _git("commit", "-qam", "new")
    summary = tools / "summary.md"
    told = {"PATHS": ".\n", "BASE": base, "SARIF": "out.sarif", "GITHUB_STEP_SUMMARY": str(summary)}
    done = subprocess.run(
        ["bash", str(ROOT / "ci" / "github.sh")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **told},
    )
    results = json.loads((policies / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]

    assert done.returncode == 1
    assert [line.partition(" ")[0] for line in done.stdout.splitlines() if line.startswith("::")][:1] == ["::warning"]
    assert "frequent flyer" in done.stdout
    assert [one["baselineState"] for one in results].count("new") == 1
    assert "frequent flyer" in summary.read_text(encoding="utf-8")


def test_what_builds_take_is_well_formed() -> None:
    """Each input of the action reaches its script by the environment, and none by the words of a command."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    script = (ROOT / "ci" / "github.sh").read_text(encoding="utf-8")

    assert "inputs." not in step["run"]
    assert {name for name in step["env"]} <= {name for name in step["env"] if name in script}
    assert all(one["description"] for one in action["inputs"].values())
    for name in ("gitlab.yml", "azure.yml"):
        assert list(yaml.safe_load_all((ROOT / "ci" / name).read_text(encoding="utf-8")))
