"""What judges documents of the current folder: version, dictionary, packs, parser and learned reader.

In: the settings of the current folder. Out: lines for `--version`, from which somebody else can tell the same judge.
"""

from __future__ import annotations

from collections.abc import Iterator

from carelint.errors import CarelintError
from carelint.provenance import SHORT, of_model, of_reader
from carelint.rule import PACKS
from carelint.rulebook import digest
from carelint.run import cache_folder
from carelint.settings import Resolver, Settings
from carelint.version import VERSION


def lines() -> list[str]:
    """The version, then one line for each judge. Where settings are wrong, those of a folder without any."""
    try:
        settings, note = Resolver({"cache": cache_folder()}).settings_for("-"), ""
    except CarelintError:
        settings, note = Settings(), "settings    something in them is to be mended: carelint settings show"
    return [f"carelint {VERSION}", *_judges(settings), *([note] if note else [])]


def _judges(settings: Settings) -> Iterator[str]:
    own = f", with {', '.join(map(str, settings.dictionary))}" if settings.dictionary else ""
    yield f"dictionary  {digest(settings.dictionary)[:SHORT]}{own}"
    packs = [f"{pack} {'on' if pack in settings.opted else 'off'}" for pack in PACKS]
    yield f"packs       default on, {', '.join(packs)}"
    yield f"parser      {of_model(settings.model)}{'' if settings.model else ', bundled'}"
    reader = of_reader(settings.reader)
    yield f"reader      {reader}, {settings.reader}" if reader else "reader      off"
