"""What the commands of an audit share: the settings of the folder they are called in, and the store that they mean.

In: options. Out: a resolver, a place, an open store.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from carelint.settings import Resolver

if TYPE_CHECKING:
    from carelint.audit.period import Period
    from carelint.audit.store import Store

FILE = "carelint-audit.db"
JOBS = click.option("--jobs", "-j", default="auto", metavar="N|auto", help="Processes side by side; one a processor.")
Command = TypeVar("Command", bound=Callable[..., Any])


def placed(command: Command) -> Command:
    """A command with the options that say where things are kept."""
    config = click.option("--config", type=click.Path(dir_okay=False, path_type=Path), help="Settings file.")
    store = click.option(
        "--store",
        default="",
        metavar="FILE|URL",
        help=f"Where audits are kept; {FILE} beside the settings if left out.",
    )
    return store(config(command))


def resolver_of(config: Path | None) -> Resolver:
    """The settings of each folder."""
    from carelint.run import cache_folder  # heavy

    return Resolver({"cache": cache_folder()}, config)


def home_of(config: Path | None) -> str:
    """The folder from which paths of papers count; empty where there is none."""
    from carelint.audit.papers import project

    return str(config.absolute().parent) if config else project(os.getcwd())


def store_of(store: str, config: Path | None) -> str:
    """Path or URL: what the command line says, then the settings, then beside them, then this person's own."""
    if said := store or resolver_of(config).settings_for("-").audit.store:
        return said
    if home := home_of(config):
        return os.path.join(home, FILE)
    from platformdirs import user_data_path

    return str(user_data_path("carelint") / FILE)


def opened(store: str, config: Path | None, *, make: bool = False) -> Store:
    """The store. Raises StoreError."""
    from carelint.audit.store import Store  # SQLAlchemy takes 0.3 s

    return Store.open(store_of(store, config), make=make)


def period_of(name: str) -> Period:
    """The period that is called so today. Raises SettingsError."""
    from carelint.audit.period import Period

    return Period.of(name, date.today())
