"""Asks git, by its own commands: a library for it would be slower and one thing more to install.

In: the root of a repository, and words of git. Out: what it says. Objects are asked for by their names in one process.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field

from carelint.errors import SettingsError
from carelint.repository import root_of

TOLD_TO_HOOKS = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
)
"""What a hook is told of the repository it runs in; it would mislead git in another one."""


@dataclass
class Git:
    """Git in one repository."""

    root: str
    _objects: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __call__(self, *words: str) -> bytes:
        """What it answers. Raises SettingsError with its own last line where it refuses."""
        done = self._run(words)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it said nothing"]
            hint = next((line.strip() for line in said if line.strip().startswith("git config")), "Ask git status.")
            raise SettingsError(f"git could not tell what has changed ({said[0].removeprefix('fatal: ')})", hint=hint)
        return done.stdout

    def line(self, *words: str) -> str:
        """The one line that it answers; empty where it has none."""
        done = self._run(words)
        return "" if done.returncode else done.stdout.decode("utf-8", "surrogateescape").strip()

    def parts(self, *words: str) -> Iterator[str]:
        """What it answers with `-z`, part by part."""
        return (os.fsdecode(part) for part in self(*words).split(b"\0") if part)

    def content(self, name: str) -> bytes | None:
        """The bytes of an object; None where this clone does not have it."""
        process = self._reading()
        if process.stdin is None or process.stdout is None:
            return None
        process.stdin.write(f"{name}\n".encode())
        process.stdin.flush()
        head = process.stdout.readline().split()
        if len(head) != 3:
            return None
        data = process.stdout.read(int(head[2]))
        process.stdout.read(1)
        return data

    def close(self) -> None:
        """Let the process that gives objects end."""
        process, self._objects = self._objects, None
        if process is not None:
            process.kill()  # it only reads; and forks of ours hold its pipe open, so that it would wait for ever
            with process:
                pass

    def _reading(self) -> subprocess.Popen[bytes]:
        if self._objects is None:
            self._objects = subprocess.Popen(
                ["git", "-C", self.root, "cat-file", "--batch"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self._environment(),
            )
        return self._objects

    def _run(self, words: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
        command = ["git", "-C", self.root, *words]
        try:
            return subprocess.run(
                command, capture_output=True, check=False, stdin=subprocess.DEVNULL, env=self._environment()
            )
        except FileNotFoundError as err:
            hint = "Install git, or leave --since and --staged out."
            raise SettingsError("git is not on this machine's path", hint=hint) from err

    def _environment(self) -> dict[str, str]:
        """As it is for the repository we stand in, where a hook may have its own index; else without its ways."""
        here = os.path.realpath(self.root) == os.path.realpath(root_of(os.getcwd()) or os.sep)
        return {key: value for key, value in os.environ.items() if here or key not in TOLD_TO_HOOKS}
