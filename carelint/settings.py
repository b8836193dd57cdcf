"""What the organisation has decided, from settings files and from options: for each document from its own folder.

In: settings files, options. Out: `Settings`, checked; equal ones are one object, so that work can be grouped by them.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from carelint.auditing import Auditing
from carelint.errors import Mistake, SettingsError
from carelint.layer import Held, Layer, held, nested
from carelint.limits import Limits
from carelint.rule import FAMILIES, PACKS, READER, REGISTERS
from carelint.settings_checks import absent, foreign, lonely
from carelint.settings_files import files

READERS = ("on", "thorough", "off")
SPELLINGS = ("gb", "us")
FAIL_ON = ("change", "consider", "never")
ALSO = ("comments", "hidden", "attachments")
"""What documents hold beside their text."""
ENGINES = ("pdfium", "pdfminer")


@dataclass(frozen=True, slots=True)
class Settings:
    """How a document is judged."""

    register: str = ""
    """board, policy or clinical; empty: guessed for each document."""
    spelling: str = ""
    """gb or us, in which words of care are offered; empty: guessed for each document."""
    packs: tuple[str, ...] = ()
    """Opt-in packs that are switched on."""
    on: tuple[str, ...] = ()
    """Rules, families or packs that have their say though `off` names what they belong to."""
    off: tuple[str, ...] = ()
    """Rules, families or packs that are switched off."""
    levels: tuple[tuple[str, str], ...] = ()
    """(rule, family or pack; change, consider, notice or off), by name."""
    select: tuple[str, ...] = ()
    """Rules, families or packs that alone have their say; empty: all. Only the command line says so."""
    ignore: tuple[str, ...] = ()
    """Rules, families or packs that the command line leaves out beside those that are off."""
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
    as_word: bool = False
    """Whether OpenDocument is read as the Word file that a copy will be; the command says so, and no file."""
    ocr: bool = False
    """Whether pages of a PDF that are pictures are read by sight, where tesseract is installed."""
    column: str = ""
    """Column of a table that holds the texts; each row is then a document."""
    id_column: str = ""
    """Column that names the rows."""
    redact: bool | None = None
    """Mask all but the noticed phrases (True), nothing (False), or identifiers in clinical papers (None)."""
    limits: Limits = field(default_factory=Limits)
    """How much one document may ask of the machine."""
    audit: Auditing = field(default_factory=Auditing)
    """The standing audit."""
    password: str = field(default="", repr=False)
    """For protected PDFs; never in a settings file, never on the command line."""
    exclude: tuple[str, ...] = ()
    """Globs of files and folders that are left out, written as in .gitignore."""
    home: Path | None = None
    """The folder of the settings file, from which `exclude` counts."""
    baseline: Path | None = None
    """The baseline of these documents; None: the nearest `.carelint-baseline` at or above them, if there is one."""
    reasons: str = "optional"
    """required: a permission without a reason allows nothing."""
    cache: Path | None = None
    """Where compiled rules are kept; None keeps none."""

    @property
    def opted(self) -> tuple[str, ...]:
        """Opt-in packs that are on, whichever key says it."""
        asked, refused = {*self.packs, *self.on, *self.select}, {*self.off, *self.ignore}
        return tuple(pack for pack in PACKS if pack in asked - refused)


class Resolver:
    """The settings of each document of one run.

    From the document's folder upwards the nearest file decides, key by key, as far as the folder that holds .git, the
    home folder or the root; of one file's sections the later one. `config` takes the place of all files, `isolated`
    leaves them out; `options`, by the names of `Settings`, overrule both. Files are read once, folders resolved once.
    Raises SettingsError with every mistake of every file.
    """

    def __init__(
        self, options: Mapping[str, object] | None = None, config: Path | None = None, *, isolated: bool = False
    ) -> None:
        if config and isolated:
            hint = "Take one of the two."
            raise SettingsError("a settings file is named, and none is to be read", key="--isolated", hint=hint)
        self._options, self._config, self._isolated = dict(options or {}), config, isolated
        self._files: dict[Path, list[Layer]] = {}
        self._wrong: dict[Path, list[Mistake]] = {}
        self._folders: dict[str, list[Layer]] = {}
        self._made: dict[tuple[int, ...], Settings] = {}
        self._documents: dict[str, Settings] = {}
        self._equal: dict[Settings, Settings] = {}
        self._fixed: Settings | None = None

    @classmethod
    def of(cls, settings: Settings | Resolver) -> Resolver:
        """One that answers every question alike, where everything is decided."""
        if isinstance(settings, Resolver):
            return settings
        made = cls(isolated=True)
        made._fixed = settings
        return made

    def settings_for(self, path: str) -> Settings:
        """The settings of a document; `-`, or a bare name, is one of the current folder."""
        if self._fixed:
            return self._fixed
        if path not in self._documents:
            layers = self.layers_for(path)
            key = tuple(map(id, layers))  # a layer lives as long as we do
            if key not in self._made:
                made = self._settled(layers)
                self._made[key] = self._equal.setdefault(made, made)
            self._documents[path] = self._made[key]
        return self._documents[path]

    def layers_for(self, path: str) -> list[Layer]:
        """What speaks of a document, the farthest first."""
        folder = os.getcwd() if path == "-" else os.path.dirname(os.path.abspath(path))
        if folder not in self._folders:
            self._folders[folder] = self._layers(Path(folder))
        return [one for one in self._folders[folder] if one.globs is None or (path != "-" and one.globs.holds(path))]

    def held_for(self, path: str) -> dict[str, Held]:
        """What holds for a document, key by key, and who says it."""
        return held([*self.layers_for(path), Layer(self._options)])

    def somewhere(self, key: str, path: str) -> bool:
        """Whether any section of a file that counts for a document's folder says a key."""
        self.layers_for(path)
        return any(key in one.values for one in self._folders.get(os.path.dirname(os.path.abspath(path)), []))

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
        """What is named and does not exist, with the nearest of `ids`."""
        return [mistake for name in unknown_ids(settings, ids) for mistake in self._misnamed(name, settings, ids)]

    def misnamed_so_far(self, ids: Collection[str]) -> list[Mistake]:
        """The same for all files that were read, also where something else in them is wrong."""
        layers = [layer for one in self._files.values() for layer in one]
        if any("dictionary" in one.values for one in layers):
            return []  # its own rules are not known yet
        off = tuple(dict.fromkeys(name for one in layers for key, name, _ in one.named if key != "packs"))
        return self.misnamed(Settings(off=off), ids)

    def _layers(self, folder: Path) -> list[Layer]:
        """What the files of a folder say, and those above it, the farthest first."""
        mistakes: list[Mistake] = []
        if self._isolated:
            return []
        found = [self._config] if self._config else list(files(folder, mistakes))
        said = [layer for path in reversed(found) for layer in self._read(path, mistakes)]
        if mistakes:
            raise SettingsError.of(mistakes)
        return said

    def _settled(self, layers: Sequence[Layer]) -> Settings:
        """What layers and options come to."""
        found = held([*layers, Layer(self._options)])
        try:
            return checked(_settings(found))
        except SettingsError as err:
            raise SettingsError.of([_placed(mistake, found) for mistake in err.mistakes]) from err

    def _read(self, path: Path, mistakes: list[Mistake]) -> list[Layer]:
        if path not in self._files:
            from carelint.gate.settings_file import layers  # pydantic and YAML, only where there is a file

            self._wrong[path] = []
            home = Path.cwd() if self._config else None  # as a person who names a file reads its globs
            self._files[path] = layers(path, self._wrong[path], home)
        mistakes += self._wrong[path]  # for every folder below it, or one that asks later would think that all is well
        return self._files[path]

    def _misnamed(self, name: str, settings: Settings, ids: Collection[str]) -> Iterator[Mistake]:
        """The places in files where a name stands, or the option that said it."""
        from carelint.gate.nearest import nearest_id  # only where something is wrong

        known = [*ids] if "/" in name else [*ids, *FAMILIES, *PACKS]
        hint, reason = nearest_id(name, known), "no rule, no family and no pack is called so"
        places = [
            (one.place, line, key)
            for layers in self._files.values()
            for one in layers
            for key, said, line in one.named
            if said == name
        ]
        options = [("", 0, f"--{key}") for key in ("select", "ignore") if name in getattr(settings, key)]
        for path, line, key in options or places or [("", 0, "off")]:
            yield Mistake(reason, path, line, key, name, hint)


