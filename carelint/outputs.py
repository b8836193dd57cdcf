"""Where each form of a report goes: to the screen, or whole into a file.

In: `html=page.html` as the user says it, and a report. Out: files, and what belongs on the screen.
"""

from __future__ import annotations

import functools
import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from carelint import files
from carelint.document import Document
from carelint.errors import SettingsError, WriteError
from carelint.finding import Report
from carelint.naming import Names
from carelint.writers import FORMS, WRITERS
from carelint.writers.options import Options
from carelint.writers.save import save, saving


@dataclass(frozen=True, slots=True)
class Output:
    """A form and its file; without a file it goes to the screen."""

    form: str
    path: Path | None = None


def wanted(forms: Sequence[str], output: Path | None = None) -> tuple[Output, ...]:
    """What `-f FORM`, `-f FORM=FILE` and `-o FILE` ask for. Raises SettingsError."""
    found = [_output(form) for form in forms or ("text",)]
    bare = [one for one in found if one.path is None]
    if len(bare) > 1:
        hint = "For example: -f html=report.html -f sarif=report.sarif"
        raise SettingsError("only one form goes to the screen", key="--format", hint=hint)
    if output and not bare:
        raise SettingsError("every form has its file already", key="--output", hint="Leave out one of the two.")
    outputs = tuple(replace(one, path=output) if one.path is None else one for one in found)
    _hold_apart([one.path for one in outputs if one.path])
    return outputs


def _output(said: str) -> Output:
    form, parted, name = said.partition("=")
    if form not in WRITERS:
        raise SettingsError(f"{form!r} is no form", key="--format", hint=f"Choose from: {', '.join(WRITERS)}.")
    if parted and not name:
        raise SettingsError(f"{form} has no file", key="--format", hint=f"For example: -f {form}=report.{form}")
    return Output(form, Path(name) if name else None)


def _hold_apart(paths: Sequence[Path]) -> None:
    """The second report in a file would wipe out the first."""
    for index, path in enumerate(paths):
        if any(_same(path, other) for other in paths[:index]):
            raise SettingsError(f"two forms would go to {path}", key="--format", hint="Give each a file of its own.")


def hold_to_form(outputs: Sequence[Output], *, terminal: bool, redact: bool) -> None:
    """Before anything is read: what cannot be shown or must not be copied. Raises SettingsError."""
    for one in outputs:
        if FORMS[one.form].binary and one.path is None and terminal:
            hint = f"Say where it goes: -f {one.form}=FILE"
            raise SettingsError(f"{one.form} is no text for a screen", key="--format", hint=hint)
        if FORMS[one.form].copy and redact:
            hint = "Leave out --redact, or choose another form."
            raise SettingsError(f"{one.form} is a copy of the document itself", key="--redact", hint=hint)


def hold_from_documents(outputs: Sequence[Output], paths: Sequence[str]) -> None:
    """A report never takes the place of a document that is read. Raises SettingsError."""
    for one in outputs:
        if one.path and os.path.exists(one.path) and any(_same(one.path, Path(path)) for path in paths):
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


@contextmanager
def delivery(outputs: Sequence[Output], options: Options) -> Iterator[Callable[[Report], str | bytes]]:
    """What takes a report, or its parts one after another, writes the files and returns what belongs on the screen.

    A file is put in its place when all is written. Raises WriteError.
    """
    again = functools.partial(source, largest=options.limits.file_mb)
    names = Names(os.getcwd())
    with ExitStack() as stack:
        files_ = [stack.enter_context(saving(one.path)) if _streams(one) and one.path else None for one in outputs]

        def deliver(report: Report) -> str | bytes:
            shown: str | bytes = b""
            for one, file in zip(outputs, files_, strict=True):
                # a copy holds the document anyway, and is made from its file
                judged, lasting = (report.clear, {}) if FORMS[one.form].copy else names.named(report, one.form)
                look = replace(options, color=options.color and one.path is None, source=again, lasting=lasting)
                written = WRITERS[one.form].write(judged, options=look)
                shown = _placed(written, one, file) or shown
            return shown

        yield deliver


def _streams(one: Output) -> bool:
    return FORMS[one.form].streamed


def _placed(written: str | bytes, one: Output, file: BinaryIO | None) -> str | bytes:
    """Into its file; what has none is returned."""
    if one.path is None:
        return written
    if file is None:
        save(one.path, written)
    else:
        file.write(written.encode("utf-8", "replace") if isinstance(written, str) else written)
    return b""


def source(document: Document, largest: int = files.LARGEST) -> bytes:
    """The bytes that were read, once more, of at most `largest` MB. Raises WriteError where they are others by now."""
    data = files.load(document.path, largest)
    if hashlib.sha256(data).hexdigest() != document.digest:
        hint = "Name the file itself, and run carelint again."
        raise WriteError("the file is not the one that was read", path=document.path, hint=hint)
    return data
