"""What the organisation has decided, from settings files and from options: for each document from its own folder.

In: settings files, options. Out: `Settings`, checked; equal ones are one object, so that work can be grouped by them.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from carelint import dictionaries
from carelint.errors import Mistake, SettingsError
from carelint.limits import Limits
from carelint.rule import FAMILIES, PACKS, READER, REGISTERS

if TYPE_CHECKING:
    from carelint.gate.settings_file import Said

NAMES = (".carelint.yaml", "carelint.yaml", ".carelint.yml", "carelint.yml")
READERS = ("on", "thorough", "off")
FAIL_ON = ("change", "consider", "never")
ALSO = ("comments", "hidden", "attachments")
"""What documents hold beside their text."""
ENGINES = ("pdfium", "pdfminer")
ABSENT = MappingProxyType(
    {
        "model": (
            "no such spaCy pipeline is installed",
            "Install it (pip install …) or leave the setting out: carelint brings its own pipeline.",
        ),
    }
)
"""Key → what is said where its value cannot be found, and the way out."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a document is judged."""

    register: str = ""
    """board, policy or clinical; empty: guessed for each document."""
    packs: tuple[str, ...] = ()
    """Opt-in packs that are switched on."""
    off: tuple[str, ...] = ()
    """Ids of rules, or families, that are switched off."""
    fail_on: str = "consider"
    """Lowest level that makes the exit code 1."""
    dictionary: tuple[Path, ...] = ()
    """The organisation's own words, see `dictionaries`: a later one decides over an earlier, and all over ours."""
    model: str = ""
    """An installed spaCy pipeline in place of the bundled one."""
    reader: str = "on"
    """on: the learned reader sees the sentences that are worth it; thorough: all of them; off: none."""
    also: tuple[str, ...] = ()
    """What else is read: comments, hidden (text, slides and sheets), attachments (of e-mail)."""
    pdf_engine: str = "pdfium"
    """pdfium, or pdfminer: slower, and the one that is tried where PDFium cannot open a file."""
    column: str = ""
    """Column of a table that holds the texts; each row is then a document."""
    id_column: str = ""
    """Column that names the rows."""
    redact: bool | None = None
    """Mask all but the noticed phrases (True), nothing (False), or identifiers in clinical papers (None)."""
    limits: Limits = field(default_factory=Limits)
    """How much one document may ask of the machine."""
    password: str = field(default="", repr=False)
    """For protected PDFs; never in a settings file, never on the command line."""
    exclude: tuple[str, ...] = ()
    """Globs of files and folders that are left out, written as in .gitignore."""
    home: Path | None = None
    """The folder of the settings file, from which `exclude` counts."""
    cache: Path | None = None
    """Where compiled rules are kept; None keeps none."""


class Resolver:
    """The settings of each document of one run.

    From the document's folder upwards the nearest file decides, key by key, as far as the folder that holds .git, the
    home folder or the root. `config` takes the place of all files; `options`, by the names of `Settings`, overrule
    both. Files are read once, folders resolved once. Raises SettingsError with every mistake of every file.
    """

    def __init__(self, options: Mapping[str, object] | None = None, config: Path | None = None) -> None:
        self._options, self._config = dict(options or {}), config
        self._files: dict[Path, Said] = {}
        self._wrong: dict[Path, list[Mistake]] = {}
        self._folders: dict[str, Settings] = {}
        self._equal: dict[Settings, Settings] = {}
        self._fixed: Settings | None = None

    @classmethod
    def of(cls, settings: Settings | Resolver) -> Resolver:
        """One that answers every question alike, where everything is decided."""
        if isinstance(settings, Resolver):
            return settings
        made = cls()
        made._fixed = settings
        return made

    def settings_for(self, path: str) -> Settings:
        """The settings of a document; `-`, or a bare name, is one of the current folder."""
        if self._fixed:
            return self._fixed
        folder = os.getcwd() if path == "-" else os.path.dirname(os.path.abspath(path))
        if folder not in self._folders:
            made = self._made(Path(folder))
            self._folders[folder] = self._equal.setdefault(made, made)
        return self._folders[folder]

    def settings_for_all(self, paths: Iterable[str]) -> list[Settings]:
        """The settings of many documents. Raises SettingsError with what is wrong in any of their folders."""
        found, mistakes = [], dict[Mistake, None]()
        for path in paths:
            try:
                found.append(self.settings_for(path))
            except SettingsError as err:
                mistakes.update(dict.fromkeys(err.mistakes))
        if mistakes:
            raise SettingsError.of(list(mistakes))
        return found

    def misnamed(self, settings: Settings, ids: Collection[str]) -> list[Mistake]:
        """What is switched off and does not exist, with the nearest of `ids`."""
        return [mistake for name in unknown_ids(settings, ids) for mistake in self._misnamed(name, ids)]

    def misnamed_so_far(self, ids: Collection[str]) -> list[Mistake]:
        """The same for all files that were read, also where something else in them is wrong."""
        if any("dictionary" in one.values for one in self._files.values()):
            return []  # its own rules are not known yet
        off = tuple(dict.fromkeys(name for one in self._files.values() for name, _ in one.off))
        return self.misnamed(Settings(off=off), ids)

    def _made(self, folder: Path) -> Settings:
        mistakes: list[Mistake] = []
        found = [self._config] if self._config else list(_files(folder, mistakes))
        said = [self._read(path, mistakes) for path in reversed(found)]  # the farthest first, the nearest overrules it
        if mistakes:
            raise SettingsError.of(mistakes)
        values = {key: value for one in said for key, value in one.values.items()}
        homes = [one.path.absolute().parent for one in said if "exclude" in one.values]
        if homes:
            values["home"] = homes[-1]
        if limits := {key: value for one in said for key, value in one.values.get("limits", {}).items()}:
            values["limits"] = Limits(**limits)
        try:
            return checked(_settings(values | self._options))
        except SettingsError as err:
            raise SettingsError.of([self._placed(mistake, said) for mistake in err.mistakes]) from err

    def _placed(self, mistake: Mistake, said: Sequence[Said]) -> Mistake:
        """A mistake with the file and line that it stands in, the nearest file's, where no option said it."""
        if mistake.key in self._options:
            return mistake
        found = [one for one in said if mistake.key in one.lines]
        return replace(mistake, path=str(found[-1].path), line=found[-1].lines[mistake.key]) if found else mistake

    def _read(self, path: Path, mistakes: list[Mistake]) -> Said:
        if path not in self._files:
            from carelint.gate.settings_file import said  # pydantic and YAML, only where there is a file

            self._wrong[path] = []
            self._files[path] = said(path, self._wrong[path])
        mistakes += self._wrong[path]  # for every folder below it, or one that asks later would think that all is well
        return self._files[path]

    def _misnamed(self, name: str, ids: Collection[str]) -> Iterator[Mistake]:
        """The places in files where a name stands, or the name alone where an option said it."""
        from carelint.gate.nearest import nearest_id  # only where something is wrong

        hint = nearest_id(name, ids)
        places = [(str(one.path), line) for one in self._files.values() for off, line in one.off if off == name]
        for path, line in places or [("", 0)]:
            yield Mistake("no rule and no family is called so", path, line, "off", name, hint)


