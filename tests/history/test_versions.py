"""What git remembers, asked in real repositories."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from carelint.errors import SettingsError
from carelint.history.versions import History

Git = Callable[..., str]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of git but these."""
    config = tmp_path / "gitconfig"
    config.write_text(
        '[user]\nname=T\nemail=t@example.org\n[init]\ndefaultBranch=main\n[protocol "file"]\nallow=always\n'
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)


def git(folder: Path, *words: str) -> str:
    """What git says in a folder."""
    return subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, text=True).stdout


def repository(folder: Path, **files: str) -> Path:
    """A repository with one commit of these files; `__` in a name stands for a dot."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q")
    commit(folder, **files)
    return folder


def commit(folder: Path, **files: str) -> None:
    """One commit more."""
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "step")


def _stood(history: History, path: str) -> str | None:
    version = history.before(path)
    try:
        return history.content(version.name).decode() if version else None
    finally:
        history.git.close()


def test_files_as_they_lie_there(tmp_path: Path) -> None:
    """Changed, unchanged, new, untracked, deleted; names with spaces and other letters."""
    root = repository(tmp_path / "r", a__md="one", b__md="two", c__md="three")
    (root / "a.md").write_text("other")
    (root / "c.md").unlink()
    (root / "für alle – neu.md").write_text("x")
    history = History.since(str(root), "HEAD")

    assert [history.changed(path) for path in ("a.md", "b.md", "c.md", "für alle – neu.md")] == [
        True,
        False,
        False,
        True,
    ]
    assert (_stood(history, "a.md"), _stood(history, "für alle – neu.md")) == ("one", None)


def test_what_was_renamed_is_compared_with_what_it_was(tmp_path: Path) -> None:
    """Under a name with a space and a letter that is no ASCII."""
    root = repository(tmp_path / "r", old__md="words of a paper\n" * 20)
    git(root, "mv", "old.md", "né w.md")
    (root / "né w.md").write_text("words of a paper\n" * 20 + "and more\n")
    git(root, "add", "-A")

    for history in (History.since(str(root), "HEAD"), History.of_staged(str(root))):
        assert history.changed("né w.md")
        assert (_stood(history, "né w.md") or "").startswith("words of a paper")


def test_staged_is_not_what_lies_there(tmp_path: Path) -> None:
    """Part of a file is staged, the rest is not."""
    root = repository(tmp_path / "r", a__md="one", b__md="two")
    (root / "a.md").write_text("staged")
    git(root, "add", "a.md")
    (root / "a.md").write_text("not yet")
    (root / "b.md").write_text("not yet")
    history = History.of_staged(str(root))
    staged = (history.staged or {})["a.md"]

    assert (history.changed("a.md"), history.changed("b.md")) == (True, False)
    assert history.content(staged) == b"staged"
    assert _stood(history, "a.md") == "one"


def test_before_the_first_commit_everything_is_new(tmp_path: Path) -> None:
    """There is nothing to compare with."""
    root = tmp_path / "r"
    root.mkdir()
    git(root, "init", "-q")
    (root / "a.md").write_text("one")
    git(root, "add", "-A")
    history = History.of_staged(str(root))

    assert history.changed("a.md")
    assert history.before("a.md") is None


def test_a_branch_is_compared_with_where_it_left(tmp_path: Path) -> None:
    """What has happened on the other branch since is not ours."""
    root = repository(tmp_path / "r", a__md="one")
    git(root, "checkout", "-q", "-b", "mine")
    commit(root, b__md="mine")
    git(root, "checkout", "-q", "main")
    commit(root, a__md="theirs")
    git(root, "checkout", "-q", "mine")
    history = History.since(str(root), "main")

    assert (history.changed("a.md"), history.changed("b.md")) == (False, True)


def test_branches_without_a_commit_in_common_are_compared_as_they_stand(tmp_path: Path) -> None:
    """And it is said."""
    root = repository(tmp_path / "r", a__md="one")
    git(root, "checkout", "-q", "--orphan", "other")
    commit(root, a__md="two")
    history = History.since(str(root), "main")

    assert history.changed("a.md")
    assert "no commit in common" in history.remark


@pytest.mark.parametrize("name", ["nowhere", "", "--all", "HEAD~7"])
def test_a_revision_that_is_not_there(name: str, tmp_path: Path) -> None:
    """It is named, with a way out."""
    with pytest.raises(SettingsError, match="no such revision") as err:
        History.since(str(repository(tmp_path / "r", a__md="one")), name)
    assert "--since origin/main" in str(err.value)


def test_a_shallow_clone_says_what_to_fetch(tmp_path: Path) -> None:
    """In CI the usual case."""
    root = repository(tmp_path / "r", a__md="one")
    first = git(root, "rev-parse", "HEAD").strip()
    commit(root, a__md="two")
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "shallow")

    with pytest.raises(SettingsError, match="shallow.*fetch-depth: 0"):
        History.since(str(tmp_path / "shallow"), first)


def test_a_worktree_is_a_repository(tmp_path: Path) -> None:
    """Its .git is a file."""
    root = repository(tmp_path / "r", a__md="one")
    git(root, "worktree", "add", "-q", str(tmp_path / "w"))
    (tmp_path / "w" / "a.md").write_text("two")

    assert History.since(str(tmp_path / "w"), "main").changed("a.md")


def test_a_submodule_is_compared_with_the_commit_it_had_then(tmp_path: Path) -> None:
    """The revision is one of the repository above."""
    inner = repository(tmp_path / "inner", a__md="one", b__md="same")
    outer = repository(tmp_path / "outer", x__md="x")
    before = git(outer, "rev-parse", "HEAD").strip()
    git(outer, "submodule", "-q", "add", str(inner), "sub")
    git(outer, "commit", "-q", "-m", "sub")
    git(outer, "tag", "then")
    commit(outer / "sub", a__md="two")
    git(outer, "commit", "-q", "-a", "-m", "moved on")
    history = History.since(str(outer / "sub"), "then")

    assert (history.changed("a.md"), history.changed("b.md")) == (True, False)
    assert _stood(history, "a.md") == "one"
    assert History.since(str(outer / "sub"), before).changed("b.md")


def test_a_hook_s_own_index_is_the_one_that_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`git commit -a` lets a hook see another index; another repository must not see it."""
    root = repository(tmp_path / "r", a__md="one")
    other = repository(tmp_path / "other", a__md="one")
    (root / "a.md").write_text("two")
    index = tmp_path / "index"
    environment = {**os.environ, "GIT_INDEX_FILE": str(index)}
    subprocess.run(["git", "-C", str(root), "read-tree", "HEAD"], check=True, env=environment)
    subprocess.run(["git", "-C", str(root), "add", "a.md"], check=True, env=environment)
    monkeypatch.setenv("GIT_INDEX_FILE", str(index))
    monkeypatch.chdir(root)

    assert History.of_staged(str(root)).changed("a.md")
    assert not History.of_staged(str(other)).changed("a.md")


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person is told what is missing."""
    root = repository(tmp_path / "r", a__md="one")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SettingsError, match="git is not on this machine's path"):
        History.of_staged(str(root))
