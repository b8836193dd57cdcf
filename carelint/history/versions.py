"""The older version of each file of a repository, and whether it is another one now.

In: the root of a repository, and a revision, or that what is staged is meant. Out: `History`, asked file by file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from carelint.errors import SettingsError
from carelint.history.bases import base, head, nothing
from carelint.history.git import Git

FILES = ("100644", "100755")
"""Modes of files that hold text; a link holds a path."""
Objects = Mapping[str, str]
"""Path from the root → name of the object."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was."""

    path: str
    """What it was called then."""
    name: str
    """Of its object."""


@dataclass(frozen=True)
class History:
    """A repository, then and now. Raises SettingsError where git cannot tell."""

    git: Git
    then: Objects
    renamed: Mapping[str, str]
    """New path → old path."""
    touched: frozenset[str]
    """Paths of files that are not what they were then."""
    staged: Objects | None = None
    """What would be committed; None where files are compared as they lie there."""
    remark: str = ""
    """What is to be said of the comparison itself."""

    @classmethod
    def since(cls, root: str, revision: str) -> History:
        """The files as they lie there against a revision."""
        git = Git(root)
        then, remark = base(git, revision)
        names, touched = _changes(git.parts("diff", *CHANGES, "--ignore-submodules", then))
        return cls(git, _tree(git, then), names, touched, remark=remark)

    @classmethod
    def of_staged(cls, root: str) -> History:
        """What would be committed against the last commit."""
        git = Git(root)
        then = head(git) or nothing(git)
        names, touched = _changes(git.parts("diff", "--cached", *CHANGES, then))
        listed = (line.partition("\t") for line in git.parts("ls-files", "--stage", "-z"))
        staged = {path: about.split()[1] for about, _, path in listed if about.startswith(FILES)}
        return cls(git, _tree(git, then), names, touched, staged)

    def before(self, path: str) -> Version | None:
        """A file as it was, under whatever name; None where it is new."""
        old = self.renamed.get(path, path)
        return Version(old, self.then[old]) if old in self.then else None

    def changed(self, path: str) -> bool:
        """Whether a file is not what it was, or was not there; of those that are staged, where these are asked for."""
        if self.staged is not None:
            return path in self.touched and path in self.staged
        return path in self.touched or path not in self.then

    def content(self, name: str) -> bytes:
        """The bytes of an object."""
        data = self.git.content(name)
        if data is None:
            hint = "Fetch it: git fetch --refetch"
            raise SettingsError("the older version of a file is not in this clone", hint=hint)
        return data


CHANGES = ("--name-status", "-z", "--no-ext-diff", "--no-textconv", "-M")


def _tree(git: Git, name: str) -> Objects:
    listed = (line.partition("\t") for line in git.parts("ls-tree", "-r", "-z", "--full-tree", name))
    return {path: about.split()[2] for about, _, path in listed if about.startswith(FILES)}


def _changes(parts: Iterable[str]) -> tuple[Mapping[str, str], frozenset[str]]:
    """New names and old ones, and every path that is another file than before; what was deleted is not among them."""
    renamed: dict[str, str] = {}
    touched = set()
    told = iter(parts)
    for status in told:
        path = next(told)
        if status[0] in "RC":
            new = next(told)
            if status[0] == "R":
                renamed[new] = path
            path = new
        if status[0] != "D":
            touched.add(path)
    return renamed, frozenset(touched)
