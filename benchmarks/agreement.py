"""Compares what carelint read with what pdftotext and LibreOffice read, word by word.

    python benchmarks/agreement.py FOLDER [--all]

In: a folder of documents. Out: for each, the share of words both agree on, and where they differ most.
Words are counted, not their order. Needs `pdftotext` (poppler-utils) and `soffice` (LibreOffice).
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

from carelint.document import Document, prose
from carelint.errors import UnreadableError
from carelint.readers import read
from carelint.readers.options import Options

FILTERS = {
    ".docx": "txt:Text (encoded):UTF8",
    ".odt": "txt:Text (encoded):UTF8",
    ".rtf": "txt:Text (encoded):UTF8",
    ".xlsx": "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1",
    ".pptx": "pdf",
}
ORDINARY = 15
"""Words that a file must have to say anything."""


def words(text: str) -> Counter[str]:
    """Words with their counts, made comparable; without letters they are no words."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()
    return Counter(word for word in re.findall(r"[^\W_]+", plain) if not word.isdigit())


def ours(path: Path) -> str:
    """Everything that is read, and the numbers before list items, which LibreOffice writes out."""
    document = read(str(path), path.read_bytes(), Options(hidden=path.suffix == ".xlsx"))
    return "\n".join(f"{block.label} {_prose(document, index)}" for index, block in enumerate(document.blocks))


def _prose(document: Document, index: int) -> str:
    return prose(document, document.blocks[index])


def theirs(path: Path, folder: Path) -> str:
    """What the other program reads."""
    if path.suffix == ".pdf":
        return _run(["pdftotext", "-q", str(path), "-"])
    if path.suffix == ".html":
        return _convert(path, folder, "txt:Text (encoded):UTF8")
    made = _convert(path, folder, FILTERS[path.suffix])
    if FILTERS[path.suffix] == "pdf":
        return _run(["pdftotext", "-q", str(folder / f"{path.stem}.pdf"), "-"])
    return made


def _convert(path: Path, folder: Path, target: str) -> str:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run(["soffice", "--headless", profile, "--convert-to", target, "--outdir", str(folder), str(path)])
    suffix = target.partition(":")[0]
    made = sorted(folder.glob(f"{path.stem}*.{suffix}"))
    return "\n".join(one.read_text("utf-8", "replace") for one in made if suffix != "pdf")


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    return done.stdout.decode("utf-8", "replace")


def main(folder: str) -> None:
    """One line a file, the least agreement first."""
    rows = []
    for path in sorted(Path(folder).iterdir()):
        if path.suffix not in FILTERS and path.suffix not in (".pdf", ".html"):
            continue
        try:
            mine = words(ours(path))
        except UnreadableError:
            continue
        with tempfile.TemporaryDirectory() as name:
            other = words(theirs(path, Path(name)))
        if max(mine.total(), other.total()) < ORDINARY:
            continue
        agreed = (mine & other).total() / max(mine.total(), other.total())
        rows.append((agreed, path.name, mine.total(), other.total(), mine - other, other - mine))
    for agreed, name, mine_n, other_n, more, less in sorted(rows):
        print(f"{agreed:7.2%}  {name[-58:]:58} {mine_n:6} {other_n:6}", end="")
        if agreed < 0.98:
            print(f"  only ours {dict(more.most_common(6))}  only theirs {dict(less.most_common(6))}", end="")
        print()
    print(f"{len(rows)} files, {sum(row[0] >= 0.98 for row in rows)} of them agree on 98 % of words or more")


if __name__ == "__main__":
    main(sys.argv[1])