def resolve(path: str, options: Mapping[str, object] | None = None) -> Settings:
    """The settings of one document; where there are many, a `Resolver` reads each file once."""
    return Resolver(options).settings_for(path)


def unknown_ids(settings: Settings, ids: Collection[str]) -> tuple[str, ...]:
    """What is switched off and is neither one of `ids`, nor a family, nor the reader."""
    return tuple(name for name in settings.off if name not in ids and name not in (*FAMILIES, READER))


def _files(folder: Path, mistakes: list[Mistake]) -> Iterator[Path]:
    """The settings files of a folder and those above it, the nearest first."""
    for place in (folder, *folder.parents):
        here = [_from_here(place / name) for name in NAMES if os.path.isfile(place / name)]
        if len(here) > 1:
            reason = f"{here[0].name} stands beside it, and only one of them is read"
            mistakes.append(Mistake(reason, str(here[1]), hint="Put both into one file."))
        yield from here[:1]
        if os.path.exists(place / ".git") or str(place) == os.path.expanduser("~"):
            return


def _from_here(path: Path) -> Path:
    """A path as somebody in the current folder would name it, where it lies inside."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _settings(values: Mapping[str, Any]) -> Settings:
    """Lists become tuples, and folders paths."""
    made: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    made["dictionary"] = tuple(map(Path, made.get("dictionary", ())))
    return replace(Settings(), **made)


def checked(settings: Settings) -> Settings:
    """The same settings. Raises SettingsError for a value that does not exist."""
    mistakes = [
        *_foreign("register", [settings.register] if settings.register else [], REGISTERS),
        *_foreign("fail_on", [settings.fail_on], FAIL_ON),
        *_foreign("reader", [settings.reader], READERS),
        *_foreign("packs", settings.packs, PACKS),
        *_foreign("pdf_engine", [settings.pdf_engine], ENGINES),
        *_foreign("also", settings.also, ALSO),
        *_lonely(settings),
        *_absent("dictionary", settings.dictionary),
        *_absent("model", [settings.model] if settings.model else []),
    ]
    if mistakes:
        raise SettingsError.of(mistakes)
    return settings


def _foreign(key: str, values: Sequence[str], valid: Sequence[str]) -> Iterator[Mistake]:
    for value in values:
        if value not in valid:
            from carelint.gate.nearest import hint  # only where something is wrong

            way = hint(value, valid, called="Choose from")
            yield Mistake("it cannot have this value", key=key, value=value, hint=way)


def _lonely(settings: Settings) -> Iterator[Mistake]:
    """A setting that does nothing without another."""
    if settings.id_column and not settings.column:
        hint = "Say with column which one holds the texts."
        yield Mistake(
            "rows are only read where column is said too", key="id_column", value=settings.id_column, hint=hint
        )


def _absent(key: str, values: Sequence[Path | str]) -> Iterator[Mistake]:
    """Dictionaries that are not there, and pipelines that are not installed."""
    for value in values:
        if key == "dictionary":
            if told := dictionaries.wrong(value):
                yield Mistake(told[0], key=key, value=str(value), hint=told[1])
            continue
        if os.path.isdir(value) or _installed(str(value)):
            continue
        reason, way = ABSENT[key]
        yield Mistake(reason, key=key, value=str(value), hint=way)


def _installed(model: str) -> bool:
    from importlib import metadata  # 20 ms, and hardly anybody names a pipeline

    try:
        return bool(metadata.version(model))
    except (metadata.PackageNotFoundError, ValueError):
        return False
