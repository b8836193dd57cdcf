"""Where each form of a report goes: to the screen, or whole into a file.

In: `html=page.html` as the user says it, and a report. Out: files, and what belongs on the screen.
"""

from __future__ import annotations

import functools
import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import BinaryIO

from carelint import files
from carelint.copying import targets
from carelint.document import Document
from carelint.errors import Mistake, SettingsError, UnreadableError, WriteError
from carelint.finding import Report
from carelint.formats import FORMATS
from carelint.naming import Names
from carelint.streams import is_screen
from carelint.writers import FORMS, WRITERS
from carelint.writers.options import Options
from carelint.writers.save import made, save, saving

SUFFIXES = MappingProxyType(
    {
        ".html": "html", ".htm": "html", ".pdf": "pdf", ".docx": "report-docx", ".md": "markdown",
        ".markdown": "markdown", ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".xlsx": "xlsx", ".sarif": "sarif",
    }
)  # fmt: skip
"""What the name of a file says of its form, where nobody else does; a suffix that is not here is that of a text."""

ALIKE = 0.7
"""Share of letters from which a suffix is a misspelt one of these, as difflib counts: `.htlm` is, `.lst` is not."""


@dataclass(frozen=True, slots=True)
class Output:
    """A form and its file; without a file it goes to the screen."""

    form: str
    path: Path | None = None
    folder: bool = False
    """Whether the path is a folder that takes a copy of each document."""


def wanted(forms: Sequence[str], output: Path | None = None) -> tuple[Output, ...]:
    """What `-f FORM`, `-f FORM=FILE` and `-o FILE` ask for. Raises SettingsError."""
    found = [_output(form) for form in forms or (_inferred(output),)]
    bare = [one for one in found if one.path is None]
    if len(bare) > 1:
        hint = "For example: -f html=report.html -f sarif=report.sarif"
        raise SettingsError("only one form goes to the screen", key="--format", hint=hint)
    if output and not bare:
        raise SettingsError("every form has its file already", key="--output", hint="Leave out one of the two.")
    outputs = tuple(replace(one, path=output) if one.path is None else one for one in found)
    _hold_apart([one.path for one in outputs if one.path])
    return outputs


def _inferred(output: Path | None) -> str:
    """The form that a suffix means; a Word file is a report here, since a copy has to be asked for.

    Raises SettingsError for a suffix that is nearly one of these: a text under such a name is not what was meant.
    """
    suffix = output.suffix.lower() if output else ""
    if suffix and suffix not in SUFFIXES:
        from carelint.gate.nearest import nearest  # 2 ms

        if near := nearest(suffix, SUFFIXES, ALIKE):
            hint = f"Did you mean {near[0]}? -f text=FILE writes a text under any name."
            raise SettingsError("no form has this suffix", key="--output", value=suffix, hint=hint)
    return SUFFIXES.get(suffix, "text")


def _output(said: str) -> Output:
    form, parted, name = said.partition("=")
    if form not in WRITERS:
        raise SettingsError("there is no such form", key="--format", value=form, hint=_forms(form))
    if parted and not name:
        raise SettingsError(f"{form} has no file", key="--format", hint=f"For example: -f {form}=report.{form}")
    folder = FORMS[form].copy and bool(name) and (name.endswith(("/", os.sep)) or os.path.isdir(name))
    return Output(form, Path(name) if name else None, folder)


def _forms(said: str) -> str:
    from carelint.gate.nearest import hint  # only where something is wrong

    near = hint(said, tuple(WRITERS)).partition("?")
    return f"{near[0] + near[1] if near[1] else ''} Choose from: {', '.join(WRITERS)}.".strip()


def _hold_apart(paths: Sequence[Path]) -> None:
    """The second report in a file would wipe out the first."""
    for index, path in enumerate(paths):
        if any(_same(path, other) for other in paths[:index]):
            raise SettingsError(f"two forms would go to {path}", key="--format", hint="Give each a file of its own.")


