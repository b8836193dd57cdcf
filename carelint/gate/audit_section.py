"""The schema of the `audit:` section of .carelint.yaml.

In: what stands there. Out: what it says, with whole paths.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from carelint.gate.values import Flag, Glob, Strict, Text, listed, refused


def _whole(name: str, info: ValidationInfo) -> str:
    """Its name counts from the file; it need not be there, or every check would wait for a share."""
    home = info.context["home"] if info.context else Path.cwd()
    return str(Path(home, Path(name).expanduser()))


def _store(name: str, info: ValidationInfo) -> str:
    if "://" not in name:
        return _whole(name, info)
    if ":" in name.partition("://")[2].rpartition("@")[0]:
        raise refused("a password never stands in a settings file", "Put it into ~/.pgpass or a service file.")
    return name


class AuditModel(Strict):
    """The standing audit; a key that is left out is left to the next file, or to the command line."""

    folders: Annotated[list[Annotated[Text, AfterValidator(_whole)]], BeforeValidator(listed)] = []
    store: Annotated[Text, AfterValidator(_store)] = ""
    committees: dict[Glob, Text] = {}
    context: Flag = False
