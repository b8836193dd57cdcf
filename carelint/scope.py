"""What of all that is noticed somebody asks to see, or to have put in: only what is new, and what nobody has allowed.

In: what the command line says. Out: the `Scope` of a run, the paths that it means, and what is to be said of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from carelint.allowing.asking import Asking
from carelint.baseline.comparing import Baselines
from carelint.errors import SettingsError
from carelint.files import Found
from carelint.files.leaving import LeftOut
from carelint.finding import Checked, Finding
from carelint.repository import root_of
from carelint.run import Scope, rulebook_for
from carelint.settings import Resolver
from carelint.sifting import Sift
from carelint.task import Task

STAGED = "--staged"
UNCHANGED = "not changed"
"""Why a file is left out where only what is new is asked for."""


def scope_of(today: date, *, since: str | None = None, staged: bool = False, baselines: bool = True) -> Scope:
    """The scope of a run. Raises SettingsError where two things are asked that do not go together."""
    if since == "":
        hint = "Is a variable of your script without a value?"
        raise SettingsError("it names no revision", key="--since", hint=hint)
    if since and staged:
        raise SettingsError("it is asked what is new since two versions", key=STAGED, hint="Leave --since or it out.")
    sift = Sift(Asking(today), Baselines() if baselines else None)
    if not (since or staged):
        return Scope(sift)
    from carelint.since import Since  # difflib and subprocess, only where they are wanted

    return Scope(sift, Since(since or ""))


def paths_of(named: Sequence[str], scope: Scope, *, example: str = "carelint check paper.docx") -> tuple[str, ...]:
    """What somebody named; where only what is new is asked for, the whole repository if he named nothing."""
    if named:
        return tuple(named)
    if scope.since is None:
        raise SettingsError("nothing is named", key="PATHS", hint=f"For example: {example}")
    root = root_of(os.path.realpath(os.getcwd()))
    if not root:
        raise SettingsError("this folder is in no git repository", key="PATHS", hint="Name what is to be checked.")
    return os.path.relpath(root), *scope.since.only_staged(root)


def with_results(scope: Scope, resolver: Resolver, *, spare: bool) -> Scope:
    """With what was noticed before; nothing where nothing is kept at all. `spare` as in `Results`."""
    from carelint.results.known import Results
    from carelint.results.shelf import Shelf

    home = resolver.settings_for("-").cache
    return replace(
        scope, results=Results(Shelf(home / "results"), resolver.settings_for, spare=spare) if home else None
    )


def narrowed(found: Found, scope: Scope) -> Found:
    """The files that are new or have changed, where only what is new is asked for."""
    if scope.since is None:
        return found
    changed = scope.since.changed(found.paths)
    kept = set(changed)
    same = [LeftOut(path, UNCHANGED) for path in found.paths if path not in kept]
    return replace(found, paths=changed, left=(*found.left, *same))


def putting_in(resolver: Resolver) -> Callable[[Checked], Collection[Finding]]:
    """Asks of a document whose words go into a copy of it: where `carelint fix` would put them in, were it a text."""
    from carelint.mending.proof import suggested  # judges once more, only where suggestions are wanted

    def fits(done: Checked) -> Collection[Finding]:
        settings = resolver.settings_for(done.document.source.file)
        return suggested(done, Task(done.document, rulebook_for(settings), settings))

    return fits


def remarks(named: Sequence[str], scope: Scope) -> list[str]:
    """What is to be said when a run is over: of the comparison, and of permissions that nothing needs."""
    said = scope.since.remarks if scope.since else []
    return [*said, *scope.sift.asking.unused(() if scope.since else named)]