def hold_to_length(outputs: Sequence[Output], look: Options) -> None:
    """What cannot be short, or summed up, in these forms. Raises SettingsError."""
    shortened = {"--short": (look.short, [name for name, form in FORMS.items() if form.short])}
    shortened["--summary"] = (look.summary, ["text"])
    for key, (asked, forms) in shortened.items():
        if asked and not any(one.form in forms for one in outputs):
            hint = f"It goes with -f {' or -f '.join(forms)}."
            raise SettingsError("none of these forms is made shorter by it", key=key, hint=hint)
    if look.template and not any(FORMS[one.form].templated for one in outputs):
        raise SettingsError("it is for a Word report", key="--template", hint="It goes with -f report-docx=FILE.docx.")
    if look.short and look.summary:
        raise SettingsError("a report is one or the other", key="--summary", hint="Leave out --short or --summary.")


def hold_to_form(outputs: Sequence[Output], *, terminal: bool, redact: bool, suggest: bool = False) -> None:
    """Before anything is read: what cannot be shown, copied or done in these forms. Raises SettingsError."""
    if suggest and not any(FORMS[one.form].suggests for one in outputs):
        forms = " or ".join(name for name, form in FORMS.items() if form.suggests)
        hint = f"For example: -f {forms}=FILE.{forms} --suggest"
        raise SettingsError(f"only the form {forms} takes suggestions", key="--suggest", hint=hint)
    for one in outputs:
        if FORMS[one.form].binary and (is_screen(one.path) if one.path else terminal):
            hint = f"Say where it goes: -f {one.form}=FILE"
            raise SettingsError(f"{one.form} is no text for a screen", key="--format", hint=hint)
        if FORMS[one.form].copy and redact:
            hint = "Leave out --redact, or choose another form."
            raise SettingsError(f"{one.form} is a copy of the document itself", key="--redact", hint=hint)


def hold_from_documents(outputs: Sequence[Output], paths: Sequence[str]) -> None:
    """A report never takes the place of a document that is read. Raises SettingsError."""
    for one in outputs:
        copies = targets(one.path, paths, _suffix(one)).values() if one.path and one.folder else ()
        if any(os.path.exists(copy) and any(_same(copy, Path(path)) for path in paths) for copy in copies):
            hint = "Choose another folder for the copies."
            raise SettingsError(f"a copy in {one.path} would take the place of its document", key="--format", hint=hint)
        if one.path and os.path.isfile(one.path) and any(_same(one.path, Path(path)) for path in paths):
            hint = "Choose another name, or a folder that is not read."
            raise SettingsError(f"{one.path} is one of the documents", key="--output", hint=hint)


