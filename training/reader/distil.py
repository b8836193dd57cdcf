"""Teaches the small reader from what a larger one says (`told.py`), and from labels where there are any.

In: files of what was told, weights to begin from. Out: `reader.safetensors`, as `train.py` writes it.

    python training/reader/distil.py WORK_FOLDER TOLD.safetensors… --begin WEIGHTS.safetensors [--epochs 2] [--seed 1]

A larger reader that saw the same passages in two rounds finds a tenth more of what nobody taught it. The small one
cannot learn that from labels; it can from the probabilities that the large one gives each piece, most of all in
passages that nobody labelled (Jiao and others, TinyBERT, EMNLP 2020).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from told import Lesson, lessons
from torch import Tensor, nn
from train import EARLY, HALF, UNTAUGHT, Reader, batches, groups, schedule, step, tensors

SOFT = 0.7
"""How much what was told counts, beside labels."""


def told_of(batch: list[Lesson], longest: int) -> Tensor:
    """What was told of each piece; (passages, pieces, 8)."""
    padded = [np.pad(one.told, ((0, longest - len(one.told)), (0, 0)), constant_values=np.nan) for one in batch]
    return torch.from_numpy(np.stack(padded).astype(np.float32))


def loss_of(said: Tensor, told: Tensor, families: Tensor) -> Tensor:
    """Cross entropy with what was told, and with labels."""
    heard = ~told[..., 0].isnan()
    soft = -(told[heard] * said[heard].log_softmax(-1)).sum(-1).mean()
    if not (families != UNTAUGHT).any():
        return SOFT * soft
    hard = nn.functional.cross_entropy(said.flatten(0, 1), families.flatten(), ignore_index=UNTAUGHT)
    return SOFT * soft + (1 - SOFT) * hard


def teach(reader: Reader, some: list[Lesson], given: argparse.Namespace) -> None:
    """Goes over all lessons a number of times."""
    dice = random.Random(given.seed)
    steps = len(list(batches(some, random.Random(0)))) + 1
    optimizer = torch.optim.AdamW(groups(reader), lr=given.rate, fused=True)
    rates, began = schedule(given.epochs * steps, optimizer), time.monotonic()
    for epoch in range(given.epochs):
        reader.train()
        total = 0.0
        for batch in batches(some, dice):
            pieces, segments, real, families = tensors(batch)
            with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
                said, early = (one.float() for one in reader(pieces, segments, real))
            told = told_of(batch, pieces.shape[1])
            loss = loss_of(said, told, families) + EARLY * loss_of(early, told, families)
            step(reader, loss, optimizer, rates)
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / steps:.4f} {time.monotonic() - began:.0f} s", flush=True)
        save_file(
            {name: one.contiguous() for name, one in reader.state_dict().items()}, given.work / "reader.safetensors"
        )


def main() -> None:
    """Teaches and writes the weights after every round."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("told", type=Path, nargs="+")
    arguments.add_argument("--begin", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=2)
    arguments.add_argument("--rate", type=float, default=1.5e-4)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    torch.manual_seed(given.seed)
    some = [one for path in given.told for one in lessons(path)]
    print(f"{len(some)} lessons", flush=True)
    reader = Reader(json.loads((given.work / "rows.json").read_text(encoding="utf-8")))
    reader.load_state_dict(load_file(given.begin))
    teach(reader, some, given)


if __name__ == "__main__":
    main()
