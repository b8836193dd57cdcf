"""Builds an sdist, a wheel from it, installs that wheel, and uses it away from the checkout.

In: the checkout. Out: exit code 0 where every data file is there and found.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
USE = (
    "import carelint; from carelint.rulebook import load;"
    "r = carelint.check_text('The diabetic left.', register='board');"
    "assert r.documents[0].findings, 'nothing noticed'; assert len(load().rules) > 300;"
    "r = carelint.check_text('Trolley 9 is crying for her mother.', register='clinical', packs=[]);"
    "assert r.documents[0].findings, 'nothing read';"
    "from carelint.cli import run; assert run(['check', 'p.md', '-f', 'html', '-o', 'p.html']) == 1"
)


def data_files() -> set[str]:
    """Where each data file of the checkout belongs in the wheel."""
    found = set()
    for folder in ("rules", "wordlists", "reports", "carelint/model", "carelint/taught"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                inside = path.relative_to(ROOT).as_posix()
                found.add(inside if inside.startswith("carelint/") else f"carelint/{inside}")
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        subprocess.run(
            [sys.executable, "-m", "build", "--outdir", name, str(ROOT)], check=True, stdout=subprocess.DEVNULL
        )
        wheel = next(out.glob("*.whl"))
        assert tarfile.is_tarfile(next(out.glob("*.tar.gz")))
        missing = data_files() - set(zipfile.ZipFile(wheel).namelist())
        assert not missing, f"not in the wheel: {sorted(missing)[:10]}"
        venv.create(out / "fresh", with_pip=True)
        python = out / "fresh" / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-q", str(wheel)], check=True)
        (out / "p.md").write_text("Bed blockers.\n", encoding="utf-8")
        subprocess.run([python, "-c", USE], check=True, cwd=out)
    print("the wheel holds and finds every data file")


if __name__ == "__main__":
    main()
