"""Old Word files, RTF and, for a copy in Word, OpenDocument: converted by LibreOffice where it is installed.

In: bytes of .doc, .rtf or .odt. Out: bytes of .docx. Without LibreOffice, UnreadableError with the way round.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from carelint.errors import UnreadableError
from carelint.processes.bounds import patience
from carelint.readers.options import Options

PROGRAMS = ("soffice", "libreoffice")
SAVE_ANEW = "Save it as .docx, or install LibreOffice, which carelint then uses to convert it."


def program() -> str | None:
    """LibreOffice, where it is installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def converted(data: bytes, path: str, suffix: str, options: Options) -> bytes:
    """The same document as .docx; macros are not run, and the profile is a private one. Raises UnreadableError."""
    office = program()
    if office is None:
        raise UnreadableError(f"{suffix} files need converting first", path=path, hint=SAVE_ANEW)
    with tempfile.TemporaryDirectory(prefix="carelint-") as name:
        folder = Path(name)
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        _settle(folder / "profile" / "user")
        command = [
            office, "--headless", "--norestore", "--nolockcheck",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "docx", "--outdir", str(folder / "out"), str(source),
        ]  # fmt: skip
        _run(command, path, patience(options.limits.seconds))
        made = folder / "out" / "document.docx"
        if not made.is_file():
            raise UnreadableError("LibreOffice could not read it", path=path, hint="Open it and save it as .docx.")
        if made.stat().st_size > options.limits.file_mb << 20:
            hint = "Split it, or allow more with limits: {file_mb: …} in .carelint.yaml."
            raise UnreadableError(f"its copy is larger than {options.limits.file_mb} MB", path=path, hint=hint)
        return made.read_bytes()


def _settle(user: Path) -> None:
    """A profile that runs no macro and fetches nothing that the document links to."""
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{name}" oor:op="fuse">'
        "<value>true</value></prop></item>"
        for name in ("BlockUntrustedRefererLinks", "DisableMacrosExecution")
    )
    settings = f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    (user / "registrymodifications.xcu").write_text(settings, encoding="utf-8")


def _run(command: list[str], path: str, seconds: float) -> None:
    try:
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=max(1, seconds - 2),  # so that its folder is cleared away before the whole reader is ended
            check=False,
            preexec_fn=_with_memory if sys.platform != "win32" else None,
        )
    except subprocess.TimeoutExpired as err:
        raise UnreadableError("converting it took too long", path=path, hint=SAVE_ANEW) from err
    except OSError as err:
        raise UnreadableError("LibreOffice could not be started", path=path, hint=SAVE_ANEW) from err


def _with_memory() -> None:
    """LibreOffice asks for more address space than a reader may have; its time stays that of the reader."""
    import resource

    with suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
