"""Writes the taught reader as carelint bundles it: `half.onnx`, `rest.onnx` and `tokenizer.json`.

python training/reader/export.py WORK_FOLDER OUT_FOLDER
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
from graph import models
from safetensors.numpy import load_file

from carelint.learned import LONGEST

WRITTEN = ("half.onnx", "rest.onnx", "tokenizer.json")


def main() -> None:
    """Writes both files."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("out", type=Path)
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    drawn = models(load_file(given.work / "reader.safetensors"), LONGEST)
    for name, model in zip(WRITTEN[:2], drawn, strict=True):
        onnx.save(model, given.out / name)
    tokenizer = json.loads((given.work / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = {
        "direction": "Right", "max_length": LONGEST, "strategy": "OnlySecond", "stride": 0
    }  # fmt: skip
    (given.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    hashes = {name: hashlib.sha256((given.out / name).read_bytes()).hexdigest() for name in WRITTEN}
    (given.out / "card.json").write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8")
    print(", ".join(f"{path.name} {path.stat().st_size / 1e6:.1f} MB" for path in sorted(given.out.iterdir())))


if __name__ == "__main__":
    main()
