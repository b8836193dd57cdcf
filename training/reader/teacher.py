"""Teaches a large reader, which is never bundled: it teaches the small one (`told.py`, `distil.py`).

In: files of passages. Out: `teacher.safetensors` (names of MPNet under `encoder.`, the classifier as `out.weight`
(8, 768) and `out.bias`) in the work folder.

    python training/reader/teacher.py WORK_FOLDER PASSAGES.jsonl… [--epochs 2] [--seed 1]

It is five times as large in its layers as the one that is bundled, and learns the same passages in two rounds.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from base import large
from passages import Passage, parted, passages
from safetensors.torch import load_file, save_file
from swaps import swapped
from tokenizers import Tokenizer
from torch import Tensor, nn
from train import HALF, UNTAUGHT, Example, batches, example, groups, schedule, step, table
from transformers import AutoModel

from carelint.learned import LONGEST
from carelint.likeness import TAUGHT

BATCH, RATE, DROPOUT = 48, 7e-5, 0.1
PARTED = 0.15
"""How often a passage is taught sentence by sentence."""
PADDING = 1
"""MPNet's piece for nothing."""


class Teacher(nn.Module):
    """MPNet with a classifier over each of its pieces; the words' embedding stays as it is."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            home, dtype=torch.float32, add_pooling_layer=False, attn_implementation="eager"
        )
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.dropout = nn.Dropout(DROPOUT)
        self.out = nn.Linear(self.encoder.config.hidden_size, 1 + len(TAUGHT))

    def forward(self, pieces: Tensor, real: Tensor) -> Tensor:
        """Numbers for none and each family before softmax; (passages, pieces, 8)."""
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
            read = self.encoder(input_ids=pieces, attention_mask=real).last_hidden_state
            said: Tensor = self.out(self.dropout(read))
        return said.float()


def tokenizer_of(home: Path) -> Tokenizer:
    """MPNet's tokenizer; a passage is read behind the name of its register."""
    found = Tokenizer.from_file(str(home / "tokenizer.json"))
    found.no_padding()
    found.enable_truncation(LONGEST, strategy="only_second")
    return found


def taught(work: Path) -> Teacher:
    """The teacher with the weights that were learned."""
    found = Teacher(large(work))
    found.load_state_dict(load_file(work / "teacher.safetensors"))
    return found.eval()


def drawn(some: list[Passage], tokenizer: Tokenizer, dice: random.Random) -> Iterator[Example]:
    """Passages, of others now and then, most of them whole."""
    for one in some:
        one = swapped(one, dice)
        parts = parted(one) if dice.random() < PARTED else [one]
        yield from (example(part, tokenizer, part.register) for part in parts if part.text)


def teach(teacher: Teacher, some: list[Passage], tokenizer: Tokenizer, given: argparse.Namespace) -> None:
    """Goes over the passages a number of times."""
    dice = random.Random(given.seed)
    steps = math.ceil(len(list(drawn(some, tokenizer, random.Random(0)))) / BATCH) + 1
    optimizer = torch.optim.AdamW(groups(teacher), lr=RATE, fused=True)
    rates, loss_of = schedule(given.epochs * steps, optimizer), nn.CrossEntropyLoss(ignore_index=UNTAUGHT)
    began = time.monotonic()
    for epoch in range(given.epochs):
        teacher.train()
        total = 0.0
        for batch in batches(list(drawn(some, tokenizer, dice)), dice, BATCH):
            pieces = table([one.pieces for one in batch], PADDING)
            said = teacher(pieces, (pieces != PADDING).long())
            loss = loss_of(said.flatten(0, 1), table([one.families for one in batch], UNTAUGHT).flatten())
            step(teacher, loss, optimizer, rates)
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / steps:.4f} {time.monotonic() - began:.0f} s", flush=True)


def main() -> None:
    """Teaches and writes the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("passages", type=Path, nargs="+")
    arguments.add_argument("--epochs", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    torch.manual_seed(given.seed)
    home = large(given.work)
    teacher = Teacher(home)
    teach(teacher, list(passages(given.passages)), tokenizer_of(home), given)
    weights = {name: one.contiguous() for name, one in teacher.state_dict().items()}
    save_file(weights, given.work / "teacher.safetensors")


if __name__ == "__main__":
    main()