def resolve(path: str, options: Mapping[str, object] | None = None) -> Settings:
    """The settings of one document; where there are many, a `Resolver` reads each file once."""
    return Resolver(options).settings_for(path)


def unknown_ids(settings: Settings, ids: Collection[str]) -> tuple[str, ...]:
    """What is switched on or off, or given a level, and is no rule, no family, no pack and not the reader."""
    leveled = (name for name, _ in settings.levels)
    named = dict.fromkeys((*settings.select, *settings.ignore, *settings.on, *settings.off, *leveled))
    return tuple(name for name in named if name not in ids and name not in (*FAMILIES, *PACKS, READER))


def _placed(mistake: Mistake, found: Mapping[str, Held]) -> Mistake:
    """A mistake with the file and line that it stands in, where no option said it."""
    layer = found[mistake.key].layer if mistake.key in found else None
    return replace(mistake, path=layer.place, line=layer.lines.get(mistake.key, 0)) if layer else mistake


def _fixed(value: Any) -> Any:
    """Lists and mappings as what does not change."""
    return tuple(value.items()) if isinstance(value, dict) else tuple(value) if isinstance(value, list) else value


def _settings(found: Mapping[str, Held]) -> Settings:
    """Lists become tuples, folders paths, and nested mappings what they are."""
    values = {key: one.value for key, one in found.items() if "." not in key}
    made: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    made["dictionary"] = tuple(map(Path, made.get("dictionary", ())))
    made["limits"] = Limits(**nested(found, "limits"))
    made["audit"] = Auditing(**{key: _fixed(value) for key, value in nested(found, "audit").items()})
    made["levels"] = tuple(sorted(nested(found, "levels").items()))
    if "exclude" in found:
        made["home"] = found["exclude"].layer.home
    if "baseline" in made:
        made["baseline"] = Path(made["baseline"])
    return replace(Settings(), **made)


def checked(settings: Settings) -> Settings:
    """The same settings. Raises SettingsError for a value that does not exist."""
    mistakes = [
        *foreign("register", [settings.register] if settings.register else [], REGISTERS),
        *foreign("fail_on", [settings.fail_on], FAIL_ON),
        *foreign("reader", [settings.reader], READERS),
        *foreign("packs", settings.packs, PACKS),
        *foreign("pdf_engine", [settings.pdf_engine], ENGINES),
        *foreign("also", settings.also, ALSO),
        *lonely(settings.column, settings.id_column),
        *absent("dictionary", settings.dictionary),
        *absent("model", [settings.model] if settings.model else []),
    ]
    if mistakes:
        raise SettingsError.of(mistakes)
    return settings
