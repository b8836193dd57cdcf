"""`carelint settings`: what holds for a document and who says it, and the schema of settings files.

In: a file or folder. Out: lines of text; or JSON Schema.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carelint.errors import Exit
from carelint.settings import Resolver, Settings

if TYPE_CHECKING:
    from carelint.layer import Held

HIDDEN = frozenset({"as_word", "cache", "home", "password", "select", "ignore"})
"""Fields that no settings file can say."""
DEFAULT = "as carelint comes"
UNSAID = {"register": "guessed for each document", "redact": "in clinical papers", "model": "the bundled parser"}
"""What holds where nobody says anything, and no value tells it."""


@click.group("settings")
def command() -> None:
    """Show which settings hold for a document, and who says so.

    Example: carelint settings show papers/draft.md
    """


@command.command("show")
@click.argument("file", default="", type=click.Path())
@click.option("--config", type=click.Path(dir_okay=False, path_type=Path), help="Settings file in place of all others.")
@click.option("--isolated", is_flag=True, help="Read no settings file.")
def show(file: str, config: Path | None, isolated: bool) -> int:
    """Show each setting that holds for FILE, with the file and line that says it.

    FILE need not exist; a folder stands for the documents in it. Left out, it is the current folder.

    Example: carelint settings show papers/draft.md
    """
    from carelint.run import cache_folder, settled  # heavy: reads the engine

    resolver = Resolver({"cache": cache_folder()}, config, isolated=isolated)
    path = os.path.join(file, "-") if file in ("", ".") or os.path.isdir(file) else file
    settings = resolver.settings_for(path)
    settled([path], resolver)  # tells what is named and does not exist
    click.echo(_about(file, resolver, path))
    rows = list(_rows(settings, resolver.held_for(path)))
    width, wide = (max(len(row[at]) for row in rows) for at in (0, 1))
    for key, value, origin in rows:
        click.echo(f"{key:<{width}}  {value:<{min(wide, 40)}}  {origin}")
    return Exit.CLEAN


@command.command("schema")
def schema() -> int:
    """Print the JSON Schema of settings files, for editors that complete and check what is typed.

    Example: carelint settings schema > carelint.schema.json
    """
    from carelint.gate.settings_schema import schema as made  # pydantic, only here

    click.echo(json.dumps(made(), indent=2))
    return Exit.CLEAN


def _about(file: str, resolver: Resolver, path: str) -> str:
    """Whose settings these are, and the files that were read for them."""
    names = list(dict.fromkeys(one.place for one in reversed(resolver.layers_for(path))))
    read = ", then ".join(names) if names else "no settings file"
    return f"For {file or 'this folder'}, read from {read}:\n"


def _rows(settings: Settings, held: Mapping[str, Held]) -> Iterator[tuple[str, str, str]]:
    """(key, value, who says it) of everything that can be set; what is said stands first."""
    said = [one for one in _keys(settings) if one[0] in held]
    unsaid = [one for one in _keys(settings) if one[0] not in held]
    for key, value in (*said, *unsaid):
        yield key, _written(key, value), held[key].origin(key) if key in held else DEFAULT


def _keys(settings: Settings) -> Iterator[tuple[str, object]]:
    for one in fields(settings):
        value = getattr(settings, one.name)
        if is_dataclass(value):
            yield from ((f"{one.name}.{part.name}", getattr(value, part.name)) for part in fields(value))
        elif one.name == "levels" and value:
            yield from ((f"levels.{name}", level) for name, level in value)
        elif one.name not in HIDDEN:
            yield one.name, value


def _written(key: str, value: object) -> str:
    """A value as somebody would read it."""
    if value is None or value == "":
        return UNSAID.get(key, "none")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(": ".join(one) if isinstance(one, tuple) else str(one) for one in value) or "none"
    return str(value)
