"""The report's page printed to PDF by Chromium, or a browser made from it, with tags and an outline.

In: a `Report`. Out: a PDF; its look is the page's print style.

Chromium, since it prints the page as browsers show it: WeasyPrint (70.0, tried 2026-11-25) leaves out what it does not
know of today's CSS, down to the sizes of headings and the colours of the chart, and Pango must be installed for it.
The browser runs with a profile of its own and no network. It reads the page from a folder that only this person can
open, and that is gone afterwards.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from carelint.errors import WriteError
from carelint.finding import Report
from carelint.ours import NAME
from carelint.writers.options import Options
from carelint.writers.page import html

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""By name where they are on the path, else where their makers install them."""
SECONDS = 180
"""Time to print. A report on 161,000 words with 334 phrases, 404 pages, took 17 on two cores (2026-11-25)."""
CREATOR = re.compile(rb"/Creator \(((?:[^()\\]|\\.){%d,400})\)" % len(NAME))
PAPER = "<style>@page { size: A4 }</style>"
"""Goes before the page's own style, which may say otherwise; Chromium's own size is the American one."""
SWITCHES = (
    "--headless",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--no-first-run",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-breakpad",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=socks5://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
)


def write(report: Report, *, options: Options) -> bytes:
    """The report as a PDF. Raises WriteError where there is no browser, or it does not print."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        hint = "Install Chromium, Chrome or Edge; or choose --format html, and print the page from any browser."
        raise WriteError("a browser is needed to print the report", key="pdf", hint=hint)
    return printed(html.write(report, options=options).replace("<head>", f"<head>{PAPER}", 1), browser)


def printed(page: str, browser: str, *, seconds: float = SECONDS) -> bytes:
    """The page as `browser` prints it. Raises WriteError."""
    with tempfile.TemporaryDirectory(prefix="carelint-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page, encoding="utf-8", errors="replace")
        own = [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()]
        _run([browser, *SWITCHES, *_as_root(), *own], folder, seconds)
        return _marked(_read(target))


def _as_root() -> Sequence[str]:
    """Chromium's sandbox refuses root, as in a container."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def _run(command: Sequence[str], home: str, seconds: float) -> None:
    """Raises WriteError where it takes too long; whatever the browser has started ends with it."""
    quiet = subprocess.DEVNULL
    # our own environment, but that the browser takes its folder for home: crash reports would go there
    around = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, env=around, start_new_session=True)
    except OSError as err:
        raise _failed(f"the browser could not be started ({err.strerror})") from err
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as err:
        raise _failed(f"printing took longer than {seconds:g} seconds") from err
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _read(target: Path) -> bytes:
    try:
        data = target.read_bytes()
    except OSError as err:
        raise _failed("the browser printed nothing") from err
    if not data.startswith(b"%PDF-"):
        raise _failed("the browser printed something else")
    return data


def _marked(data: bytes) -> bytes:
    """The PDF with our name as its creator, in the room of the browser's, which tells of this machine."""
    return CREATOR.sub(lambda at: b"/Creator (" + NAME.encode().ljust(len(at[1])) + b")", data, count=1)


def _failed(reason: str) -> WriteError:
    return WriteError(reason, key="pdf", hint="Choose --format html, and print the page from any browser.")
