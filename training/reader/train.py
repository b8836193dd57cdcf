"""Teaches MiniLM to give each piece of a passage a probability of each family of wording.

In: files of passages, a pruned tokenizer. Out: `reader.safetensors` (names of the base model under `encoder.`, the
classifier as `out.weight` (8, 384) and `out.bias`, one that looks half way as `early.weight` and `early.bias`) in the
output folder.

    python training/reader/train.py WORK_FOLDER PASSAGES.jsonl… [--half PASSAGES.jsonl…] [--epochs 6] [--seed 1]
        [--check PASSAGES.jsonl…]

Pieces of a phrase on which informed editors differ count neither way. The words' embedding stays as it is, so that a
word which no passage holds still means what the base model knows of it. With `--begin WEIGHTS.safetensors` a reader
that was taught before is taught on, more gently with a lower `--rate`. Of passages under `--half`, which it knows, it
is shown another half each time over: it forgets nothing, and the new ones weigh more.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import torch
from base import folder
from graph import MIDDLE
from passages import Passage, parted, passages
from safetensors.torch import load_file, save_file
from swaps import named, swapped
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.optim.lr_scheduler import LambdaLR, LRScheduler
from transformers import AutoModel

from carelint.learned import LONGEST, REGISTERS
from carelint.likeness import TAUGHT

UNTAUGHT = -100
"""The label of a piece that counts neither way (PyTorch's own)."""
BATCH, RATE, DECAY, WARM, DROPOUT = 32, 2e-4, 0.01, 0.06, 0.15
PARTED = 0.4
"""How often a passage is taught sentence by sentence."""
EARLY = 0.3
"""How much it counts what can be told after `MIDDLE` layers (Teerapittayanon and others, BranchyNet, ICPR 2016)."""
HALF = torch.cpu.get_capabilities().get("amx_bf16", False)
"""Whether matrices are multiplied in 16 bits, which is twice as fast where the processor can and slower elsewhere."""


@dataclass(frozen=True, slots=True)
class Example:
    """A passage in pieces: numbers, segments (0 the register, 1 the text) and the family of each."""

    pieces: list[int]
    segments: list[int]
    families: list[int]


E = TypeVar("E", bound=Example)


class Reader(nn.Module):
    """The base model with a classifier over each of its pieces, and one half way."""

    def __init__(self, rows: list[int]) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            folder(), dtype=torch.float32, add_pooling_layer=False, attn_implementation="eager"
        )  # fused attention goes back through a batch of short passages at half the speed
        words = self.encoder.embeddings.word_embeddings.weight.detach()[rows]
        self.encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(words, freeze=True, padding_idx=0)
        self.dropout = nn.Dropout(DROPOUT)
        self.out, self.early = (nn.Linear(words.shape[1], 1 + len(TAUGHT)) for _ in range(2))

    def forward(self, pieces: Tensor, segments: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        """Numbers for none and each family before softmax, at the end and half way; (passages, pieces, 8) each."""
        given = {"input_ids": pieces, "token_type_ids": segments, "attention_mask": real}
        read = self.encoder(**given, output_hidden_states=True).hidden_states
        return self.out(self.dropout(read[-1])), self.early(self.dropout(read[MIDDLE]))


def example(passage: Passage, tokenizer: Tokenizer, before: str | None = None) -> Example:
    """A passage as a reader is taught it, behind its register's sign or what else stands before it."""
    encoding = tokenizer.encode(before or REGISTERS[passage.register], passage.text)
    places = zip(encoding.offsets, encoding.sequence_ids, strict=True)
    families = [
        _family(passage, start, end) if part == 1 and start < end else UNTAUGHT for (start, end), part in places
    ]
    return Example(encoding.ids, encoding.type_ids, families)


def _family(passage: Passage, start: int, end: int) -> int:
    touched = [span for span in passage.spans if span.start < end and start < span.end]
    sure = next((span for span in touched if not span.open), None)
    if sure:
        return 1 + TAUGHT.index(sure.family)
    return UNTAUGHT if touched else 0


def batches(examples: list[E], dice: random.Random, size: int = BATCH) -> Iterator[list[E]]:
    """All examples once, in batches of like length, in a new order each time."""
    order = dice.sample(examples, len(examples))
    chunks = (
        sorted(order[i : i + size * 50], key=lambda one: len(one.pieces)) for i in range(0, len(order), size * 50)
    )
    ready = [chunk[i : i + size] for chunk in chunks for i in range(0, len(chunk), size)]
    dice.shuffle(ready)
    yield from ready


def table(rows: list[list[int]], rest: int) -> Tensor:
    """Rows of one length, filled up with `rest`."""
    longest = max(map(len, rows))
    return torch.tensor([row + [rest] * (longest - len(row)) for row in rows])


def tensors(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pieces, segments, which pieces are real, and families; each (passages, pieces)."""
    real = table([[1] * len(one.pieces) for one in batch], 0)
    families = table([one.families for one in batch], UNTAUGHT)
    return table([one.pieces for one in batch], 0), table([one.segments for one in batch], 0), real, families


def schedule(steps: int, optimizer: torch.optim.Optimizer) -> LambdaLR:
    """The rate rises over the first steps, then falls in a line to nothing."""
    warm = steps * WARM + 1
    return LambdaLR(optimizer, lambda step: min(1, (step + 1) / warm) * max(0, 1 - step / steps))


def groups(model: nn.Module) -> list[dict[str, Any]]:
    """What is taught, for AdamW; biases and norms do not decay."""
    taught = [one for one in model.parameters() if one.requires_grad]
    return [
        {"params": [one for one in taught if one.ndim > 1], "weight_decay": DECAY},
        {"params": [one for one in taught if one.ndim <= 1], "weight_decay": 0.0},
    ]


def step(model: nn.Module, loss: Tensor, optimizer: torch.optim.Optimizer, rates: LRScheduler) -> None:
    """One step down the loss, no longer than 1."""
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    rates.step()


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is gone over a number of times."""

    new: list[Passage]
    known: list[Passage]
    """Of these a half each time."""

    def __len__(self) -> int:
        return len(self.new) + len(self.known)


def drawn(lesson: Lesson, tokenizer: Tokenizer, dice: random.Random) -> list[Example]:
    """Passages, of others now and then, and either as a whole or sentence by sentence: context teaches, and sentences
    are what is read."""
    some = [swapped(one, dice) for one in lesson.new + dice.sample(lesson.known, len(lesson.known) // 2)]
    parts = (parted(one) if dice.random() < PARTED else [one] for one in some)
    return [example(part, tokenizer) for each in parts for part in each if part.text]


def teach(
    reader: Reader, lesson: Lesson, checked: list[Example], tokenizer: Tokenizer, given: argparse.Namespace
) -> None:
    """Goes over the passages a number of times, and says after each how it reads those kept apart."""
    dice, epochs = random.Random(given.seed), given.epochs
    optimizer = torch.optim.AdamW(groups(reader), lr=given.rate)
    steps = math.ceil(len(drawn(lesson, tokenizer, random.Random(0))) / BATCH) + 1
    rates = schedule(epochs * steps, optimizer)
    loss_of = nn.CrossEntropyLoss(ignore_index=UNTAUGHT)
    began = time.monotonic()
    for epoch in range(epochs):
        reader.train()
        losses = []
        for batch in batches(drawn(lesson, tokenizer, dice), dice):
            *given, families = tensors(batch)
            with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
                said, early = (one.float().flatten(0, 1) for one in reader(*given))
            loss = loss_of(said, families.flatten()) + EARLY * loss_of(early, families.flatten())
            step(reader, loss, optimizer, rates)
            losses.append(loss.item())
        told = f"pieces right {right(reader, checked)}" if checked else ""
        print(
            f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.4f} {told} {time.monotonic() - began:.0f} s",
            flush=True,
        )


@torch.inference_mode()
def right(reader: Reader, examples: list[Example]) -> str:
    """Precision and recall over pieces at one half: of a family or of none."""
    reader.eval()
    both = said = meant = 0
    for batch in batches(examples, random.Random(0)):
        *given, families = tensors(batch)
        noticed = (reader(*given)[0].softmax(-1)[..., 0] < 0.5) & (families != UNTAUGHT)
        flagged = families > 0
        both += int((noticed & flagged).sum())
        said += int(noticed.sum())
        meant += int(flagged.sum())
    return f"{both / max(1, said):.3f} / {both / max(1, meant):.3f}"


def main() -> None:
    """Teaches and writes the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("passages", type=Path, nargs="+")
    arguments.add_argument("--half", type=Path, nargs="*", default=[])
    arguments.add_argument("--check", type=Path, nargs="*", default=[])
    arguments.add_argument("--epochs", type=int, default=6)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--rate", type=float, default=RATE)
    arguments.add_argument("--begin", type=Path)
    given = arguments.parse_args()
    torch.manual_seed(given.seed)
    tokenizer = Tokenizer.from_file(str(given.work / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST, strategy="only_second")
    lesson = Lesson(list(passages(given.passages)), list(passages(given.half)))
    plain = (named(one) for one in passages(given.check))
    checked = [example(part, tokenizer) for one in plain for part in parted(one)]
    print(f"{len(lesson)} passages taught, {len(checked)} kept apart", flush=True)
    reader = Reader(json.loads((given.work / "rows.json").read_text(encoding="utf-8")))
    if given.begin:
        reader.load_state_dict(load_file(given.begin))
    teach(reader, lesson, checked, tokenizer, given)
    save_file({name: one.contiguous() for name, one in reader.state_dict().items()}, given.work / "reader.safetensors")


if __name__ == "__main__":
    main()
