"""A throw-away PostgreSQL from Debian's package, started by whoever runs the tests, root or not.

In: nothing. Out: the URL of an empty database, or None where the server is not installed.
"""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

SERVER = (
    "-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c max_connections=40"
)
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def binaries() -> str:
    """The folder of the newest server; empty where there is none."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/pg_ctl"), key=lambda path: int(path.split("/")[4]))
    return os.path.dirname(found[-1] if found else shutil.which("pg_ctl") or "")


@contextmanager
def server() -> Iterator[str]:
    """A URL of a server that is gone afterwards."""
    folder = tempfile.mkdtemp(prefix="pg-", dir="/tmp")  # a socket's path has 107 bytes at most
    who: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        who = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]

    def run(name: str, *options: str) -> None:
        command = [*who, f"{binaries()}/{name}", "-D", f"{folder}/data", *options]
        subprocess.run(command, check=True, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, timeout=120)

    run("initdb", "-U", "carelint", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
    run("pg_ctl", "-w", "-t", "60", "-l", f"{folder}/log", "-o", SERVER.format(folder=folder), "start")
    try:
        yield f"postgresql://carelint@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)
