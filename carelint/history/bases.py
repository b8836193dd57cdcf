"""With what a repository is compared.

In: git in a repository, and a revision as somebody says it. Out: the name of a commit or of an empty tree.
"""

from __future__ import annotations

import os

from carelint.errors import SettingsError
from carelint.history.git import Git

MODULE = "160000"
"""The mode by which a tree records the commit of a repository inside it."""


def nothing(git: Git) -> str:
    """The empty tree, as before a first commit; its name depends on how the repository makes names."""
    return git.line("hash-object", "-t", "tree", "--stdin")


def head(git: Git) -> str:
    """The last commit; empty where there is none yet."""
    return git.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}")


def base(git: Git, since: str) -> tuple[str, str]:
    """The commit from which `since` and what we have went apart, and what is to be said of it, if anything.

    In a submodule it is the commit that the repository above had of it then.
    """
    above = git.line("rev-parse", "--show-superproject-working-tree")
    if above:
        return _recorded(git, above, since)
    said = _commit(git, since)
    if not said:
        raise SettingsError("git knows no such revision here", key="--since", value=since, hint=_way(git))
    shared = git.line("merge-base", said, "HEAD")
    if shared or not head(git):
        return shared or said, ""
    return said, f"{since} and this branch have no commit in common here, so they are compared as they stand."


def _recorded(git: Git, above: str, since: str) -> tuple[str, str]:
    outer = Git(above)
    then, remark = base(outer, since)
    inside = os.path.relpath(os.path.realpath(git.root), os.path.realpath(above)).replace(os.sep, "/")
    about = outer.line("ls-tree", "--full-tree", then, "--", inside).split()
    if not about or about[0] != MODULE:
        return nothing(git), remark
    if not _commit(git, about[2]):
        hint = f"Fetch it: git -C {inside} fetch --unshallow"
        raise SettingsError(
            f"the commit that {inside} had then is not in this clone", key="--since", value=since, hint=hint
        )
    return about[2], remark


def _commit(git: Git, name: str) -> str:
    if not name or name.startswith("-"):
        return ""
    return git.line("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")


def _way(git: Git) -> str:
    if git.line("rev-parse", "--is-shallow-repository") == "true":
        return "This clone is shallow. Fetch the rest: git fetch --unshallow (in GitHub's checkout fetch-depth: 0)."
    return "Name a branch, a tag or a commit, for example: --since origin/main"
