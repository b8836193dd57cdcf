"""The commands, in the order in which help shows them, each imported when it is asked for.

In: nothing. Out: name → click command. Each parses, calls the core, writes, and returns a code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from carelint.kinds import Kinds

if TYPE_CHECKING:
    import click

    from carelint.commands import audit, baseline, check, explain, fix, init, manual, rules, settings, words


class Module(Protocol):
    """A module of this folder."""

    @property
    def command(self) -> click.Command:
        """What click runs."""


class Commands(Mapping[str, "click.Command"]):
    """Name → command; all of them together would cost every hook 20 ms."""

    def __init__(self, modules: Mapping[str, Module]) -> None:
        self._modules = modules

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._modules:
            raise KeyError(name)
        return self._modules[name].command

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


NAMES = ("check", "fix", "audit", "baseline", "explain", "rules", "words", "init", "settings", "manual")
COMMANDS = Commands(Kinds("carelint.commands", {name: name for name in NAMES}))
if TYPE_CHECKING:  # each module is held to the protocol
    HELD: tuple[Module, ...] = (check, fix, audit, baseline, explain, rules, words, init, settings, manual)
