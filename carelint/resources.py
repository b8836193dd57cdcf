"""Finds the data folders that travel with the package.

In: `rules`, `wordlists`, `reports` or `model`. Out: a folder that exists.
"""

from __future__ import annotations

from pathlib import Path

from carelint.errors import CarelintError


def folder(name: str) -> Path:
    """The folder of that name in the installed package, or beside it in a checkout.

    An editable install cannot see the folders that `package_dir` maps into the package, hence two places.
    """
    here = Path(__file__).resolve().parent
    for place in (here / name, here.parent / name):
        if place.is_dir():
            return place
    raise CarelintError(f"the folder {name} is missing from this installation", hint="Install carelint again.")
