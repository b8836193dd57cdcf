"""What an audit is to read: files of folders, and papers in zip files, each under the name by which it is known again.

In: folders, and the settings of each place. Out: `Paper`s, and what was left out.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from carelint import files, readers
from carelint.audit import archives
from carelint.audit.committees import committee
from carelint.errors import UnreadableError
from carelint.limits import Limits
from carelint.meant import meant, wanted
from carelint.settings import Resolver
from carelint.settings_files import beside

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Paper:
    """A file, or a paper in a zip file, that is to be read."""

    name: str
    """From the project's folder where it lies inside, else the whole path; what is in a zip file behind ›."""
    path: str
    """Where it is opened."""
    root: str
    """The folder or file that somebody named."""
    size: int
    member: str = ""
    """Its name in the zip file."""
    committee: str = ""
    committee_from: str = ""
    refused: str = ""
    """Why it is not opened; empty where it is."""
    hint: str = ""


def project(here: str) -> str:
    """The nearest folder with settings or a repository, at or above one, as far as home; empty where there is none."""
    home = os.path.expanduser("~")
    for place in (Path(here), *Path(here).parents):
        if beside(place) or os.path.exists(place / ".git"):
            return str(place)
        if str(place) == home:
            break
    return ""


def papers(
    folders: Sequence[str], resolver: Resolver, home: str, mapping: Sequence[tuple[str, str]]
) -> tuple[list[Paper], files.Found]:
    """Every paper, in order, each once, and what was left out."""
    found = meant(folders, resolver, suffixes=(archives.SUFFIX,))
    roots = [os.path.abspath(folder) for folder in folders]
    made = [one for path in found.paths for one in _of_file(path, _root_of(path, roots), resolver, home, mapping)]
    return list({one.name: one for one in made}.values()), found


def digest(paper: Paper, limits: Limits) -> str:
    """SHA-256 of a paper's bytes, of its zip file's where it is refused; empty where they cannot be had now."""
    made = hashlib.sha256()
    try:
        if paper.member and not paper.refused:
            made.update(archives.load(paper.path, paper.member, limits))
            return made.hexdigest()
        with open(paper.path, "rb") as file:
            while block := file.read(BLOCK):
                made.update(block)
    except (OSError, UnreadableError):
        return ""
    return made.hexdigest()


def _of_file(
    path: str, root: str, resolver: Resolver, home: str, mapping: Sequence[tuple[str, str]]
) -> Iterator[Paper]:
    name, below = name_of(path, home), os.path.relpath(os.path.abspath(path), root)
    below = os.path.basename(path) if below == "." else Path(below).as_posix()
    if not path.lower().endswith(archives.SUFFIX):
        yield Paper(name, path, root, files.size(path), "", *committee(name, below, mapping))
        return
    settings = resolver.settings_for(path)
    try:
        some = archives.members(path, readers.suffixes(wanted(settings)), settings.limits)
    except UnreadableError as err:
        whose = committee(name, below, mapping)
        yield Paper(name, path, root, files.size(path), "", *whose, err.reason, err.hint)
        return
    for one in some:
        whose = committee(f"{name}/{one.name}", f"{os.path.dirname(below)}/{one.name}".lstrip("/"), mapping)
        hint = archives.HINT if one.refused else ""
        yield Paper(f"{name} \u203a {one.name}", path, root, one.size, one.name, *whose, one.refused, hint)


def _root_of(path: str, roots: Sequence[str]) -> str:
    """The named folder that holds a path, the deepest; the folder it lies in where a glob meant it."""
    whole = os.path.abspath(path)
    holding = [root for root in roots if whole == root or whole.startswith(root.rstrip(os.sep) + os.sep)]
    return max(holding, key=len, default=os.path.dirname(whole))


def name_of(path: str, home: str) -> str:
    """What a file is called in a store: from the project's folder where it lies inside, else its whole path."""
    whole = Path(os.path.abspath(path))
    return (whole.relative_to(home) if home and whole.is_relative_to(home) else whole).as_posix()