def _same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file; what swallows everything, such as /dev/null, has room for both."""
    try:
        return os.path.samefile(one, other) and stat.S_ISREG(os.stat(one).st_mode)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def in_parts(outputs: Sequence[Output]) -> bool:
    """Whether the report may come part by part."""
    return all(FORMS[one.form].streamed for one in outputs)


def spare(outputs: Sequence[Output], look: Options) -> bool:
    """Whether of a document in which nothing is listed no form shows more than its name and counts."""
    brief = look.short or look.summary or not look.show_clean
    return not look.show_notice and all(FORMS[one.form].spare or (one.form == "text" and brief) for one in outputs)


class Delivery:
    """Takes a report, or its parts one after another, and writes every form that can be written.

    Used as a context: a file that grows by parts is put in its place at the end.
    """

    def __init__(self, outputs: Sequence[Output], options: Options) -> None:
        self.outputs, self._names = outputs, Names(os.getcwd())
        self.options = replace(options, source=functools.partial(source, largest=options.limits.file_mb))
        self.refused: dict[Output, WriteError] = {}
        """What could not be written, and why."""
        self._open: dict[Output, tuple[ExitStack, BinaryIO]] = {}
        self._written: list[Path] = []
        """Copies in folders."""
        self._sated: set[Output] = set()
        """Pipes whose readers have seen enough."""

    def __enter__(self) -> Delivery:
        for one in self.outputs:
            if one.path and FORMS[one.form].streamed:
                stack = ExitStack()
                with self.costing(one):
                    self._open[one] = stack, stack.enter_context(saving(one.path))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for one, (stack, _) in self._open.items():
            with self.costing(one):
                stack.__exit__(kind, error, trace)

    def __call__(self, report: Report) -> str | bytes:
        """What belongs on the screen, once all that has a file is written into it."""
        shown: str | bytes = b""
        for one in self.outputs:
            if one in self.refused or one in self._sated:
                continue
            with self.costing(one):
                # a copy holds the document anyway, and is made from its file
                copied = FORMS[one.form].copy
                judged = report.clear if copied else self._names.named(report, one.form)
                if one.path and one.folder:
                    self._copies(judged, one, one.path)
                    continue
                look = replace(self.options, color=self.options.color and one.path is None)
                shown = self._placed(WRITERS[one.form].write(judged, options=look), one) or shown
        return shown

    def _copies(self, report: Report, one: Output, folder: Path) -> None:
        """One copy a document, under its own name; each that cannot be made costs only itself. Raises WriteError."""
        places = targets(folder, (done.document.source.file for done in report.documents), _suffix(one))
        mistakes: list[Mistake] = []
        for done in report.documents:
            try:
                only = replace(report, documents=(done,), unread=())
                written = WRITERS[one.form].write(only, options=replace(self.options, color=False))
                place = places[done.document.source.file]
                made(place.parent)
                save(place, written)
                self._written.append(place)
            except WriteError as err:
                mistakes += err.mistakes
        if mistakes:
            raise WriteError.of(mistakes)

    @contextmanager
    def costing(self, one: Output) -> Iterator[None]:
        """What fails in here costs this one form, and no other."""
        try:
            yield
        except WriteError as err:
            err.mistakes = tuple(replace(mistake, key=mistake.key or one.form) for mistake in err.mistakes)
            self.refused.setdefault(one, err)
        except BrokenPipeError:
            self._sated.add(one)

    @property
    def written(self) -> list[Path]:
        """The files that were written."""
        whole = (one.path for one in self.outputs if one.path and not one.folder and one not in self.refused)
        return [*whole, *self._written]

    def _placed(self, written: str | bytes, one: Output) -> str | bytes:
        """Into its file; what has none is returned."""
        if one.path is None:
            return written
        if one in self._open:
            self._append(one, written.encode("utf-8", "replace") if isinstance(written, str) else written)
        else:
            save(one.path, written)
        return b""

    def _append(self, one: Output, data: bytes) -> None:
        stack, file = self._open[one]
        try:
            file.write(data)
        except OSError:
            del self._open[one]
            stack.__exit__(*sys.exc_info())  # takes the half file away, and says it as a WriteError
            raise


def source(document: Document, largest: int = files.LARGEST) -> bytes:
    """The bytes that were read, once more, of at most `largest` MB. Raises WriteError where they are others by now."""
    try:
        data = files.load(document.source.file, largest)
    except UnreadableError as err:
        raise WriteError(err.reason, path=document.path, hint=err.hint) from err
    if hashlib.sha256(data).hexdigest() != document.digest:
        hint = "Name the file itself, and run carelint again."
        raise WriteError("the file is not the one that was read", path=document.path, hint=hint)
    return _as_word(data, document) if FORMATS[document.format].as_word else data


def _as_word(data: bytes, document: Document) -> bytes:
    """The Word file that LibreOffice made of it when it was read. Raises WriteError."""
    from carelint.readers import office  # only where something is converted
    from carelint.readers.options import PLAIN

    try:
        return office.converted(data, document.path, f".{document.format}", PLAIN)
    except UnreadableError as err:
        raise WriteError(err.reason, path=document.path, hint=err.hint) from err


def _suffix(one: Output) -> str:
    """Of the files that a form makes."""
    return ".pdf" if one.form == "pdf-notes" else f".{one.form}"
